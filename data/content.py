"""What a workbook, an edit or a template holds once it is read: plain records, each with its sheet and cell.

The workbook side produces a :class:`Content`, the store side accepts it and gives one back to fill a template with.
Cities, indicators and actions are keys of the catalogue and of the plans, never the names a reader sees.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Literal

from data.partial_dates import PartialDate

Area = Literal["city", "nuts3", "nuts2", "fua"]
PARTNERSHIP = "partnership"
"""The city key of rows about the whole project; only administrators write them."""

PARTNERSHIP_ACTIONS: tuple[str, ...] = ("project", "context")
"""The two action keys that rows of the partnership may carry."""


class Status(StrEnum):
    """How a milestone stands; the last two need a reason."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    DELAYED = "delayed"
    CANCELLED = "cancelled"
    WITHDRAWN = "withdrawn"


NEEDS_REASON = frozenset({Status.CANCELLED, Status.WITHDRAWN})


@dataclass(frozen=True, kw_only=True)
class IndicatorRow:
    """One figure of a city, with the cell of its value.

    Attributes
    ----------
    city, indicator
        Keys of the catalogue.
    area
        The level the figure is for; a row without one has been given the indicator's default.
    year
        The calendar year of the figure.
    value
        In the indicator's unit; None where the cell held a word for "missing". Such a row stores no value.
    unit
        Key of the catalogue's unit.
    flag
        Eurostat's letters, "" for none.
    breakdown
        "total" unless the row says otherwise.
    origin
        The column "Source": where the figure comes from, in the uploader's words.
    """

    city: str
    indicator: str
    area: Area
    year: int
    value: float | None
    unit: str
    flag: str = ""
    breakdown: str = "total"
    origin: str = ""
    note: str = ""
    sheet: str = ""
    cell: str = ""


@dataclass(frozen=True, kw_only=True)
class MilestoneRow:
    """One dated step of an action, with the cell of its name.

    Attributes
    ----------
    city
        Key of the catalogue, or :data:`PARTNERSHIP`.
    action
        Key of an action of that city ("TIM-1"), or one of :data:`PARTNERSHIP_ACTIONS`.
    milestone
        The milestone's own name: with city and action it is the key.
    due_date, done_date, status, progress
        None: not known. Progress runs from 0 to 100.
    baseline_date
        The due date first set, as written by the template. Never taken from a file.
    responsible
        A person or an organisation; shown to signed-in staff only.
    kept
        Fields this row leaves as they are stored, because the sheet has no column for them.
    """

    city: str
    action: str
    milestone: str
    due_date: PartialDate | None = None
    status: Status | None = None
    progress: float | None = None
    baseline_date: PartialDate | None = None
    done_date: PartialDate | None = None
    responsible: str = ""
    reason: str = ""
    note: str = ""
    kept: frozenset[str] = frozenset()
    sheet: str = ""
    cell: str = ""


@dataclass(frozen=True, kw_only=True)
class ActionRow:
    """One action of a city's plan, with the cell of its key.

    Attributes
    ----------
    indicator, target, reported_value
        What the plan itself counts, in its own words, and the two numbers in that count's unit.
    indicator_moved
        Key of the catalogue's indicator the action is meant to move, "" for none.
    lag_from, lag_to
        Years after the start in which the indicator is expected to move.
    cost_eur
        In euro, None: not known.
    kept
        Fields this row leaves as they are stored, because the sheet has no column for them.
    """

    city: str
    action: str
    title: str
    players: str = ""
    start: PartialDate | None = None
    end: PartialDate | None = None
    cost_eur: float | None = None
    funding: str = ""
    indicator: str = ""
    target: float | None = None
    reported_value: float | None = None
    origin: str = ""
    indicator_moved: str = ""
    lag_from: int | None = None
    lag_to: int | None = None
    kept: frozenset[str] = frozenset()
    sheet: str = ""
    cell: str = ""


@dataclass(frozen=True, kw_only=True)
class Content:
    """Everything one workbook or one edit says.

    Attributes
    ----------
    data_version
        The number the template was filled from; None for a workbook that is not a template of ours.
    """

    indicators: tuple[IndicatorRow, ...] = ()
    milestones: tuple[MilestoneRow, ...] = ()
    actions: tuple[ActionRow, ...] = ()
    data_version: int | None = None

    def cities(self) -> frozenset[str]:
        """Return the keys of the cities any row is about."""
        return frozenset(row.city for row in self._rows())

    def _rows(self) -> Iterator[IndicatorRow | MilestoneRow | ActionRow]:
        yield from self.indicators
        yield from self.milestones
        yield from self.actions


_KEYS_AND_PLACE = {"city", "action", "milestone", "kept", "sheet", "cell"}
MILESTONE_FIELDS: tuple[str, ...] = tuple(
    field.name for field in fields(MilestoneRow) if field.name not in _KEYS_AND_PLACE | {"baseline_date"}
)
"""The fields of a milestone that a file may set."""

ACTION_FIELDS: tuple[str, ...] = tuple(field.name for field in fields(ActionRow) if field.name not in _KEYS_AND_PLACE)
"""The fields of an action that a file may set."""
