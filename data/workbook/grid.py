"""The cells' own XML, before the reader: where cells stand, how many there are, and what a reader would not tell.

Only this pass sees merged ranges, hidden rows, formulas without a stored result, and references the reader would
take without a word: rows out of order, negative text numbers, cells beside the grid.
"""

import datetime as dt
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal
from xml.parsers import expat

from data.workbook.limits import CELLS, COLUMNS, DEPTH, MERGED_RANGES, OTHER_ELEMENTS, ROWS, TEXT_CHARACTERS
from data.workbook.package import MAIN, STRICT, SheetPart
from data.workbook.refusal import RefusedError

Shape = Literal["percent", "month", "year"]
"""What a cell's format makes of its value: a percentage, or a date of which no day, or only the year, is shown."""

LAST_ROW: Final = 1_048_576
LAST_COLUMN: Final = 16_384
DIGITS: Final = "0123456789"
KINDS: Final = frozenset({"n", "s", "str", "b", "e", "d", "inlineStr"})
RANGE: Final = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})(?::\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6}))?")
STEP: Final = 256 * 1024


@dataclass
class Budget:
    """What the sheets of one workbook may still use together: cells with content and characters of text."""

    cells: int = CELLS
    characters: int = TEXT_CHARACTERS


@dataclass
class Grid:
    """What the XML of one sheet says beyond its values; rows and columns count from 1.

    Attributes
    ----------
    last_row, last_column
        The furthest cell that holds something.
    merged
        First row, first column, last row, last column of each merged range.
    hidden_rows, uncached
        Hidden rows; cells with a formula but no stored result.
    shapes
        Cells whose format changes what their value means: (row, column, shape).
    """

    last_row: int = 0
    last_column: int = 0
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    uncached: list[tuple[int, int]] = field(default_factory=list)
    shapes: list[tuple[int, int, Shape]] = field(default_factory=list)


def column_number(letters: str) -> int:
    """Return 1 for A, 27 for AA; 0 for anything outside A to XFD."""
    number = 0
    for letter in letters:
        if not "A" <= letter <= "Z":
            return 0
        number = number * 26 + ord(letter) - 64
    return number if number <= LAST_COLUMN and len(letters) <= 3 else 0


def check_grid(
    archive: zipfile.ZipFile, part: SheetPart, *, strings: int, shapes: Mapping[str, Shape], budget: Budget
) -> Grid:
    """Walk over one sheet's XML.

    Parameters
    ----------
    strings
        How many shared texts there are: a cell may refer to these only.
    shapes
        What the cells of a style number are shown as.
    budget
        Used up by every sheet in turn.

    Raises
    ------
    RefusedError
        ``FILE_CORRUPT``, ``FILE_STRICT_OOXML`` or ``SHEET_TOO_LARGE``, with sheet and cell.
    """
    walk = _Walk(part.name, strings, shapes, budget)
    try:
        with archive.open(part.path) as file:
            parse_in_steps(walk.parser(), file.read)
    except KeyError:
        raise RefusedError("FILE_CORRUPT", sheet=part.name) from None
    except (expat.ExpatError, zipfile.BadZipFile, OSError):
        raise RefusedError("FILE_CORRUPT", sheet=part.name, cell=walk.place()) from None
    return walk.grid


def parse_in_steps(parser: expat.XMLParserType, read: Callable[[int], bytes]) -> None:
    """Feed a parser to the end of a part."""
    while piece := read(STEP):
        parser.Parse(piece, False)
    parser.Parse(b"", True)


