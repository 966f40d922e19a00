"""The one reading of the cells, with openpyxl, as plain data.

Runs in the child process (:mod:`data.workbook.child`); imports nothing heavy.
"""

import datetime as dt
import io
import itertools
import math
import re
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import openpyxl.worksheet._reader as openpyxl_cells
from openpyxl.reader.excel import ExcelReader

from data.workbook.grid import Budget, Grid, check_grid
from data.workbook.limits import CARRIED_CHARACTERS
from data.workbook.package import Package, open_package
from data.workbook.preflight import preflight
from data.workbook.refusal import RefusedError
from data.workbook.shared_tables import cell_shapes, count_strings

NUMBER: Final = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?")
LONGEST_NUMBER: Final = 64
EXACT_DIGITS: Final = 15
INLINE_CHARACTERS: Final = 60
ROWS_A_MESSAGE: Final = 500
SHORTENED: Final = 200
PLAIN: Final = frozenset({type(None), bool, int, float})

Message = dict[str, Any]


class UnreadableNumber(float):
    """Not a number at all, in a cell that says it holds one: NaN that remembers what was written."""

    written: str

    @classmethod
    def of(cls, written: str) -> "UnreadableNumber":
        """Return a NaN carrying the text."""
        number = cls("nan")
        number.written = written[:SHORTENED]
        return number


def strict_number(written: str) -> float | int:
    """Read a number as Excel writes it: ASCII digits only, no underscores, finite.

    Anything else is an :class:`UnreadableNumber`, so that one bad cell neither becomes another number nor ends the
    reading of all others.
    """
    text = written.strip()
    if len(text) > LONGEST_NUMBER or not NUMBER.fullmatch(text):
        return UnreadableNumber.of(written)
    number = float(text)
    if not math.isfinite(number):
        return UnreadableNumber.of(written)
    is_whole = text.lstrip("+-").isdigit() and len(text) <= EXACT_DIGITS
    return int(text) if is_whole else number


@contextmanager
def _strict_numbers() -> Iterator[None]:
    """Make openpyxl read numbers strictly; there is no option for it."""
    lenient = openpyxl_cells._cast_number
    openpyxl_cells._cast_number = strict_number
    try:
        yield
    finally:
        openpyxl_cells._cast_number = lenient


class _SheetsOnly(ExcelReader):  # type: ignore[misc]  # openpyxl ships no types
    """openpyxl's reader without chart sheets: their drawings and pictures are nothing to us."""

    def read_chartsheet(self, sheet: object, rel: object) -> None:
        """Leave a chart sheet unread."""


def messages(data: bytes) -> Iterator[Message]:
    """Check and read a workbook, message by message: the stage begun, then sheets, rows, and the end.

    Yields
    ------
    dict
        ``{"stage": name}``, ``{"book": {...}}``, ``{"sheet": {...}}`` with the grid's observations,
        ``{"rows": [[row number, [values]]...], "texts": [[text, length]...]}`` and ``{"end": true}``.

    Raises
    ------
    RefusedError
        Whatever stops the file.
    """
    yield {"stage": "preflight"}
    preflight(data)
    archive = zipfile.ZipFile(io.BytesIO(data))
    package = open_package(archive)
    yield {"stage": "grid"}
    grids = _check_grids(archive, package)
    yield {"stage": "read"}
    yield {"book": {"external_links": package.external_links, "date_1904": package.date_1904}}
    with warnings.catch_warnings(), _strict_numbers():
        warnings.simplefilter("ignore")
        yield from _read_sheets(data, package, grids)
    yield {"end": True}


def _check_grids(archive: zipfile.ZipFile, package: Package) -> list[Grid]:
    budget = Budget()
    shapes = cell_shapes(archive, package.styles)
    strings = count_strings(archive, package.strings, budget=budget)
    return [check_grid(archive, part, strings=strings, shapes=shapes, budget=budget) for part in package.sheets]


def _read_sheets(data: bytes, package: Package, grids: list[Grid]) -> Iterator[Message]:
    reader = _SheetsOnly(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    reader.read()
    sheets = reader.wb._sheets
    found = [(sheet.title, sheet._worksheet_path) for sheet in sheets]
    if found != [(part.name, part.path) for part in package.sheets]:
        raise RefusedError("FILE_CORRUPT")  # the reader would open other parts than those checked
    texts = _Texts()
    for sheet, part, grid in zip(sheets, package.sheets, grids, strict=True):
        yield {"sheet": {"name": part.name, "state": part.state, **vars(grid)}}
        yield from _read_rows(sheet, grid, texts)


def _read_rows(sheet: Any, grid: Grid, texts: "_Texts") -> Iterator[Message]:
    if not grid.last_row:
        return
    sheet.reset_dimensions()
    read = sheet.iter_rows(max_row=grid.last_row, max_col=grid.last_column, values_only=True)
    # Stopping at the last row leaves everything behind the cells (rules, links, validations) unparsed.
    rows = enumerate(itertools.islice(read, grid.last_row), start=1)
    held = ([number, texts.carry(row)] for number, row in rows if any(value is not None for value in row))
    while batch := list(itertools.islice(held, ROWS_A_MESSAGE)):
        yield {"rows": batch, "texts": texts.new()}


class _Texts:
    """Long texts travel once, by number, however many cells share them."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._new: list[tuple[str, int]] = []

    def carry(self, row: tuple[object, ...]) -> list[object]:
        """Return a row's values as plain data, without the empty cells at its end."""
        values = [
            value
            if type(value) in PLAIN or (type(value) is str and len(value) <= INLINE_CHARACTERS)
            else self._carry(value)
            for value in row
        ]
        while values and values[-1] is None:
            values.pop()
        return values

    def new(self) -> list[tuple[str, int]]:
        """Return the long texts met since the last call, each with its full length."""
        new, self._new = self._new, []
        return new

    def _carry(self, value: object) -> object:
        if isinstance(value, str):
            return {"text": self._number(value)}
        if isinstance(value, UnreadableNumber):
            return {"number": value.written}
        if isinstance(value, dt.datetime) and not (value.hour or value.minute or value.second):
            return {"date": value.date().isoformat()}
        if isinstance(value, dt.date):
            return {"date": value.isoformat()}
        return {"time": str(value)}

    def _number(self, text: str) -> int:
        number = self._numbers.get(text)
        if number is None:
            number = self._numbers[text] = len(self._numbers)
            self._new.append((text if len(text) <= CARRIED_CHARACTERS else text[:SHORTENED], len(text)))
        return number
