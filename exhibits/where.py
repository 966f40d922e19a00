"""Where the five cities are, and how many firms their regions count."""

from analysis.series import pick
from charts.city_map import CityMap, CityPoint
from data.evidence import Evidence
from exhibits.exhibit import FIVE, Parameters, Shown
from exhibits.figures import DATASET, observed
from exhibits.sentences import about_size, region_name
from exhibits.sources import sources_of
from exhibits.table import Column, Table
from text import Text


def build(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:
    """Return the map; circles are firms of the newest year that all five regions have in common."""
    year, counts = _counts(evidence, parameters)
    points = tuple(_point(evidence, key, counts.get(key), year, text) for key in FIVE)
    headline = about_size(_headline(evidence, counts, year, text), parameters.indicator, text)
    chosen = parameters.cities if len(parameters.cities) < len(FIVE) else ()
    return Shown(
        headline=headline,
        subtitle=text.say("Area of the circle: firms in {year}, NUTS 3 region; darker: the five countries", year=year),
        figure=CityMap(points, frozenset(chosen)),
        table=_table(evidence, counts, year, text),
        alt=headline,
        sources=sources_of(evidence.catalogue, [DATASET]),
    )


def _counts(evidence: Evidence, parameters: Parameters) -> tuple[int, dict[str, float]]:
    cities = evidence.catalogue.cities
    rows = pick(
        observed(evidence, parameters.indicator),
        geos=[city.nuts3 for city in cities.values()],
        breakdowns=[parameters.breakdown],
        sources=[DATASET],
    ).dropna(subset=["value"])
    held = rows.groupby("year")["geo"].nunique()
    year = int(held[held == held.max()].index.max())
    values = rows[rows["year"] == year].set_index("geo")["value"]
    return year, {key: float(values[city.nuts3]) for key, city in cities.items() if city.nuts3 in values.index}


def _point(evidence: Evidence, key: str, value: float | None, year: int, text: Text) -> CityPoint:
    city = evidence.catalogue.cities[key]
    label = text.plural(
        "{number} firm in {year}, {region}",
        "{number} firms in {year}, {region}",
        0 if value is None else round(value),
        year=year,
        region=region_name(evidence.catalogue, city.nuts3, text),
    )
    return CityPoint(key, city.name, city.longitude, city.latitude, value, label)


def _headline(evidence: Evidence, counts: dict[str, float], year: int, text: Text) -> str:
    ranked = sorted(counts, key=lambda key: counts[key])
    few, many = ranked[0], ranked[-1]
    cities = evidence.catalogue.cities
    return text.say(
        "Around {many} there were {times} times as many firms as around {few} in {year}",
        many=cities[many].name,
        few=cities[few].name,
        times=_times(counts[many] / counts[few], text),
        year=year,
    )


def _times(ratio: float, text: Text) -> str:
    """Return a ratio with the one decimal it needs, or none."""
    return text.number(ratio, decimals=0 if round(ratio, 1) == round(ratio) else 1)


def _table(evidence: Evidence, counts: dict[str, float], year: int, text: Text) -> Table:
    columns = (
        Column("city", text.say("City")),
        Column("region", text.say("Region")),
        Column("year", text.say("Year"), "year"),
        Column("value", text.say("Active enterprises"), "number"),
    )
    cities = evidence.catalogue.cities
    rows = tuple(
        {
            "city": cities[key].name,
            "region": region_name(evidence.catalogue, cities[key].nuts3, text),
            "year": year,
            "value": counts.get(key),
        }
        for key in FIVE
    )
    return Table(columns, rows)