class _Walk:
    """The state of one pass; expat calls its methods."""

    def __init__(self, sheet: str, strings: int, shapes: Mapping[str, Shape], budget: Budget) -> None:
        self.grid = Grid()
        self._sheet, self._strings, self._shapes, self._budget = sheet, strings, shapes, budget
        self._path: list[str] = []
        self._row, self._row_text, self._column = 0, "0", 0
        self._letters: dict[str, int] = {}
        self._kind, self._style = "n", ""
        self._has_formula = self._has_value = False
        self._text: list[str] = []
        self._reading = False
        self._others = 0
        self._tables = 0

    def parser(self) -> expat.XMLParserType:
        """Return an expat parser that reports to this walk."""
        parser = expat.ParserCreate(namespace_separator="}")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        return parser

    def place(self) -> str:
        """Return the cell the walk has reached, as "B7"; empty before the first one."""
        letters = next((letters for letters, number in self._letters.items() if number == self._column), "")
        return f"{letters}{self._row}" if letters and self._row else ""

    def _refuse(self, code: str, value: str = "") -> RefusedError:
        return RefusedError(code, sheet=self._sheet, cell=self.place(), value=value)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        path = self._path
        if name == CELL and path and path[-1] == ROW:
            self._start_cell(attributes)
        elif name in CELL_PARTS and len(path) > 3 and path[3] == CELL:
            self._start_in_cell(name)
        elif name == ROW:
            self._start_row(attributes)
        else:
            self._start_other(name, attributes)
        path.append(name)
        if len(path) > DEPTH:
            raise self._refuse("FILE_CORRUPT")

    def _start_row(self, attributes: dict[str, str]) -> None:
        if self._path != [WORKSHEET, SHEET_DATA]:
            raise self._refuse("FILE_CORRUPT", "row")
        written = attributes.get("r")
        row = self._row + 1 if written is None else _whole(written)
        self._column = 0
        if not self._row < row <= LAST_ROW:
            raise self._refuse("FILE_CORRUPT", written or "")
        self._row, self._row_text = row, str(row)
        if attributes.get("hidden") in {"1", "true"} or attributes.get("ht") == "0":
            self.grid.hidden_rows.append(row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r")
        if reference is None:
            column = self._column + 1
        else:
            letters = reference.rstrip(DIGITS)
            column, before = self._letters.get(letters) or self._new_column(letters), self._column
            if reference[len(letters) :] != self._row_text or column <= before:
                self._column = column
                raise self._refuse("FILE_CORRUPT", reference)
        self._column = column
        self._kind = attributes.get("t", "n")
        self._style = attributes.get("s", "")
        self._has_formula = self._has_value = False
        self._text.clear()
        if self._kind not in KINDS or (self._style and not self._style.isdecimal()):
            raise self._refuse("FILE_CORRUPT", reference or "")

    def _new_column(self, letters: str) -> int:
        column = column_number(letters)
        if column:
            self._letters[letters] = column
        return column

    def _start_in_cell(self, name: str) -> None:
        if name == FORMULA:
            self._has_formula = True
        elif name == VALUE or INLINE in self._path:
            self._has_value = self._reading = True

    def _start_other(self, name: str, attributes: dict[str, str]) -> None:
        if not self._path and name != WORKSHEET:
            raise self._refuse("FILE_STRICT_OOXML" if name.startswith(STRICT) else "FILE_CORRUPT")
        if name == SHEET_DATA:
            self._tables += 1
            if self._tables > 1 or self._path != [WORKSHEET]:
                raise self._refuse("FILE_CORRUPT")
        elif self._path and self._path[-1] == ROW and not name.endswith("}extLst"):
            raise self._refuse("FILE_CORRUPT")
        elif name == MERGE:
            self.grid.merged.append(self._range(attributes.get("ref", "")))
        self._others += 1
        if self._others > OTHER_ELEMENTS or len(self.grid.merged) > MERGED_RANGES:
            raise RefusedError("SHEET_TOO_LARGE", sheet=self._sheet)

    def _range(self, written: str) -> tuple[int, int, int, int]:
        match = RANGE.fullmatch(written)
        if match is None:
            raise RefusedError("FILE_CORRUPT", sheet=self._sheet, value=written)
        first, top, last, bottom = match.groups()
        corners = int(top), column_number(first), int(bottom or top), column_number(last or first)
        if not (1 <= corners[0] <= corners[2] <= LAST_ROW and 1 <= corners[1] <= corners[3]):
            raise RefusedError("FILE_CORRUPT", sheet=self._sheet, value=written)
        return corners

    def _characters(self, text: str) -> None:
        if self._reading:
            self._text.append(text)

    def _end(self, name: str) -> None:
        self._path.pop()
        if name in READ_PARTS:
            self._reading = False
        elif name == CELL:
            self._end_cell()

    def _end_cell(self) -> None:
        text = "".join(self._text)
        if self._has_formula and not text and not (self._has_value and self._kind == "str"):
            self.grid.uncached.append((self._row, self._column))
        elif not text:
            return
        self._check_value(text)
        self._count()
        shape = self._shapes.get(self._style)
        if shape is not None:
            self.grid.shapes.append((self._row, self._column, shape))

    def _count(self) -> None:
        grid, budget = self.grid, self._budget
        grid.last_row = self._row
        grid.last_column = max(grid.last_column, self._column)
        budget.cells -= 1
        if self._row > ROWS or self._column > COLUMNS or budget.cells < 0 or budget.characters < 0:
            raise self._refuse("SHEET_TOO_LARGE")

    def _check_value(self, text: str) -> None:
        """Refuse values a reader would misread or stumble over; numbers it reads strictly itself."""
        kind = self._kind
        if kind == "s" and text:
            if not (text.isascii() and text.isdigit() and len(text) < 10 and int(text) < self._strings):
                raise self._refuse("FILE_CORRUPT", text)
        elif kind in {"inlineStr", "str"}:
            self._budget.characters -= len(text)
        elif (kind == "b" and text not in {"0", "1"}) or (kind == "d" and not _is_iso(text)):
            raise self._refuse("FILE_CORRUPT", text)


def _whole(written: str) -> int:
    return int(written) if written.isascii() and written.isdigit() and len(written) < 8 else 0


def _is_iso(text: str) -> bool:
    try:
        dt.datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


WORKSHEET, SHEET_DATA, ROW, CELL, VALUE, FORMULA, INLINE, TEXT, MERGE = (
    f"{MAIN}}}{name}" for name in ("worksheet", "sheetData", "row", "c", "v", "f", "is", "t", "mergeCell")
)
CELL_PARTS: Final = frozenset({VALUE, FORMULA, INLINE, TEXT})
READ_PARTS: Final = frozenset({VALUE, TEXT})
