"""The panel beside the map: the selected region over the years beside its country, or the five cities together."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import pandas as pd

from analysis.definitions import kind_of
from analysis.segments import Begins, cut, cuts
from charts.lines import BreakMark, Line, LineChart, Point, Role
from charts.palette import SIGNS
from data.catalogue import Catalogue
from data.evidence import Evidence
from exhibits.exhibit import FIVE, Parameters, Shown, nothing_to_show
from exhibits.regions.figures import RegionFigures
from exhibits.regions.headline import city_ranks
from exhibits.regions.map import figures_for
from exhibits.regions.observed import published
from exhibits.regions.offers import decimals_of, title_of, unit_title, writer
from exhibits.sentences import region_name
from exhibits.sources import sources_of
from exhibits.table import Cell, Column, Table, year_columns
from text import Text

MILLION = 1_000_000
UNCERTAIN = frozenset("eps")  # flags of estimated and provisional figures: hollow marks


def build(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:
    """Return lines over all years, cut at breaks; counts of a country would dwarf its region and stay away."""
    figures = figures_for(evidence, parameters)
    catalogue = evidence.catalogue
    series = None if figures is None else _series(evidence, figures, parameters.region)
    if figures is None or series is None:
        return _nothing(catalogue, parameters, text)
    year = parameters.year or figures.usual_year
    said = _headline(catalogue, figures, year, parameters.region, text)
    return Shown(
        headline=said,
        subtitle=_subtitle(catalogue, figures, parameters.region, text),
        figure=line_chart(catalogue, series.cut, "value", figures, parameters.region, text),
        table=_table(catalogue, figures, series, text),
        alt=said,
        sources=sources_of(catalogue, [figures.dataset]),
        caveats=_breaks(series, text),
    )


@dataclass(frozen=True, eq=False)
class _Series:
    """The figures of some areas, the same cut into segments, and the breaks between them."""

    geos: tuple[str, ...]
    rows: pd.DataFrame
    cut: pd.DataFrame
    cuts: pd.DataFrame


@lru_cache(maxsize=64)
def _series(evidence: Evidence, figures: RegionFigures, region: str) -> _Series | None:
    """Return what the panel shows in every year, or None where the region has no figure at all."""
    catalogue = evidence.catalogue
    geos = _geos(catalogue, figures, region)
    rows = rows_of(evidence, figures, geos)
    held = set(rows["geo"])
    if not held or (region and region not in held):
        return None
    shown = tuple(geo for geo in geos if geo in held)
    return _Series(shown, rows, cut(rows, catalogue), cuts(rows, catalogue))


def rows_of(evidence: Evidence, figures: RegionFigures, geos: Sequence[str]) -> pd.DataFrame:
    """Return the figures of some areas in the map's own dataset and size class."""
    rows = published(evidence, figures.indicator)
    same = (rows["source"] == figures.dataset) & (rows["breakdown"] == figures.breakdown)
    return rows[same & rows["geo"].isin(geos)]


def name_of(catalogue: Catalogue, geo: str, text: Text) -> str:
    """Return an area's name; the region of a partner city is named with its city."""
    name = region_name(catalogue, geo, text)
    for city in catalogue.cities.values():
        if geo in (city.nuts3, city.nuts2):
            return text.say("{city}, {region}", city=city.name, region=name)
    return name


def line_chart(
    catalogue: Catalogue, cut_rows: pd.DataFrame, column: str, figures: RegionFigures, region: str, text: Text
) -> LineChart:
    """Return one line per area from rows with ``segment``; ``column`` holds what is drawn."""
    drawn = cut_rows.dropna(subset=[column])
    lines = tuple(
        _line(catalogue, str(geo), part, column, figures, region, text)
        for geo, part in drawn.groupby("geo", sort=False, observed=True)
    )
    write = _brief(catalogue, figures, column, text)
    years = (int(drawn["year"].min()), int(drawn["year"].max()))
    return LineChart(lines=lines, written=write, years=years, baseline=None if column == "value" else 100)


def _line(
    catalogue: Catalogue, geo: str, rows: pd.DataFrame, column: str, figures: RegionFigures, region: str, text: Text
) -> Line:
    city = next((key for key in FIVE if catalogue.cities[key].area(figures.level) == geo), "")
    role: Role = "comparator" if region and geo != region else "city"
    segments = tuple(_points(part, column) for _, part in rows.groupby("segment", sort=True))
    last = rows.sort_values("year").iloc[-1]
    write = _brief(catalogue, figures, column, text)
    name = catalogue.cities[city].name if city and role == "city" else region_name(catalogue, geo, text)
    sign = f"{SIGNS[city]} {name}" if city and role == "city" else _short(catalogue, geo, text)
    return Line(
        key=city if role == "city" and city else geo,
        name=name,
        role=role,
        segments=segments,
        label=f"{sign} {write(float(last[column]))}",
        breaks=_break_marks(rows, segments),
    )


def _break_marks(rows: pd.DataFrame, segments: tuple[tuple[Point, ...], ...]) -> tuple[BreakMark, ...]:
    """Return a mark halfway between two segments where a new way of counting, not a gap, parts them."""
    begins = {int(year): str(why) for year, why in zip(rows["year"], rows["begins"], strict=True)}
    return tuple(
        BreakMark((before[-1].year + after[0].year) / 2, (before[-1].value + after[0].value) / 2)
        for before, after in pairwise(segments)
        if begins[after[0].year] == Begins.BREAK.value
    )


