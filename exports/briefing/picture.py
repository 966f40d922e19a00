"""A line chart as SVG for print: the description and colours of the pages, names at the lines' ends."""

from collections.abc import Iterator
from html import escape
from typing import Final

from charts.line_axes import round_steps, year_ticks
from charts.lines import Line, LineChart, Point
from charts.palette import LIGHT, SIGNS
from exports.box import Box
from exports.measuring import width
from exports.slides.lines import Frame, drops_of, frame_of, line_colour
from exports.slides.rail import LANE, SIGN, lanes_of, rail_height

FONT: Final = "Source Sans Pro"
SIZE: Final = 12.0
_SHAPES: Final = {
    "timisoara": "M{l} {y}A{r} {r} 0 1 0 {q} {y}A{r} {r} 0 1 0 {l} {y}Z",
    "leeuwarden": "M{l} {t}H{q}V{b}H{l}Z",
    "matera": "M{x} {t}L{q} {y}L{x} {b}L{l} {y}Z",
    "rijeka": "M{x} {t}L{q} {b}L{l} {b}Z",
    "kaunas": "M{m} {t}H{n}V{u}H{q}V{v}H{n}V{b}H{m}V{v}H{l}V{u}H{m}Z",
}


def chart_svg(chart: LineChart, *, wide: float, high: float) -> str:
    """Return the chart as an SVG of a size in points."""
    box = Box(0, 0, wide, high)
    frame = frame_of(chart, box, SIZE)
    parts = [*_axes(frame), *_band(frame)]
    for line in sorted(chart.lines, key=lambda line: (line.role == "city", not line.dimmed)):
        parts += _line(line, frame)
    parts += [*_names(frame), *_rail(chart, frame, box)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide:g}" height="{high:g}" viewBox="0 0 {wide:g} {high:g}" '
        f'font-family="{FONT}">{"".join(parts)}</svg>'
    )


def _text(x: float, y: float, words: str, colour: str, *, anchor: str = "start", bold: bool = False) -> str:
    weight = ' font-weight="700"' if bold else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{SIZE:g}" fill="{colour}" text-anchor="{anchor}"{weight}>'
        f"{escape(words)}</text>"
    )


def _path(points: list[tuple[float, float]], colour: str, width_: float, extra: str = "") -> str:
    drawn = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return f'<path d="M{drawn}" fill="none" stroke="{colour}" stroke-width="{width_:g}" {extra}/>'


