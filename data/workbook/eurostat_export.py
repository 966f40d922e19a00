"""Workbooks exported by Eurostat's Data Browser: one table a sheet, regions in rows, years in columns with flags."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from data.catalogue import Indicator
from data.content import Area, IndicatorRow
from data.workbook.book import Book, CellValue, Sheet
from data.workbook.codes import Severity
from data.workbook.eurostat_meanings import Meaning, dataset_of, meaning, parts
from data.workbook.findings import Finding, Findings, Phrase, shown
from data.workbook.layout import Table
from data.workbook.names import names
from data.workbook.number_cells import read_number_cell
from data.workbook.places import address
from data.workbook.questions import Answers
from data.workbook.row_reader import RowReader
from data.workbook.scope import Scope
from data.workbook.spelling import name_key, tidy
from data.workbook.words import FLAG_LETTERS
from text import mark

MARK: Final = "[ESTAT]"
SEARCHED_ROWS: Final = 40
ENDS: Final = ("special value", "observation flags", ":")
EXPORT: Final = Phrase(mark("A table of Eurostat’s Data Browser; rows about other regions were passed over"))
UNKNOWN_TABLE: Final = Phrase(mark("A table whose indicator is on the sheet “Lists”"))


@dataclass
class _Export:
    """One sheet of an export: what is counted, where the years stand, where the regions' names."""

    sheet: Sheet
    dataset: str = ""
    dataset_cell: tuple[int, int] = (1, 1)
    dimensions: dict[str, str] = field(default_factory=dict)
    years: dict[int, int] = field(default_factory=dict)
    flags: dict[int, int] = field(default_factory=dict)
    geo_columns: list[int] = field(default_factory=list)
    header_row: int = 0


def is_eurostat_export(book: Book) -> bool:
    """Return whether a workbook is one, by the line every sheet of an export begins with."""
    return any(_is_export(sheet) for sheet in book.sheets)


def _is_export(sheet: Sheet) -> bool:
    return any(MARK in value for _, values in sheet.rows[:3] for value in values[:2] if isinstance(value, str))


def read_eurostat_export(book: Book, scope: Scope, findings: Findings, answers: Answers) -> tuple[IndicatorRow, ...]:
    """Return the figures about the areas of the partner cities (of the acting city only, when there is one)."""
    rows: list[IndicatorRow] = []
    for sheet in book.sheets:
        export = _find_table(sheet) if _is_export(sheet) else None
        if export is not None and export.years:
            rows.extend(_figures(export, scope, findings, answers))
    if not rows and not findings.has(Severity.ERROR):
        findings.add(Finding("SHEET_EMPTY", book.sheets[0].name, "A1"))
    return tuple(rows)


def _find_table(sheet: Sheet) -> _Export:
    export = _Export(sheet)
    for number, values in sheet.rows[:SEARCHED_ROWS]:
        texts = [
            (column, tidy(value)) for column, value in enumerate(values, 1) if isinstance(value, str) and value.strip()
        ]
        if not texts:
            continue
        first = texts[0][1]
        if name_key(first) == "time":
            _note_years(export, values)
        elif first.upper().startswith("GEO"):
            export.geo_columns = [column for column, text in texts if text.upper().startswith("GEO")]
            export.header_row = number
            return export
        elif dataset_of(" ".join(text for _, text in texts)) and not export.dataset and MARK not in first:
            export.dataset = dataset_of(" ".join(text for _, text in texts))
            export.dataset_cell = number, texts[-1][0]
        elif len(texts) > 1:
            export.dimensions[first] = texts[-1][1]
    return export


def _note_years(export: _Export, values: list[CellValue]) -> None:
    """Note the years' columns; the column behind a year, when it has no heading, holds its flags."""
    for column, value in enumerate(values, start=1):
        written = str(value).strip() if value is not None and not isinstance(value, bool) else ""
        if len(written) == 4 and written.isascii() and written.isdigit():
            export.years[column] = int(written)
    export.flags = {column: column + 1 for column in export.years if column + 1 not in export.years}


def _figures(export: _Export, scope: Scope, findings: Findings, answers: Answers) -> Iterator[IndicatorRow]:
    counted = meaning(export.dataset, export.dimensions)
    sheet = export.sheet.name
    if counted is None:
        cell = address(*export.dataset_cell)
        findings.add(Finding("INDICATOR_UNKNOWN", sheet, cell, shown(export.dataset), UNKNOWN_TABLE))
        return
    findings.add(Finding("SHEET_ALIAS", sheet, "A1", shown(export.dataset), EXPORT))
    cell = address(export.header_row - 1, min(export.years))
    findings.add(Finding("LAYOUT_WIDE", sheet, cell, f"{min(export.years.values())}–{max(export.years.values())}"))
    table = Table("indicators", export.sheet, export.header_row, years=export.years)
    reader = RowReader(table, findings, answers)
    for number, values in table.rows():
        place = _place(values, export, scope)
        if place is not None:
            reader.begin(number, values)
            yield from _of_region(reader, export, counted, place)


def _place(values: list[CellValue], export: _Export, scope: Scope) -> tuple[str, Area] | None:
    """Return the city and the level a row is about; None for all other regions and for the notes at the end."""
    written = [values[column - 1] for column in export.geo_columns if column <= len(values)]
    for value in written:
        if not isinstance(value, str) or name_key(value) in ENDS:
            continue
        label, code = parts(tidy(value))
        place = _places().get(code) or _places().get(label) or _places().get(name_key(label))
        if place is not None and scope.acting_city in (None, place[0]):
            return place
    return None


def _places() -> dict[str, tuple[str, Area]]:
    """Return code or compared name -> city and level; a name shared by two levels of one city means the finer one."""
    if not _PLACES:
        catalogue = names().catalogue
        for area in ("city", "fua", "nuts2", "nuts3"):
            for city in catalogue.cities.values():
                code = city.area(area)
                _PLACES[code] = city.key, area
                if code in catalogue.regions:
                    _PLACES[name_key(catalogue.regions[code].name)] = city.key, area
    return _PLACES


_PLACES: dict[str, tuple[str, Area]] = {}


def _of_region(reader: RowReader, export: _Export, counted: Meaning, place: tuple[str, Area]) -> Iterator[IndicatorRow]:
    indicator: Indicator = names().catalogue.indicators[counted.indicator]
    city, area = place
    for column, year in export.years.items():
        if reader.is_blank(column):
            continue
        reader.is_sound = True
        cell = read_number_cell(reader, column, unit=indicator.unit)
        flag = _flag(reader, export.flags.get(column, 0))
        if reader.is_sound and (cell.value is not None or cell.is_missing):
            yield IndicatorRow(
                city=city,
                indicator=indicator.key,
                area=area,
                year=year,
                value=cell.value,
                unit=indicator.unit,
                flag=flag + cell.flag,
                breakdown=counted.breakdown,
                origin=f"Eurostat, {export.dataset}",
                sheet=export.sheet.name,
                cell=address(reader.row, column),
            )


def _flag(reader: RowReader, column: int) -> str:
    value = reader.raw(column) if column else None
    written = tidy(value) if isinstance(value, str) else ""
    letters = written.replace(",", "").replace(" ", "")
    return letters if set(letters) <= set(FLAG_LETTERS) else ""
