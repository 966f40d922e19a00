"""Dates as five countries write them, no more precise than they were given."""

import datetime as dt
import re
from typing import Final

from data.partial_dates import PartialDate
from text import LANGUAGES, text_for

DAY_FIRST: Final = "day-first"
MONTH_FIRST: Final = "month-first"
FIRST_YEAR: Final = 1985
LAST_YEAR: Final = 2050
"""Dates of the project, its plans and its titles lie between these."""

YEAR_NUMBERS: Final = range(1900, 2101)
"""A whole number in this range, alone in a date cell, is a year and not a day counted from 1900."""

SERIAL_NUMBERS: Final = range(29_000, 60_000)
"""Days counted from 1900 that fall between 1979 and 2064."""

EPOCH: Final = dt.date(1899, 12, 30)
EPOCH_1904: Final = dt.date(1904, 1, 1)
YEAR_FIRST: Final = re.compile(
    r"([0-9]{4})[./ -]{1,2}([0-9]{1,2})(?:[./ -]{1,2}([0-9]{1,2}))?\.?(?:[T ]00:00(?::00)?)?"
)
YEAR_LAST: Final = re.compile(r"([0-9]{1,2})([./-]) ?([0-9]{1,2})(?:\2) ?([0-9]{4})\.?(?:[T ]00:00(?::00)?)?")
MONTH_YEAR: Final = re.compile(r"([0-9]{1,2})[./-] ?([0-9]{4})\.?")
IN_WORDS: Final = re.compile(r"(?:([0-9]{1,2})\.? )?([^\W\d]+)\.? ([0-9]{4})\.?(?: ?[^\W\d]{1,2}\.?)?")
IN_WORDS_YEAR_FIRST: Final = re.compile(r"([0-9]{4}) ?m?\.? ([^\W\d]+)(?: ([0-9]{1,2}) ?d?\.?)?")
"""Lithuanian: "2021 m. birželio 10 d."."""

Readings = dict[str, PartialDate]


def read_date(text: str) -> Readings:
    """Read a date from a tidy text.

    Returns
    -------
    dict
        One entry ("") when there is one reading, two by convention when day and month could be either, none when the
        text is no date.

    Examples
    --------
    >>> read_date("2021-06")[""].isoformat(), sorted(read_date("03/04/2025"))
    ('2021-06', ['day-first', 'month-first'])
    """
    if re.fullmatch(r"[0-9]{4}", text):
        return _made("", text)
    if match := YEAR_FIRST.fullmatch(text):
        return _made("", *match.groups())
    if match := YEAR_LAST.fullmatch(text):
        return _day_and_month(*match.groups())
    if match := MONTH_YEAR.fullmatch(text):
        return _made("", match[2], match[1])
    return _in_words(text)


def is_iso(text: str) -> bool:
    """Return whether a text has one of the forms the template asks for."""
    try:
        PartialDate.parse(text)
    except ValueError:
        return False
    return True


def from_serial(number: int, *, date_1904: bool = False) -> PartialDate:
    """Return the day that Excel counts with a number."""
    return PartialDate.from_date((EPOCH_1904 if date_1904 else EPOCH) + dt.timedelta(days=number))


def serial_of(day: dt.date, *, date_1904: bool = False) -> int:
    """Return the number that Excel holds behind a day."""
    return (day - (EPOCH_1904 if date_1904 else EPOCH)).days


def from_digits(number: int) -> PartialDate | None:
    """Return the date that 20250304 or 202503 spells, None when it spells none."""
    digits = str(number)
    if len(digits) not in (6, 8) or not FIRST_YEAR <= int(digits[:4]) <= LAST_YEAR:
        return None
    return _made("", digits[:4], digits[4:6], digits[6:] or None).get("")


def _made(convention: str, year: str, month: str | None = None, day: str | None = None) -> Readings:
    try:
        return {convention: PartialDate(int(year), int(month) if month else None, int(day) if day else None)}
    except ValueError:
        return {}


def _day_and_month(first: str, mark: str, second: str, year: str) -> Readings:
    """Read day, month and year with one mark between: points are day first in every country that uses them."""
    day_first, month_first = _made(DAY_FIRST, year, second, first), _made(MONTH_FIRST, year, first, second)
    if mark == "." or not month_first or int(first) == int(second):
        return _made("", year, second, first)
    return {**day_first, **month_first} if day_first else _made("", year, first, second)


def _in_words(text: str) -> Readings:
    if match := IN_WORDS.fullmatch(text):
        day, name, year = match[1], match[2], match[3]
    elif match := IN_WORDS_YEAR_FIRST.fullmatch(text):
        year, name, day = match[1], match[2], match[3]
    else:
        return {}
    month = _month_names().get(name.casefold())
    return _made("", year, str(month), day) if month else {}


def _month_names() -> dict[str, int]:
    """Return the names of the months in all our languages, in every form their calendars know."""
    if not _MONTHS:
        for language in LANGUAGES:
            months = text_for(language).locale.months
            for context in months.values():
                for width in ("wide", "abbreviated"):
                    for number, name in context[width].items():
                        _MONTHS.setdefault(str(name).rstrip(".").casefold(), int(number))
    return _MONTHS


_MONTHS: dict[str, int] = {}
