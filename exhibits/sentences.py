"""Reasons and areas in words: what the analysis found as data becomes a sentence here, and only here."""

from collections.abc import Mapping

from analysis.reasons import Code, Reason
from data.catalogue import Catalogue, City
from text import Text, mark

# Why two figures are not compared, short enough for a card. Places: {year} is the first year concerned.
SHORT: Mapping[Code, str] = {
    Code.BREAK: mark("a new way of counting from {year}"),
    Code.LEVEL: mark("areas of different size"),
    Code.DEFINITION: mark("counted under different definitions"),
    Code.UNIT: mark("measured in different units"),
    Code.BREAKDOWN: mark("different size classes"),
    Code.FLAG: mark("the source marks figures as uncertain"),
    Code.FORECAST: mark("a forecast, not a figure"),
    Code.VINTAGE: mark("figures of different vintages"),
    Code.DATASET: mark("figures of different datasets"),
    Code.MISSING_BASE: mark("no figure for {year}"),
    Code.MISSING_END: mark("no figure for the last year"),
    Code.MISSING_BETWEEN: mark("years without a figure in between"),
    Code.NO_FIGURES: mark("no figures"),
    Code.NO_YEARS_AFTER: mark("no figures after {year} yet"),
    Code.UNEQUAL_YEARS: mark("the years differ"),
    Code.YEARS_REVERSED: mark("the last year lies before the first"),
    Code.ZERO_BASE: mark("growth from zero cannot be given in percent"),
}


def short_reason(reason: Reason, text: Text) -> str:
    """Return a reason in a few words, such as "a new way of counting from 2019"."""
    year = reason.year
    return text.say(SHORT[reason.code], year="" if year is None else year)


def region_name(catalogue: Catalogue, geo: str, text: Text) -> str:
    """Return an area's name; countries in the reader's language, regions as they call themselves."""
    region = catalogue.regions.get(geo)
    if region is None:
        return geo
    if region.level == "country":
        return str(text.locale.territories.get("GR" if geo == "EL" else geo, region.name))
    return region.name


def about_size(sentence: str, indicator: str, text: Text) -> str:
    """Return the sentence with the size of the firms named, where it is not about all firms."""
    if indicator == "micro_enterprises":
        return text.say("{sentence} (micro firms, 0 to 9 employees)", sentence=sentence)
    return sentence


def city_names(cities: list[City], text: Text) -> str:
    """Return "Timișoara, Matera and Kaunas"."""
    return text.listing(city.name for city in cities)
