"""Dates known to the day, the month or the year, and no more precisely than that.

Sources and partners often know a month or a year only. Storing such a date as its first day would invent a day, so a
:class:`PartialDate` keeps what is known and says how far it reaches.
"""

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import total_ordering

from text.messages import Precision

# Spelled with 0-9: \d would also accept the digits of other scripts.
_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of day, month or year precision.

    Parameters
    ----------
    year
        1 to 9999.
    month
        1 to 12, or None when only the year is known.
    day
        Day of the month, or None when only the month or the year is known.

    Raises
    ------
    ValueError
        When there is no such date, or a day is given without its month.

    Notes
    -----
    Dates are ordered by their first possible day; of two that begin on the same day the less precise one comes first:
    ``2021 < 2021-01 < 2021-01-01 < 2021-01-02``. This is the order of the ISO texts. It sorts lists; whether
    something is due is a question for :meth:`last_day`.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.month is None and self.day is not None:
            raise ValueError(f"The day {self.day} of {self.year} has no month.")
        try:
            dt.date(self.year, self.month or 1, self.day or 1)
        except ValueError as error:
            raise ValueError(f"There is no date {self!s}: {error}.") from None
        if 0 in (self.month, self.day):
            raise ValueError(f"There is no date {self!s}: months and days count from 1.")

    @classmethod
    def parse(cls, written: str) -> "PartialDate":
        """Return the date written as ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.

        Raises
        ------
        ValueError
            For any other text (spaces around it included) and for dates that do not exist, naming the text.

        Examples
        --------
        >>> PartialDate.parse("2021-06").last_day()
        datetime.date(2021, 6, 30)
        """
        match = _ISO.fullmatch(written)
        if match is None:
            raise ValueError(f"{written!r} is not a date: write YYYY, YYYY-MM or YYYY-MM-DD.")
        year, month, day = match.groups()
        return cls(int(year), int(month) if month else None, int(day) if day else None)

    @classmethod
    def from_date(cls, value: dt.date) -> "PartialDate":
        """Return a calendar day as a date of day precision."""
        return cls(value.year, value.month, value.day)

    @property
    def precision(self) -> Precision:
        """How far the date is known: ``"day"``, ``"month"`` or ``"year"``."""
        if self.day is not None:
            return "day"
        return "month" if self.month is not None else "year"

    def first_day(self) -> dt.date:
        """Return the first day that the date may mean."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    def last_day(self) -> dt.date:
        """Return the last day that the date may mean: a month or a year is due at its end."""
        month = self.month or 12
        return dt.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def isoformat(self) -> str:
        """Return ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``."""
        parts = [f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part is not None)]
        return "-".join(parts)

    def __str__(self) -> str:
        return self.isoformat()

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return self._order() < other._order()

    def _order(self) -> tuple[int, int, int]:
        return self.year, self.month or 0, self.day or 0
