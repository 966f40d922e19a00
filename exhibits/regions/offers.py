"""What the map can show: which indicators, at which levels, in which size classes, and how they are written."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from analysis.definitions import MEASURES, unit_of
from data.catalogue import Catalogue, Level
from data.evidence import Evidence
from exhibits.regions.observed import ENOUGH, dataset_for, published
from text import Text, mark

ALL_LEVELS: Final[tuple[Level, ...]] = ("nuts3", "nuts2", "country")
_LARGE: Final[tuple[Level, ...]] = ("nuts2", "country")

# An indicator is offered at a level where one of its datasets counts enough areas (a test holds this to the figures):
# 20 regions, or 10 countries. Births less deaths may fall below zero, which neither a circle nor a sequence shows.
OFFERED: Final[Mapping[str, tuple[Level, ...]]] = MappingProxyType(
    {
        "enterprises": ALL_LEVELS,
        "micro_enterprises": ALL_LEVELS,
        "enterprises_per_1000": ALL_LEVELS,
        "micro_share": ALL_LEVELS,
        "births": ALL_LEVELS,
        "births_per_100": ALL_LEVELS,
        "births_per_1000": ALL_LEVELS,
        "deaths": ALL_LEVELS,
        "deaths_per_100": ALL_LEVELS,
        "deaths_per_1000": ALL_LEVELS,
        "churn_per_100": ALL_LEVELS,
        "survivors_3y": ALL_LEVELS,
        "survival_3y": ALL_LEVELS,
        "persons_employed": ALL_LEVELS,
        "persons_employed_per_1000": ALL_LEVELS,
        "persons_per_enterprise": ALL_LEVELS,
        "employees": ALL_LEVELS,
        "persons_employed_nace": _LARGE,
        "gdp": ALL_LEVELS,
        "gdp_per_head": ALL_LEVELS,
        "gdp_pps_per_head": ALL_LEVELS,
        "disposable_income": ("nuts2",),
        "unemployment_rate": _LARGE,
        "population": ALL_LEVELS,
        "population_average": ALL_LEVELS,
        "nights": ALL_LEVELS,
        "nights_per_1000": ALL_LEVELS,
        "nights_residents": ("nuts2",),
        "arrivals": _LARGE,
        "arrivals_per_1000": _LARGE,
        "cultural_employment": ("nuts2",),
        "cultural_employees_share": ("nuts3",),
    }
)
LEVEL_NAMES: Final[Mapping[Level, str]] = MappingProxyType(
    {
        "nuts3": mark("small regions (NUTS 3)"),
        "nuts2": mark("large regions (NUTS 2)"),
        "country": mark("countries"),
    }
)


def level_of(catalogue: Catalogue, indicator: str) -> Level:
    """Return the level an indicator is shown at when none is asked for."""
    offered = OFFERED[indicator]
    known = catalogue.indicators.get(indicator)
    return known.default_level if known and known.default_level in offered else offered[0]


def title_of(catalogue: Catalogue, indicator: str, breakdown: str, text: Text) -> str:
    """Return what is shown: the indicator, and its part where it is not the whole."""
    known = MEASURES.get(indicator) or catalogue.indicators[indicator]
    title = text.say(known.title)
    if breakdown == "total":
        return title
    part = text.say(catalogue.breakdown_title(breakdown))
    return text.say("{indicator} ({part})", indicator=title, part=part)


def definition_of(catalogue: Catalogue, indicator: str, text: Text) -> str:
    """Return in a sentence what an indicator counts."""
    return text.say((MEASURES.get(indicator) or catalogue.indicators[indicator]).definition)


def unit_title(catalogue: Catalogue, indicator: str, text: Text) -> str:
    """Return the unit in words, such as "million euros"."""
    unit = catalogue.units.get(unit_of(catalogue, indicator) or "number")
    return text.say(unit.title) if unit else ""


def decimals_of(catalogue: Catalogue, indicator: str) -> int:
    """Return how many decimals are worth writing."""
    if indicator in MEASURES:
        return MEASURES[indicator].decimals
    unit = catalogue.units[unit_of(catalogue, indicator)]
    return 0 if unit.key == "million_eur" else unit.decimals


def writer(catalogue: Catalogue, indicator: str, text: Text) -> Callable[[float], str]:
    """Return what writes one figure in the reader's language; only percent keep their sign, units stand above."""
    decimals = decimals_of(catalogue, indicator)
    if unit_of(catalogue, indicator) == "percent":
        return lambda value: text.percent(value / 100, decimals=decimals)
    return lambda value: text.number(value, decimals=decimals)


@lru_cache(maxsize=64)
def breakdowns_of(evidence: Evidence, indicator: str, level: Level) -> tuple[str, ...]:
    """Return the size classes or other parts counted for enough areas of a level, in the catalogue's order."""
    figures = published(evidence, indicator)
    chosen = figures[(figures["source"] == dataset_for(evidence, indicator, level)) & (figures["level"] == level)]
    counted = chosen.groupby("breakdown", observed=True)["geo"].nunique()
    base = MEASURES[indicator].parts[0].indicator if indicator in MEASURES else indicator
    known = evidence.catalogue.indicators[base].breakdowns
    return tuple(name for name in dict.fromkeys(("total", *known)) if counted.get(name, 0) >= ENOUGH[level])
