"""What staff told about an action or a milestone, over what is shipped."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from data.facts.history import Telling
from data.partial_dates import PartialDate


@dataclass(frozen=True)
class Moved:
    """Which of the catalogue's indicators an action is declared to move, and when at the earliest and the latest.

    Attributes
    ----------
    lag_from, lag_to
        Years after the start of the action.
    """

    indicator: str
    lag_from: int | None
    lag_to: int | None


@dataclass(frozen=True)
class Told:
    """What staff handed in about an action or a milestone, over what is shipped.

    Attributes
    ----------
    by
        Number of the submission that determines each field told (:mod:`data.content` names the fields).
    baseline
        A milestone's due date first known, whatever happened since.
    progress
        0 to 100.
    reason
        Why a milestone was cancelled or withdrawn.
    moved
        What an action is declared to move.
    sheet, cell
        Where the newest file gave it.
    history
        What happened to a milestone since it was shipped, oldest first, undone or not.
    """

    by: Mapping[str, int] = field(default_factory=dict)
    baseline: PartialDate | None = None
    progress: float | None = None
    reason: str = ""
    moved: Moved | None = None
    sheet: str = ""
    cell: str = ""
    history: tuple[Telling, ...] = ()
