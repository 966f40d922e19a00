"""Rows that are no data: totals, and notes below the table."""

from collections.abc import Callable
from typing import Final, Literal

from data.workbook.book import CellValue
from data.workbook.columns import SHAPES
from data.workbook.layout import Table
from data.workbook.names import names
from data.workbook.spelling import tidy
from data.workbook.words import FOOTNOTE, TOTALS

Aside = Literal["TOTALS_ROW", "FOOTER_ROW"]
NOTE_CELLS: Final = 2
"""A note below a table fills one or two cells: "Source:" and "Eurostat"."""


def asides(table: Table) -> Callable[[int, list[CellValue]], Aside | None]:
    """Return the function that tells totals and notes from rows of data."""
    required = [table.columns[key] for key in SHAPES[table.kind].required() if key in table.columns]
    name_columns = [table.columns[key] for key in ("city", "indicator", "action", "milestone") if key in table.columns]
    last_data_row = max((row for row, values in table.rows() if _count(values, required) >= NOTE_CELLS), default=0)

    def kind_of(row: int, values: list[CellValue]) -> Aside | None:
        """Return what a row is beside the data: totals, a note, or None for data."""
        if _is_city(values, table):
            return None
        first = next((tidy(value) for value in values if isinstance(value, str) and value.strip()), "")
        if not first:
            return "TOTALS_ROW" if row > last_data_row and _only_figures(values, table) else None
        if _is_total(values, name_columns, table):
            return "TOTALS_ROW"
        is_sparse = _count(values, range(1, len(values) + 1)) <= NOTE_CELLS
        if is_sparse and FOOTNOTE.fullmatch(first):
            return "FOOTER_ROW"
        return "FOOTER_ROW" if row > last_data_row and is_sparse else None

    return kind_of


def _count(values: list[CellValue], columns: list[int] | range) -> int:
    return sum(1 for column in columns if column <= len(values) and _is_filled(values[column - 1]))


def _is_filled(value: CellValue) -> bool:
    return value is not None and not (isinstance(value, str) and not value.strip())


def _only_figures(values: list[CellValue], table: Table) -> bool:
    """Return whether a row below the table holds figures and no name: a sum without a label."""
    figures = {table.columns.get("value", 0), *table.years}
    return all(not _is_filled(value) or column in figures for column, value in enumerate(values, start=1))


def _is_city(values: list[CellValue], table: Table) -> bool:
    column = table.columns.get("city", 0)
    value = values[column - 1] if 0 < column <= len(values) else None
    return isinstance(value, str) and names().cities.find(value) is not None


def _is_total(values: list[CellValue], name_columns: list[int], table: Table) -> bool:
    """Return whether a name cell says "Total"; "Total Matera" counts where a city should stand."""
    for column in name_columns:
        value = values[column - 1] if column <= len(values) else None
        if not isinstance(value, str):
            continue
        text = tidy(value).strip(" :")
        match = TOTALS.match(text)
        if match and (match.end() == len(text) or (column == table.columns.get("city") and text[match.end()] in " :")):
            return True
    return False