def _axes(frame: Frame) -> Iterator[str]:
    chart, inner = frame.chart, frame.inner
    for tick in round_steps(frame.low, frame.high, at_most=6):
        y = frame.y(tick)
        yield _path([(inner.x, y), (frame.outer.right, y)], LIGHT.grid, 0.75)
        yield _text(inner.x - 6, y + 4, chart.written(tick), LIGHT.soft_text, anchor="end")
    if chart.baseline is not None:
        y = frame.y(chart.baseline)
        newest = max((line.last.year for line in chart.lines if line.segments), default=chart.years[1])
        yield _path([(inner.x, y), (frame.x(newest), y)], LIGHT.comparator, 0.75)
    yield _path([(inner.x, inner.bottom), (frame.outer.right, inner.bottom)], LIGHT.text, 0.75)
    for year in year_ticks(*chart.years, at_most=max(3, int(inner.w // 44))):
        x = frame.x(year)
        yield _path([(x, inner.bottom), (x, inner.bottom + 4)], LIGHT.text, 0.75)
        said = chart.when(year) if chart.when else str(year)
        yield _text(x, inner.bottom + 17, said, LIGHT.soft_text, anchor="middle")


def _band(frame: Frame) -> Iterator[str]:
    band = frame.chart.band
    if band is None:
        return
    top = [(frame.x(year), frame.y(value)) for year, value in zip(band.years, band.high, strict=True)]
    low = [(frame.x(year), frame.y(value)) for year, value in zip(band.years, band.low, strict=True)]
    drawn = "L".join(f"{x:.1f} {y:.1f}" for x, y in [*top, *reversed(low)])
    yield f'<path d="M{drawn}Z" fill="{LIGHT.comparator}" fill-opacity=".16"/>'
    if band.median:
        middle = [(frame.x(year), frame.y(value)) for year, value in zip(band.years, band.median, strict=True)]
        yield _path(middle, LIGHT.comparator, 1.25)


def _line(line: Line, frame: Frame) -> Iterator[str]:
    colour, strong = line_colour(line), line.role == "city" and not line.dimmed
    wide = 2.5 if strong else 0.6 if line.role == "placebo" else 1.25
    dash = 'stroke-dasharray="5 3"' if line.role == "counterfactual" else ""
    for points in line.segments:
        yield _path([(frame.x(point.year), frame.y(point.value)) for point in points], colour, wide, dash)
        if line.role == "city":
            yield from (_marker(line, point, frame, colour, 3.4 if strong else 2.2) for point in points)
    for points in line.segments:
        yield from (_ring(line, point, frame) for point in points if point.year == line.ring and strong)
    yield from _cuts(line, frame)


def _marker(line: Line, point: Point, frame: Frame, colour: str, radius: float) -> str:
    fill = LIGHT.page if point.hollow else colour
    path = _shape(line.key, frame.x(point.year), frame.y(point.value), radius)
    return f'<path d="{path}" fill="{fill}" stroke="{colour}" stroke-width="1"/>'


def _shape(city: str, x: float, y: float, r: float) -> str:
    thin = r * 0.45
    places = {
        "x": x, "y": y, "r": r, "l": x - r, "q": x + r, "t": y - r, "b": y + r,
        "m": x - thin, "n": x + thin, "u": y - thin, "v": y + thin,
    }  # fmt: skip
    return _SHAPES.get(city, _SHAPES["timisoara"]).format(**{name: f"{value:.1f}" for name, value in places.items()})


def _ring(line: Line, point: Point, frame: Frame) -> str:
    path = _shape(line.key, frame.x(point.year), frame.y(point.value), 7)
    return f'<path d="{path}" fill="none" stroke="{LIGHT.text}" stroke-width="1.25"/>'


def _cuts(line: Line, frame: Frame) -> Iterator[str]:
    if line.cut and line.segments and line.role == "city":
        x, y = frame.x(line.last.year) + 7, frame.y(line.last.value)
        for shift in (0, 5):
            yield _path([(x + shift, y + 5), (x + shift + 4, y - 5)], LIGHT.text, 1.25)
    for found in line.breaks:
        x, y = frame.x(found.year), frame.y(found.value)
        yield _path([(x, y - 11), (x, y + 11)], LIGHT.text, 1.25)


def _names(frame: Frame) -> Iterator[str]:
    """Yield each line's name beside its end, moved apart as on the pages."""
    drops = drops_of(frame)
    for line in frame.chart.lines:
        if not line.segments or not line.label:
            continue
        strong = line.role == "city" and not line.dimmed
        ink = LIGHT.ink.get(line.key, LIGHT.text) if strong else LIGHT.soft_text
        x, y = frame.x(line.last.year), frame.y(line.last.value) + drops[line.label] * frame.outer.h
        aside = 20 if line.cut else 9
        # The sign is left out: the marker stands beside it, and few fonts for text have all five.
        words = f"{line.label} {line.note}".strip().lstrip("".join(SIGNS.values())).lstrip()
        yield _text(x + aside, y + 4, words, ink, bold=strong)
    band = frame.chart.band
    if band is not None and band.median:
        y = frame.y(band.median[-1]) + drops[band.median_label] * frame.outer.h
        yield _text(frame.x(band.years[-1]) + 9, y + 4, band.median_label, LIGHT.soft_text)


def _rail(chart: LineChart, frame: Frame, box: Box) -> Iterator[str]:
    top = box.bottom - rail_height(chart) + 2
    titles = {"title": chart.marks_title, "award": chart.awards_title}
    for place, lane in enumerate(lanes_of(chart)):
        y = top + LANE * (place + 0.5)
        kinds = ("title", "moved") if lane == "title" else (lane,)
        marks = [mark for mark in chart.marks if mark.kind in kinds]
        if lane == "covid":
            for mark in marks:
                left, right = frame.x(mark.start), frame.x(mark.end)
                look = f'fill="{LIGHT.surface}" stroke="{LIGHT.comparator}" stroke-width=".75" stroke-dasharray="2 2"'
                yield f'<rect x="{left:.1f}" y="{y - 5:.1f}" width="{right - left:.1f}" height="9" {look}/>'
                fits = right + 6 + width(mark.label, SIZE) < box.right
                yield _text(right + 6 if fits else left - 6, y + 4, mark.label, LIGHT.soft_text,
                            anchor="start" if fits else "end")  # fmt: skip
            continue
        left = min(frame.x(mark.start) for mark in marks)
        if titles[lane] and width(titles[lane], SIZE, bold=True) < left - SIGN - 6:
            yield _text(0, y + 4, titles[lane], LIGHT.soft_text, bold=True)
        for mark in marks:
            same = [other for other in marks if other.start == mark.start]
            x = frame.x(mark.start) + (same.index(mark) - (len(same) - 1) / 2) * (2 * SIGN + 4)
            colour = LIGHT.city.get(mark.city, LIGHT.text)
            fill = LIGHT.page if mark.kind == "moved" else colour
            yield f'<path d="{_shape(mark.city, x, y, SIGN)}" fill="{fill}" stroke="{colour}" stroke-width="1"/>'
