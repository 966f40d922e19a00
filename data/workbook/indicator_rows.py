"""Rows of the sheet "Indicators", and cells of its wide layout, as figures."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from data.catalogue import Indicator
from data.content import Area, IndicatorRow
from data.workbook.date_cells import read_year_cell
from data.workbook.findings import Phrase
from data.workbook.names import AREAS, PERCENT, names
from data.workbook.number_cells import NumberCell, read_number_cell, scaled
from data.workbook.row_reader import RowReader
from data.workbook.scope import FROM_LISTS, ONE_OF, PERHAPS, WHOLE, Scope, read_city
from data.workbook.spelling import name_key
from data.workbook.words import FLAG_LETTERS

TOTAL: Final = "total"
HUNDRED: Final = 100
MOST_LISTED: Final = 12


@dataclass(frozen=True)
class _Series:
    """What a row is about, apart from year and value; an empty part was not understood."""

    city: str
    indicator: Indicator
    area: Area
    breakdown: str


@dataclass(frozen=True)
class _Beside:
    """What stands beside the figures of a row: read once, however many years the row has."""

    flag: str
    origin: str
    note: str


def read_indicator_row(reader: RowReader, scope: Scope) -> Iterator[IndicatorRow]:
    """Yield the row's figures: one, or in the wide layout one for each year's cell that holds something."""
    series, is_unit_right = _series(reader, scope), True
    if series is not None:
        is_unit_right = _check_unit(reader, series.indicator)
    else:
        reader.required_text("unit")
    beside = _Beside(reader.text("flag"), reader.text("origin"), reader.text("note"))
    if reader.table.is_wide:
        yield from _wide(reader, scope, series, beside, is_unit_right=is_unit_right)
        return
    year = read_year_cell(reader, reader.column("year"), last=scope.today.year)
    column = reader.column("value")
    is_said_missing = bool(beside.flag) and reader.is_blank(column)
    if reader.is_blank(column) and not is_said_missing:
        reader.missing("value")
    yield from _figure(reader, series, year, column, beside, is_said_missing=is_said_missing)


def _wide(
    reader: RowReader, scope: Scope, series: _Series | None, beside: _Beside, *, is_unit_right: bool
) -> Iterator[IndicatorRow]:
    """Yield a figure for each year; an empty cell of the wide layout is no figure, and no fault."""
    is_row_sound = reader.is_sound and is_unit_right
    for column, year in reader.table.years.items():
        reader.is_sound = is_row_sound
        if not reader.is_blank(column):
            if year > scope.today.year:
                reader.found("YEAR_RANGE", column, year)
            yield from _figure(reader, series, year, column, beside)


def _figure(
    reader: RowReader,
    series: _Series | None,
    year: int | None,
    column: int,
    beside: _Beside,
    *,
    is_said_missing: bool = False,
) -> Iterator[IndicatorRow]:
    cell = NumberCell(is_missing=True) if is_said_missing else _value(reader, series, column)
    flags = _flags(reader, beside.flag, cell.flag)
    if series is None or year is None or not reader.is_sound or (cell.value is None and not cell.is_missing):
        return
    yield IndicatorRow(
        city=series.city,
        indicator=series.indicator.key,
        area=series.area,
        year=year,
        value=cell.value,
        unit=series.indicator.unit,
        flag=flags,
        breakdown=series.breakdown,
        origin=beside.origin,
        note=beside.note,
        sheet=reader.table.sheet.name,
        cell=reader.address(column),
    )


def _series(reader: RowReader, scope: Scope) -> _Series | None:
    city = read_city(reader, scope, is_project_allowed=False)
    indicator = _indicator(reader)
    area = _area(reader, city, indicator)
    breakdown = _breakdown(reader, indicator)
    if not city or indicator is None or area is None or breakdown is None:
        return None
    return _Series(city, indicator, area, breakdown)


def _indicator(reader: RowReader) -> Indicator | None:
    written = reader.required_text("indicator")
    if not written:
        return None
    lookup, known = names().indicators, names().catalogue.indicators
    key = lookup.find(written)
    if key is not None:
        return known[key]
    near = lookup.suggest(written)
    expected = Phrase(PERHAPS, {"name": known[near].title}) if near else FROM_LISTS
    reader.found("INDICATOR_UNKNOWN", reader.column("indicator"), written, expected)
    return None


def _area(reader: RowReader, city: str, indicator: Indicator | None) -> Area | None:
    written = reader.text("area")
    if not written:
        default = indicator.default_level if indicator else None
        return next((area for area in AREAS if area == default), None)
    area = names().area(city, written)
    if area is None:
        reader.found("CITY_UNKNOWN", reader.column("area"), written, Phrase(ONE_OF, {"names": tuple(AREAS.values())}))
    return area


def _breakdown(reader: RowReader, indicator: Indicator | None) -> str | None:
    written = reader.text("breakdown")
    key = name_key(written)
    if not key or key == TOTAL:
        return TOTAL
    if indicator is None:
        return None
    found = next((known for known in indicator.breakdowns if name_key(known) == key), None)
    if found is None:
        expected = Phrase(ONE_OF, {"names": indicator.breakdowns[:MOST_LISTED]})
        reader.found("INDICATOR_UNKNOWN", reader.column("breakdown"), written, expected)
    return found


def _check_unit(reader: RowReader, indicator: Indicator) -> bool:
    written, known = reader.required_text("unit"), names()
    if not written:
        return False
    if not known.is_unit(indicator.unit, written):
        reader.found("UNIT_MISMATCH", reader.column("unit"), written, _unit(indicator))
        return False
    if not known.is_official_unit(indicator.unit, written):
        reader.found("UNIT_ALIAS", reader.column("unit"), written, _unit(indicator))
    return True


def _unit(indicator: Indicator) -> Phrase:
    unit = names().catalogue.units[indicator.unit]
    return Phrase(unit.symbol if indicator.unit == PERCENT else unit.title)


def _value(reader: RowReader, series: _Series | None, column: int) -> NumberCell:
    """Read the value and hold it against what its indicator can be."""
    indicator = series.indicator if series else None
    cell = read_number_cell(reader, column, unit=indicator.unit if indicator else None)
    if cell.value is None or indicator is None:
        return cell
    value: float | None = cell.value
    if indicator.unit == PERCENT:
        value = scaled(reader, column, cell, "PERCENT_SCALE")
    if value is not None:
        _check_domain(reader, column, value, indicator)
    return NumberCell(value, cell.flag, cell.is_missing, cell.has_unit)


def _check_domain(reader: RowReader, column: int, value: float, indicator: Indicator) -> None:
    unit = names().catalogue.units[indicator.unit]
    if indicator.unit == PERCENT and not 0 <= value <= HUNDRED:
        reader.found("PERCENT_RANGE", column, value)
    elif value < 0:
        reader.found("VALUE_NEGATIVE", column, value)
    elif indicator.kind == "count" and unit.decimals == 0 and value != int(value):
        reader.found("COUNT_FRACTION", column, value, WHOLE)


def _flags(reader: RowReader, given: str, split: str) -> str:
    """Return the flags of the column and those split from the value; a word that is no flag is kept and shown."""
    if given and not (set(given) <= set(FLAG_LETTERS) or given in names().catalogue.flags):
        reader.found("FLAG", reader.column("flag"), given)
    return given if not split or split in given else given + split
