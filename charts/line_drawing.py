"""The drawing of a :class:`charts.lines.LineChart`: lines over years with their names at their ends."""

from dataclasses import dataclass

import plotly.graph_objects as go

from charts.labels import spread
from charts.line_axes import axis_end, set_axes
from charts.lines import Band, BreakMark, Line, LineChart, Point, value_range
from charts.palette import MARKERS, Look
from charts.rail import draw_rail, rail_share
from charts.sketch import Sketch


def draw_lines(chart: LineChart, *, look: Look, title: str = "") -> go.Figure:
    """Return the Plotly figure of a line chart, with its heading where it is one of several.

    Points carry ``customdata`` with the line's key, so that a click can select a city.
    """
    sketch = Sketch()
    low, high = value_range(chart)
    if chart.band:
        _add_band(sketch, chart.band, look)
    for line in sorted(chart.lines, key=lambda line: (line.role == "city", not line.dimmed)):
        _add_line(sketch, chart, line, look)
    rail = rail_share(chart.marks, look)
    _add_end_labels(sketch, chart, look, scale=(high - low) / (look.height * (1 - rail) - 45))
    set_axes(sketch, chart, look, (low, high), rail)
    if chart.marks:
        titles = {"title": chart.marks_title, "award": chart.awards_title, "milestone": chart.milestones_title}
        years = axis_end(chart, look) - chart.years[0]
        draw_rail(
            sketch, chart.marks, look=look, titles=titles, top=rail - 0.03, years=years, start=chart.years[0] - 0.2
        )
    if title:
        _add_title(sketch, title, look)
    return sketch.figure()


def _add_title(sketch: Sketch, title: str, look: Look) -> None:
    margin = dict(sketch.layout["margin"])
    room = round(look.font * 1.8)
    sketch.update_layout(margin=margin | {"t": margin["t"] + room}, height=look.height + room)
    sketch.add_annotation(
        text=f"<b>{title}</b>", showarrow=False, font={"size": look.font + 1, "color": look.palette.text},
        xref="paper", yref="paper", x=0, y=1, xanchor="left", yanchor="bottom", xshift=-margin["l"], yshift=6,
    )  # fmt: skip


def _colour(line: Line, look: Look) -> str:
    if line.role == "city" and not line.dimmed:
        return look.palette.city.get(line.key, look.palette.text)
    return look.palette.comparator


def _ink(line: Line, look: Look) -> str:
    if line.role == "city" and not line.dimmed:
        return look.palette.ink.get(line.key, look.palette.text)
    return look.palette.soft_text


def _add_band(sketch: Sketch, band: Band, look: Look) -> None:
    """Draw the band and its median, interrupted where a year is missing."""
    for first, end in _runs(band.years):
        years = band.years[first:end]
        edge = [*band.high[first:end], *reversed(band.low[first:end])]
        sketch.add_scatter(
            x=[*years, *reversed(years)], y=edge, mode="lines", fill="toself", fillcolor=look.palette.band,
            line={"width": 0}, hoverinfo="skip",
        )  # fmt: skip
        if band.median:
            line = {"color": look.palette.comparator, "width": look.comparator_line}
            median = list(band.median[first:end])
            sketch.add_scatter(x=list(years), y=median, mode="lines", line=line, hoverinfo="skip")


def _runs(years: tuple[int, ...]) -> list[tuple[int, int]]:
    """Return the places where runs of consecutive years begin and end."""
    starts = [place for place, year in enumerate(years) if place == 0 or years[place - 1] != year - 1]
    return list(zip(starts, [*starts[1:], len(years)], strict=True))


def _add_line(sketch: Sketch, chart: LineChart, line: Line, look: Look) -> None:
    if line.role == "placebo":
        _add_cloud(sketch, line, look)
        return
    colour = _colour(line, look)
    is_city = line.role == "city"
    for segment in line.segments:
        sketch.add_scatter(
            x=[point.year for point in segment],
            y=[point.value for point in segment],
            mode="markers" if line.own else "lines+markers" if is_city else "lines",
            name=line.name,
            customdata=[line.key] * len(segment),
            opacity=0.45 if line.dimmed else 1,
            line={
                "color": colour,
                "width": look.line if is_city else look.comparator_line,
                "dash": "dash" if line.role == "counterfactual" else "solid",
            },
            marker=_own_marker(line, colour, look) if line.own else _marker(line, segment, colour, look),
            text=[f"{point.when or point.year}: {chart.written(point.value)}" for point in segment],
            hovertemplate="%{text}<extra>" + line.name + "</extra>",
        )
    if line.ring is not None:
        _add_ring(sketch, line, look)
    for found in line.breaks:
        _add_break(sketch, found, look)
    if line.cut:
        _add_cut(sketch, line.last, look)


