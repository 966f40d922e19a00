"""Who a city is set beside: its larger region, its country, the EU, and the runner-ups of its contest."""

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from analysis.series import SeriesKey, sources_with
from data.catalogue import Catalogue, City, Level

EUROPEAN_UNION = "EU27_2020"


@dataclass(frozen=True)
class Comparator:
    """An area that a city may be set beside, and why."""

    kind: Literal["nuts2", "country", "eu", "runner-up"]
    geo: str
    name: str


def comparators(observations: pd.DataFrame, catalogue: Catalogue, city: City, key: SeriesKey) -> tuple[Comparator, ...]:
    """Return the areas with figures of this indicator: larger region, country, EU, runner-ups of the same contest.

    ``key.geo`` is the city's own area: it is not compared with itself, and runner-ups are taken at its level.
    ``key.source`` may be empty; then any catalogued dataset will do.
    """
    level = _level(catalogue, key.geo)
    asked = [
        Comparator("nuts2", city.nuts2, _name(catalogue, city.nuts2)),
        Comparator("country", city.country, _name(catalogue, city.country)),
        Comparator("eu", EUROPEAN_UNION, _name(catalogue, EUROPEAN_UNION)),
        *runner_ups(catalogue, city, level=level),
    ]
    chosen = [found for found in asked if found.geo != key.geo]
    return tuple(found for found in chosen if _has_figures(observations, catalogue, key, found.geo))


def runner_ups(catalogue: Catalogue, city: City, *, level: Level) -> tuple[Comparator, ...]:
    """Return the regions of the cities that lost the same contest: same country, same year competed for.

    Only NUTS 2 and NUTS 3 are known for runner-ups; other levels give none. A region that also holds the winner is no
    comparator.
    """
    if level not in {"nuts2", "nuts3"}:
        return ()
    losers = [
        host
        for host in catalogue.hosts
        if host.role == "runner-up"
        and host.nuts2.startswith(city.country)
        and host.designated_year == city.first_title_year
    ]
    areas = {host.nuts3 if level == "nuts3" else host.nuts2: host.city for host in losers}
    return tuple(Comparator("runner-up", geo, name) for geo, name in areas.items() if geo and geo != city.area(level))


def host_regions(catalogue: Catalogue, level: Level) -> frozenset[str]:
    """Return the regions of a level that hold, held or will hold a European Capital of Culture."""
    hosts = [host for host in catalogue.hosts if host.role == "host"]
    codes = {"nuts3": [host.nuts3 for host in hosts], "nuts2": [host.nuts2 for host in hosts]}
    return frozenset(code for code in codes.get(level, []) if code)


def _level(catalogue: Catalogue, geo: str) -> Level:
    region = catalogue.regions.get(geo)
    return region.level if region else "nuts3"


def _name(catalogue: Catalogue, geo: str) -> str:
    region = catalogue.regions.get(geo)
    return region.name if region else geo


def _has_figures(observations: pd.DataFrame, catalogue: Catalogue, key: SeriesKey, geo: str) -> bool:
    found = sources_with(observations, catalogue, SeriesKey(key.indicator, geo, key.breakdown))
    return key.source in found if key.source else bool(found)
