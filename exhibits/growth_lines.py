"""Growth of the five cities' firms on one base: lines that end where a new way of counting begins."""

from dataclasses import dataclass

import pandas as pd

from analysis.event_time import MarkKind, marks
from analysis.growth import index_to_base
from analysis.segments import common_base, cut
from analysis.series import pick
from charts.lines import Line, LineChart, Point
from charts.palette import SIGNS
from charts.rail import Mark
from data.catalogue import Catalogue, City
from data.evidence import Evidence
from exhibits.exhibit import Parameters, Shown, nothing_to_show
from exhibits.figures import DATASET, observed
from exhibits.growth_own import OwnGrowth, own_growth
from exhibits.own import OFFICIAL, WHOSE, own_sources, whose_column, with_own_lines
from exhibits.sentences import about_size, region_name
from exhibits.sources import sources_of
from exhibits.table import Cell, Column, Table, year_columns
from exhibits.trends.sentences import ALONE, SEVERAL, SUBJECTS, way, ways
from text import Text

FIRMS = SUBJECTS["enterprises"]  # micro firms are named after the sentence


@dataclass(frozen=True)
class Grown:
    """One city's index: base to the last comparable year, and whether the count goes on another way."""

    city: City
    years: tuple[int, ...]
    index: tuple[float, ...]
    flags: tuple[str, ...]
    cut_at: int | None

    @property
    def growth(self) -> float:
        """Growth from the base to the last comparable year, as a fraction."""
        return self.index[-1] / 100 - 1


def grown(evidence: Evidence, parameters: Parameters) -> tuple[int | None, list[Grown]]:
    """Return the base year and each chosen city's index from there, in the project's order."""
    catalogue = evidence.catalogue
    rows = _rows(evidence, [city.nuts3 for city in catalogue.cities.values()], parameters)
    base = parameters.first or common_base(cut(rows, catalogue))
    if base is None:
        return None, []
    indexed = index_to_base(rows, catalogue, base)
    found = [_grown(catalogue.cities[key], indexed, base) for key in parameters.cities]
    return base, [item for item in found if item is not None]


def _rows(evidence: Evidence, geos: list[str], parameters: Parameters) -> pd.DataFrame:
    return pick(
        observed(evidence, parameters.indicator),
        geos=geos,
        breakdowns=[parameters.breakdown],
        sources=[DATASET],
    )


def _grown(city: City, indexed: pd.DataFrame, base: int) -> Grown | None:
    mine = indexed[(indexed["geo"] == city.nuts3) & (indexed["year"] >= base)].sort_values("year")
    comparable = mine.dropna(subset=["index"])
    if comparable.empty:
        return None
    last = int(comparable["year"].max())
    later = mine[mine["year"] > last]["year"]
    return Grown(
        city,
        tuple(int(year) for year in comparable["year"]),
        tuple(float(value) for value in comparable["index"]),
        tuple(str(flag) for flag in comparable["flag"]),
        cut_at=None if later.empty else int(later.min()),
    )


