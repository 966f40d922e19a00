"""The cities' own figures in exhibits: marks beside official lines, rows of their own, named as a source."""

from collections.abc import Collection, Iterable
from dataclasses import replace

import pandas as pd

from analysis.series import pick
from charts.lines import Line, LineChart, Point
from charts.palette import SIGNS
from data.catalogue import Catalogue
from data.evidence import Evidence
from exhibits.exhibit import OWN_FIGURES, Source
from exhibits.table import Column
from text import Text, mark

WHOSE = "whose"
"""The column of a table that tells official rows from a city's own."""
OFFICIAL = mark("official")
OWN = mark("the city’s own, not official")


def own_figures(
    evidence: Evidence,
    *,
    indicators: Collection[str] | None = None,
    geos: Collection[str] | None = None,
    breakdown: str = "total",
) -> pd.DataFrame:
    """Return the cities' own figures that are shown, oldest first; what is kept from the public is not among them."""
    rows = pick(evidence.own, indicators=indicators, geos=geos, breakdowns=[breakdown])
    return rows.dropna(subset=["value"]).sort_values("year")


def city_of(source: str) -> str:
    """Return the key of the city whose own figures a source names."""
    return source.removeprefix(OWN_FIGURES)


def own_sources(evidence: Evidence, own: pd.DataFrame) -> tuple[Source, ...]:
    """Return each city whose own figures are shown as a source, with the organisation and the newest day."""
    found = []
    for name in own["source"].unique():
        numbers = own.loc[own["source"] == name, "submission"]
        newest = max((evidence.additions.submissions[int(number)] for number in numbers), key=lambda item: item.on)
        found.append(Source(str(name), newest.organisation or city_name(evidence.catalogue, str(name)), newest.on))
    return tuple(found)


def city_name(catalogue: Catalogue, source: str) -> str:
    """Return the name of the city whose own figures a source names."""
    key = city_of(source)
    return catalogue.cities[key].name if key in catalogue.cities else key


def own_caveats(catalogue: Catalogue, own: pd.DataFrame, *, drawn: Collection[str], text: Text) -> tuple[str, ...]:
    """Return what the own figures under an exhibit are, and are not.

    Parameters
    ----------
    drawn
        The sources that are drawn; figures of the others stand in the table alone.
    """
    said = []
    for name in map(str, own["source"].unique()):
        years = text.listing(str(year) for year in sorted(own.loc[own["source"] == name, "year"].unique()))
        message = DRAWN if name in drawn else IN_TABLE
        said.append(text.say(message, city=city_name(catalogue, name), years=years))
    return tuple(said)


DRAWN = mark(
    "{city}: the marks of {years} are the city’s own figures, not official ones; they are joined to no line, and "
    "nothing is computed from both."
)
IN_TABLE = mark(
    "{city}: own figures of {years} stand in the table; they are not official, and are not put on the base of "
    "official ones."
)


def whose_column(text: Text) -> Column:
    """Return the column that tells official rows from a city's own."""
    return Column(WHOSE, text.say("Whose figure"))


def with_own_lines(chart: LineChart, own: tuple[Line, ...]) -> LineChart:
    """Return a chart with own figures beside its lines; its years reach as far as they do.

    The name of a line that ends before its city's own marks says in which year it ends.
    """
    years = [*chart.years, *(point.year for line in own for segment in line.segments for point in segment)]
    newest = {line.key: line.last.year for line in own}
    lines = tuple(_dated(line) if newest.get(line.key, 0) > line.last.year else line for line in chart.lines)
    return replace(chart, lines=lines + own, years=(min(years), max(years)))


def _dated(line: Line) -> Line:
    return replace(line, note=line.note or f"({line.last.year})")


def own_line(city: str, name: str, points: Iterable[Point], written: str, text: Text) -> Line:
    """Return a city's own figures as marks that nothing joins, with the newest written beside the last.

    Parameters
    ----------
    city, name
        The city's key and name.
    written
        The newest value as the reader sees it.
    """
    return Line(
        key=city,
        name=text.say("{city}, own figure", city=name),
        role="city",
        segments=tuple((point,) for point in points),
        # Sign and colour say which city it is; on a phone there is no room for its name once more.
        label=text.say("{sign} own figure {value}", sign=SIGNS[city], value=written),
        own=True,
    )
