"""What all exhibits of the plans read: which actions are chosen, how they stand, and dates in words."""

import datetime as dt
from collections.abc import Collection, Mapping

from analysis.plans import NoSlippage, Slippage, Status, action_status
from data.evidence import Evidence
from data.facts import Action, verified
from data.facts.words import PARTNERSHIP
from data.partial_dates import PartialDate
from exhibits.exhibit import Parameters
from exhibits.plan_records import action_records
from exhibits.plan_words import STATUS_WORDS
from text import Text, mark
from text.messages import Precision

NOT_PUBLISHED = mark("Not published")
_STOPPED = (Status.CANCELLED, Status.WITHDRAWN)
_REFUSED: Mapping[NoSlippage, str] = {
    NoSlippage.NO_BASELINE: mark("no first due date"),
    NoSlippage.NO_DATE: mark("no date"),
    NoSlippage.PRECISION: mark("dates of different precision"),
}


def judged_on(evidence: Evidence, parameters: Parameters) -> dt.date:
    """Return the day on which statuses are judged: the one chosen, else the day the project ended."""
    end = evidence.facts.project["end"].date
    if parameters.as_of is not None:
        return parameters.as_of
    if end is None:
        raise ValueError("the project has no end and no day was chosen")
    return end.last_day()


def as_of_words(evidence: Evidence, parameters: Parameters, text: Text) -> str:
    """Return "Statuses as of 22 November 2026"."""
    return text.say("Statuses as of {date}.", date=text.date(judged_on(evidence, parameters)))


def chosen_actions(evidence: Evidence, cities: Collection[str]) -> list[Action]:
    """Return the verified actions of some cities, city by city."""
    actions = verified(evidence.facts.actions.values())
    return [action for city in cities for action in actions if action.city == city]


def action_statuses(evidence: Evidence, parameters: Parameters) -> dict[str, Status]:
    """Return the computed status of every action, verified or not."""
    day = judged_on(evidence, parameters)
    return {record.key: action_status(record, as_of=day) for record in action_records(evidence.facts)}


def answer(statuses: Collection[Status], text: Text) -> str:
    """Return what became of some actions in one sentence."""
    done = sum(status is Status.DONE for status in statuses)
    stopped = sum(status in _STOPPED for status in statuses)
    rest = len(statuses) - done - stopped
    if stopped:
        return text.say(
            "Of {all} actions, {done} reported as done, {stopped} as cancelled or withdrawn; "
            "for {rest}, no source reports an end",
            all=len(statuses), done=done, stopped=stopped, rest=rest,
        )  # fmt: skip
    return text.say(
        "{done} of {all} actions reported as done; for {rest}, no source reports an end",
        done=done,
        all=len(statuses),
        rest=rest,
    )


def signed(status: Status, text: Text) -> str:
    """Return a status as sign and word, such as "✓ done"."""
    words = STATUS_WORDS[status]
    return f"{words.sign} {text.say(words.word)}"


def date_words(date: PartialDate | None, text: Text) -> str:
    """Return a date in words as precise as it is known, or nothing."""
    return text.date(date.first_day(), precision=date.precision) if date else ""


def span_words(start: PartialDate | None, end: PartialDate | None, text: Text) -> str:
    """Return a timeframe in words, saying which end is not published; empty where neither is."""
    first, last = date_words(start, text), date_words(end, text)
    if first and last:
        return first if first == last else text.say("{first} to {last}", first=first, last=last)
    if first:
        return text.say("from {first}; the end is not published", first=first)
    return text.say("until {last}; the start is not published", last=last) if last else ""


def city_name(evidence: Evidence, key: str, text: Text) -> str:
    """Return a city's or place's name; the partnership's own in the reader's language."""
    place = evidence.facts.places[key]
    return text.say(PARTNERSHIP) if place.role == "partnership" else place.name


def slippage_words(found: Slippage | NoSlippage, text: Text) -> str:
    """Return how far a milestone moved, such as "3 months later", or why that cannot be told."""
    if isinstance(found, NoSlippage):
        return text.say(_REFUSED[found])
    if found.amount == 0:
        return text.say("not moved")
    return _later(found.amount, found.unit, text) if found.amount > 0 else _earlier(-found.amount, found.unit, text)


def _later(amount: int, unit: Precision, text: Text) -> str:
    match unit:
        case "day":
            return text.plural("{number} day later", "{number} days later", amount)
        case "month":
            return text.plural("{number} month later", "{number} months later", amount)
        case _:
            return text.plural("{number} year later", "{number} years later", amount)


def _earlier(amount: int, unit: Precision, text: Text) -> str:
    match unit:
        case "day":
            return text.plural("{number} day earlier", "{number} days earlier", amount)
        case "month":
            return text.plural("{number} month earlier", "{number} months earlier", amount)
        case _:
            return text.plural("{number} year earlier", "{number} years earlier", amount)