def build(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:
    """Return the index lines of all five cities; those not chosen step back."""
    base, all_grown = grown(evidence, Parameters(indicator=parameters.indicator, breakdown=parameters.breakdown))
    chosen = [item for item in all_grown if item.city.key in parameters.cities]
    if base is None or not chosen:
        return nothing_to_show(
            text.say("There are no figures to compare for this choice"),
            next_step=text.say("Choose at least one city above."),
            sources=sources_of(evidence.catalogue, [DATASET]),
        )
    headline = about_size(_headline(chosen, base, text), parameters.indicator, text)
    own = own_growth(evidence, {item.city.nuts3 for item in chosen}, base, parameters)
    return Shown(
        headline=headline,
        subtitle=text.say(
            "Active enterprises, {base} = 100, NUTS 3 regions, {years}; ringed: title year",
            base=base,
            years=text.years(base, max(item.years[-1] for item in all_grown)),
        ),
        figure=with_own_lines(_chart(evidence.catalogue, all_grown, base, parameters, text), own.lines(text)),
        table=_table(evidence, chosen, base, own, parameters, text),
        alt=headline,
        sources=sources_of(evidence.catalogue, [DATASET]) + own_sources(evidence, own.rows),
        caveats=tuple(_cut_sentence(item, text) for item in chosen if item.cut_at) + own.caveats(text),
    )


def _cut_sentence(item: Grown, text: Text) -> str:
    return text.say(
        "{city}: from {year} firms are counted another way; the line is cut there.",
        city=item.city.name,
        year=item.cut_at,
    )


def _headline(chosen: list[Grown], base: int, text: Text) -> str:
    """Return the sentence about the fastest and the slowest of the chosen cities that reach the newest year."""
    newest = max(item.years[-1] for item in chosen)
    reaching = sorted((item for item in chosen if item.years[-1] == newest), key=lambda item: item.growth)
    slow, fast = reaching[0], reaching[-1]
    messages = ALONE if len(reaching) == 1 else SEVERAL
    values = {
        "subject": text.say(FIRMS),
        "most": text.percent(abs(fast.growth), decimals=0),
        "top": fast.city.name,
        "least": text.percent(abs(slow.growth), decimals=0),
        "bottom": slow.city.name,
        "first": base,
        "last": newest,
        "signed": text.percent(fast.growth, decimals=0, sign=True),
    }
    kind = way(fast.growth) if len(reaching) == 1 else ways(slow.growth, fast.growth)
    return text.say(messages[kind], **values)


def _chart(catalogue: Catalogue, all_grown: list[Grown], base: int, parameters: Parameters, text: Text) -> LineChart:
    newest = max(item.years[-1] for item in all_grown)
    lines = tuple(_line(item, newest, dimmed=item.city.key not in parameters.cities, text=text) for item in all_grown)
    found = tuple(rail_marks(catalogue, base, parameters, text))
    return LineChart(
        lines=lines,
        written=text.number,
        years=(base, max(newest, *(city.title_year for city in catalogue.cities.values()))),
        marks=found,
        marks_title=text.say("Title years"),
        baseline=100,
    )


def _line(item: Grown, newest: int, *, dimmed: bool, text: Text) -> Line:
    city = item.city
    points = tuple(
        Point(year, value, hollow=bool(set(flag) & {"e", "p", "s"}))
        for year, value, flag in zip(item.years, item.index, item.flags, strict=True)
    )
    ends_early = item.years[-1] < newest
    return Line(
        key=city.key,
        name=city.name,
        role="city",
        segments=_joined(points),
        label=f"{SIGNS[city.key]} {city.name} {text.number(item.index[-1])}",
        note=text.say("in {year}", year=item.years[-1]) if ends_early else "",
        ring=city.title_year,
        cut=item.cut_at is not None,
        dimmed=dimmed,
    )


def _joined(points: tuple[Point, ...]) -> tuple[tuple[Point, ...], ...]:
    """Return the runs of consecutive years: a missing year is a gap in the line."""
    runs: list[list[Point]] = []
    for point in points:
        if runs and point.year == runs[-1][-1].year + 1:
            runs[-1].append(point)
        else:
            runs.append([point])
    return tuple(tuple(run) for run in runs)


def rail_marks(catalogue: Catalogue, first_year: int, parameters: Parameters, text: Text) -> list[Mark]:
    """Return title years, the moved title and COVID-19 as marks for the rail under a chart."""
    rail = []
    for item in marks(catalogue, list(catalogue.cities), covid=parameters.covid):
        if item.kind is MarkKind.COVID:
            # The axis counts whole years at their middle, so a span of years begins half a year earlier.
            rail.append(Mark("covid", item.first.year - 0.5, item.last.year + 0.5, text.say("COVID-19")))
        elif item.kind is MarkKind.TITLE and item.first.year >= first_year:
            year = catalogue.cities[item.city].title_year
            rail.append(Mark("title", year, year, "", item.city))
        elif item.kind is MarkKind.PLANNED and item.first.year >= first_year:
            rail.append(Mark("moved", item.first.year, item.first.year, "→", item.city))
    return rail


def _table(
    evidence: Evidence, chosen: list[Grown], base: int, own: OwnGrowth, parameters: Parameters, text: Text
) -> Table:
    rows = _rows(evidence, [item.city.nuts3 for item in chosen], parameters)
    years = sorted({int(year) for year in (*rows["year"], *own.rows["year"]) if year >= base})
    columns = (
        Column("city", text.say("City")),
        Column("region", text.say("Region")),
        *year_columns(years),
        Column("growth", text.say("Growth since {year}", year=base), "change", 1),
        *([whose_column(text)] if len(own.rows) else []),
    )
    table_rows: list[dict[str, Cell]] = []
    cuts = set()
    for number, item in enumerate(chosen):
        mine = rows[rows["geo"] == item.city.nuts3].set_index("year")["value"]
        values = {str(year): float(mine[year]) for year in years if year in mine.index}
        whole = item.cut_at is None
        table_rows.append(
            {
                "city": item.city.name,
                "region": region_name(evidence.catalogue, item.city.nuts3, text),
                **values,
                "growth": item.growth if whole else None,
                WHOSE: text.say(OFFICIAL),
            }
        )
        if item.cut_at is not None:
            cuts.add((number, str(item.years[-1])))
    return Table(columns, (*table_rows, *own.table_rows(text)), frozenset(cuts))
