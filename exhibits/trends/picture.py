"""The picture: one panel with names at the lines' ends, or a panel per city on one scale."""

import itertools
import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from analysis.flags import SOFT, parse
from charts.lines import Band, BreakMark, Line, LineChart, Panel, Panels, Point, value_range
from charts.palette import SIGNS
from data.catalogue import Catalogue, City
from data.facts import Milestone
from exhibits.exhibit import Alignment, Measure
from exhibits.own import own_line, with_own_lines
from exhibits.trends.areas import once
from exhibits.trends.happened import happened
from exhibits.trends.question import Question
from exhibits.trends.reference import Reference
from exhibits.trends.traces import Step, Trace
from text import Text

LONGEST_NAME = 18  # letters of a comparator's name beside its line
MOST_LINES = 12  # as many names as can stand beside each other in one panel
Written = Callable[[float], str]


def needs_panels(question: Question, bands: Sequence[Reference]) -> bool:
    """Return whether one panel would be unreadable or unfair: a band per city, or more lines than names can mark."""
    several = len(question.parameters.cities) > 1
    own_bands = bool({reference.country for reference in bands} - {""}) or question.parameters.align != "calendar"
    return several and ((bool(bands) and own_bands) or len(once(question.areas)) > MOST_LINES)


def draw_question(
    catalogue: Catalogue,
    question: Question,
    found: Sequence[Trace],
    bands: Sequence[Reference],
    milestones: Sequence[Milestone],
    *,
    own: Sequence[Trace] = (),
    written: Written,
    text: Text,
) -> LineChart | Panels:
    """Return the description of the picture; ``own`` are marks beside the lines."""
    if question.parameters.layout == "one" and not needs_panels(question, bands):
        shared = once(tuple(trace.area for trace in found))
        drawn = [trace for trace in found if trace.area in shared]
        chart = _chart(catalogue, question, drawn, bands[:1], milestones, written=written, text=text)
        return with_own_lines(chart, own_lines(own, written=written, text=text))
    panels = []
    for key in question.parameters.cities:
        mine = [trace for trace in found if trace.area.city == key]
        if not any(trace.steps for trace in mine if trace.area.role == "city"):
            continue  # the caveats say why this city has no panel
        band = [reference for reference in bands if reference.city == key]
        chart = _chart(catalogue, question, mine, band, milestones, written=written, text=text, only=key)
        beside = own_lines([trace for trace in own if trace.area.city == key], written=written, text=text)
        chart = with_own_lines(chart, beside)
        panels.append(Panel(f"{SIGNS[key]} {catalogue.cities[key].name}", key, chart))
    return Panels(tuple(_on_one_scale(panels) if question.parameters.measure != "level" else panels))


def _on_one_scale(panels: Sequence[Panel]) -> list[Panel]:
    """Give all panels the same axes, so that steep is steep in each."""
    ranges = [value_range(panel.chart) for panel in panels]
    values = (min(low for low, _ in ranges), max(high for _, high in ranges)) if ranges else None
    years = (min(p.chart.years[0] for p in panels), max(p.chart.years[1] for p in panels)) if panels else (0, 0)
    return [replace(panel, chart=replace(panel.chart, values=values, years=years)) for panel in panels]


def _chart(
    catalogue: Catalogue,
    question: Question,
    found: Sequence[Trace],
    bands: Sequence[Reference],
    milestones: Sequence[Milestone],
    *,
    written: Written,
    text: Text,
    only: str = "",
) -> LineChart:
    drawn = [trace for trace in found if trace.steps]
    first = min(trace.first - trace.area.zero for trace in drawn)
    newest = max(trace.last - trace.area.zero for trace in drawn)
    cities = [catalogue.cities[key] for key in ([only] if only else question.parameters.cities)]
    marks = happened(cities, question, milestones, text)
    last = max([newest, *(math.ceil(mark.end) for mark in marks if mark.kind in ("title", "moved", "milestone"))])
    lines = tuple(_line(trace, question, newest=newest, noted=not only, written=written, text=text) for trace in drawn)
    calendar = question.parameters.align == "calendar"
    band = _band(bands[0], cities[0], question, written=written, text=text) if bands else None
    return LineChart(
        lines=lines,
        written=written,
        years=(first, last),
        band=band,
        marks=tuple(mark for mark in marks if first <= mark.end and (mark.kind == "covid" or mark.start >= first)),
        marks_title="" if only else text.say("Title years") if calendar else text.say("Title"),
        awards_title="" if only else text.say("Award years") if calendar else text.say("Award"),
        milestones_title="" if only else text.say("Milestones"),
        baseline=_baseline(question.parameters.measure),
        when=None if calendar else partial(_offset, question.parameters.align, text),
    )


