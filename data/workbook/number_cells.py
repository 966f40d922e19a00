"""Numbers in cells: typed or as text, with a unit, a flag, or a word for "missing"."""

import re
from dataclasses import dataclass
from typing import Final

from data.workbook.book import BadNumber, CellDate, CellValue
from data.workbook.dates import serial_of
from data.workbook.findings import Phrase
from data.workbook.names import PERCENT, names
from data.workbook.numbers import Number, is_not_finite, read_number
from data.workbook.questions import DAY_MONTH, LEAVE_OUT, SERIAL, TIMES_100
from data.workbook.row_reader import RowReader
from data.workbook.spelling import name_key, tidy
from data.workbook.words import FLAG_LETTERS, MISSING_WORDS, NO_VALUE_FLAGS
from text import mark

FLAGS: Final = re.compile(f"[{FLAG_LETTERS}]{{1,3}}")
MISSING_WITH_FLAGS: Final = re.compile(rf"(?:[:–—-]|\.\.) ?\(?(?P<flags>[{FLAG_LETTERS}]{{1,3}})\)?|(?P<only>[cCmzN])")
WITH_FLAGS: Final = re.compile(rf"(?P<number>.*[0-9.,]) ?\(?(?P<flags>[{FLAG_LETTERS}]{{1,3}})\)?")
OVERFLOW: Final = re.compile(r"[+-]?[0-9.]+[eE][+]?[0-9]+|[+-]?[0-9]{64,}")
A_NUMBER: Final = Phrase(mark("A number"))
EITHER: Final = mark("{first} or {second}")


@dataclass(frozen=True, slots=True)
class NumberCell:
    """What a cell says as a number.

    Attributes
    ----------
    value
        None when the cell is empty, missing, left out or refused.
    flag
        Letters split from the value.
    is_missing
        The cell holds a word or a flag for a missing value.
    has_unit
        The number came with its unit or is shown as a percentage: its scale is certain.
    """

    value: float | None = None
    flag: str = ""
    is_missing: bool = False
    has_unit: bool = False


EMPTY: Final = NumberCell()


def read_number_cell(reader: RowReader, column: int, *, unit: str | None = None) -> NumberCell:
    """Read a number.

    Parameters
    ----------
    unit
        The catalogue's unit that may stand beside the digits; None for a bare number.
    """
    value = reader.raw(column)
    if value is None:
        return EMPTY
    kind = type(value)
    if kind is int or kind is float:
        return _typed(reader, column, value, unit)  # type: ignore[arg-type]
    if isinstance(value, str):
        return _written(reader, column, value, unit)
    return _other(reader, column, value)


def _typed(reader: RowReader, column: int, value: float, unit: str | None) -> NumberCell:
    if reader.shape(column) != "percent":
        return NumberCell(value)
    shown_value = round(value * 100, 10)
    if unit != PERCENT:
        reader.found("UNIT_MISMATCH", column, f"{shown_value:g} %", _unit_phrase(unit))
        return EMPTY
    reader.found("NUM_WITH_UNIT", column, f"{shown_value:g} %")
    return NumberCell(shown_value, has_unit=True)


def _unit_phrase(unit: str | None) -> Phrase:
    if unit is None:
        return A_NUMBER
    known = names().catalogue.units[unit]
    return Phrase(known.symbol if unit == PERCENT else known.title)


def _other(reader: RowReader, column: int, value: CellValue) -> NumberCell:
    if isinstance(value, CellDate):
        return _date_in_number(reader, column, value)
    written = value.written if isinstance(value, BadNumber) else str(getattr(value, "written", value))
    is_endless = isinstance(value, BadNumber) and (
        is_not_finite(written.strip()) or OVERFLOW.fullmatch(written.strip())
    )
    reader.found("NUM_NONFINITE" if is_endless else "TYPE_NUMBER", column, written, A_NUMBER)
    return EMPTY


