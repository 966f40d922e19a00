"""What the public would see change: every exhibit built twice, before and after, for one city.

The preview of an upload, an undo or a refresh asks this before anything is stored.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import zip_longest

from data.evidence import Evidence
from exhibits.exhibit import Exhibit, Parameters, Shown
from exhibits.registry import EXHIBITS
from exhibits.table import Cell
from text import Text

Row = Mapping[str, Cell]
ShownNow = Callable[[str, Parameters], Shown]


@dataclass(frozen=True)
class ChangedValue:
    """One cell of an exhibit's table, as raw values; None where the cell is not there.

    Attributes
    ----------
    row
        Its place in the table as it would be; of a row that would be gone, in the table as it stands.
    title, written
        The column's heading, and the two values as the reader sees them.
    """

    row: int
    column: str
    before: Cell
    after: Cell
    title: str = field(default="", compare=False)
    written: tuple[str, str] = field(default=("", ""), compare=False)


@dataclass(frozen=True)
class ExhibitChange:
    """One exhibit that would change: its sentence before and after, and the values that differ."""

    key: str
    title: str
    headline_before: str
    headline_after: str
    values: tuple[ChangedValue, ...]


def changed_exhibits(
    before: Evidence,
    after: Evidence,
    *,
    city: str,
    text: Text,
    exhibits: Iterable[Exhibit] = tuple(EXHIBITS.values()),
    shown_now: ShownNow | None = None,
) -> list[ExhibitChange]:
    """Return the exhibits that differ between two states of the evidence, each at its defaults for a city.

    Parameters
    ----------
    before, after
        The evidence as it stands, and as it would stand.
    city
        A city key: exhibits that can be narrowed to a city are shown for it alone.
    shown_now
        Gives an exhibit by key and parameters as ``before`` shows it, where it may have been built already.
    """

    def build_now(exhibit: Exhibit, parameters: Parameters) -> Shown:
        return shown_now(exhibit.key, parameters) if shown_now else exhibit.build(before, parameters, text)

    found = (_change(exhibit, build_now, after, city, text) for exhibit in exhibits)
    return [change for change in found if change is not None]


def _change(
    exhibit: Exhibit, build_now: Callable[[Exhibit, Parameters], Shown], after: Evidence, city: str, text: Text
) -> ExhibitChange | None:
    parameters = exhibit.defaults.with_(cities=(city,)) if "cities" in exhibit.uses else exhibit.defaults
    old, new = build_now(exhibit, parameters), exhibit.build(after, parameters, text)
    values = tuple(_values(old, new, text))
    if old.headline == new.headline and not values:
        return None
    return ExhibitChange(exhibit.key, text.say(exhibit.title), old.headline, new.headline, values)


def _values(old: Shown, new: Shown, text: Text) -> Iterable[ChangedValue]:
    """Yield the cells that differ; rows that only moved, because one came or went before them, do not."""
    columns = {column.name: column for shown in (old, new) for column in shown.table.columns}
    nothing: Mapping[str, Cell] = {}
    for number, left, right in _pairs(list(old.table.rows), list(new.table.rows)):
        for name, column in columns.items():
            before, after = ((row or nothing).get(name) for row in (left, right))
            if before != after:
                written = (
                    ("" if left is None else column.written(before, text)),
                    ("" if right is None else column.written(after, text)),
                )
                yield ChangedValue(number, name, before, after, column.title, written)


def _pairs(old: list[Row], new: list[Row]) -> Iterable[tuple[int, Row | None, Row | None]]:
    """Yield the rows that differ, before beside after, with their place."""
    matcher = SequenceMatcher(None, [_said(row) for row in old], [_said(row) for row in new], autojunk=False)
    for kind, start, stop, first, last in matcher.get_opcodes():
        if kind == "equal":
            continue
        for offset, (left, right) in enumerate(zip_longest(old[start:stop], new[first:last])):
            yield (start if right is None else first) + offset, left, right


def _said(row: Row) -> tuple[tuple[str, Cell], ...]:
    return tuple(sorted(row.items()))
