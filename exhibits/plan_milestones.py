"""Milestones in rows: their dates and history, the computed status beside the reported one, how far they moved."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from analysis.plans import Status, milestone_status, slippage
from charts.listing import Listing, ListingCell
from data.evidence import Evidence
from data.facts import Milestone, verified
from data.facts.words import REPORTED
from exhibits.exhibit import Parameters, Shown, nothing_to_show
from exhibits.links import page_link
from exhibits.plan_reading import as_of_words, city_name, date_words, judged_on, signed, slippage_words
from exhibits.plan_records import milestone_records
from exhibits.plan_told import milestone_notes, told_cell, told_column
from exhibits.table import Column, Table
from exhibits.web_sources import cited, pages_cell, pages_column
from text import Text


@dataclass(frozen=True)
class JudgedMilestone:
    """A milestone with its computed status and how far it moved, in words."""

    milestone: Milestone
    status: Status
    moved: str

    @property
    def day(self) -> dt.date:
        """The first day it may mean, for sorting; milestones without a date come last."""
        date = self.milestone.done or self.milestone.due
        return date.first_day() if date else dt.date.max


def judged(evidence: Evidence, parameters: Parameters, text: Text) -> list[JudgedMilestone]:
    """Return the verified milestones of the chosen action, or of the chosen cities and the partnership, by date."""
    day = judged_on(evidence, parameters)
    found = [
        JudgedMilestone(evidence.facts.milestones[record.key], milestone_status(record, as_of=day), moved)
        for record in milestone_records(evidence.facts)
        if record.verified and _is_chosen(evidence.facts.milestones[record.key], parameters)
        for moved in [slippage_words(slippage(record), text)]
    ]
    return sorted(found, key=lambda item: item.day)


def _is_chosen(milestone: Milestone, parameters: Parameters) -> bool:
    if parameters.action:
        return milestone.action == parameters.action
    return milestone.city in (*parameters.cities, "partnership")


def build(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:
    """Return the milestones as a list; the headline counts those done and those past their date."""
    found = judged(evidence, parameters, text)
    if not found:
        return nothing_to_show(
            text.say("No milestone is published"),
            next_step=text.say("Staff add milestones in the sheet “Milestones” of the city’s workbook."),
        )
    below = cited([item.milestone for item in found], text)
    headline = _headline([item.status for item in found], text)
    return Shown(
        headline=headline,
        subtitle=as_of_words(evidence, parameters, text),
        figure=_listing(evidence, found, parameters, text),
        table=milestone_table(evidence, found, text),
        alt=headline,
        sources=below.sources,
        caveats=below.caveats,
    )


def _headline(statuses: Collection[Status], text: Text) -> str:
    done = sum(status is Status.DONE for status in statuses)
    late = sum(status is Status.LATE for status in statuses)
    if not late:
        return text.say("{done} of {all} milestones done, none past its date", done=done, all=len(statuses))
    return text.plural(
        "{done} of {all} milestones done; {number} is past its date, and no source says that it was reached",
        "{done} of {all} milestones done; {number} are past their date, and no source says that they were reached",
        late,
        done=done,
        all=len(statuses),
    )


def _listing(evidence: Evidence, found: Iterable[JudgedMilestone], parameters: Parameters, text: Text) -> Listing:
    headings = [text.say("Milestone"), text.say("First due"), text.say("Due now"), text.say("Done"),
                text.say("By the rule"), text.say("Reported"), text.say("Moved")]  # fmt: skip
    rows = [_cells(evidence, item, parameters, text) for item in found]
    if not parameters.action:
        headings.insert(0, text.say("City"))
    return Listing(tuple(headings), tuple(rows))


def _cells(evidence: Evidence, item: JudgedMilestone, parameters: Parameters, text: Text) -> tuple[ListingCell, ...]:
    step = item.milestone
    link = page_link("plans", parameters, text, action=step.action) if step.action and not parameters.action else ""
    cells = (
        ListingCell(text.say(step.title), note=milestone_notes(evidence, step, text), address=link, pages=step.sources),
        ListingCell(date_words(step.baseline, text)),
        ListingCell(date_words(step.due, text)),
        ListingCell(date_words(step.done, text)),
        ListingCell(signed(item.status, text)),
        ListingCell(text.say(REPORTED[step.status]), soft=True),
        ListingCell(item.moved, soft=True),
    )
    return cells if parameters.action else (ListingCell(city_name(evidence, step.city, text), city=step.city), *cells)


def milestone_table(evidence: Evidence, found: Iterable[JudgedMilestone], text: Text) -> Table:
    """Return milestones as rows of raw values, dates in their own precision."""
    columns = (
        Column("city", text.say("City")),
        Column("action", text.say("Action")),
        Column("milestone", text.say("Milestone")),
        Column("baseline", text.say("First due"), "date"),
        Column("due", text.say("Due now"), "date"),
        Column("done", text.say("Done"), "date"),
        Column("status", text.say("By the rule")),
        Column("reported", text.say("Reported")),
        Column("moved", text.say("Moved")),
        Column("note", text.say("Note")),
        pages_column(text),
    )
    rows = [_row(evidence, item, text) for item in found]
    told = [told_column(text)] if any(row["told"] for row in rows) else []
    return Table((*columns, *told), tuple(rows))


def _row(evidence: Evidence, item: JudgedMilestone, text: Text) -> dict[str, str | None]:
    step = item.milestone
    return {
        "city": city_name(evidence, step.city, text),
        "action": step.action,
        "milestone": text.say(step.title),
        "baseline": step.baseline.isoformat() if step.baseline else None,
        "due": step.due.isoformat() if step.due else None,
        "done": step.done.isoformat() if step.done else None,
        "status": signed(item.status, text),
        "reported": text.say(REPORTED[step.status]),
        "moved": item.moved,
        "note": milestone_notes(evidence, step, text),
        "sources": pages_cell(step),
        "told": told_cell(evidence, step, text),
    }


def build_undrawn(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:
    """Return what stands beside the timeline: milestones without a date, or that its rows have no place for."""
    found = [(step, why) for step in _steps(evidence, parameters) if (why := _why_not_drawn(step, text))]
    if not found:
        return nothing_to_show(
            text.say("Every milestone stands on the timeline"),
            next_step=text.say("The dates of all milestones are in the table of the timeline."),
        )
    headline = text.plural(
        "{number} milestone stands beside the timeline",
        "{number} milestones stand beside the timeline",
        len(found),
    )
    names = ("city", "milestone", "date", "why")
    headings = (text.say("City"), text.say("Milestone"), text.say("Date"), text.say("Why it is not drawn"))
    rows = tuple(
        (city_name(evidence, step.city, text), text.say(step.title), date_words(step.done or step.due, text), why)
        for step, why in found
    )
    below = cited([step for step, _ in found], text)
    cells = tuple(
        (ListingCell(row[0], city=step.city), ListingCell(row[1]), ListingCell(row[2]), ListingCell(row[3], soft=True))
        for (step, _), row in zip(found, rows, strict=True)
    )
    return Shown(
        headline=headline,
        subtitle="",
        figure=Listing(headings, cells),
        table=Table(
            (*map(Column, names, headings), pages_column(text)),
            tuple(
                dict(zip(names, row, strict=True)) | {"sources": pages_cell(step)}
                for (step, _), row in zip(found, rows, strict=True)
            ),
        ),
        alt=headline,
        sources=below.sources,
        caveats=below.caveats,
    )


def _steps(evidence: Evidence, parameters: Parameters) -> list[Milestone]:
    steps = verified(evidence.facts.milestones.values())
    return [step for step in steps if step.city in (*parameters.cities, "partnership")]


def _why_not_drawn(step: Milestone, text: Text) -> str:
    date = step.done or step.due
    if date is None:
        return text.say("No date is known.")
    if step.scope == "lab" and date.precision == "year":
        return text.say("Only the year is known.")
    return text.say("It belongs to the title, not to the project.") if step.scope == "context" else ""
