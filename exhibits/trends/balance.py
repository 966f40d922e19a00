"""Births against deaths: whether more firms opened than closed, city by city."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from charts.lines import Line, LineChart, Panel, Panels
from charts.palette import SIGNS
from data.catalogue import Catalogue
from data.evidence import Evidence
from exhibits.exhibit import Parameters, Shown, nothing_to_show
from exhibits.own import OFFICIAL, OWN, WHOSE, own_caveats, own_sources, whose_column, with_own_lines
from exhibits.sentences import region_name
from exhibits.sources import sources_of
from exhibits.table import Cell, Column, Table
from exhibits.trends.areas import Area
from exhibits.trends.own import OwnTraces, own_traces
from exhibits.trends.picture import own_lines, points
from exhibits.trends.question import Question, Unanswerable, resolve
from exhibits.trends.traces import Trace, traces
from text import Text, mark

HEADLINES = {
    (True, True): mark("In {year} more firms opened than closed around {ahead}, but not around {behind}"),
    (True, False): mark("In {year} more firms opened than closed around {ahead}"),
    (False, True): mark("In {year} no more firms opened than closed around {behind}"),
}


def build(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:
    """Return a panel per city with the firms that opened and the firms that closed."""
    asked = Parameters(cities=parameters.cities, breakdown=parameters.breakdown, measure="level")
    try:
        questions = [resolve(evidence, asked.with_(indicator=name), text) for name in ("births", "deaths")]
    except Unanswerable as answer:
        return nothing_to_show(answer.headline, next_step=answer.next_step)
    opened, closed = (_traces(evidence.catalogue, question) for question in questions)
    year = _newest_common(opened, closed)
    own = [own_traces(evidence, question) for question in questions]
    rows = pd.concat([found.rows for found in own])
    headline = _headline(opened, closed, year, text)
    return Shown(
        headline=headline,
        subtitle=text.say("Enterprise births (in the city’s colour) against enterprise deaths (grey), NUTS 3 regions"),
        figure=Panels(
            tuple(_panel(pair, own[0].traces, text) for pair in zip(opened, closed, strict=True) if pair[0].steps)
        ),
        table=_table(evidence.catalogue, opened, closed, own, text),
        alt=headline,
        sources=sources_of(evidence.catalogue, [question.dataset for question in questions])
        + own_sources(evidence, rows),
        caveats=(
            text.say("Deaths of the newest year are provisional: a firm may come back within two years."),
            text.say("Where a line is broken, the figures are counted another way from there."),
            *own_caveats(evidence.catalogue, own[0].rows, drawn=own[0].drawn, text=text),
        ),
    )


def _traces(catalogue: Catalogue, question: Question) -> tuple[Trace, ...]:
    return traces(
        question.rows, catalogue, question.areas, measure="level", bases=question.bases, window=question.window
    )


def _newest_common(opened: Sequence[Trace], closed: Sequence[Trace]) -> int:
    """Return the newest year for which more than half of the cities hold both figures."""
    both = [set(a.figures) & set(b.figures) for a, b in zip(opened, closed, strict=True)]
    years = {year for held in both for year in held}
    counts = {year: sum(year in held for held in both) for year in years}
    return max(year for year, count in counts.items() if 2 * count > len(both) or count == max(counts.values()))


def _headline(opened: Sequence[Trace], closed: Sequence[Trace], year: int, text: Text) -> str:
    balances = {
        a.area.name: a.figures[year][0] - b.figures[year][0]
        for a, b in zip(opened, closed, strict=True)
        if year in a.figures and year in b.figures
    }
    ahead = [name for name, balance in balances.items() if balance > 0]
    behind = [name for name, balance in balances.items() if balance <= 0]
    message = HEADLINES[bool(ahead), bool(behind)]
    return text.say(message, year=year, ahead=text.listing(ahead), behind=text.listing(behind))


def _panel(pair: tuple[Trace, Trace], own: Sequence[Trace], text: Text) -> Panel:
    opened, closed = pair
    beside = [trace for trace in own if trace.area.city == opened.area.city]
    lines = [_line(opened, "city", text.say("opened"), text)]
    if closed.steps:
        lines.append(_line(closed, "comparator", text.say("closed"), text))
    years = [step.year for trace in pair for step in trace.steps]
    chart = LineChart(tuple(lines), text.number, (min(years), max(years)))
    chart = with_own_lines(chart, own_lines(beside, written=text.number, text=text))
    return Panel(f"{SIGNS[opened.area.city]} {opened.area.name}", opened.area.city, chart)


def _line(trace: Trace, role: str, name: str, text: Text) -> Line:
    label = f"{name} {text.number(trace.steps[-1].value)}"
    line = Line(trace.area.city, name, "city", points(trace), label)
    return line if role == "city" else replace(line, key=f"{trace.area.city}:closed", role="comparator")


def _table(
    catalogue: Catalogue, opened: Sequence[Trace], closed: Sequence[Trace], own: Sequence[OwnTraces], text: Text
) -> Table:
    columns = (
        Column("city", text.say("City")),
        Column("area", text.say("Area")),
        Column("year", text.say("Year"), "year"),
        Column("births", text.say("Enterprise births"), "number"),
        Column("deaths", text.say("Enterprise deaths"), "number"),
        Column("balance", text.say("Births less deaths of enterprises"), "number"),
    )
    pairs = zip(opened, closed, strict=True)
    rows = [row for a, b in pairs for row in _rows(catalogue, a.area, a.figures, b.figures, text)]
    beside = _own_rows(catalogue, opened, own, text)
    if not beside:
        return Table(columns, tuple(rows))
    return Table((*columns, whose_column(text)), (*(row | {WHOSE: text.say(OFFICIAL)} for row in rows), *beside))


Figures = Mapping[int, tuple[float, int]]


def _rows(catalogue: Catalogue, area: Area, opened: Figures, closed: Figures, text: Text) -> list[dict[str, Cell]]:
    """Return a row per year that holds either count."""
    rows: list[dict[str, Cell]] = []
    for year in sorted(set(opened) | set(closed)):
        births, deaths = (figures.get(year, (None, 0))[0] for figures in (opened, closed))
        rows.append(
            {
                "city": area.name,
                "area": region_name(catalogue, area.geo, text),
                "year": year,
                "births": births,
                "deaths": deaths,
                "balance": births - deaths if births is not None and deaths is not None else None,
            }
        )
    return rows


def _own_rows(
    catalogue: Catalogue, shown: Sequence[Trace], own: Sequence[OwnTraces], text: Text
) -> list[dict[str, Cell]]:
    births, deaths = ({trace.area.geo: trace.figures for trace in found.traces} for found in own)
    return [
        row | {WHOSE: text.say(OWN)}
        for trace in shown
        for row in _rows(catalogue, trace.area, births.get(trace.area.geo, {}), deaths.get(trace.area.geo, {}), text)
    ]
