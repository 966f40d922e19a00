"""Growth of firms since the award, each city's region beside its country: the answer of the overview, and its cards."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.growth import Change, change_since
from analysis.segments import cut
from analysis.series import SeriesKey, pick
from charts.cards import Card, CityCards
from charts.sparkline import Sparkline
from data.catalogue import Catalogue, City
from data.evidence import Evidence
from exhibits.exhibit import Parameters, Shown, nothing_to_show
from exhibits.figures import DATASET, observed
from exhibits.links import page_link
from exhibits.own import own_sources
from exhibits.sentences import about_size, city_names, region_name, short_reason
from exhibits.since_award_own import own_since_award, with_own, with_own_rows
from exhibits.sources import sources_of
from exhibits.table import Column, Table
from text import Text, mark

# Which of the three lists are named: ahead of the country, not ahead, not comparable.
_HEADLINES: Mapping[tuple[bool, bool, bool], str] = {
    (True, True, True): mark(
        "From the award to {year}, the number of firms kept ahead of the country around {ahead}, "
        "fell behind around {behind}; {refused} cannot be compared"
    ),
    (True, True, False): mark(
        "From the award to {year}, the number of firms kept ahead of the country around {ahead}, "
        "fell behind around {behind}"
    ),
    (True, False, True): mark(
        "From the award to {year}, the number of firms kept ahead of the country around {ahead}; "
        "{refused} cannot be compared"
    ),
    (True, False, False): mark(
        "From the award to {year}, the number of firms kept ahead of the country around {ahead}"
    ),
    (False, True, True): mark(
        "From the award to {year}, the number of firms fell behind the country around {behind}; "
        "{refused} cannot be compared"
    ),
    (False, True, False): mark("From the award to {year}, the number of firms fell behind the country around {behind}"),
    (False, False, True): mark("The change in the number of firms since the award cannot be compared: {refused}"),
}


@dataclass(frozen=True)
class Standing:
    """One city's region and country over the same years, since the city's award."""

    city: City
    region: Change
    country: Change

    @property
    def lead(self) -> float | None:
        """Growth of the region less growth of the country, as fractions; None where either is refused."""
        if self.region.growth is None or self.country.growth is None:
            return None
        return self.region.growth - self.country.growth


def standings(evidence: Evidence, parameters: Parameters) -> list[Standing]:
    """Return the standing of each chosen city, in the project's order."""
    figures = observed(evidence, parameters.indicator)
    return [
        _standing(evidence.catalogue, figures, evidence.catalogue.cities[key], parameters) for key in parameters.cities
    ]


def _standing(catalogue: Catalogue, figures: pd.DataFrame, city: City, parameters: Parameters) -> Standing:
    def since(geo: str, last_year: int | None) -> Change:
        """Return an area's change since the award, up to ``last_year`` where one is given."""
        key = SeriesKey(parameters.indicator, geo, parameters.breakdown, DATASET)
        return change_since(figures, catalogue, city, key, since="award", last_year=last_year)

    region = since(city.nuts3, None)
    return Standing(city, region, since(city.country, region.last_year))


