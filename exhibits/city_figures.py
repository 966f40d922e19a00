"""The newest figure of each main indicator for one city, at the level at which it is counted."""

from dataclasses import dataclass

import pandas as pd

from analysis.definitions import MEASURES, datasets_of, unit_of
from analysis.series import pick
from charts.listing import Listing, ListingCell
from data.catalogue import City, Level
from data.evidence import Evidence
from exhibits.exhibit import OWN_FIGURES, Parameters, Shown, nothing_to_show
from exhibits.figures import observed
from exhibits.filters import LEVELS, indicator_title
from exhibits.own import OFFICIAL, OWN, WHOSE, city_name, own_figures, own_sources, whose_column
from exhibits.sentences import region_name
from exhibits.sources import sources_of
from exhibits.table import Cell, Column, Table
from text import Text

SHOWN = (
    "enterprises", "micro_enterprises", "births", "persons_employed", "gdp_per_head", "population", "unemployment_rate",
    "disposable_income", "cultural_employment", "arrivals", "nights", "city_nights", "city_bed_places",
    "city_museum_visitors",
)  # fmt: skip


@dataclass(frozen=True)
class Newest:
    """The newest figure of an indicator, with its area and the dataset it is from."""

    indicator: str
    level: Level
    geo: str
    year: int
    value: float
    flag: str
    source: str


def newest(evidence: Evidence, city: City, indicator: str) -> Newest | None:
    """Return the newest figure of the best dataset that has any for the city, None without one."""
    known = evidence.catalogue.indicators.get(
        MEASURES[indicator].parts[0].indicator if indicator in MEASURES else indicator
    )
    if known is None:
        return None
    geo = city.area(known.default_level)
    rows = pick(observed(evidence, indicator), geos=[geo], breakdowns=["total"]).dropna(subset=["value"])
    for dataset in datasets_of(evidence.catalogue, indicator):
        mine = rows[rows["source"] == dataset]
        if not mine.empty:
            row = mine.sort_values("year").iloc[-1]
            return Newest(
                indicator, known.default_level, geo, int(row["year"]), float(row["value"]), str(row["flag"]), dataset
            )
    return None


def build(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:
    """Return the newest figures of the first chosen city; the headline says how far they reach."""
    if not parameters.cities:
        return nothing_to_show(text.say("No city is chosen"), next_step=text.say("Choose a city above."))
    city = evidence.catalogue.cities[parameters.cities[0]]
    found = [item for name in SHOWN if (item := newest(evidence, city, name)) is not None]
    own = _own(evidence, city)
    years = [item.year for item in found]
    headline = text.plural(
        "{number} indicator has figures; the newest are of {years}",
        "{number} indicators have figures; the newest are of {years}",
        len(found),
        years=text.years(min(years), max(years)),
    )
    columns = (
        Column("indicator", text.say("Indicator")),
        Column("value", text.say("Newest figure"), "number", None),
        Column("unit", text.say("Unit")),
        Column("year", text.say("Year"), "year"),
        Column("area", text.say("Area")),
        Column("level", text.say("Level of area")),
        Column("dataset", text.say("Dataset")),
        *([whose_column(text)] if len(own) else []),
    )
    rows = [_row(evidence, item, text) for item in found]
    table = Table(columns, tuple(rows + _own_rows(evidence, own, text)))
    return Shown(
        headline=headline,
        subtitle=text.say("Each at the level at which it is usually counted; regions are larger than the city"),
        figure=Listing(
            tuple(column.title for column in columns),
            tuple(tuple(ListingCell(words) for words in written) for written in table.written(text)),
        ),
        table=table,
        alt=headline,
        sources=sources_of(evidence.catalogue, [item.source for item in found]) + own_sources(evidence, own),
        caveats=_caveats(own, text),
    )


def _own(evidence: Evidence, city: City) -> pd.DataFrame:
    """Return the newest of the city's own figures of each indicator and area."""
    rows = own_figures(evidence)
    rows = rows[rows["source"] == f"{OWN_FIGURES}{city.key}"]
    return rows.drop_duplicates(["indicator", "geo"], keep="last")


def _caveats(own: pd.DataFrame, text: Text) -> tuple[str, ...]:
    if own.empty:
        return ()
    said = text.plural(
        "{number} figure of the city’s own stands last: it is not official.",
        "{number} figures of the city’s own stand last: they are not official.",
        len(own),
    )
    return (said,)


def _own_rows(evidence: Evidence, own: pd.DataFrame, text: Text) -> list[dict[str, Cell]]:
    regions, known = evidence.catalogue.regions, evidence.catalogue.indicators
    columns = (own[name].tolist() for name in ("indicator", "geo", "year", "value", "flag", "source"))
    found = []
    for indicator, geo, *figure in zip(*columns, strict=True):
        level = regions[geo].level if geo in regions else known[indicator].default_level
        row = _row(evidence, Newest(indicator, level, geo, *figure), text)
        title = text.say("{city}: own figures, not official", city=city_name(evidence.catalogue, str(row["dataset"])))
        found.append(row | {"dataset": title, WHOSE: text.say(OWN)})
    return found


def _row(evidence: Evidence, item: Newest, text: Text) -> dict[str, Cell]:
    catalogue = evidence.catalogue
    unit = catalogue.units.get(unit_of(catalogue, item.indicator))
    return {
        "indicator": indicator_title(catalogue, item.indicator, text),
        "value": item.value,
        "unit": text.say(unit.title) if unit else "",
        "year": item.year,
        "area": region_name(catalogue, item.geo, text),
        "level": text.say(LEVELS[item.level]),
        "dataset": item.source,
        WHOSE: text.say(OFFICIAL),
    }
