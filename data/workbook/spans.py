"""Values that stand only once for several rows: merged cells, and cities written in the first row of a block."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from data.workbook.book import CellValue
from data.workbook.columns import SHAPES
from data.workbook.findings import Finding, Findings, Phrase, shown
from data.workbook.layout import Table
from data.workbook.limits import CELLS
from data.workbook.places import address
from data.workbook.questions import CHOICES, REPEAT, Answers, question
from data.workbook.spelling import name_key
from text import mark

FEWEST_EMPTY: Final = 2
ROWS: Final = mark("Rows {first} to {last}")


class Spans:
    """Asks about such values, and fills them down where the answer says so.

    Attributes
    ----------
    open_rows
        Rows that wait for an answer: they are not read yet.
    """

    def __init__(self, table: Table, findings: Findings, answers: Answers) -> None:
        self.open_rows: set[int] = set()
        self._table, self._findings, self._answers = table, findings, answers
        self._rows = [row for row, _ in table.rows()]
        self._values = dict(table.rows())

    def settle(self) -> None:
        """Go through the merged ranges, then through the column of cities."""
        left = CELLS
        ours = sorted({*self._table.columns.values(), *self._table.years})
        for top, first, bottom, last in self._table.sheet.merged:
            columns = [column for column in ours if first <= column <= last]
            rows = self._between(max(top, self._table.header_row + 1), bottom)
            left -= len(rows)
            if columns and rows and left > 0 and (len(rows) > 1 or len(columns) > 1):
                self._ask(columns[0], rows, shown_as=f"{address(top, first)}:{address(bottom, last)}")
        if "city" in self._table.columns:
            self._settle_cities(self._table.columns["city"])

    def _between(self, top: int, bottom: int) -> list[int]:
        return self._rows[bisect_left(self._rows, top) : bisect_right(self._rows, bottom)]

    def _ask(self, column: int, rows: list[int], *, shown_as: str) -> None:
        """Ask whether the first row's value holds for all of them."""
        sheet, choices = self._table.sheet.name, CHOICES["MERGED"]
        key = question(sheet, column, "MERGED")
        answer = self._answers.to(key, choices)
        if answer == REPEAT:
            self._fill(column, rows)
        elif answer is None:
            expected = Phrase(ROWS, {"first": rows[0], "last": rows[-1]})
            cell = address(rows[0], column)
            self._findings.add(Finding("MERGED", sheet, cell, shown(shown_as), expected, choices, key))
            self.open_rows.update(rows)

    def _fill(self, column: int, rows: list[int]) -> None:
        value = self._at(rows[0], column)
        for row in rows[1:]:
            values = self._values[row]
            values.extend([None] * (column - len(values)))
            values[column - 1] = value

    def _at(self, row: int, column: int) -> CellValue:
        values = self._values[row]
        return values[column - 1] if column <= len(values) else None

    def _settle_cities(self, column: int) -> None:
        """Ask about cities that stand only in the first row of their block.

        That is how the column is taken when no city is ever repeated in the row below it: had the writer repeated
        names, an empty cell would be a gap and not a habit. A single empty cell is no habit either.
        """
        blocks = list(self._blocks(column))
        empty = sum(len(rows) - 1 for _, rows in blocks)
        if empty < FEWEST_EMPTY or any(one == other for (one, _), (other, _) in pairwise(blocks)):
            return
        for name, rows in blocks:
            if name and len(rows) > 1 and not self.open_rows.intersection(rows):
                self._ask(column, rows, shown_as=str(self._at(rows[0], column)))

    def _blocks(self, column: int) -> Iterator[tuple[str, list[int]]]:
        """Yield each written city with its row and the rows below that leave it empty but hold something else."""
        name, rows = "", [0]
        for row in self._rows:
            value = self._at(row, column)
            if value is not None and str(value).strip():
                if rows != [0]:
                    yield name, rows
                name, rows = name_key(str(value)), [row]
            elif name and self._is_filled(row):
                rows.append(row)
        if rows != [0]:
            yield name, rows

    def _is_filled(self, row: int) -> bool:
        """Return whether at least half of the required cells of a row are filled: notes below a table are not."""
        required = [self._table.columns[key] for key in self._required()]
        filled = sum(self._at(row, column) is not None for column in required)
        years = sum(self._at(row, column) is not None for column in self._table.years)
        return filled + bool(years) >= max(2, len(required) / 2)

    def _required(self) -> Iterator[str]:
        required = SHAPES[self._table.kind].required()
        return (key for key in required if key in self._table.columns and key != "city")
