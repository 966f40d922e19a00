"""Lines over years with their names at their ends: the drawing of a :class:`LineChart`.

A line chart is described once, independent of any drawing library, and drawn here with Plotly; exports draw the same
description with their own means.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import plotly.graph_objects as go

from charts.labels import spread
from charts.palette import FONT, MARKERS, Look
from charts.rail import Mark, draw_rail

Role = Literal["city", "comparator", "counterfactual"]
# How much of the drawn width is kept free right of the last figure, for the names.
LABEL_SHARE = 0.3
NARROW_LABEL_SHARE = 0.47


@dataclass(frozen=True)
class Point:
    """One figure of a line; a hollow one is estimated or provisional."""

    year: int
    value: float
    hollow: bool = False


@dataclass(frozen=True)
class Line:
    """One series: stretches of comparable years, never joined across a gap or a break.

    Attributes
    ----------
    key
        City key or region code; a city's key gives colour and marker.
    segments
        Stretches of consecutive comparable years, in order.
    label, note
        What stands at the line's end in bold, and after it in plain type (for example why it ends early).
    ring
        The title year, ringed on the line if it is drawn there.
    cut
        Whether the series goes on in a way that cannot be compared, so that it is cut off with two strokes.
    dimmed
        Whether another line is selected, so that this one steps back.
    """

    key: str
    name: str
    role: Role
    segments: tuple[tuple[Point, ...], ...]
    label: str
    note: str = ""
    ring: int | None = None
    cut: bool = False
    dimmed: bool = False

    @property
    def last(self) -> Point:
        """The newest point drawn."""
        return self.segments[-1][-1]


@dataclass(frozen=True)
class Band:
    """The range of a stated share of regions, and their median."""

    years: tuple[int, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    label: str


@dataclass(frozen=True)
class LineChart:
    """Lines over years, an optional band, and marks on a rail under the plot.

    Attributes
    ----------
    written
        How a value is written in the reader's language (for axis and pointer).
    years
        First and last year of the axis; marks may lie beyond the last figure.
    baseline
        A value worth a line of its own, such as 100 of an index.
    """

    lines: tuple[Line, ...]
    written: Callable[[float], str]
    years: tuple[int, int]
    band: Band | None = None
    marks: tuple[Mark, ...] = ()
    marks_title: str = ""
    baseline: float | None = None


def draw_lines(chart: LineChart, *, look: Look) -> go.Figure:
    """Return the Plotly figure of a line chart.

    Points carry ``customdata`` with the line's key, so that a click can select a city.
    """
    figure = go.Figure()
    low, high = value_range(chart)
    if chart.band:
        _add_band(figure, chart.band, look)
    for line in sorted(chart.lines, key=lambda line: (line.role == "city", not line.dimmed)):
        _add_line(figure, chart, line, look)
    rail = 0.17 if chart.marks else 0.0
    _add_end_labels(figure, chart, look, scale=(high - low) / (look.height * (1 - rail) - 45))
    _set_axes(figure, chart, look, (low, high), rail)
    if chart.marks:
        draw_rail(figure, chart.marks, look=look, title=chart.marks_title, top=rail - 0.03)
    return figure


def value_range(chart: LineChart) -> tuple[float, float]:
    """Return the lowest and highest value of the axis, with a little air; 0 is kept where values come near it."""
    values = [point.value for line in chart.lines for segment in line.segments for point in segment]
    if chart.band:
        values += [*chart.band.low, *chart.band.high]
    if chart.baseline is not None:
        values.append(chart.baseline)
    if not values:
        return 0.0, 1.0
    low, high = min(values), max(values)
    air = (high - low or abs(high) or 1.0) * 0.08
    return (0.0 if 0 <= low < 0.35 * high else low - air), high + air


def _colour(line: Line, look: Look) -> str:
    if line.role == "city" and not line.dimmed:
        return look.palette.city.get(line.key, look.palette.text)
    return look.palette.comparator


def _ink(line: Line, look: Look) -> str:
    if line.role == "city" and not line.dimmed:
        return look.palette.ink.get(line.key, look.palette.text)
    return look.palette.soft_text


def _add_band(figure: go.Figure, band: Band, look: Look) -> None:
    years = [*band.years, *reversed(band.years)]
    edge = [*band.high, *reversed(band.low)]
    figure.add_scatter(
        x=years, y=edge, mode="lines", fill="toself", fillcolor=look.palette.band, line={"width": 0}, hoverinfo="skip"
    )


def _add_line(figure: go.Figure, chart: LineChart, line: Line, look: Look) -> None:
    colour = _colour(line, look)
    is_city = line.role == "city"
    for segment in line.segments:
        figure.add_scatter(
            x=[point.year for point in segment],
            y=[point.value for point in segment],
            mode="lines+markers" if is_city else "lines",
            name=line.name,
            customdata=[line.key] * len(segment),
            opacity=0.45 if line.dimmed else 1,
            line={
                "color": colour,
                "width": look.line if is_city else look.comparator_line,
                "dash": "dash" if line.role == "counterfactual" else "solid",
            },
            marker=_marker(line, segment, colour, look),
            text=[chart.written(point.value) for point in segment],
            hovertemplate="%{x}: %{text}<extra>" + line.name + "</extra>",
        )
    if line.ring is not None:
        _add_ring(figure, line, look)
    if line.cut:
        _add_cut(figure, line.last, look)


def _marker(line: Line, segment: tuple[Point, ...], colour: str, look: Look) -> dict[str, object]:
    return {
        "symbol": MARKERS.get(line.key, "circle"),
        "size": look.marker,
        "color": [look.palette.page if point.hollow else colour for point in segment],
        "line": {
            "color": [colour if point.hollow else look.palette.page for point in segment],
            "width": 1 if look.font < 20 else 2,
        },
    }


def _add_ring(figure: go.Figure, line: Line, look: Look) -> None:
    ringed = [point for segment in line.segments for point in segment if point.year == line.ring]
    symbol = MARKERS.get(line.key, "circle") + "-open"
    for point in ringed:
        figure.add_scatter(
            x=[point.year],
            y=[point.value],
            mode="markers",
            hoverinfo="skip",
            marker={"symbol": symbol, "size": look.marker * 2.2, "color": look.palette.text, "line": {"width": 2}},
        )


def _add_cut(figure: go.Figure, last: Point, look: Look) -> None:
    """Draw the two slanted strokes that end a line before an incomparable count."""
    for shift in (0, 6):
        figure.add_shape(
            type="line",
            xref="x",
            yref="y",
            xsizemode="pixel",
            ysizemode="pixel",
            xanchor=last.year,
            yanchor=last.value,
            x0=7 + shift,
            x1=13 + shift,
            y0=-8,
            y1=8,
            line={"color": look.palette.text, "width": 2},
        )


def _add_end_labels(figure: go.Figure, chart: LineChart, look: Look, *, scale: float) -> None:
    """Write each line's name beside its end; neighbours are moved apart and keep a leader to their point."""
    lines = [line for line in chart.lines if line.segments]
    sizes = [look.label_gap * scale] * len(lines)
    heights = spread([line.last.value for line in lines], sizes=sizes)
    for line, height in zip(lines, heights, strict=True):
        start = 18 if line.cut else 7
        ink = _ink(line, look)
        figure.add_annotation(
            x=line.last.year,
            y=height,
            xshift=start + 13,
            text=_label(line),
            showarrow=False,
            xanchor="left",
            align="left",
            font={"color": ink, "size": look.font if line.role == "city" else look.font - 1},
        )
        figure.add_shape(
            type="line",
            xsizemode="pixel",
            xanchor=line.last.year,
            x0=start,
            x1=start + 11,
            y0=line.last.value,
            y1=height,
            line={"color": _colour(line, look), "width": 1},
        )


