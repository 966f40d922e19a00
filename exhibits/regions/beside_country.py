"""Growth of the selected region beside its country, on one base; for counts, whose levels cannot stand side by side."""

import pandas as pd

from analysis.growth import index_to_base
from analysis.segments import common_base, cut
from data.catalogue import Catalogue
from data.evidence import Evidence
from exhibits.exhibit import Parameters, Shown, nothing_to_show
from exhibits.regions.map import figures_for
from exhibits.regions.offers import title_of
from exhibits.regions.over_years import line_chart, name_of, rows_of, year_rows
from exhibits.sentences import region_name
from exhibits.sources import sources_of
from exhibits.table import Column, Table, year_columns
from text import Text


def build(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:
    """Return two index lines from the first year that both are counted one way."""
    figures, catalogue = figures_for(evidence, parameters), evidence.catalogue
    region = catalogue.regions.get(parameters.region)
    if region is None:
        return nothing_to_show(
            text.say("No region is selected"), next_step=text.say("Search a region by its name, or click on the map.")
        )
    if figures is None:
        return _nothing(catalogue, parameters, text)
    rows = rows_of(evidence, figures, [region.code, region.country])
    base = common_base(cut(rows, catalogue)) if rows["geo"].nunique() == 2 else None
    indexed = pd.DataFrame() if base is None else _indexed(rows, catalogue, base)
    if base is None or indexed.empty or indexed["geo"].nunique() < 2:
        return _nothing(catalogue, parameters, text)
    said = _headline(catalogue, indexed, base, parameters.region, text)
    return Shown(
        headline=said,
        subtitle=text.say(
            "{indicator}, {base} = 100: {code} and {country}",
            indicator=title_of(catalogue, figures.indicator, figures.breakdown, text),
            base=base,
            code=region.code,
            country=region_name(catalogue, region.country, text),
        ),
        figure=line_chart(catalogue, indexed, "index", figures, parameters.region, text),
        table=_table(catalogue, indexed, parameters.region, text),
        alt=said,
        sources=sources_of(catalogue, [figures.dataset]),
    )


def _indexed(rows: pd.DataFrame, catalogue: Catalogue, base: int) -> pd.DataFrame:
    """Return the comparable years from the base on."""
    indexed = index_to_base(rows, catalogue, base)
    return indexed[indexed["year"] >= base].dropna(subset=["index"])


def _headline(catalogue: Catalogue, indexed: pd.DataFrame, base: int, region: str, text: Text) -> str:
    """Return both growths to the newest year that both have; nothing is said of years that only one has."""
    country = catalogue.regions[region].country
    index = {
        str(geo): {int(year): float(value) for year, value in zip(part["year"], part["index"], strict=True)}
        for geo, part in indexed.groupby("geo")
    }
    last = max(set(index[region]) & set(index[country]))
    if last == base:
        return text.say("Only {year} can be compared: the way of counting changes after it", year=base)
    return text.say(
        "From {first} to {last}: {region} {growth}, {country} {country_growth}",
        first=base,
        last=last,
        region=name_of(catalogue, region, text),
        growth=text.percent(index[region][last] / 100 - 1, sign=True),
        country=region_name(catalogue, country, text),
        country_growth=text.percent(index[country][last] / 100 - 1, sign=True),
    )


def _table(catalogue: Catalogue, indexed: pd.DataFrame, region: str, text: Text) -> Table:
    years = sorted({int(year) for year in indexed["year"]})
    rows = year_rows(catalogue, indexed, "index", (region, catalogue.regions[region].country), text)
    columns = (
        Column("region", text.say("Region")),
        Column("code", text.say("Code")),
        *year_columns(years, decimals=1),
    )
    return Table(columns, rows)


def _nothing(catalogue: Catalogue, parameters: Parameters, text: Text) -> Shown:
    country = region_name(catalogue, catalogue.regions[parameters.region].country, text)
    return nothing_to_show(
        text.say("The region cannot be compared with {country}", country=country),
        next_step=text.say("The two have no years in common that are counted one way."),
    )
