"""What the public would see change: every exhibit built twice, before and after, for one city.

The preview of an upload, an undo or a refresh asks this before anything is stored.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import zip_longest

from data.evidence import Evidence
from exhibits.exhibit import Exhibit, Shown
from exhibits.registry import EXHIBITS
from exhibits.table import Cell
from text import Text


@dataclass(frozen=True)
class ChangedValue:
    """One cell of an exhibit's table, as raw values; None where the cell is not there."""

    row: int
    column: str
    before: Cell
    after: Cell


@dataclass(frozen=True)
class ExhibitChange:
    """One exhibit that would change: its sentence before and after, and the values that differ."""

    key: str
    title: str
    headline_before: str
    headline_after: str
    values: tuple[ChangedValue, ...]


def changed_exhibits(
    before: Evidence, after: Evidence, *, city: str, text: Text, exhibits: Iterable[Exhibit] = tuple(EXHIBITS.values())
) -> list[ExhibitChange]:
    """Return the exhibits that differ between two states of the evidence, each at its defaults for a city.

    Parameters
    ----------
    before, after
        The evidence as it stands, and as it would stand.
    city
        A city key: exhibits that can be narrowed to a city are shown for it alone.
    """
    found = (_change(exhibit, before, after, city, text) for exhibit in exhibits)
    return [change for change in found if change is not None]


def _change(exhibit: Exhibit, before: Evidence, after: Evidence, city: str, text: Text) -> ExhibitChange | None:
    parameters = exhibit.defaults.with_(cities=(city,)) if "cities" in exhibit.uses else exhibit.defaults
    old, new = (exhibit.build(evidence, parameters, text) for evidence in (before, after))
    values = tuple(_values(old, new))
    if old.headline == new.headline and not values:
        return None
    return ExhibitChange(exhibit.key, text.say(exhibit.title), old.headline, new.headline, values)


def _values(old: Shown, new: Shown) -> Iterable[ChangedValue]:
    """Yield the cells that differ, row by row; a missing row or column counts as empty cells."""
    columns = dict.fromkeys(column.name for shown in (old, new) for column in shown.table.columns)
    nothing: Mapping[str, Cell] = {}
    for number, (left, right) in enumerate(zip_longest(old.table.rows, new.table.rows, fillvalue=nothing)):
        for name in columns:
            if left.get(name) != right.get(name):
                yield ChangedValue(number, name, left.get(name), right.get(name))
