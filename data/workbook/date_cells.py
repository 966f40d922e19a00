"""Dates and years in cells: typed, as text, as a bare year, or as a number that lost its format."""

import datetime as dt
from typing import Final

from data.partial_dates import PartialDate
from data.workbook.book import CellDate, CellValue
from data.workbook.dates import (
    FIRST_YEAR,
    LAST_YEAR,
    SERIAL_NUMBERS,
    YEAR_NUMBERS,
    from_digits,
    from_serial,
    is_iso,
    read_date,
    serial_of,
)
from data.workbook.findings import Phrase
from data.workbook.number_cells import EITHER
from data.workbook.questions import AS_DATE, LEAVE_OUT
from data.workbook.row_reader import RowReader, as_text
from data.workbook.spelling import name_key, tidy
from data.workbook.words import MISSING_WORDS
from text import mark

FIRST_FIGURES: Final = 1980
"""No figure of ours is older."""

A_DATE: Final = Phrase(mark("A date as YYYY, YYYY-MM or YYYY-MM-DD"))
BETWEEN_YEARS: Final = mark("A year from {first} to {last}")
MAYBE: Final = mark("Perhaps {date}")


def read_date_cell(reader: RowReader, key: str, *, date_1904: bool) -> PartialDate | None:
    """Return a date field with the precision it was given in; None when empty, missing, asked or refused."""
    column = reader.column(key)
    value = reader.raw(column)
    if value is None:
        return None
    date = _date(reader, column, value, date_1904=date_1904)
    if date is not None and not FIRST_YEAR <= date.year <= LAST_YEAR:
        reader.found("DATE_RANGE", column, as_text(value), Phrase(BETWEEN_YEARS, _years(FIRST_YEAR, LAST_YEAR)))
        return None
    return date


def _years(first: int, last: int) -> dict[str, object]:
    return {"first": str(first), "last": str(last)}


def _date(reader: RowReader, column: int, value: CellValue, *, date_1904: bool) -> PartialDate | None:
    if isinstance(value, CellDate):
        return _excel_date(reader, column, value.day, date_1904=date_1904)
    if isinstance(value, str):
        return _text_date(reader, column, value, date_1904=date_1904)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number_date(reader, column, value, date_1904=date_1904)
    return _no_date(reader, column, value)


def _no_date(reader: RowReader, column: int, value: CellValue) -> PartialDate | None:
    reader.found("TYPE_DATE", column, as_text(value), A_DATE)
    return None


def _excel_date(reader: RowReader, column: int, day: dt.date, *, date_1904: bool) -> PartialDate:
    """Take a date as its format shows it: a bare 2021 in a date column, a month without its day."""
    serial, shape = serial_of(day, date_1904=date_1904), reader.shape(column)
    if serial in YEAR_NUMBERS:
        reader.found("DATE_TEXT", column, day.isoformat(), Phrase(str(serial)))
        return PartialDate(serial)
    if shape == "month":
        return PartialDate(day.year, day.month)
    return PartialDate(day.year) if shape == "year" else PartialDate.from_date(day)


def _text_date(reader: RowReader, column: int, value: str, *, date_1904: bool) -> PartialDate | None:
    text = tidy(value)
    if name_key(text) in MISSING_WORDS:
        reader.found("FLAG", column, value)
        return None
    if is_iso(text):
        return PartialDate.parse(text)
    readings = read_date(text)
    if "" in readings:
        reader.found("DATE_TEXT", column, value, Phrase(readings[""].isoformat()))
        return readings[""]
    if readings:
        first, second = (date.isoformat() for date in readings.values())
        expected = Phrase(EITHER, {"first": first, "second": second})
        answer = reader.ask("DATE_AMBIGUOUS", column, value, expected=expected)
        return readings[answer] if answer else None
    if text.isascii() and text.isdigit() and len(text) < 9:
        return _number_date(reader, column, int(text), date_1904=date_1904)
    return _no_date(reader, column, value)


def _number_date(reader: RowReader, column: int, value: float, *, date_1904: bool) -> PartialDate | None:
    whole = int(value) if abs(value) < 1e9 else 0
    if whole == value and whole in YEAR_NUMBERS:
        return PartialDate(whole)
    spelled = from_digits(whole) if whole == value else None
    if spelled is None and whole not in SERIAL_NUMBERS:
        return _no_date(reader, column, value)
    code = "DATE_LOOKS_LIKE_NUMBER" if spelled else "DATE_SERIAL"
    date = spelled or from_serial(whole, date_1904=date_1904)
    expected = Phrase(MAYBE, {"date": date.isoformat()})
    answer = reader.ask(code, column, as_text(value), expected=expected, offered=(AS_DATE, LEAVE_OUT))
    return date if answer == AS_DATE else None


def read_year_cell(reader: RowReader, column: int, *, last: int) -> int | None:
    """Return the year a figure is for; None when empty or refused, which is then noted.

    Parameters
    ----------
    last
        The newest year that can have figures.
    """
    if reader.is_blank(column):
        reader.missing("year", column)
    value = reader.raw(column)
    if value is None:
        return None
    year = _year(reader, column, value)
    expected = Phrase(BETWEEN_YEARS, _years(FIRST_FIGURES, last))
    if year is None:
        reader.found("TYPE_YEAR", column, as_text(value), expected)
    elif not FIRST_FIGURES <= year <= last:
        reader.found("YEAR_RANGE", column, as_text(value), expected)
        return None
    return year


def _year(reader: RowReader, column: int, value: CellValue) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return int(value) if value == value // 1 and abs(value) < 1e6 else None
    if isinstance(value, CellDate):
        return _year_of_date(reader, column, value.day)
    text = tidy(value) if isinstance(value, str) else ""
    if not (text.isascii() and text.isdigit() and len(text) < 7):
        return None
    reader.found("NUM_TEXT", column, value)
    return int(text)


def _year_of_date(reader: RowReader, column: int, day: dt.date) -> int | None:
    """Take the year from a date only where nothing else was meant: the cell shows a year, or counts one as days."""
    serial = serial_of(day)
    if serial in YEAR_NUMBERS:
        reader.found("DATE_TEXT", column, day.isoformat(), Phrase(str(serial)))
        return serial
    if reader.shape(column) == "year":
        reader.found("DATE_TEXT", column, day.isoformat(), Phrase(str(day.year)))
        return day.year
    return None