def _label(line: Line) -> str:
    name = f"<b>{line.label}</b>" if line.role == "city" and not line.dimmed else line.label
    return f"{name} {line.note}" if line.note else name


def _set_axes(figure: go.Figure, chart: LineChart, look: Look, values: tuple[float, float], rail: float) -> None:
    palette = look.palette
    first, last = chart.years
    figure.update_layout(
        height=look.height,
        margin={"l": 44, "r": 8, "t": 8, "b": 30 if look.font < 20 else 40},
        paper_bgcolor=palette.page,
        plot_bgcolor=palette.page,
        font={"family": FONT, "size": look.font, "color": palette.soft_text},
        showlegend=False,
        dragmode=False,
        hovermode="closest",
        hoverlabel={"font": {"family": FONT, "size": look.font}},
        xaxis={
            "range": [first - 0.2, axis_end(chart, look)],
            "fixedrange": True,
            "tickmode": "array",
            "tickvals": year_ticks(first, last, at_most=6 if look.compact or look.font >= 20 else 16),
            "ticks": "outside",
            "ticklen": 5,
            "tickcolor": palette.text,
            "showgrid": False,
            "zeroline": False,
            "showline": True,
            "linecolor": palette.text,
            "linewidth": 1,
            "anchor": "free" if rail else "y",
            "position": 0.0 if rail else None,
        },
        yaxis={
            "range": list(values),
            "domain": [rail, 1],
            "fixedrange": True,
            "gridcolor": palette.grid,
            "gridwidth": 1,
            "zeroline": False,
            "nticks": 7,
            **value_ticks(chart, values),
        },
    )
    if chart.baseline is not None:
        figure.add_hline(y=chart.baseline, line={"color": palette.comparator, "width": 1}, layer="below")


def axis_end(chart: LineChart, look: Look) -> float:
    """Return where the year axis ends: after its last year, and with room for the names beside the last figures."""
    share = NARROW_LABEL_SHARE if look.compact else LABEL_SHARE
    first, last = chart.years
    newest = max((line.last.year for line in chart.lines if line.segments), default=last)
    return max(last + 0.4, first + (newest - first) / (1 - share))


def year_ticks(first: int, last: int, *, at_most: int) -> list[int]:
    """Return the years to label: every one, every second, every fifth ..., the last always among them."""
    for step in (1, 2, 5, 10, 20):
        ticks = list(range(last, first - 1, -step))[::-1]
        if len(ticks) <= at_most:
            return ticks
    return [first, last]


def value_ticks(chart: LineChart, values: tuple[float, float]) -> dict[str, list[float] | list[str]]:
    """Return round values for the axis, written in the reader's language."""
    ticks = round_steps(*values, at_most=7)
    return {"tickvals": ticks, "ticktext": [chart.written(tick) for tick in ticks]}


def round_steps(low: float, high: float, *, at_most: int) -> list[float]:
    """Return at most ``at_most`` round numbers between two values, in steps of 1, 2, 2.5 or 5 times a power of ten."""
    span = high - low
    if span <= 0:
        return [low]
    power = 10.0 ** _floor_log10(span / at_most)
    step = next(size * power for size in (1, 2, 2.5, 5, 10, 20) if span / (size * power) <= at_most)
    first = -(-low // step)
    return [round((first + i) * step, 10) for i in range(int((high - first * step) // step) + 1)]


def _floor_log10(value: float) -> int:
    exponent = 0
    while value >= 10:
        value /= 10
        exponent += 1
    while value < 1:
        value *= 10
        exponent -= 1
    return exponent
