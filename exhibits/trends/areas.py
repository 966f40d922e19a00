"""Who is shown: each city's own area, and the areas it is set beside."""

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from analysis.comparators import EUROPEAN_UNION, runner_ups
from analysis.event_time import event_year
from data.catalogue import Catalogue, City, Level
from exhibits.exhibit import Parameters
from exhibits.sentences import region_name
from text import Text


@dataclass(frozen=True)
class Area:
    """One line of the picture.

    Attributes
    ----------
    city
        The city whose years it is measured over; its panel.
    zero
        The calendar year that counts as zero, 0 on the calendar.
    """

    geo: str
    city: str
    role: Literal["city", "comparator"]
    name: str
    zero: int = 0

    @property
    def key(self) -> str:
        """Name the line: a city by its own key, which gives its colour."""
        return self.city if self.role == "city" else f"{self.city}:{self.geo}"


def zero_year(city: City, parameters: Parameters) -> int:
    """Return the year that counts as zero for a city: its title, its award, or the calendar's own."""
    if parameters.align == "calendar":
        return 0
    return event_year(city, "award" if parameters.align == "award" else "title")


def areas(catalogue: Catalogue, parameters: Parameters, level: Level, text: Text) -> tuple[Area, ...]:
    """Return the chosen cities' areas, each followed by what it is set beside; nobody is set beside themselves."""
    found = []
    for key in parameters.cities:
        city = catalogue.cities[key]
        zero = zero_year(city, parameters)
        own = city.area(level)
        found.append(Area(own, key, "city", city.name, zero))
        geos = [geo for name in parameters.versus for geo in _beside(catalogue, city, level, name)]
        others = [geo for geo in dict.fromkeys(geos) if geo != own]
        found += [Area(geo, key, "comparator", _name(catalogue, city, geo, level, text), zero) for geo in others]
    return tuple(found)


def once(found: tuple[Area, ...]) -> tuple[Area, ...]:
    """Return the areas with those that several cities share drawn once: the same area over the same years.

    A region that is a chosen city's own is drawn as that city.
    """
    kept: dict[tuple[str, int], Area] = {}
    for area in sorted(found, key=lambda area: area.role):  # "city" comes before "comparator"
        kept.setdefault((area.geo, area.zero), area)
    return tuple(area for area in found if kept[area.geo, area.zero] is area)


def _beside(catalogue: Catalogue, city: City, level: Level, name: str) -> list[str]:
    if name == "country":
        return [city.country]
    if name == "nuts2":
        return [city.nuts2]
    if name == "eu":
        return [EUROPEAN_UNION]
    if name == "runner-ups":
        return [found.geo for found in runner_ups(catalogue, city, level=level)]
    return [name] if name in catalogue.regions else []


def _name(catalogue: Catalogue, city: City, geo: str, level: Level, text: Text) -> str:
    """Return a comparator's name; a runner-up is named by its city, which is shorter and better known."""
    if geo == EUROPEAN_UNION:
        return text.say("European Union")
    losers = {found.geo: found.name for found in runner_ups(catalogue, city, level=level)}
    return losers.get(geo) or region_name(catalogue, geo, text)


def without_figures(found: tuple[Area, ...], rows: pd.DataFrame) -> tuple[Area, ...]:
    """Return the areas that the rows hold nothing of."""
    held = set(rows["geo"])
    return tuple(area for area in found if area.geo not in held)
