"""The plans in a few rows, as a slide has room for: every action with its status, and the steps still open."""

from charts.listing import Listing, ListingCell
from data.evidence import Evidence
from data.facts import Action
from exhibits.exhibit import Parameters, Shown, nothing_to_show
from exhibits.links import page_link
from exhibits.plan_milestones import JudgedMilestone, judged, milestone_table
from exhibits.plan_reading import (
    NOT_PUBLISHED,
    action_statuses,
    answer,
    as_of_words,
    chosen_actions,
    city_name,
    date_words,
    signed,
    span_words,
)
from exhibits.table import Column, Table
from exhibits.web_sources import cited, pages_cell, pages_column
from text import Text

NEWEST_DONE = 3  # what was last heard of, before what is open


def build_actions(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:
    """Return one row per action: when, and how it stands by the rule."""
    actions = chosen_actions(evidence, parameters.cities)
    if not actions:
        return nothing_to_show(text.say("No city is chosen"), next_step=text.say("Choose at least one city above."))
    statuses = action_statuses(evidence, parameters)
    below = cited(actions, text)
    headline = answer([statuses[action.key] for action in actions], text)
    names = ("city", "action", "when", "status")
    headings = (text.say("City"), text.say("Action"), text.say("When"), text.say("By the rule"))
    said = {action.key: (_when(action, text), signed(statuses[action.key], text)) for action in actions}
    return Shown(
        headline=headline,
        subtitle=as_of_words(evidence, parameters, text),
        figure=Listing(headings, tuple(_cells(evidence, one, parameters, said[one.key], text) for one in actions)),
        table=Table(
            (*map(Column, names, headings), pages_column(text)),
            tuple(
                dict(
                    zip(names, (city_name(evidence, one.city, text), text.say(one.title), *said[one.key]), strict=True)
                )
                | {"sources": pages_cell(one)}
                for one in actions
            ),
        ),
        alt=headline,
        sources=below.sources,
        caveats=below.caveats,
    )


def _cells(
    evidence: Evidence, action: Action, parameters: Parameters, said: tuple[str, str], text: Text
) -> tuple[ListingCell, ...]:
    when, status = said
    link = page_link("plans", parameters, text, action=action.key)
    who = text.say(action.players) if action.players and len(parameters.cities) == 1 else ""
    return (
        ListingCell(city_name(evidence, action.city, text), city=action.city),
        ListingCell(text.say(action.title), note=who, address=link),
        ListingCell(when, soft=when == text.say(NOT_PUBLISHED)),
        ListingCell(status),
    )


def _when(action: Action, text: Text) -> str:
    return span_words(action.start, action.end, text) or text.say(NOT_PUBLISHED)


def build_open(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:
    """Return the cities' milestones that no source reports as reached, after the last that were."""
    found = [item for item in judged(evidence, parameters, text) if item.milestone.city in parameters.cities]
    if not found:
        return nothing_to_show(
            text.say("No milestone is published"),
            next_step=text.say("Staff add milestones in the sheet “Milestones” of the city’s workbook."),
        )
    still = [item for item in found if item.status != "done"]
    shown = [*[item for item in found if item.status == "done"][-NEWEST_DONE:], *still]
    below = cited([item.milestone for item in shown], text)
    headline = text.plural(
        "{number} milestone is open; the last reached is of {date}",
        "{number} milestones are open; the last reached is of {date}",
        len(still),
        date=_last_heard(found, text),
    )
    headings = (text.say("City"), text.say("Milestone"), text.say("Date"), text.say("By the rule"))
    return Shown(
        headline=headline,
        subtitle=as_of_words(evidence, parameters, text),
        figure=Listing(headings, tuple(_step(evidence, item, text) for item in shown)),
        table=milestone_table(evidence, shown, text),
        alt=headline,
        sources=below.sources,
        caveats=below.caveats,
    )


def _last_heard(found: list[JudgedMilestone], text: Text) -> str:
    done = [item.milestone.done for item in found if item.milestone.done is not None]
    newest = max(done, key=lambda date: date.first_day(), default=None)
    return date_words(newest, text) or "–"


def _step(evidence: Evidence, item: JudgedMilestone, text: Text) -> tuple[ListingCell, ...]:
    step = item.milestone
    return (
        ListingCell(city_name(evidence, step.city, text), city=step.city),
        ListingCell(text.say(step.title)),
        ListingCell(date_words(step.done or step.due, text)),
        ListingCell(signed(item.status, text)),
    )
