"""Years counted from the title or the award, and the marks that charts draw on the time axis."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

import pandas as pd

from data.catalogue import Catalogue, City, Level

Alignment = Literal["title", "award"]

# The years in which the pandemic, not a title, moved tourism and firms.
COVID = (date(2020, 1, 1), date(2021, 12, 31))


class MarkKind(StrEnum):
    """What a mark on the time axis stands for."""

    AWARD = "award"
    TITLE = "title"
    PLANNED = "planned"  # the year first given, where the title moved: drawn as a ghost
    COVID = "covid"


@dataclass(frozen=True)
class Mark:
    """A span of time worth marking; ``city`` is empty where it concerns all. Both dates are included.

    ``precise`` is false where only the year is known; the dates are then that year's first and last day.
    """

    kind: MarkKind
    city: str
    first: date
    last: date
    precise: bool

    def relative_to(self, year: int) -> tuple[float, float]:
        """Return begin and end in years from the start of ``year``: 1 January of it is 0.0, its end 1.0."""
        return _decimal(self.first) - year, _decimal(self.last, end_of_day=True) - year


def event_year(city: City, align: Alignment) -> int:
    """Return the year that counts as zero: the title year as it turned out, or the award year.

    Timișoara's is 2023; 2021, the year first given, is a mark (:func:`marks`) and nothing is aligned on it.
    """
    return city.title_year if align == "title" else city.award_year


def event_years(catalogue: Catalogue, cities: Collection[str], level: Level, *, align: Alignment) -> dict[str, int]:
    """Return area code -> event year for the cities' areas of one level.

    Raises
    ------
    KeyError
        For a city the catalogue does not know.
    """
    chosen = [catalogue.cities[name] for name in cities]
    return {city.area(level): event_year(city, align) for city in chosen}


def base_years(catalogue: Catalogue, cities: Collection[str], level: Level) -> dict[str, int]:
    """Return area code -> last year before the award, the base of an index in event time."""
    awards = event_years(catalogue, cities, level, align="award")
    return {geo: year - 1 for geo, year in awards.items()}


def align(observations: pd.DataFrame, events: Mapping[str, int]) -> pd.DataFrame:
    """Return the rows of areas that have an event, with ``event_year``: years since it, negative before.

    Parameters
    ----------
    observations
        Any frame with ``geo`` and ``year``.
    events
        Area code -> year of the event, as :func:`event_years` gives it.
    """
    rows = observations[observations["geo"].isin(list(events))]
    zeros = rows["geo"].astype("str").map(dict(events)).astype("int64")
    return rows.assign(event_year=rows["year"] - zeros)


def marks(catalogue: Catalogue, cities: Collection[str], *, covid: bool = True) -> tuple[Mark, ...]:
    """Return the marks of the cities in time order: award, title window, title as first planned, and COVID 2020-21.

    Rijeka's title window runs from its opening to 30 April 2021, as the catalogue's ``window`` has it.
    """
    found = [mark for name in cities for mark in _city_marks(catalogue.cities[name])]
    if covid:
        found.append(Mark(MarkKind.COVID, "", *COVID, precise=False))
    return tuple(sorted(found, key=lambda mark: (mark.first, mark.last, mark.kind, mark.city)))


def _city_marks(city: City) -> list[Mark]:
    award = (city.awarded_on, city.awarded_on) if city.awarded_on else _whole(city.award_year)
    found = [
        Mark(MarkKind.AWARD, city.key, *award, precise=city.awarded_on is not None),
        Mark(MarkKind.TITLE, city.key, *city.window, precise=city.window != _whole(city.title_year)),
    ]
    if city.first_title_year != city.title_year:
        found.append(Mark(MarkKind.PLANNED, city.key, *_whole(city.first_title_year), precise=False))
    return found


def _whole(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


def _decimal(day: date, *, end_of_day: bool = False) -> float:
    length = (date(day.year + 1, 1, 1) - date(day.year, 1, 1)).days
    return day.year + (day.timetuple().tm_yday - (0 if end_of_day else 1)) / length
