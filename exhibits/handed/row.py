"""One row of a comparison: a figure or a field of a plan, as it is stored and as it would be."""

import math
from dataclasses import dataclass

from data.submissions.proposals import Change
from text import Text, mark

CHANGES: tuple[Change, ...] = ("changed", "new", "missing", "unchanged")
CHANGE_WORDS: dict[Change, str] = {
    "changed": mark("Changed"),
    "new": mark("New"),
    "missing": mark("Not in the file"),
    "unchanged": mark("Unchanged"),
}
NOTHING = mark("nothing")


@dataclass(frozen=True, kw_only=True)
class HandedRow:
    """A figure or a field, before and after.

    Attributes
    ----------
    what, part
        What it is about, and its year or field.
    before, after
        As written for the reader; "nothing" where there is none.
    happens
        What would happen with it, in words.
    place
        Sheet and cell of the file, "" where it is in none.
    numbers, scale
        The two values and the span of their series, for the small line; None where there is no number.
    size
        How much would change, for the order.
    key
        By which it is answered when somebody else changed it meanwhile; empty where nothing is asked.
    official
        The official figure beside a city's own, as written; "" where there is none.
    """

    change: Change
    city: str
    what: str
    part: str
    before: str
    after: str
    happens: str
    place: str = ""
    numbers: tuple[float | None, float | None] = (None, None)
    scale: tuple[float, float] | None = None
    size: float = 0.0
    key: tuple[str, ...] = ()
    official: str = ""


def place_of(sheet: str, cell: str) -> str:
    """Return a place in a workbook as it is read: "Indicators › E14"."""
    return " › ".join(part for part in (sheet, cell) if part)


def written_number(value: float, decimals: int, text: Text) -> str:
    """Return a number with the decimals of its unit, or with as many more as it has (six at most)."""
    needed = next((n for n in range(decimals, 7) if math.isclose(round(value, n), value, rel_tol=0, abs_tol=1e-9)), 6)
    return text.number(value, decimals=needed)


def happens(change: Change, text: Text, *, relative: float | None = None) -> str:
    """Return what would happen with a value in words."""
    if change == "changed" and relative is not None and math.isfinite(relative):
        return text.say("changed by {percent}", percent=text.percent(relative, sign=True))
    words: dict[Change, str] = {
        "changed": text.say("changed"),
        "new": text.say("new"),
        "missing": text.say("not in the file: stays as it is"),
        "unchanged": text.say("unchanged"),
    }
    return words[change]
