"""What became of the action plans: status by a published rule, slippage, completeness, documented labs.

The records here are what the rules need and no more, so that shipped facts and what partners submit are judged alike.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, Protocol

import pandas as pd

from text.messages import Precision

Reported = Literal["Not started", "In progress", "Completed", "Delayed", "Cancelled", "Withdrawn", "Not reported"]


class KnownDate(Protocol):
    """A date as precise as it is known, such as :class:`data.partial_dates.PartialDate`."""

    @property
    def precision(self) -> Precision:
        """How far the date is known."""
        ...

    def first_day(self) -> dt.date:
        """Return the first day that the date may mean."""
        ...

    def last_day(self) -> dt.date:
        """Return the last day that the date may mean."""
        ...


class Status(StrEnum):
    """The computed status, in the order in which the rule asks for it."""

    CANCELLED = "cancelled"
    WITHDRAWN = "withdrawn"
    DONE = "done"
    LATE = "late"
    IN_PROGRESS = "in progress"
    NOT_STARTED = "not started"
    NOT_REPORTED = "not reported"


class NoSlippage(StrEnum):
    """Why there is no slippage to tell."""

    NO_BASELINE = "no baseline"
    NO_DATE = "no date"  # neither done nor due
    PRECISION = "precision"  # a day cannot be subtracted from a month


class PlanField(StrEnum):
    """What the programme asks a plan to say about each of its actions."""

    NATURE = "nature"
    TIMEFRAME = "timeframe"
    PLAYERS = "players"
    COSTS = "costs"
    FUNDING = "funding"
    INDICATOR = "indicator"
    TARGET = "target"


class Extent(StrEnum):
    """How much of a field is published."""

    FULL = "full"
    PART = "part"  # one end of the timeframe; a target for some of the indicators
    NONE = "none"


@dataclass(frozen=True)
class MilestoneRecord:
    """A milestone to be judged: ``due`` is the due date now reported, ``baseline`` the first one accepted."""

    key: str
    city: str
    action: str
    status: Reported
    due: KnownDate | None
    done: KnownDate | None
    baseline: KnownDate | None
    verified: bool = True


@dataclass(frozen=True)
class IndicatorRecord:
    """An indicator of the action itself, with its target where there is one."""

    title: str
    target: float | None


@dataclass(frozen=True)
class ActionRecord:
    """An action to be judged; texts are empty, numbers and dates None where nothing is published."""

    key: str
    city: str
    status: Reported
    nature: str
    players: str
    start: KnownDate | None
    end: KnownDate | None
    cost_eur: float | None
    funding: str
    indicators: tuple[IndicatorRecord, ...]
    verified: bool = True


@dataclass(frozen=True)
class Slippage:
    """How far a date moved: ``amount`` whole days, months or years, later when positive."""

    amount: int
    unit: Precision


@dataclass(frozen=True)
class LabCount:
    """How many labs of a city are documented, of how many promised."""

    documented: int
    promised: int


def computed_status(*, reported: Reported, due: KnownDate | None, done: KnownDate | None, as_of: dt.date) -> Status:
    """Return the status by the published rule; the first that applies counts.

    1. cancelled or withdrawn, when reported so;
    2. done, when there is a done date or it is reported as completed;
    3. late, when it was due before ``as_of``, or is reported as delayed. A month or a year is due at its end;
    4. in progress, 5. not started, when reported so; 6. not reported.

    The as-of date decides about lateness alone.
    """
    if reported in ("Cancelled", "Withdrawn"):
        return Status(reported.lower())
    if done is not None or reported == "Completed":
        return Status.DONE
    if reported == "Delayed" or (due is not None and due.last_day() < as_of):
        return Status.LATE
    return Status(reported.lower())


def milestone_status(milestone: MilestoneRecord, *, as_of: dt.date) -> Status:
    """Return the computed status of a milestone on a day."""
    return computed_status(reported=milestone.status, due=milestone.due, done=milestone.done, as_of=as_of)


def action_status(action: ActionRecord, *, as_of: dt.date) -> Status:
    """Return the computed status of an action on a day: it is due at its end."""
    return computed_status(reported=action.status, due=action.end, done=None, as_of=as_of)


def count_statuses(statuses: Iterable[Status]) -> dict[Status, int]:
    """Return how often each status occurs, in the order of the rule, zeros included."""
    listed = list(statuses)
    return {status: listed.count(status) for status in Status}


def slippage(milestone: MilestoneRecord) -> Slippage | NoSlippage:
    """Return how far a milestone moved from its baseline, or why that cannot be told.

    It is the done date, else the due date now reported, minus the baseline, in days between days, months between
    months and years between years; dates of different precision are not subtracted.
    """
    now = milestone.done or milestone.due
    if milestone.baseline is None:
        return NoSlippage.NO_BASELINE
    if now is None:
        return NoSlippage.NO_DATE
    if now.precision != milestone.baseline.precision:
        return NoSlippage.PRECISION
    return Slippage(_difference(now, milestone.baseline), now.precision)


def _difference(later: KnownDate, earlier: KnownDate) -> int:
    end, start = later.first_day(), earlier.first_day()
    if later.precision == "day":
        return (end - start).days
    years = end.year - start.year
    return years if later.precision == "year" else 12 * years + end.month - start.month


def completeness(action: ActionRecord) -> dict[PlanField, Extent]:
    """Return how much of each field is published about an action."""
    with_target = [indicator.target is not None for indicator in action.indicators]
    return {
        PlanField.NATURE: _extent([bool(action.nature)]),
        PlanField.TIMEFRAME: _extent([action.start is not None, action.end is not None]),
        PlanField.PLAYERS: _extent([bool(action.players)]),
        PlanField.COSTS: _extent([action.cost_eur is not None]),
        PlanField.FUNDING: _extent([bool(action.funding)]),
        PlanField.INDICATOR: _extent([bool(action.indicators)]),
        PlanField.TARGET: _extent(with_target),
    }


def _extent(parts: Collection[bool]) -> Extent:
    if not any(parts):
        return Extent.NONE
    return Extent.FULL if all(parts) else Extent.PART


def completeness_by_city(actions: Iterable[ActionRecord], *, cities: Iterable[str]) -> pd.DataFrame:
    """Return how complete each city's plan is, field by field.

    Parameters
    ----------
    actions
        Actions of any city; those that are not verified do not count.
    cities
        The cities to show, in this order; one without actions has rows of zeros.

    Returns
    -------
    pandas.DataFrame
        One row per city and field with the columns ``city``, ``field`` (:class:`PlanField` value), and the numbers of
        actions: ``actions`` in the plan, ``full`` and ``part`` those that publish the field, ``none`` those that do
        not.
    """
    counted = [action for action in actions if action.verified]
    rows = [
        {"city": city, "field": field.value} | _extents([action for action in counted if action.city == city], field)
        for city in cities
        for field in PlanField
    ]
    return pd.DataFrame(rows, columns=["city", "field", "actions", "full", "part", "none"])


def _extents(actions: list[ActionRecord], field: PlanField) -> dict[str, int]:
    extents = [completeness(action)[field] for action in actions]
    return {"actions": len(actions)} | {extent.value: extents.count(extent) for extent in Extent}


def documented_labs(
    labs: Iterable[tuple[str, int]], *, cities: Iterable[str], promised_per_city: int
) -> Mapping[str, LabCount]:
    """Return per city how many labs are documented; sessions of one lab count once.

    Parameters
    ----------
    labs
        City and number of each documented lab or session.
    cities
        The cities to count, in this order.
    promised_per_city
        How many labs the project promised in each city.
    """
    numbers = set(labs)
    return {
        city: LabCount(documented=sum(of == city for of, _ in numbers), promised=promised_per_city) for city in cities
    }
