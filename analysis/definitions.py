"""Measures computed from published counts: their words, units and parts.

The published indicators are defined in the catalogue; these are defined here because they are computed here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from data.catalogue import Catalogue
from text import mark

# Per 1,000 inhabitants makes sense for these counts, and for no stock of money.
PER_INHABITANT = ("enterprises", "births", "deaths", "persons_employed", "nights", "arrivals")


@dataclass(frozen=True)
class Part:
    """A published count that a measure is made of; an empty breakdown is the measure's own."""

    indicator: str
    breakdown: str = ""


@dataclass(frozen=True)
class Measure:
    """A computed measure: ``parts[0]`` gives the dataset; title and definition are message keys, unit a unit's key."""

    key: str
    title: str
    definition: str
    unit: str
    kind: Literal["count", "rate", "share"]
    decimals: int
    parts: tuple[Part, ...]


_PER_1000_TITLES = {
    "enterprises": mark("Enterprises per 1,000 inhabitants"),
    "births": mark("Enterprise births per 1,000 inhabitants"),
    "deaths": mark("Enterprise deaths per 1,000 inhabitants"),
    "persons_employed": mark("Persons employed per 1,000 inhabitants"),
    "nights": mark("Nights spent per 1,000 inhabitants"),
    "arrivals": mark("Arrivals per 1,000 inhabitants"),
}


def per_1000(indicator: str) -> str:
    """Return the key of a count's measure per 1,000 inhabitants."""
    return f"{indicator}_per_1000"


def _per_1000_measure(indicator: str) -> Measure:
    return Measure(
        per_1000(indicator),
        _PER_1000_TITLES[indicator],
        mark("The count of the year over the population on 1 January of the same year and area, times 1,000."),
        "per_1000",
        "rate",
        1,
        (Part(indicator), Part("population", "total")),
    )


_BIRTHS, _DEATHS, _ENTERPRISES = Part("births"), Part("deaths"), Part("enterprises")
_COMPUTED = (
    Measure(
        "net_births",
        mark("Births less deaths of enterprises"),
        mark("Enterprise births less enterprise deaths of the same year; below zero, more closed than opened."),
        "number",
        "count",
        0,
        (_BIRTHS, _DEATHS),
    ),
    Measure(
        "births_per_100",
        mark("Births per 100 enterprises"),
        mark("Enterprise births over active enterprises of the same year and dataset."),
        "percent",
        "rate",
        1,
        (_BIRTHS, _ENTERPRISES),
    ),
    Measure(
        "deaths_per_100",
        mark("Deaths per 100 enterprises"),
        mark("Enterprise deaths over active enterprises of the same year and dataset."),
        "percent",
        "rate",
        1,
        (_DEATHS, _ENTERPRISES),
    ),
    Measure(
        "churn_per_100",
        mark("Births and deaths per 100 enterprises"),
        mark("Churn: enterprise births and deaths together over active enterprises of the same year and dataset."),
        "percent",
        "rate",
        1,
        (_BIRTHS, _DEATHS, _ENTERPRISES),
    ),
    Measure(
        "survival_3y",
        mark("New enterprises alive after three years"),
        mark("Enterprises born three years before that are still active, over all births of that year."),
        "percent",
        "share",
        1,
        (Part("survivors_3y"), _BIRTHS),
    ),
    Measure(
        "micro_enterprises",
        mark("Micro enterprises"),
        mark("Active enterprises without employees or with one to nine employees, added up where both are counted."),
        "number",
        "count",
        0,
        (Part("enterprises", "0"), Part("enterprises", "1-9")),
    ),
    Measure(
        "micro_share",
        mark("Share of micro enterprises"),
        mark("Enterprises without employees or with one to nine employees, over all active enterprises."),
        "percent",
        "share",
        1,
        (Part("enterprises", "0"), Part("enterprises", "1-9"), Part("enterprises", "total")),
    ),
    Measure(
        "persons_per_enterprise",
        mark("Persons employed per enterprise"),
        mark("Persons employed over active enterprises of the same year and dataset; owners who work count."),
        "number",
        "rate",
        2,
        (Part("persons_employed"), _ENTERPRISES),
    ),
)

MEASURES: Mapping[str, Measure] = {
    measure.key: measure for measure in (*_COMPUTED, *(_per_1000_measure(name) for name in PER_INHABITANT))
}


def datasets_of(catalogue: Catalogue, indicator: str) -> tuple[str, ...]:
    """Return the datasets that carry an indicator, the preferred one first; a computed measure has its first part's.

    An unknown indicator is carried by none.
    """
    name = MEASURES[indicator].parts[0].indicator if indicator in MEASURES else indicator
    known = catalogue.indicators.get(name)
    return known.datasets if known else ()


def unit_of(catalogue: Catalogue, indicator: str) -> str:
    """Return the unit key of a published indicator or computed measure; empty when unknown."""
    if indicator in MEASURES:
        return MEASURES[indicator].unit
    known = catalogue.indicators.get(indicator)
    return known.unit if known else ""


def kind_of(catalogue: Catalogue, indicator: str) -> str:
    """Return "count", "amount", "rate", "share" or "index"; an unknown indicator is treated as a count.

    Treating the unknown as a count is the careful side: counts of areas of different levels are not compared.
    """
    if indicator in MEASURES:
        return MEASURES[indicator].kind
    known = catalogue.indicators.get(indicator)
    return known.kind if known else "count"
