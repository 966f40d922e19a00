"""The history of each milestone that somebody told about: what every submission changed, undone or not."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, cast

from sqlalchemy import Connection

from data.content import MILESTONE_FIELDS, MilestoneRow, Status
from data.facts.history import Change, Telling, Turn, Value
from data.store.plans import read_milestones
from data.store.reading import Event, accepted_submissions, active_submissions, read_events
from data.submissions.plans import PlanKey, plan_key
from data.workbook.names import STATUSES

SHOWN_FIELDS: Final = tuple(name for name in MILESTONE_FIELDS if name != "responsible")
"""Who is responsible is for signed-in staff only, and so is its history."""

_NOTHING: Final[Mapping[str, Any]] = {"responsible": "", "reason": "", "note": ""}
Told = dict[int, MilestoneRow]


def milestone_histories(
    connection: Connection, shipped: Iterable[MilestoneRow], *, at: int | None = None
) -> dict[PlanKey, tuple[Telling, ...]]:
    """Return what happened to each milestone that a submission told about, oldest first.

    Parameters
    ----------
    shipped
        The milestones as shipped: what the first submission found.
    at
        Up to this event; None for all.
    """
    told: dict[PlanKey, Told] = {}
    for number, row in read_milestones(connection, accepted_submissions(connection, at=at)):
        if set(MILESTONE_FIELDS) - row.kept:
            told.setdefault(plan_key(row), {})[number] = row
    first = {plan_key(row): row for row in shipped}
    events = read_events(connection, at=at) if told else []
    counting = set(active_submissions(connection, at=at)) if told else set()
    return {key: tuple(_history(rows, first.get(key), events, counting)) for key, rows in told.items()}


def _history(
    told: Told, shipped: MilestoneRow | None, events: Iterable[Event], counting: set[int]
) -> Iterator[Telling]:
    active: set[int] = set()
    for event in events:
        number = event.submission
        if number is None or number not in told:
            continue
        before = _state(told, shipped, active)
        active = active - {number} if event.kind == "undone" else active | {number}
        after = _state(told, shipped, active)
        changes = tuple(_changes(before, after))
        if changes or event.kind != "accepted":
            turn = cast(Turn, event.kind)
            yield Telling(number, turn, event.at.date(), event.organisation, changes, number in counting)


def _state(told: Told, shipped: MilestoneRow | None, active: set[int]) -> dict[str, Any]:
    """Return the fields as the submissions in force leave them; the later one counts."""
    state = {name: getattr(shipped, name) if shipped else _NOTHING.get(name) for name in SHOWN_FIELDS}
    for number in sorted(active):
        state |= {name: getattr(told[number], name) for name in SHOWN_FIELDS if name not in told[number].kept}
    return state


def _changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    for name in SHOWN_FIELDS:
        if before[name] != after[name]:
            yield Change(name, _value(before[name]), _value(after[name]))


def _value(value: Any) -> Value:
    return STATUSES[value] if isinstance(value, Status) else cast(Value, value)
