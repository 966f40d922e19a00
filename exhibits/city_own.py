"""One indicator of a city in the city's own figures: beside the official line, or alone where there is none."""

import pandas as pd

from charts.lines import LineChart, Point
from data.catalogue import City
from data.evidence import Evidence
from exhibits.exhibit import OWN_FIGURES, Parameters, Shown, nothing_to_show
from exhibits.filters import indicator_title
from exhibits.own import (
    OFFICIAL,
    OWN,
    WHOSE,
    own_caveats,
    own_figures,
    own_line,
    own_sources,
    whose_column,
    with_own_lines,
)
from exhibits.sentences import region_name
from exhibits.table import Cell, Column, Table
from text import Text


def written(value: float, text: Text) -> str:
    """Return a figure of any indicator: whole where it is whole or large."""
    return text.number(value, decimals=0 if value == round(value) or abs(value) >= 1000 else 1)


def with_own_marks(chart: LineChart, city: City, own: pd.DataFrame, text: Text) -> LineChart:
    """Return a chart with the city's own figures as marks beside its line."""
    if own.empty:
        return chart
    pairs = zip(own["year"], own["value"], strict=True)
    marks = [Point(int(year), float(value)) for year, value in pairs]
    line = own_line(city.key, city.name, marks, written(marks[-1].value, text), text)
    return with_own_lines(chart, (line,))


def with_own_years(table: Table, own: pd.DataFrame, text: Text) -> Table:
    """Return a table of years with the city's own figures below, and a column that tells them apart."""
    if own.empty:
        return table
    official = [{**row, WHOSE: text.say(OFFICIAL)} for row in table.rows]
    added: list[dict[str, Cell]] = [
        {"year": int(year), "value": float(value), "mark": str(flag), WHOSE: text.say(OWN)}
        for year, value, flag in zip(own["year"], own["value"], own["flag"], strict=True)
    ]
    return Table((*table.columns, whose_column(text)), (*official, *added), table.cuts)


def own_trend(evidence: Evidence, city: City, parameters: Parameters, text: Text) -> Shown:
    """Return an indicator that only the city itself has figures of, for the area with the newest one."""
    own = own_figures(evidence, indicators=[parameters.indicator])
    own = own[own["source"] == f"{OWN_FIGURES}{city.key}"]
    if own.empty:
        return nothing_to_show(
            text.say("There are no figures of this indicator for this city"),
            next_step=text.say("Look at the newest figures to see what is counted there."),
        )
    own = own[own["geo"] == own["geo"].iloc[-1]]
    title = indicator_title(evidence.catalogue, parameters.indicator, text)
    first, last = int(own["year"].iloc[0]), int(own["year"].iloc[-1])
    headline = text.say(
        "{indicator}: {value} in {year}, the city’s own figure",
        indicator=title,
        value=written(float(own["value"].iloc[-1]), text),
        year=last,
    )
    empty = LineChart((), lambda value: written(value, text), (first, max(last, city.title_year)))
    columns = (Column("year", text.say("Year"), "year"), Column("value", title, "number", None),
               Column("mark", text.say("Mark")))  # fmt: skip
    return Shown(
        headline=headline,
        subtitle=text.say(
            "{area}, {years}; ringed: title year",
            area=region_name(evidence.catalogue, str(own["geo"].iloc[0]), text),
            years=text.years(first, last),
        ),
        figure=with_own_marks(empty, city, own, text),
        table=with_own_years(Table(columns, ()), own, text),
        alt=headline,
        sources=own_sources(evidence, own),
        caveats=own_caveats(evidence.catalogue, own, drawn=set(own["source"]), text=text),
    )
