"""Which outcomes a city has, which is shown first, and why."""

from collections.abc import Mapping
from typing import Final

from analysis.impact.outcome import Candidate, Outcome, Shortfall
from analysis.impact.own import OwnSeries
from charts.listing import Listing, ListingCell
from data.evidence import Evidence
from exhibits.exhibit import Parameters, Shown
from exhibits.impact import words
from exhibits.impact.asked import candidates, city_of, usual
from exhibits.impact.whose import complete_series
from exhibits.links import page_link
from exhibits.sources import sources_of
from exhibits.table import Column, Table
from text import Text, mark

SHORTFALLS: Final[Mapping[Shortfall, str]] = {
    Shortfall.NO_FIGURES: mark("no figures"),
    Shortfall.NO_YEARS_AFTER: mark("no figure from the title year on"),
    Shortfall.FEW_CLEAN_YEARS: mark("fewer than two years from the title on outside 2020–2021"),
    Shortfall.FEW_PRE_YEARS: mark("fewer than ten years before the title"),
}


OwnOfOutcome = Mapping[Outcome, OwnSeries]  # where a city's own figures make a complete series


def build(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:
    """Return every outcome with its years; the headline says which is shown first and why."""
    city = evidence.catalogue.cities[city_of(parameters)]
    found, best = candidates(evidence, city.key), usual(evidence, city.key).chosen
    series = {one.outcome: complete_series(evidence, city, one.outcome) for one in found}
    own = {outcome: one for outcome, one in series.items() if one is not None}
    headings = (
        text.say("Outcome"),
        text.say("Figures"),
        text.say("Years before"),
        text.say("Clean years from then on"),
        text.say("What is missing"),
    )
    headline = text.say(
        "{outcome} ({level}) is shown first for {city}, because it has the best data",
        outcome=words.title(best.outcome, text),
        level=words.level_code(best.outcome),
        city=city.name,
    )
    return Shown(
        headline=headline,
        subtitle=text.say(
            "First in this list with ten years before the title of {event} and two from then on outside 2020–2021; "
            "years before a change in the way of counting are left out",
            event=city.title_year,
        ),
        figure=Listing(headings, tuple(_cells(one, own, parameters.with_(cities=(city.key,)), text) for one in found)),
        table=_table(found, own, text),
        alt=headline,
        sources=sources_of(evidence.catalogue, [one.outcome.source for one in found]),
    )


def why(evidence: Evidence, city_key: str, text: Text) -> str:
    """Return one sentence on why the city's first outcome is not about firms; empty where it is."""
    choice = usual(evidence, city_key)
    firms = choice.passed_over[0] if choice.passed_over else None
    if firms is None or firms.shortfall is None:
        return ""
    own = complete_series(evidence, evidence.catalogue.cities[city_key], firms.outcome)
    if own is not None:
        return text.say(
            "Shown first: {outcome}, {level}, which has the best official data. Enterprises: {reason}; {city}’s own "
            "figures reach {last} and are used when enterprises are chosen.",
            outcome=words.title(choice.chosen.outcome, text),
            level=words.level_code(choice.chosen.outcome),
            reason=text.say(SHORTFALLS[firms.shortfall]),
            city=evidence.catalogue.cities[city_key].name,
            last=own.years[-1],
        )
    return text.say(
        "Shown first: {outcome}, {level}, which has the best data. Enterprises: {reason}.",
        outcome=words.title(choice.chosen.outcome, text),
        level=words.level_code(choice.chosen.outcome),
        reason=text.say(SHORTFALLS[firms.shortfall]),
    )


def _cells(one: Candidate, own: OwnOfOutcome, parameters: Parameters, text: Text) -> tuple[ListingCell, ...]:
    city = parameters.cities[0]
    address = page_link("impact", parameters, text, city=city, indicator=one.outcome.indicator, area=one.outcome.level)
    return (
        ListingCell(words.title(one.outcome, text), note=words.level(one.outcome, text), address=address),
        ListingCell(_years(one, text), note=_own_years(one, own, text)),
        ListingCell(text.number(one.pre_years)),
        ListingCell(text.number(one.clean_years)),
        ListingCell(_missing(one, text), soft=one.shortfall is None),
    )


def _years(one: Candidate, text: Text) -> str:
    return text.years(one.first_year, one.last_year) if one.first_year and one.last_year else "–"


def _own_years(one: Candidate, own: OwnOfOutcome, text: Text) -> str:
    if one.outcome not in own:
        return ""
    years = own[one.outcome].years
    return text.say("the city’s own: {years}", years=text.years(years[0], years[-1]))


def _missing(one: Candidate, text: Text) -> str:
    return text.say(SHORTFALLS[one.shortfall]) if one.shortfall else text.say("nothing")


def _table(found: tuple[Candidate, ...], own: OwnOfOutcome, text: Text) -> Table:
    columns = (
        Column("outcome", text.say("Outcome")),
        Column("level", text.say("Level")),
        Column("area", text.say("Area")),
        Column("first_year", text.say("First year"), "year"),
        Column("last_year", text.say("Last year"), "year"),
        Column("pre_years", text.say("Years before"), "number"),
        Column("clean_years", text.say("Clean years from then on"), "number"),
        Column("missing", text.say("What is missing")),
        Column("own", text.say("The city’s own figures")),
    )
    rows = tuple(
        {
            "outcome": words.title(one.outcome, text),
            "level": words.level_code(one.outcome),
            "area": one.geo,
            "first_year": one.first_year,
            "last_year": one.last_year,
            "pre_years": one.pre_years,
            "clean_years": one.clean_years,
            "missing": _missing(one, text),
            "own": _own_years(one, own, text),
        }
        for one in found
    )
    return Table(columns, rows)