def _date_in_number(reader: RowReader, column: int, value: CellDate) -> NumberCell:
    """Ask what number became a date: Excel turns 3.4 into 3 April, and shows 45000 as a date in a date column."""
    day_month = float(f"{value.day.day}.{value.day.month}")
    serial = serial_of(value.day)
    expected = Phrase(EITHER, {"first": f"{day_month:g}", "second": str(serial)})
    offered = (DAY_MONTH, SERIAL, LEAVE_OUT)
    answer = reader.ask("DATE_LOOKS_LIKE_NUMBER", column, value.day.isoformat(), expected=expected, offered=offered)
    if answer == DAY_MONTH:
        return NumberCell(day_month)
    return NumberCell(serial) if answer == SERIAL else NumberCell(is_missing=True)


def _written(reader: RowReader, column: int, value: str, unit: str | None) -> NumberCell:
    text = tidy(value)
    if name_key(text) in MISSING_WORDS:
        reader.found("FLAG", column, value)
        return NumberCell(is_missing=True)
    if match := MISSING_WITH_FLAGS.fullmatch(text):
        reader.found("FLAG", column, value)
        return NumberCell(flag=match["flags"] or match["only"], is_missing=True)
    number = read_number(text)
    if number is None and is_not_finite(text):
        reader.found("NUM_NONFINITE", column, value, A_NUMBER)
        return EMPTY
    return _with_flags(reader, column, value, text, number, unit)


def _with_flags(
    reader: RowReader, column: int, value: str, text: str, number: Number | None, unit: str | None
) -> NumberCell:
    """Split Eurostat's letters from the digits, unless they are the unit."""
    match = WITH_FLAGS.fullmatch(text)
    is_unit = number is not None and len(number.unit) > 1 and unit is not None and names().is_unit(unit, number.unit)
    if match is None or is_unit or set(match["flags"]) & NO_VALUE_FLAGS:
        return _one_reading(reader, column, value, number, unit)
    bare = read_number(match["number"].strip())
    cell = _one_reading(reader, column, value, bare, unit, quiet=True)
    if cell.value is None:
        return cell
    reader.found("FLAG", column, value)
    return NumberCell(cell.value, match["flags"], has_unit=cell.has_unit)


def _one_reading(
    reader: RowReader, column: int, value: str, number: Number | None, unit: str | None, *, quiet: bool = False
) -> NumberCell:
    if number is None:
        reader.found("TYPE_NUMBER", column, value, A_NUMBER)
        return EMPTY
    if number.unit and not _accepts_unit(reader, column, value, number.unit, unit):
        return EMPTY
    result = number.value if "" in number.readings else _asked(reader, column, value, number)
    if result is None:
        return EMPTY
    if "" in number.readings and not quiet:
        reader.found("NUM_WITH_UNIT" if number.unit else "NUM_TEXT", column, value)
    return NumberCell(result, has_unit=bool(number.unit))


def _accepts_unit(reader: RowReader, column: int, value: str, written: str, unit: str | None) -> bool:
    if unit is not None and names().is_unit(unit, written):
        return True
    known = any(names().is_unit(other, written) for other in names().catalogue.units)
    code = "UNIT_MISMATCH" if known and unit is not None else "TYPE_NUMBER"
    reader.found(code, column, value, _unit_phrase(unit))
    return False


def _asked(reader: RowReader, column: int, value: str, number: Number) -> float | None:
    first, second = number.readings.values()
    expected = Phrase(EITHER, {"first": f"{first:.15g}", "second": f"{second:.15g}"})
    answer = reader.ask("NUM_LOCALE_AMBIGUOUS", column, value, expected=expected)
    return number.readings[answer] if answer else None


def scaled(reader: RowReader, column: int, cell: NumberCell, code: str) -> float | None:
    """Return a percentage, having asked whether a value up to one is a share of one.

    Parameters
    ----------
    code
        ``PERCENT_SCALE`` or ``PROGRESS_SCALE``.
    """
    value = cell.value
    if value is None or cell.has_unit or not 0 < value <= 1:
        return value
    times_100 = round(value * 100, 10)
    expected = Phrase(EITHER, {"first": f"{value:g} %", "second": f"{times_100:g} %"})
    answer = reader.ask(code, column, value, expected=expected)
    if answer is None:
        return None
    return times_100 if answer == TIMES_100 else value
