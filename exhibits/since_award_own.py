"""The cities' own counts of firms since the award: beside the cards, and compared with nothing."""

import pandas as pd

from data.catalogue import Catalogue
from data.evidence import Evidence
from exhibits.exhibit import Parameters
from exhibits.own import OFFICIAL, OWN, WHOSE, city_name, own_figures, whose_column
from exhibits.sentences import region_name
from exhibits.table import Cell, Table
from text import Text


def own_since_award(evidence: Evidence, parameters: Parameters) -> pd.DataFrame:
    """Return the chosen cities' own figures of their NUTS 3 regions since their award, oldest first."""
    cities = [evidence.catalogue.cities[key] for key in parameters.cities]
    since = {city.nuts3: city.award_year for city in cities}
    rows = own_figures(evidence, indicators=[parameters.indicator], geos=since, breakdown=parameters.breakdown)
    return rows[rows["year"] >= rows["geo"].map(since).astype("float")]


def with_own(label: str, own: pd.DataFrame, geo: str, text: Text) -> str:
    """Return a card's words with the newest own figure of its region."""
    mine = own[own["geo"] == geo]
    if mine.empty:
        return label
    return text.say(
        "{label}; in {year}, the city’s own figure: {number}",
        label=label,
        number=text.number(float(mine["value"].iloc[-1])),
        year=int(mine["year"].iloc[-1]),
    )


def with_own_rows(table: Table, own: pd.DataFrame, catalogue: Catalogue, text: Text) -> Table:
    """Return a table of cities with the newest own figure of each below, and a column that tells them apart."""
    if own.empty:
        return table
    newest = own.drop_duplicates("source", keep="last")
    official: list[dict[str, Cell]] = [{**row, WHOSE: text.say(OFFICIAL)} for row in table.rows]
    added: list[dict[str, Cell]] = [
        {
            "city": city_name(catalogue, str(source)),
            "region": region_name(catalogue, str(geo), text),
            "last_year": int(year),
            "last_value": float(value),
            WHOSE: text.say(OWN),
        }
        for source, geo, year, value in zip(
            newest["source"], newest["geo"], newest["year"], newest["value"], strict=True
        )
    ]
    return Table((*table.columns, whose_column(text)), (*official, *added), table.cuts)