def build(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:
    """Return the five cards; the headline says where firms outgrew the country and where that cannot be told."""
    found = standings(evidence, parameters)
    if not found:
        return nothing_to_show(text.say("No city is chosen"), next_step=text.say("Choose at least one city above."))
    newest = max((item.region.last_year for item in found if item.region.last_year), default=None)
    headline = about_size(_headline(found, newest, text), parameters.indicator, text)
    own = own_since_award(evidence, parameters)
    return Shown(
        headline=headline,
        subtitle=text.say("Award year to the newest year counted; a difference from the country is not yet an effect."),
        figure=CityCards(tuple(_card(evidence, item, own, parameters, text) for item in found)),
        table=with_own_rows(_table(found, evidence.catalogue, text), own, evidence.catalogue, text),
        alt=headline,
        sources=sources_of(evidence.catalogue, [DATASET]) + own_sources(evidence, own),
    )


def _headline(found: list[Standing], newest: int | None, text: Text) -> str:
    """Return the one sentence that answers the overview's question."""
    ahead = [item.city for item in found if item.lead is not None and item.lead > 0]
    behind = [item.city for item in found if item.lead is not None and item.lead <= 0]
    refused = [item.city for item in found if item.lead is None]
    names = {
        "ahead": city_names(ahead, text),
        "behind": city_names(behind, text),
        "refused": city_names(refused, text),
        "year": newest if newest is not None else "",
    }
    return text.say(_HEADLINES[bool(ahead), bool(behind), bool(refused)], **names)


def _card(evidence: Evidence, item: Standing, own: pd.DataFrame, parameters: Parameters, text: Text) -> Card:
    city, region = item.city, item.region
    name = region_name(evidence.catalogue, city.nuts3, text)
    label = _figure_label(evidence, item, name, parameters, text)
    return Card(
        city=city.key,
        name=city.name,
        title=text.say("title {year}", year=city.title_year),
        figure=text.number(region.last_value),
        figure_label=with_own(label, own, city.nuts3, text),
        spark=_sparkline(evidence, city, parameters),
        spark_alt=text.say(
            "{region}: firms from {first} to {last}",
            region=name,
            first=region.first_year,
            last=region.last_year if region.last_year is not None else "–",
        ),
        change=_change(item, text),
        change_label=_change_label(item, evidence.catalogue, text),
        link=page_link("city", parameters, text, city=city.key),
    )


def _figure_label(evidence: Evidence, item: Standing, name: str, parameters: Parameters, text: Text) -> str:
    if item.region.last_year is None:
        return text.say("no figure for {region}", region=name)
    label = text.say("firms in {year}, {region}", year=item.region.last_year, region=name)
    newer = _newer_elsewhere(evidence, item, parameters.indicator)
    if newer is None:
        return label
    year, value = newer
    return text.say(
        "{label}; in {year}, counted another way: {number}", label=label, number=text.number(value), year=year
    )


def _newer_elsewhere(evidence: Evidence, item: Standing, indicator: str) -> tuple[int, float] | None:
    """Return a newer figure that another dataset holds: shown beside, never joined."""
    geos = [item.city.nuts3, *item.city.other_codes]
    rows = pick(observed(evidence, indicator), geos=geos, breakdowns=["total"]).dropna(subset=["value"])
    rows = rows[(rows["source"] != DATASET) & (rows["year"] > (item.region.last_year or 0))]
    rows = rows[[not evidence.catalogue.datasets[name].quoted for name in rows["source"]]]
    if rows.empty:
        return None
    newest = rows.sort_values("year").iloc[-1]
    return int(newest["year"]), float(newest["value"])


def _sparkline(evidence: Evidence, city: City, parameters: Parameters) -> Sparkline:
    dataset = evidence.catalogue.datasets[DATASET]
    rows = pick(
        observed(evidence, parameters.indicator),
        geos=[city.nuts3],
        breakdowns=[parameters.breakdown],
        sources=[DATASET],
    )
    figures = cut(rows, evidence.catalogue)
    stretches = tuple(
        tuple(zip(part["year"].tolist(), part["value"].tolist(), strict=True))
        for _, part in figures.groupby("segment", sort=True)
    )
    last = max(dataset.newest_year, *(c.title_year for c in evidence.catalogue.cities.values()))
    counted = city.title_year in set(figures["year"])
    return Sparkline(city.key, stretches, (dataset.first_year, last), city.title_year, counted)


def _change(item: Standing, text: Text) -> str:
    growth = item.region.growth
    return text.say("Not comparable") if growth is None else text.percent(growth, sign=True)


def _change_label(item: Standing, catalogue: Catalogue, text: Text) -> str:
    if item.region.reason is not None:
        return text.say(
            "since the award in {year}: {reason}",
            year=item.region.first_year,
            reason=short_reason(item.region.reason, text),
        )
    country = region_name(catalogue, item.city.country, text)
    if item.country.reason is not None:
        return text.say(
            "since the award in {year}; {country}: {reason}",
            year=item.region.first_year,
            country=country,
            reason=short_reason(item.country.reason, text),
        )
    return text.say(
        "since the award in {year}; {country} {growth}",
        year=item.region.first_year,
        country=country,
        growth=text.percent(item.country.growth, sign=True),
    )


def _table(found: list[Standing], catalogue: Catalogue, text: Text) -> Table:
    columns = (
        Column("city", text.say("City")),
        Column("region", text.say("Region")),
        Column("first_year", text.say("Award year"), "year"),
        Column("first_value", text.say("Firms in the award year"), "number"),
        Column("last_year", text.say("Newest year"), "year"),
        Column("last_value", text.say("Firms in the newest year"), "number"),
        Column("growth", text.say("Growth"), "change", 1),
        Column("country_growth", text.say("Growth of the country"), "change", 1),
        Column("note", text.say("Note")),
    )
    rows = tuple(
        {
            "city": item.city.name,
            "region": region_name(catalogue, item.city.nuts3, text),
            "first_year": item.region.first_year,
            "first_value": item.region.first_value,
            "last_year": item.region.last_year,
            "last_value": item.region.last_value,
            "growth": item.region.growth,
            "country_growth": item.country.growth,
            "note": short_reason(item.region.reason, text) if item.region.reason else "",
        }
        for item in found
    )
    return Table(columns, rows)
