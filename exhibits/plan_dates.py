"""The timeline as an exhibit: what became of the plans, on one axis, with the milestones as its table."""

import datetime as dt

from data.evidence import Evidence
from data.facts import Facts, verified
from exhibits.exhibit import Parameters, Shown, nothing_to_show
from exhibits.plan_milestones import judged, milestone_table
from exhibits.plan_reading import action_statuses, answer, as_of_words, chosen_actions, judged_on
from exhibits.plan_timeline import plan_timeline, project_window
from exhibits.web_sources import cited
from text import Text

MARGIN = dt.timedelta(days=21)
Window = tuple[dt.date, dt.date]


def build(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:
    """Return the timeline of the chosen cities, or of one action; the headline says what became of the actions."""
    if not parameters.cities and not parameters.action:
        return nothing_to_show(text.say("No city is chosen"), next_step=text.say("Choose at least one city above."))
    facts = evidence.facts
    statuses = action_statuses(evidence, parameters)
    shown = [action.key for action in chosen_actions(evidence, parameters.cities)]
    found = judged(evidence, parameters, text)
    headline = answer([statuses[key] for key in shown], text)
    action = facts.actions.get(parameters.action)
    if action is not None:
        headline = text.say(action.title)
    below = cited([item.milestone for item in found] or list(facts.actions.values()), text)
    return Shown(
        headline=headline,
        subtitle=as_of_words(evidence, parameters, text),
        figure=plan_timeline(
            facts,
            evidence.catalogue,
            text,
            as_of=judged_on(evidence, parameters),
            cities=(action.city,) if action else parameters.cities,
            window=window_of(facts, parameters),
            covid=parameters.covid,
            only=parameters.action,
        ),
        table=milestone_table(evidence, found, text),
        alt=text.plural(
            "{headline}. {number} milestone on one axis of time; the table gives each date.",
            "{headline}. {number} milestones on one axis of time; the table gives each date.",
            len(found),
            headline=headline,
        ),
        sources=below.sources,
        caveats=below.caveats,
    )


def window_of(facts: Facts, parameters: Parameters) -> Window:
    """Return the first and last day of the axis for a part of the project."""
    if parameters.action and parameters.phase == "project":
        return _around_action(facts, parameters.action)
    start, turn, end = (facts.project[key].date for key in ("start", "phase_2_start", "end"))
    if start is None or turn is None or end is None:
        return project_window(facts)
    match parameters.phase:
        case "1":
            return start.first_day() - MARGIN, turn.first_day() + MARGIN
        case "2":
            return turn.first_day() - MARGIN, end.last_day() + MARGIN
        case "after":
            return end.last_day() - MARGIN, _last_day(facts, end.last_day()) + 4 * MARGIN
        case _:
            return project_window(facts)


def _last_day(facts: Facts, at_least: dt.date) -> dt.date:
    dates = [step.done or step.due for step in verified(facts.milestones.values())]
    return max([date.last_day() for date in dates if date] + [at_least])


def _around_action(facts: Facts, key: str) -> Window:
    """Return the project's window, made wider where the action reaches beyond it."""
    first, last = project_window(facts)
    action = facts.actions[key]
    dates = [action.start, action.end, *(step.done or step.due for step in facts.milestones.values()
                                         if step.action == key)]  # fmt: skip
    known = [date for date in dates if date]
    return (
        min([first, *(date.first_day() - MARGIN for date in known)]),
        max([last, *(date.last_day() + MARGIN for date in known)]),
    )
