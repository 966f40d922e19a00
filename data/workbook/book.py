"""A workbook as it was read: sheets of plain values, and what only their XML told."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

ERRORS: Final = frozenset(
    {"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA", "#SPILL!", "#CALC!"}
    | {"#FIELD!", "#BLOCKED!", "#CONNECT!", "#BUSY!", "#UNKNOWN!", "#PYTHON!", "#EXTERNAL!"}
)
"""Excel's error values; the file holds them in English whatever Excel's language."""


@dataclass(frozen=True, slots=True)
class CellDate:
    """A cell that Excel holds as a date, without its time of day."""

    day: dt.date


@dataclass(frozen=True, slots=True)
class CellTime:
    """A cell that Excel holds as a time or a duration."""

    written: str


@dataclass(frozen=True, slots=True)
class BadNumber:
    """A cell that claims to hold a number and holds none."""

    written: str


@dataclass(frozen=True, slots=True)
class LongText:
    """A text too long to carry: its beginning and its length."""

    beginning: str
    length: int


CellValue = None | bool | int | float | str | CellDate | CellTime | BadNumber | LongText


@dataclass
class Sheet:
    """One worksheet; rows and columns count from 1.

    Attributes
    ----------
    rows
        (row number, values from column A on) of the rows that hold something, in order.
    merged, hidden_rows, uncached
        As in :class:`data.workbook.grid.Grid`.
    shapes
        (row, column) -> "percent", "month" or "year", for cells whose format says so.
    """

    name: str
    state: str = "visible"
    rows: list[tuple[int, list[CellValue]]] = field(default_factory=list)
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    uncached: frozenset[tuple[int, int]] = frozenset()
    shapes: Mapping[tuple[int, int], str] = field(default_factory=dict)


@dataclass
class Book:
    """A workbook: its sheets, and whether it leans on other files."""

    sheets: list[Sheet] = field(default_factory=list)
    external_links: bool = False
    date_1904: bool = False


class BookBuilder:
    """Puts a book together from the reader's messages."""

    def __init__(self) -> None:
        self.book = Book()
        self._texts: list[str | LongText] = []

    def take(self, message: dict[str, Any]) -> None:
        """Add one message's content; stages and the end add nothing."""
        if "book" in message:
            self.book.external_links = bool(message["book"]["external_links"])
            self.book.date_1904 = bool(message["book"]["date_1904"])
        elif "sheet" in message:
            self.book.sheets.append(_sheet(message["sheet"]))
        elif "rows" in message:
            self._texts.extend(_text(*text) for text in message["texts"])
            self.book.sheets[-1].rows.extend(self._rows(message["rows"]))

    def _rows(self, rows: list[list[Any]]) -> Iterable[tuple[int, list[CellValue]]]:
        for number, values in rows:
            for place, value in enumerate(values):
                if type(value) is dict:
                    values[place] = self._value(value)
            yield number, values

    def _value(self, carried: dict[str, Any]) -> CellValue:
        ((kind, value),) = carried.items()
        if kind == "text":
            return self._texts[int(value)]
        if kind == "date":
            return CellDate(dt.date.fromisoformat(value[:10]))
        return BadNumber(value) if kind == "number" else CellTime(value)


def _text(text: str, length: int) -> str | LongText:
    return text if len(text) == length else LongText(text, length)


def _sheet(message: dict[str, Any]) -> Sheet:
    return Sheet(
        name=message["name"],
        state=message["state"],
        merged=tuple((top, left, bottom, right) for top, left, bottom, right in message["merged"]),
        hidden_rows=frozenset(message["hidden_rows"]),
        uncached=frozenset((row, column) for row, column in message["uncached"]),
        shapes={(row, column): shape for row, column, shape in message["shapes"]},
    )
