"""The published rule for statuses, and what it says on the day of the page."""

import datetime as dt
from collections.abc import Iterable

from analysis.plans import MilestoneRecord, Status, computed_status, count_statuses, milestone_status
from charts.listing import Listing, ListingCell
from data.evidence import Evidence
from exhibits.exhibit import Parameters, Shown
from exhibits.plan_reading import action_statuses, as_of_words, chosen_actions, judged_on, signed
from exhibits.plan_records import milestone_records
from exhibits.plan_words import STATUS_WORDS
from exhibits.table import Column, Table
from exhibits.web_sources import cited
from text import Text


def build(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:
    """Return the rule line by line with its counts; the headline says how often it differs from what is reported."""
    day = judged_on(evidence, parameters)
    statuses = action_statuses(evidence, parameters)
    actions = count_statuses(statuses[action.key] for action in chosen_actions(evidence, parameters.cities))
    chosen = (*parameters.cities, "partnership")
    records = [item for item in milestone_records(evidence.facts) if item.verified and item.city in chosen]
    milestones = count_statuses(milestone_status(record, as_of=day) for record in records)
    differing = sum(milestone_status(record, as_of=day) is not status for record, status in _by_report(records))
    headline = _headline(differing, text)
    below = cited([evidence.facts.milestones[record.key] for record in records], text)
    names = ("status", "rule", "actions", "milestones")
    headings = (text.say("Status"), text.say("When it applies"), text.say("Actions"), text.say("Milestones"))
    rows = [
        (signed(status, text), text.say(words.rule), actions[status], milestones[status])
        for status, words in STATUS_WORDS.items()
    ]
    return Shown(
        headline=headline,
        subtitle=text.say("{as_of} The first line that applies counts; a month or a year is due at its end.",
                          as_of=as_of_words(evidence, parameters, text)),
        figure=Listing(headings, tuple(_cells(row, text) for row in rows)),
        table=Table(
            tuple(Column(name, words, "number" if name in ("actions", "milestones") else "text")
                  for name, words in zip(names, headings, strict=True)),
            tuple(dict(zip(names, row, strict=True)) for row in rows),
        ),
        alt=headline,
        sources=below.sources,
    )  # fmt: skip


def _by_report(records: Iterable[MilestoneRecord]) -> list[tuple[MilestoneRecord, Status]]:
    """Return each milestone with the status that its report alone would give."""
    # Without any date the as-of date decides nothing.
    return [
        (record, computed_status(reported=record.status, due=None, done=None, as_of=dt.date.min)) for record in records
    ]


def _headline(differing: int, text: Text) -> str:
    if not differing:
        return text.say("How the status is computed: it agrees with every report")
    return text.plural(
        "How the status is computed: for {number} milestone it differs from the report",
        "How the status is computed: for {number} milestones it differs from the report",
        differing,
    )


def _cells(row: tuple[str, str, int, int], text: Text) -> tuple[ListingCell, ...]:
    status, rule, actions, milestones = row
    counts = (ListingCell(text.number(number), soft=number == 0) for number in (actions, milestones))
    return (ListingCell(status), ListingCell(rule), *counts)
