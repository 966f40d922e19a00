"""One indicator of one city over time, as published: cut at breaks, missing years left out."""

import itertools

import pandas as pd

from analysis.growth import Change, change
from analysis.segments import cut
from analysis.series import SeriesKey, pick
from charts.lines import Line, LineChart, Point
from data.catalogue import City
from data.evidence import Evidence
from exhibits.city_figures import newest
from exhibits.city_own import own_trend, with_own_marks, with_own_years, written
from exhibits.exhibit import Parameters, Shown, nothing_to_show
from exhibits.figures import observed
from exhibits.filters import indicator_title
from exhibits.growth_lines import rail_marks
from exhibits.own import own_caveats, own_figures, own_sources
from exhibits.sentences import region_name
from exhibits.sources import sources_of
from exhibits.table import Cell, Column, Table
from text import Text


def build(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:
    """Return the line of the first chosen city; the headline gives the change since the last break."""
    city = evidence.catalogue.cities[parameters.cities[0]] if parameters.cities else None
    last = newest(evidence, city, parameters.indicator) if city else None
    if city is not None and last is None:
        return own_trend(evidence, city, parameters, text)
    if city is None or last is None:
        return nothing_to_show(
            text.say("There are no figures of this indicator for this city"),
            next_step=text.say("Look at the newest figures to see what is counted there."),
        )
    key = SeriesKey(parameters.indicator, last.geo, "total", last.source)
    figures = _figures(evidence, key)
    since = int(figures[figures["stretch"] == figures["stretch"].max()]["year"].min())
    changed = change(observed(evidence, key.indicator), evidence.catalogue, key, first_year=since)
    own = own_figures(evidence, indicators=[key.indicator], geos=[key.geo])
    title = indicator_title(evidence.catalogue, parameters.indicator, text)
    headline = _headline(title, changed, last.value, text)
    return Shown(
        headline=headline,
        subtitle=text.say(
            "{area}, {years}; ringed: title year",
            area=region_name(evidence.catalogue, last.geo, text),
            years=text.years(int(figures["year"].min()), last.year),
        ),
        figure=with_own_marks(_chart(evidence, city, figures, parameters, text), city, own, text),
        table=with_own_years(_table(figures, title, text), own, text),
        alt=headline,
        sources=sources_of(evidence.catalogue, [last.source]) + own_sources(evidence, own),
        caveats=_breaks(evidence, key, figures, text)
        + own_caveats(evidence.catalogue, own, drawn=set(own["source"]), text=text),
    )


def _figures(evidence: Evidence, key: SeriesKey) -> pd.DataFrame:
    rows = pick(observed(evidence, key.indicator), geos=[key.geo], breakdowns=[key.breakdown], sources=[key.source])
    return cut(rows, evidence.catalogue)


def _headline(title: str, changed: Change, newest_value: float, text: Text) -> str:
    if changed.growth is None or changed.first_value is None:
        return text.say(
            "{indicator}: {value} in {year}",
            indicator=title,
            value=written(newest_value, text),
            year=changed.last_year,
        )
    return text.say(
        "{indicator}: {growth} from {first} to {last}",
        indicator=title,
        growth=text.percent(changed.growth, sign=True),
        first=changed.first_year,
        last=changed.last_year,
    )


def _chart(evidence: Evidence, city: City, figures: pd.DataFrame, parameters: Parameters, text: Text) -> LineChart:
    first, last = int(figures["year"].min()), int(figures["year"].max())
    line = Line(
        key=city.key,
        name=city.name,
        role="city",
        segments=tuple(_points(part) for _, part in figures.groupby("segment", sort=True)),
        label=written(float(figures["value"].iloc[-1]), text),
        ring=city.title_year,
    )
    return LineChart(
        lines=(line,),
        written=lambda value: written(value, text),
        years=(first, max(last, city.title_year)),
        marks=tuple(
            mark for mark in rail_marks(evidence.catalogue, first, parameters, text) if _concerns(mark.city, city)
        ),
        marks_title=text.say("Title year"),
    )


def _concerns(marked: str, city: City) -> bool:
    """Tell whether a mark is about this city, or about all."""
    return marked in ("", city.key)


def _points(part: pd.DataFrame) -> tuple[Point, ...]:
    return tuple(
        Point(int(year), float(value), hollow=bool(set(flag) & {"e", "p", "s"}))
        for year, value, flag in zip(part["year"], part["value"], part["flag"], strict=True)
    )


def _breaks(evidence: Evidence, key: SeriesKey, figures: pd.DataFrame, text: Text) -> tuple[str, ...]:
    first, last = int(figures["year"].min()), int(figures["year"].max())
    found = evidence.catalogue.breaks_between(key.indicator, key.geo, key.breakdown, key.source, first, last)
    return tuple(
        text.say("From {year}: {reason}", year=item.year, reason=text.say(item.reason))
        for item in sorted(found, key=lambda item: item.year)
    )


def _table(figures: pd.DataFrame, title: str, text: Text) -> Table:
    columns = (
        Column("year", text.say("Year"), "year"),
        Column("value", title, "number", None),
        Column("mark", text.say("Mark")),
    )
    rows: tuple[dict[str, Cell], ...] = tuple(
        {"year": int(year), "value": float(value), "mark": str(flag)}
        for year, value, flag in zip(figures["year"], figures["value"], figures["flag"], strict=True)
    )
    stretches = itertools.pairwise(figures["stretch"])
    cuts = frozenset((row, "value") for row, (now, after) in enumerate(stretches) if now != after)
    return Table(columns, rows, cuts)