def _brief(catalogue: Catalogue, figures: RegionFigures, column: str, text: Text) -> Callable[[float], str]:
    """Return what writes figures at axis and line's end; millions in short, because the panel is narrow."""
    if column != "value":
        return text.number
    write = writer(catalogue, figures.indicator, text)
    return lambda value: write(value) if abs(value) < MILLION else text.compact(value)


def _short(catalogue: Catalogue, geo: str, text: Text) -> str:
    """Return what fits at a line's end: a country's name, a region's code (its name stands above the chart)."""
    known = catalogue.regions.get(geo)
    return region_name(catalogue, geo, text) if known and known.level == "country" else geo


def _points(rows: pd.DataFrame, column: str) -> tuple[Point, ...]:
    ordered = rows.sort_values("year")
    return tuple(
        Point(int(year), float(value), hollow=bool(UNCERTAIN & set(str(flag))))
        for year, value, flag in zip(ordered["year"], ordered[column], ordered["flag"], strict=True)
    )


def _geos(catalogue: Catalogue, figures: RegionFigures, region: str) -> list[str]:
    if not region:
        return [catalogue.cities[key].area(figures.level) for key in FIVE]
    country = catalogue.regions[region].country
    beside = kind_of(catalogue, figures.indicator) not in ("count", "amount") and figures.level != "country"
    return [region, country] if beside else [region]


def _headline(catalogue: Catalogue, figures: RegionFigures, year: int, region: str, text: Text) -> str:
    if not region:
        return _five(catalogue, figures, year, text)
    value = figures.of(year).get(region)
    name = name_of(catalogue, region, text)
    if value is None or pd.isna(value):
        return text.say("{region}: no figure for {year}", region=name, year=year)
    return text.say(
        "{region}: {value} in {year}, rank {rank} of {number}",
        region=name,
        value=writer(catalogue, figures.indicator, text)(float(value)),
        year=year,
        rank=text.number(int(figures.ranks(year)[region])),
        number=text.number(int(figures.of(year).notna().sum())),
    )


def _five(catalogue: Catalogue, figures: RegionFigures, year: int, text: Text) -> str:
    ranked = city_ranks(catalogue, figures, year)
    if not ranked:
        return text.say("No figure for the five cities in {year}", year=year)
    write, values = writer(catalogue, figures.indicator, text), figures.of(year)
    written = [
        text.say(
            "{city} {value}",
            city=catalogue.cities[key].name,
            value=write(float(values[catalogue.cities[key].area(figures.level)])),
        )
        for key in sorted(ranked, key=lambda key: ranked[key])
    ]
    return text.say("The five cities in {year}: {list}", year=year, list=text.listing(written))


def _subtitle(catalogue: Catalogue, figures: RegionFigures, region: str, text: Text) -> str:
    words = {
        "indicator": title_of(catalogue, figures.indicator, figures.breakdown, text),
        "unit": unit_title(catalogue, figures.indicator, text),
    }
    if not region:
        return text.say("{indicator}, {unit}: the regions of the five cities", **words)
    known = catalogue.regions[region]
    country = region_name(catalogue, known.country, text)
    if len(_geos(catalogue, figures, region)) > 1:
        return text.say("{indicator}, {unit}: {code} and {country}", code=region, country=country, **words)
    if figures.level == "country":
        return text.say("{indicator}, {unit}", **words)
    return text.say("{indicator}, {unit}: {code} in {country}", code=region, country=country, **words)


def _breaks(series: _Series, text: Text) -> tuple[str, ...]:
    """Return a sentence per break that cuts a line; one reason is told once."""
    told: dict[str, str] = {}
    for found in series.cuts.to_dict("records"):
        reason = text.say(str(found["reason"]))
        said = text.say("The line is cut in {year}. {reason}", year=int(found["year"]), reason=reason)
        told.setdefault(said, said)
    return tuple(told)


def _table(catalogue: Catalogue, figures: RegionFigures, series: _Series, text: Text) -> Table:
    years = sorted({int(year) for year in series.rows["year"]})
    marks = frozenset(
        (series.geos.index(str(geo)), str(int(year)))
        for geo, year in zip(series.cuts["geo"], series.cuts["last_before"], strict=True)
    )
    columns = (
        Column("region", text.say("Region")),
        Column("code", text.say("Code")),
        *year_columns(years, decimals=decimals_of(catalogue, figures.indicator)),
    )
    return Table(columns, year_rows(catalogue, series.rows, "value", series.geos, text), marks)


def year_rows(
    catalogue: Catalogue, rows: pd.DataFrame, column: str, geos: Sequence[str], text: Text
) -> tuple[Mapping[str, Cell], ...]:
    """Return a table row per area with a cell per year that holds a figure."""
    values = {geo: part.set_index("year")[column].to_dict() for geo, part in rows.groupby("geo", observed=True)}
    return tuple(
        {"region": name_of(catalogue, geo, text), "code": geo}
        | {str(year): float(value) for year, value in values[geo].items()}
        for geo in geos
    )


def _nothing(catalogue: Catalogue, parameters: Parameters, text: Text) -> Shown:
    indicator = title_of(catalogue, parameters.indicator, parameters.breakdown, text)
    if not parameters.region:
        return nothing_to_show(
            text.say("{indicator}: no figure for the five cities", indicator=indicator),
            next_step=text.say("Choose another indicator or level above the map."),
        )
    return nothing_to_show(
        text.say(
            "{region}: no figure in any year ({indicator})",
            region=name_of(catalogue, parameters.region, text),
            indicator=indicator,
        ),
        next_step=text.say("Choose another indicator above the map, or another region."),
    )