def _add_cloud(sketch: Sketch, line: Line, look: Look) -> None:
    """Draw many regions as one trace of thin lines, parted by gaps."""
    years: list[int | None] = []
    values: list[float | None] = []
    for segment in line.segments:
        years += [*(point.year for point in segment), None]
        values += [*(point.value for point in segment), None]
    stroke = {"color": look.palette.comparator, "width": 1}
    sketch.add_scatter(x=years, y=values, mode="lines", opacity=0.45, line=stroke, hoverinfo="skip", connectgaps=False)


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


def _own_marker(line: Line, colour: str, look: Look) -> dict[str, object]:
    """Return the marker of a figure that is not official: open, larger, with a dot in it."""
    symbol = MARKERS.get(line.key, "circle") + "-open-dot"
    return {"symbol": symbol, "size": look.marker * 1.7, "color": colour, "line": {"color": colour, "width": 2}}


def _add_ring(sketch: Sketch, line: Line, look: Look) -> None:
    ringed = [point for segment in line.segments for point in segment if point.year == line.ring]
    symbol = MARKERS.get(line.key, "circle") + "-open"
    for point in ringed:
        sketch.add_scatter(
            x=[point.year],
            y=[point.value],
            mode="markers",
            hoverinfo="skip",
            marker={"symbol": symbol, "size": look.marker * 2.2, "color": look.palette.text, "line": {"width": 2}},
        )


def _add_cut(sketch: Sketch, last: Point, look: Look) -> None:
    """Draw the two slanted strokes that end a line before an incomparable count."""
    for shift in (0, 6):
        sketch.add_shape(
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


def _add_break(sketch: Sketch, found: BreakMark, look: Look) -> None:
    """Draw the thin upright mark where a line goes on counted another way."""
    sketch.add_shape(
        type="line", xsizemode="pixel", ysizemode="pixel", xanchor=found.year, yanchor=found.value,
        x0=0, x1=0, y0=-14, y1=14, line={"color": look.palette.text, "width": 1.5},
    )  # fmt: skip


def _add_end_labels(sketch: Sketch, chart: LineChart, look: Look, *, scale: float) -> None:
    """Write each line's name beside its end; neighbours are moved apart and keep a leader to their point."""
    ends = [_end(line, chart, look) for line in chart.lines if line.segments and line.label]
    if chart.band and chart.band.median:
        ends.append(_median_end(chart.band, look))
    heights = spread([end.value for end in ends], sizes=[look.label_gap * scale] * len(ends))
    for end, height in zip(ends, heights, strict=True):
        sketch.add_annotation(
            x=end.year,
            y=height,
            xshift=end.start + 13,
            text=end.label,
            showarrow=False,
            xanchor="left",
            align="left",
            font={"color": end.ink, "size": end.size},
        )
        if not end.leads:
            continue
        sketch.add_shape(
            type="line",
            xsizemode="pixel",
            xanchor=end.year,
            x0=end.start,
            x1=end.start + 11,
            y0=end.value,
            y1=height,
            line={"color": end.colour, "width": 1},
        )


@dataclass(frozen=True)
class _End:
    """Where a line ends, and what is written there."""

    year: int
    value: float
    label: str
    ink: str
    colour: str
    size: int
    start: int
    leads: bool = True


def _end(line: Line, chart: LineChart, look: Look) -> _End:
    size = look.font if line.role == "city" else look.font - 1
    start = 18 if line.cut else 7
    # Where the city's own marks stand beyond the line's end, its name stands beyond them.
    beyond = (other.last.year for other in chart.lines if other.own and other.key == line.key)
    year = max(line.last.year, *beyond, line.last.year if line.name_at is None else line.name_at)
    leads = year == line.last.year
    return _End(year, line.last.value, _label(line), _ink(line, look), _colour(line, look), size, start, leads)


def _median_end(band: Band, look: Look) -> _End:
    palette, year = look.palette, band.years[-1] if band.name_at is None else band.name_at
    return _End(
        year, band.median[-1], band.median_label, palette.soft_text, palette.comparator, look.font - 1, 7,
        leads=year == band.years[-1],
    )  # fmt: skip


def _label(line: Line) -> str:
    name = f"<b>{line.label}</b>" if line.role == "city" and not (line.dimmed or line.own) else line.label
    return f"{name} {line.note}" if line.note else name
