"""Where the tables are: which sheet is which, which row holds the headings, which column holds what."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from data.workbook.book import CellDate, CellValue, Sheet
from data.workbook.columns import SHAPES, SheetKind, headings
from data.workbook.spelling import name_key

SEARCHED_ROWS: Final = 40
YEARS: Final = range(1900, 2101)
UNKNOWN: Final = ""


@dataclass
class Table:
    """A table found on a sheet; rows and columns count from 1.

    Attributes
    ----------
    header_row
        The (last) row of headings; 0 when no headings were found.
    columns
        Field -> column.
    duplicates, unknown
        Columns whose heading was met before, and columns whose heading says nothing to us.
    years
        Column -> year, in the wide layout only.
    spelled
        Column -> heading as found.
    """

    kind: SheetKind
    sheet: Sheet
    header_row: int = 0
    columns: dict[str, int] = field(default_factory=dict)
    duplicates: list[int] = field(default_factory=list)
    unknown: list[int] = field(default_factory=list)
    years: dict[int, int] = field(default_factory=dict)
    spelled: dict[int, str] = field(default_factory=dict)
    is_below_top: bool = False

    @property
    def is_wide(self) -> bool:
        """Whether the years stand in columns."""
        return bool(self.years)

    def missing(self) -> list[str]:
        """Return the required fields that have no column."""
        given = {*self.columns, *(("year", "value") if self.is_wide else ())}
        return [key for key in SHAPES[self.kind].required() if key not in given]

    def rows(self) -> Iterator[tuple[int, list[CellValue]]]:
        """Yield the rows below the headings."""
        return ((number, values) for number, values in self.sheet.rows if number > self.header_row)


def find_table(sheet: Sheet, kind: SheetKind) -> Table:
    """Return the table of a kind on a sheet: the row that looks most like its headings decides."""
    best, best_score = Table(kind, sheet), 1
    candidates = sheet.rows[:SEARCHED_ROWS]
    for place, (number, values) in enumerate(candidates):
        table = _read_headings(kind, sheet, number, values)
        score = len(table.columns) + min(len(table.years), 2)
        if score > best_score:
            below = candidates[place + 1] if place + 1 < len(candidates) else None
            best, best_score = _with_second_row(table, below), score
    if best.header_row:
        best.is_below_top = best.header_row != 1
    return best


def _read_headings(kind: SheetKind, sheet: Sheet, row: int, values: list[CellValue]) -> Table:
    table, known = Table(kind, sheet, row), headings(kind)
    for column, value in enumerate(values, start=1):
        if value is None or (isinstance(value, str) and not value.strip()):
            continue
        spelled = _spelled(value)
        table.spelled[column] = spelled
        key, year = _field(spelled, known), _year(value, sheet.shapes.get((row, column), ""))
        if year is not None and kind == "indicators":
            table.years[column] = year
        elif key is None:
            table.unknown.append(column)
        elif key in table.columns:
            table.duplicates.append(column)
        else:
            table.columns[key] = column
    return _settled(table)


def _settled(table: Table) -> Table:
    """Take years in the headings as the wide layout only when no column of years or values stands beside them."""
    if table.years and ({"year", "value"} & set(table.columns) or not {"city", "indicator"} & set(table.columns)):
        table.unknown.extend(table.years)
        table.years = {}
    seen: set[int] = set()
    for column, year in list(table.years.items()):
        if year in seen:
            table.duplicates.append(column)
            del table.years[column]
        seen.add(year)
    return table


def _with_second_row(table: Table, below: tuple[int, list[CellValue]] | None) -> Table:
    """Join a second row of headings, when it fills only columns that the first row leaves open."""
    if below is None or below[0] != table.header_row + 1:
        return table
    second = _read_headings(table.kind, table.sheet, *below)
    years = dict(_years(table.sheet, below))
    first = dict(table.columns)
    if first.get("value") in years:
        del first["value"]  # "Values" over a row of years
    open_columns = {column for column in second.spelled if column not in first.values()}
    joined = {key: column for key, column in second.columns.items() if key not in first}
    if set(second.spelled) - open_columns or not (joined or (years and table.kind == "indicators")):
        return table
    table.header_row = below[0]
    table.columns = {**first, **joined}
    table.years = {**table.years, **{column: year for column, year in years.items() if column in open_columns}}
    taken = {*table.columns.values(), *table.years}
    table.spelled.update(second.spelled)
    table.unknown = [column for column in (*table.unknown, *second.unknown) if column not in taken]
    return _settled(table)


def _spelled(value: CellValue) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, CellDate):
        return value.day.isoformat()
    return str(getattr(value, "written", getattr(value, "beginning", value)))


def _field(spelled: str, known: dict[str, str]) -> str | None:
    """Return the field a heading means: as it is, without marks for "required", or without what stands in brackets."""
    whole = name_key(spelled)
    for variant in (whole, whole.strip(" *:"), whole.split("(")[0].strip(" *:"), whole.split("[")[0].strip(" *:")):
        if variant in known:
            return known[variant]
    return None


def _years(sheet: Sheet, row: tuple[int, list[CellValue]]) -> Iterator[tuple[int, int]]:
    for column, value in enumerate(row[1], start=1):
        year = _year(value, sheet.shapes.get((row[0], column), ""))
        if year is not None:
            yield column, year


def _year(value: CellValue, shape: str) -> int | None:
    """Return the year a heading is: a number, a text of four digits, or a date that shows its year only."""
    if isinstance(value, bool):
        return None
    if isinstance(value, CellDate):
        return value.day.year if shape == "year" else None
    if isinstance(value, str):
        written = value.strip()
        return (
            int(written)
            if len(written) == 4 and written.isascii() and written.isdigit() and int(written) in YEARS
            else None
        )
    if isinstance(value, int | float):
        return int(value) if value in YEARS else None
    return None