def _offset(align: Alignment, text: Text, offset: int) -> str:
    """Return how a year counted from the event is written on the axis."""
    if offset:
        return text.number(offset, sign=True)
    return text.say("award") if align == "award" else text.say("title")


def _baseline(measure: Measure) -> float | None:
    return {"index": 100.0, "growth": 0.0}.get(measure)


def _line(trace: Trace, question: Question, *, newest: int, noted: bool, written: Written, text: Text) -> Line:
    area = trace.area
    is_city = area.role == "city"
    name = f"{SIGNS[area.city]} {area.name}" if is_city else _short(area.name)
    early = is_city and trace.last - area.zero < newest
    zero = question.parameters.align != "calendar"
    return Line(
        key=area.key,
        name=area.name,
        role=area.role,
        segments=points(trace),
        label=f"{name} {written(trace.steps[-1].value)}",
        note=text.say("in {year}", year=trace.last) if noted and (early or (zero and is_city)) else "",
        ring=_title_of(trace, question) if is_city else None,
        cut=is_city and trace.cut_at is not None and question.parameters.breaks,
        breaks=_break_marks(trace) if question.parameters.breaks else (),
    )


def own_lines(own: Sequence[Trace], *, written: Written, text: Text) -> tuple[Line, ...]:
    """Return the cities' own figures as marks beside their lines."""
    return tuple(
        own_line(
            trace.area.city,
            trace.area.name,
            [_point(step, trace.area.zero) for step in trace.steps],
            written(trace.steps[-1].value),
            text,
        )
        for trace in own
        if trace.steps
    )


def _short(name: str) -> str:
    """Return a name that fits beside a line; the table has it whole."""
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rstrip()}…"


def _title_of(trace: Trace, question: Question) -> int | None:
    zero = question.titles[trace.area.city]
    return zero - trace.area.zero


def points(trace: Trace) -> tuple[tuple[Point, ...], ...]:
    """Return the runs of consecutive years counted one way: a missing year is a gap, a break a cut."""
    runs: list[list[Step]] = []
    for step in trace.steps:
        before = runs[-1][-1] if runs else None
        if before and step.year == before.year + 1 and step.stretch == before.stretch:
            runs[-1].append(step)
        else:
            runs.append([step])
    return tuple(tuple(_point(step, trace.area.zero) for step in run) for run in runs)


def _point(step: Step, zero: int) -> Point:
    when = f"{step.year}" if zero else ""
    return Point(step.year - zero, step.value, hollow=bool(parse(step.flag) & SOFT), when=when)


def _break_marks(trace: Trace) -> tuple[BreakMark, ...]:
    """Return a mark between the last step of one way of counting and the first of the next."""
    pairs = itertools.pairwise(trace.steps)
    return tuple(
        BreakMark((before.year + after.year) / 2 - trace.area.zero, (before.value + after.value) / 2)
        for before, after in pairs
        if before.stretch != after.stretch
    )


def _band(reference: Reference, city: City, question: Question, *, written: Written, text: Text) -> Band | None:
    figures = reference.band.figures
    if figures.empty:
        return None
    zero = {area.city: area.zero for area in question.areas}[city.key]
    medians = tuple(float(value) for value in figures["median"])
    return Band(
        years=tuple(int(year) - zero for year in figures["year"]),
        low=tuple(float(value) for value in figures["low"]),
        high=tuple(float(value) for value in figures["high"]),
        label=reference.range_name(text),
        median=medians,
        median_label=text.say("Median {value}", value=written(medians[-1])),
    )
