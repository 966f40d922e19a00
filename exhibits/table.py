"""Tables as data: raw values for downloads, written values for the screen, from the same rows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import pandas as pd

from data.partial_dates import PartialDate
from text import Text

Kind = Literal["text", "number", "percent", "change", "year", "date", "links"]
Cell = str | int | float | None


@dataclass(frozen=True)
class Column:
    """A column: machine name, heading in the reader's language, and how its values are written.

    ``percent`` and ``change`` hold fractions; ``change`` is written with its sign. ``date`` holds
    YYYY, YYYY-MM or YYYY-MM-DD, ``links`` addresses parted by spaces. ``decimals`` None means: one where a
    value is not whole.
    """

    name: str
    title: str
    kind: Kind = "text"
    decimals: int | None = 0

    def written(self, value: Cell, text: Text) -> str:
        """Return a value as the reader sees it; a missing one is a dash."""
        if self.kind == "date" and value:
            date = PartialDate.parse(str(value))
            return text.date(date.first_day(), precision=date.precision)
        if self.kind in ("text", "date", "links") or isinstance(value, str):
            return "" if value is None else str(value)
        if self.kind == "year":
            return "" if value is None else str(int(value))
        decimals = self._decimals(value)
        if self.kind == "number":
            return text.number(value, decimals=decimals)
        return text.percent(value, decimals=decimals, sign=self.kind == "change")

    def _decimals(self, value: float | None) -> int:
        if self.decimals is not None:
            return self.decimals
        return 0 if value is None or value == round(value) else 1


@dataclass(frozen=True)
class Table:
    """Rows under named columns.

    Attributes
    ----------
    cuts
        Cells after which a break in the series lies, as (row, column name): drawn as a thick rule.
    """

    columns: tuple[Column, ...]
    rows: Sequence[Mapping[str, Cell]]
    cuts: frozenset[tuple[int, str]] = field(default_factory=frozenset)

    @classmethod
    def empty(cls) -> "Table":
        """Return a table without rows."""
        return cls((), ())

    def written(self, text: Text) -> Iterator[list[str]]:
        """Yield each row as the reader sees it."""
        for row in self.rows:
            yield [column.written(row.get(column.name), text) for column in self.columns]

    def frame(self) -> pd.DataFrame:
        """Return the raw values under machine names, for downloads and comparisons."""
        names = [column.name for column in self.columns]
        return pd.DataFrame([{name: row.get(name) for name in names} for row in self.rows], columns=names)


def year_columns(years: Sequence[int], *, kind: Kind = "number", decimals: int = 0) -> tuple[Column, ...]:
    """Return a column per year, named and headed by it."""
    return tuple(Column(str(year), str(year), kind, decimals) for year in years)
