"""What the public would see change: every exhibit built twice, before and after, for one city.

The preview of an upload, an undo or a refresh asks this before anything is stored.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Final

from data.evidence import Evidence
from exhibits.exhibit import Exhibit, Parameters, Shown
from exhibits.own import OFFICIAL, WHOSE
from exhibits.registry import EXHIBITS
from exhibits.table import Cell, Table
from text import Text

NAMING: Final = ("text", "year")
"""The kinds of columns that say what a row is about."""
MOST_NAMING: Final = 4
"""As many columns as are looked at for that."""
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
    label
        What the row is about.
    """

    row: int
    column: str
    before: Cell
    after: Cell
    title: str = field(default="", compare=False)
    written: tuple[str, str] = field(default=("", ""), compare=False)
    label: str = field(default="", compare=False)


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
        """Return an exhibit as it stands: as it was built already, or built now."""
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
    """Yield the cells that differ; rows are matched by what they are about, wherever they stand."""
    columns = {column.name: column for shown in (old, new) for column in shown.table.columns}
    before, after = _rows_by_name(old.table, new.table, text)
    nothing: Placed = (0, {})
    for name in dict.fromkeys([*after, *before]):
        (number, left), (place, right) = before.get(name, nothing), after.get(name, nothing)
        for column in columns.values():
            was, becomes = left.get(column.name), right.get(column.name)
            # Whose figure it is tells rows apart; of a row that was there before it says nothing new.
            if was != becomes and not (column.name == WHOSE and left and right):
                written = (column.written(was, text) if left else "", column.written(becomes, text) if right else "")
                row = place if right else number
                yield ChangedValue(row, column.name, was, becomes, column.title, written, _label(name))


Row = Mapping[str, Cell]
RowName = tuple[Cell, ...]
Placed = tuple[int, Row]


def _label(name: RowName) -> str:
    return " · ".join(str(part) for part in name[:-2] if part not in (None, ""))


def _rows_by_name(old: Table, new: Table, text: Text) -> tuple[dict[RowName, Placed], dict[RowName, Placed]]:
    """Return the rows of two tables by the fewest leading columns that tell the rows of each apart."""
    columns = (old.columns or new.columns)[:MOST_NAMING]
    leading = [column.name for column in takewhile(lambda column: column.kind in NAMING, columns)]
    for count in range(1, len(leading) + 1):
        found = tuple(_named(table, leading[:count], text) for table in (old, new))
        if not any(name[-1] for rows in found for name in rows):
            return found[0], found[1]
    return _named(old, leading, text), _named(new, leading, text)


def _named(table: Table, names: Sequence[str], text: Text) -> dict[RowName, Placed]:
    """Return the rows by the cells that name them, whose figure they hold, and which of several of one name it is."""
    own = (None, text.say(OFFICIAL))
    found: dict[RowName, Placed] = {}
    met: Counter[RowName] = Counter()
    for number, row in enumerate(table.rows):
        name = (*(row.get(column) for column in names), "" if row.get(WHOSE) in own else row.get(WHOSE))
        found[*name, met[name]] = (number, row)
        met[name] += 1
    return found
