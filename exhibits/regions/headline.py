"""The map's sentence: where the figure is highest, and where the five cities stand."""

from collections.abc import Mapping
from typing import Final

import pandas as pd

from data.catalogue import Catalogue
from exhibits.exhibit import FIVE
from exhibits.regions.figures import RegionFigures
from exhibits.regions.offers import title_of, writer
from exhibits.sentences import region_name
from text import Text, mark

MANY: Final = 3  # so many equal regions are still named

# By what ranks are told of: cities or, at the level of countries, their countries; several, one, or none.
_MESSAGES: Final[Mapping[tuple[bool, str], str]] = {
    (False, "several"): mark(
        "{indicator}, {year}: highest in {top} ({value}). Of the five cities’ regions, {first} ranks highest "
        "({best} of {number}) and {last} lowest ({worst})"
    ),
    (False, "one"): mark(
        "{indicator}, {year}: highest in {top} ({value}). Of the five cities’ regions, only {first} has a figure "
        "(rank {best} of {number})"
    ),
    (False, "none"): mark(
        "{indicator}, {year}: highest in {top} ({value}). None of the five cities’ regions has a figure"
    ),
    (True, "several"): mark(
        "{indicator}, {year}: highest in {top} ({value}). Of the five partner countries, {first} ranks highest "
        "({best} of {number}) and {last} lowest ({worst})"
    ),
    (True, "one"): mark(
        "{indicator}, {year}: highest in {top} ({value}). Of the five partner countries, only {first} has a figure "
        "(rank {best} of {number})"
    ),
    (True, "none"): mark(
        "{indicator}, {year}: highest in {top} ({value}). None of the five partner countries has a figure"
    ),
}


def headline(catalogue: Catalogue, figures: RegionFigures, year: int, text: Text) -> str:
    """Return the sentence of a year; its year is always one with a figure somewhere."""
    ranks = figures.ranks(year).dropna()
    write = writer(catalogue, figures.indicator, text)
    countries = figures.level == "country"
    ranked = city_ranks(catalogue, figures, year)
    ways = {0: "none", 1: "one"}
    values = {
        "indicator": title_of(catalogue, figures.indicator, figures.breakdown, text),
        "year": year,
        "top": _highest(catalogue, ranks, text),
        "value": write(float(figures.of(year).max())),
        "number": text.number(len(ranks)),
    }
    if ranked:
        names = {
            key: region_name(catalogue, catalogue.cities[key].country, text)
            if countries
            else catalogue.cities[key].name
            for key in ranked
        }
        first, last = min(ranked, key=lambda key: ranked[key]), max(ranked, key=lambda key: ranked[key])
        values |= {
            "first": names[first],
            "best": text.number(ranked[first]),
            "last": names[last],
            "worst": text.number(ranked[last]),
        }
    return text.say(_MESSAGES[countries, ways.get(len(ranked), "several")], **values)


def city_ranks(catalogue: Catalogue, figures: RegionFigures, year: int) -> dict[str, int]:
    """Return the rank of each city's region in a year, 1 the highest; a city without a figure is left out."""
    ranks = figures.ranks(year)
    found = {key: ranks.get(catalogue.cities[key].area(figures.level)) for key in FIVE}
    return {key: int(rank) for key, rank in found.items() if rank is not None and pd.notna(rank)}


def _highest(catalogue: Catalogue, ranks: "pd.Series[float]", text: Text) -> str:
    """Return the name of the highest region, or of the first few where several are equal."""
    top = [str(code) for code in ranks.index[ranks == 1]]
    return text.listing(region_name(catalogue, code, text) for code in top[:MANY])
