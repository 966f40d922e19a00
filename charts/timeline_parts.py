"""What a timeline is made of, described in the reader's language and without colours."""

import datetime as dt
from dataclasses import dataclass
from typing import Final, Literal

from data.partial_dates import PartialDate

BarKind = Literal["known", "open end", "open start", "some time", "reported", "none"]
LegendKind = Literal["day", "month", "year", "known", "open end", "some time", "reported"]
FADE: Final = dt.timedelta(days=365)
"""How long a bar fades whose other end is not known."""


@dataclass(frozen=True)
class Moment:
    """Something that happened or is due; ``city`` gives the marker in rows that belong to no city."""

    date: PartialDate
    label: str
    city: str = ""


@dataclass(frozen=True)
class Note:
    """Words beside a day of a row."""

    text: str
    day: dt.date
    side: Literal["left", "right"]


@dataclass(frozen=True)
class TimelineRow:
    """One row: what it is called, how long it took, what happened, and its status as icon and word.

    Attributes
    ----------
    city, name
        Key and name of the city; both empty for rows of the whole partnership.
    reported
        When it was reported; drawn only where nothing else is known.
    """

    key: str
    city: str
    name: str
    title: str
    start: PartialDate | None = None
    end: PartialDate | None = None
    reported: PartialDate | None = None
    moments: tuple[Moment, ...] = ()
    notes: tuple[Note, ...] = ()
    icon: str = ""
    status: str = ""

    @property
    def bar(self) -> BarKind:
        """How the row's duration is drawn."""
        if self.start and (self.end or self.start) == self.start and self.start.precision == "year":
            return "some time"
        if self.start:
            return "known" if self.end else "open end"
        if self.end:
            return "open start"
        return "reported" if self.reported and not self.moments else "none"

    def bar_days(self) -> tuple[dt.date, dt.date] | None:
        """Return first and last day of the bar, None without one; an unknown end is drawn for a year and open."""
        start, end = self.start, self.end
        if start and end:
            return start.first_day(), end.last_day()
        if start:
            return start.first_day(), start.last_day() if self.bar == "some time" else start.first_day() + FADE
        if end:
            return end.last_day() - FADE, end.last_day()
        if self.reported and self.bar == "reported":
            return self.reported.first_day(), self.reported.last_day()
        return None


@dataclass(frozen=True)
class Period:
    """A phase of the project, a title year, the year a title was moved away from, or the pandemic; ends included."""

    kind: Literal["phase", "title", "moved", "covid"]
    start: dt.date
    end: dt.date
    label: str
    city: str = ""
