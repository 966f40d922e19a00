"""Reads the cells of one row after another, and says where something is wrong, asked or remarkable.

The first error or open question of a row marks it as not to be taken; all its cells are read nevertheless, so that
everything is found at once.
"""

from functools import lru_cache
from typing import Final

from data.workbook.book import ERRORS, BadNumber, CellDate, CellValue, LongText
from data.workbook.codes import CODES, Severity
from data.workbook.columns import SHAPES, Column
from data.workbook.findings import Finding, Findings, Phrase, shown
from data.workbook.layout import Table
from data.workbook.places import address
from data.workbook.questions import CHOICES, Answers, question
from data.workbook.spelling import BIDI, CONTROL, tidy
from text import mark

FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")
AT_MOST: Final = mark("At most {number} characters")
TAKES_OUT: Final = frozenset({Severity.STOP, Severity.ERROR})


class RowReader:
    """Reads a table's rows.

    Parameters
    ----------
    table
        Where the columns are.
    findings
        Takes whatever is found.
    answers
        What has been answered for this file.
    """

    def __init__(self, table: Table, findings: Findings, answers: Answers) -> None:
        self.table, self.row, self.is_sound = table, 0, True
        self._findings, self._answers = findings, answers
        self._values: list[CellValue] = []
        self._columns: dict[str, Column] = {column.key: column for column in SHAPES[table.kind].columns}
        self._uncached = table.sheet.uncached

    def begin(self, row: int, values: list[CellValue]) -> None:
        """Turn to the next row."""
        self.row, self._values, self.is_sound = row, values, True

    def column(self, key: str) -> int:
        """Return the column of a field; 0 when the sheet has none."""
        return self.table.columns.get(key, 0)

    def address(self, column: int) -> str:
        """Return the address of this row's cell, or of its first one when there is no such column."""
        return address(self.row, column or min(self.table.columns.values(), default=1))

    def shape(self, column: int) -> str:
        """Return "percent", "month" or "year" when the cell's format says so."""
        return self.table.sheet.shapes.get((self.row, column), "")

    def found(self, code: str, column: int, value: object = "", expected: Phrase | None = None) -> None:
        """Note a finding about a cell of this row; an error takes the row out."""
        if CODES[code].severity in TAKES_OUT:
            self.is_sound = False
        self._findings.add(Finding(code, self.table.sheet.name, self.address(column), shown(value), expected))

    def ask(
        self,
        code: str,
        column: int,
        value: object = "",
        *,
        expected: Phrase | None = None,
        offered: tuple[str, ...] | None = None,
    ) -> str | None:
        """Return the answer to a question about a cell; without one, note the question and take the row out."""
        choices = offered or CHOICES[code]
        sheet = self.table.sheet.name
        key = question(sheet, column, code)
        answer = self._answers.to(key, choices)
        if answer is None:
            self.is_sound = False
            self._findings.add(Finding(code, sheet, self.address(column), shown(value), expected, choices, key))
        return answer

    def raw(self, column: int) -> CellValue:
        """Return a cell's value; None when it is empty or cannot be used at all, which is then noted."""
        value = self._values[column - 1] if 0 < column <= len(self._values) else None
        if value is None:
            if (self.row, column) in self._uncached:
                self.found("FORMULA_UNCACHED", column)
            return None
        if isinstance(value, str):
            return self._text_value(column, value)
        if isinstance(value, LongText):
            self.found("TEXT_TOO_LONG", column, value.beginning)
            return None
        return value

    def _text_value(self, column: int, value: str) -> str | None:
        if value in ERRORS:
            self.found("CELL_ERROR", column, value)
            return None
        return value if value.strip() else None

    def text(self, key: str) -> str:
        """Return a text field, tidy; "" when it is empty or was refused."""
        column, shape = self.column(key), self._columns[key]
        value = self.raw(column)
        if value is None:
            return ""
        if not isinstance(value, str):
            return as_text(value)
        text, has_control, has_bidi = _looked_at(value)
        if has_control:
            self.found("TEXT_CONTROL", column, value)
            return ""
        if has_bidi:
            self.found("TEXT_BIDI", column, value)
        if len(text) > shape.longest:
            self.found("TEXT_TOO_LONG", column, value, Phrase(AT_MOST, {"number": shape.longest}))
            return ""
        if value.startswith(FORMULA_STARTS) and len(text) > 1:
            self.found("TEXT_FORMULA_LIKE", column, value)
        return text

    def required_text(self, key: str) -> str:
        """Return a text field that must not be empty."""
        if self.is_blank(self.column(key)):
            self.missing(key)
            return ""
        return self.text(key)

    def is_blank(self, column: int) -> bool:
        """Return whether a cell holds nothing at all, not even a formula."""
        value = self._values[column - 1] if 0 < column <= len(self._values) else None
        if value is None:
            return (self.row, column) not in self._uncached
        return isinstance(value, str) and (not value.strip() or not _looked_at(value)[0])

    def missing(self, key: str, column: int | None = None) -> None:
        """Note that a required cell is empty."""
        heading = self._columns[key].heading
        self.found("MISSING_REQUIRED", column or self.column(key), "", Phrase(heading))


def as_text(value: CellValue) -> str:
    """Return what a cell that holds no text shows, for the fields that take texts."""
    if isinstance(value, CellDate):
        return value.day.isoformat()
    if isinstance(value, BadNumber):
        return tidy(value.written)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, bool):
        return str(value).upper()
    return str(getattr(value, "written", value))


@lru_cache(maxsize=8192)
def _looked_at(value: str) -> tuple[str, bool, bool]:
    """Return a text tidy, and whether it held control characters or characters that change its direction."""
    return tidy(value), CONTROL.search(value) is not None, BIDI.search(value) is not None
