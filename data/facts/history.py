"""What happened to a milestone since it was shipped, in order: told, undone, restored. Nothing is ever taken out."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from data.partial_dates import PartialDate

Value = PartialDate | str | float | None
Turn = Literal["accepted", "undone", "restored"]


@dataclass(frozen=True)
class Change:
    """One field before and after; ``field`` as :mod:`data.content` names it, statuses as they are reported."""

    field: str
    before: Value
    after: Value


@dataclass(frozen=True)
class Telling:
    """Something that happened to a milestone.

    Attributes
    ----------
    submission
        The number of the submission that was accepted, undone or restored.
    on
        The day, in UTC.
    organisation
        Whose staff did it; names are for signed-in staff only.
    changes
        What an accepted submission changed.
    counts
        Whether the submission is in force now.
    """

    submission: int
    turn: Turn
    on: dt.date
    organisation: str
    changes: tuple[Change, ...] = ()
    counts: bool = True
