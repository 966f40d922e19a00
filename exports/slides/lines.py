"""Lines over years as a native chart: a series per stretch, so that breaks are gaps, with names at the lines' ends."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_MARK
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from charts.labels import spread
from charts.line_axes import round_steps, year_ticks
from charts.lines import Band, Line, LineChart, Point, value_range
from exports.box import Box
from exports.measuring import width
from exports.slides.native import (
    NAMES,
    SYMBOLS,
    PointLabel,
    Stroke,
    add_chart,
    colour_of,
    number_code,
    point_style,
    set_plot,
    set_value_axis,
    style_series,
)
from exports.slides.page import NOTHING, Fill, Page, Pen
from exports.slides.paper import PAGE, PALETTE, SOFT, TEXT, emu, tag
from exports.slides.rail import draw_rail, rail_height

LABEL: Final = 14.0  # points
GAP: Final = 14.0  # points between a line's end and its name
FOOT: Final = 26.0  # the years under the axis


@dataclass(frozen=True)
class Stretch:
    """One series of the native chart: consecutive years of a line, counted one way."""

    line: Line
    name: str
    points: tuple[Point, ...]
    last: bool

    @property
    def values(self) -> dict[int, float]:
        """Value by year."""
        return {point.year: point.value for point in self.points}


@dataclass(frozen=True)
class Frame:
    """Where years and values lie on the slide."""

    chart: LineChart
    outer: Box
    inner: Box
    low: float
    high: float
    label: float

    @property
    def years(self) -> list[int]:
        """The years of the axis."""
        return list(range(self.chart.years[0], self.chart.years[1] + 1))

    def x(self, year: float) -> float:
        """Return where a year lies."""
        first, last = self.chart.years
        return self.inner.x + (year - first) / ((last - first) or 1) * self.inner.w

    def y(self, value: float) -> float:
        """Return where a value lies."""
        return self.inner.bottom - (value - self.low) / ((self.high - self.low) or 1) * self.inner.h


def place_lines(page: Page, chart: LineChart, box: Box, *, alt: str, size: float = LABEL) -> None:
    """Draw a line chart into a box of the slide."""
    frame = frame_of(chart, box, size)
    if chart.band is not None:
        _draw_band(page, chart.band, frame)
    stretches = list(_stretches(chart, page))
    data = CategoryChartData(number_format="General")
    data.categories = [chart.when(year) if chart.when else str(year) for year in frame.years]
    for name, values in (*_background(chart, frame), *((one.name, one.values) for one in stretches)):
        data.add_series(name, [values.get(year) for year in frame.years])
    native = add_chart(page, XL_CHART_TYPE.LINE_MARKERS, frame.outer, data, alt=alt)
    _style(native, stretches, frame, tag(page.text.language))
    _draw_cuts(page, chart, frame)
    draw_rail(page, chart, box.with_(y=box.bottom - rail_height(chart), h=rail_height(chart)), frame.x)


def frame_of(chart: LineChart, box: Box, size: float) -> Frame:
    """Return where years and values lie in a box, with room for names at the right and for the rail below."""
    outer = box.with_(h=box.h - rail_height(chart))
    low, high = value_range(chart)
    ticks = round_steps(low, high, at_most=7)
    if len(ticks) > 1 and ticks[0] - low > 1e-9:
        low = ticks[0] - (ticks[1] - ticks[0])  # an axis counts from its beginning, which must be round too
    left = max(width(chart.written(tick), 12) for tick in ticks) + 12 if ticks else 30
    first, last = chart.years
    newest = max((line.last.year for line in chart.lines if line.segments), default=last)
    wide = outer.w - left - 6
    names = max((width(words, size, bold=True) for words in _names(chart)), default=0) + GAP + 8
    room = min(max(names, 30), wide * 0.55)
    share = (newest - first) / ((last - first) or 1)
    inner = Box(outer.x + left, outer.y + 8, min(wide - 8, (wide - room) / (share or 1)), outer.h - 8 - FOOT)
    return Frame(chart, outer, inner, low, high, size)


def _names(chart: LineChart) -> Iterator[str]:
    yield from (f"{line.label} {line.note}".strip() for line in chart.lines if line.label)
    if chart.band and chart.band.median:
        yield chart.band.median_label


def _stretches(chart: LineChart, page: Page) -> Iterator[Stretch]:
    """Yield the stretches of all lines, the cities' on top of the comparators'."""
    for line in sorted(chart.lines, key=lambda line: (line.role == "city", not line.dimmed)):
        for place, points in enumerate(line.segments):
            name = line.name
            if len(line.segments) > 1:
                name = f"{line.name}, {page.text.years(points[0].year, points[-1].year)}"
            yield Stretch(line, name, points, place == len(line.segments) - 1)


def _background(chart: LineChart, frame: Frame) -> list[tuple[str, dict[int, float]]]:
    """Return the band's edges, its median and the base line, which are series too: their figures are in the chart."""
    series: list[tuple[str, dict[int, float]]] = []
    if chart.band is not None:
        band = chart.band
        series += [(f"{band.label} ↓", dict(zip(band.years, band.low, strict=True)))]
        series += [(f"{band.label} ↑", dict(zip(band.years, band.high, strict=True)))]
        if band.median:
            series.append((band.median_label, dict(zip(band.years, band.median, strict=True))))
    if chart.baseline is not None:
        series.append((chart.written(chart.baseline), dict.fromkeys(_drawn_years(chart, frame), chart.baseline)))
    return series


def _drawn_years(chart: LineChart, frame: Frame) -> list[int]:
    """Return the years up to the newest figure: beyond stand the names."""
    newest = max((line.last.year for line in chart.lines if line.segments), default=chart.years[1])
    return [year for year in frame.years if year <= newest]


def _style(native: Any, stretches: Sequence[Stretch], frame: Frame, language: str) -> None:
    series = list(native.plots[0].series)
    behind = len(series) - len(stretches)
    drops = drops_of(frame)
    for place, one in enumerate(series[:behind]):
        edge = frame.chart.band is not None and place < 2
        median = frame.chart.band is not None and bool(frame.chart.band.median) and place == 2
        label = _median_label(frame, drops) if median and frame.chart.band else None
        stroke = Stroke(PALETTE.comparator, 0.5 if edge else 1.75 if median else 1)
        style_series(one, stroke, language=language, label=label)
    for one, stretch in zip(series[behind:], stretches, strict=True):
        stroke = _stroke(stretch.line)
        points = [*_different(stretch, stroke, frame)]
        style_series(one, stroke, language=language, points=points, label=_label(stretch, frame, drops))
    _set_axes(native, frame)
    set_plot(native, frame.outer, frame.inner)


def line_colour(line: Line) -> str:
    """Return the colour of a line: a city's own, grey for what it is compared with and for what steps back."""
    if line.role == "city" and not line.dimmed:
        return PALETTE.city.get(line.key, TEXT)
    return PALETTE.comparator


def _stroke(line: Line) -> Stroke:
    is_city = line.role == "city"
    if line.role == "placebo":
        return Stroke(line_colour(line), 0.75, alpha=0.5)
    wide = 3.0 if is_city and not line.dimmed else 1.75
    dash = "dash" if line.role == "counterfactual" else "solid"
    symbol = SYMBOLS.get(line.key, "circle") if is_city else "none"
    size = 13 if line.own else 8
    return Stroke(line_colour(line), wide, dash, symbol, size, 0.6 if line.dimmed else 1.0)  # type: ignore[arg-type]


def _different(stretch: Stretch, stroke: Stroke, frame: Frame) -> Iterator[str]:
    """Yield the points that are drawn otherwise: hollow where estimated, provisional or a city's own."""
    if stroke.symbol == "none":
        return
    first = frame.chart.years[0]
    for point in stretch.points:
        if point.hollow or stretch.line.own:
            yield point_style(point.year - first, stroke, fill=PAGE, edge=stroke.colour)


def _label(stretch: Stretch, frame: Frame, drops: dict[str, float]) -> tuple[int, PointLabel] | None:
    line = stretch.line
    if not stretch.last or not line.label:
        return None
    strong = line.role == "city" and not (line.dimmed or line.own)
    colour = PALETTE.ink.get(line.key, TEXT) if strong else SOFT
    aside = 16.0 if line.cut else 4.0  # points; the strokes of a cut stand between line and name
    label = PointLabel(
        line.label, colour, frame.label, strong, drops.get(line.label, 0.0), line.note, aside / frame.outer.w
    )
    return line.last.year - frame.chart.years[0], label


def _median_label(frame: Frame, drops: dict[str, float]) -> tuple[int, PointLabel] | None:
    band = frame.chart.band
    if band is None or not band.median_label:
        return None
    label = PointLabel(band.median_label, SOFT, frame.label - 1, drop=drops.get(band.median_label, 0.0))
    return band.years[-1] - frame.chart.years[0], label


def drops_of(frame: Frame) -> dict[str, float]:
    """Return how far each name is moved down from its line's end so that none touch, in parts of the chart's height."""
    ends = [(line.label, frame.y(line.last.value)) for line in frame.chart.lines if line.segments and line.label]
    band = frame.chart.band
    if band is not None and band.median:
        ends.append((band.median_label, frame.y(band.median[-1])))
    wanted = [y for _, y in ends]
    places = spread(wanted, sizes=[frame.label * 1.35] * len(ends))
    return {name: (place - y) / frame.outer.h for (name, y), place in zip(ends, places, strict=True)}


def _set_axes(native: Any, frame: Frame) -> None:
    chart = frame.chart
    ticks = round_steps(frame.low, frame.high, at_most=7)
    set_value_axis(native.value_axis, frame.low, frame.high, ticks, number_code(chart.written))
    axis = native.category_axis
    axis.has_major_gridlines = False
    axis.format.line.color.rgb = colour_of(TEXT)
    axis.format.line.width = emu(0.75)
    axis.major_tick_mark, axis.minor_tick_mark = XL_TICK_MARK.OUTSIDE, XL_TICK_MARK.NONE
    element = axis._element
    labels = year_ticks(*chart.years, at_most=max(3, int(frame.inner.w // 46)))
    step = labels[1] - labels[0] if len(labels) > 1 else 1
    for name in ("c:tickLblSkip", "c:tickMarkSkip"):
        element.find(qn("c:noMultiLvlLbl")).addprevious(parse_xml(f'<{name} {NAMES} val="{step}"/>'))
    # Years lie on the marks of the axis, the first at its beginning; labels stand low even where values are negative.
    native.value_axis._element.find(qn("c:crosses")).addnext(parse_xml(f'<c:crossBetween {NAMES} val="midCat"/>'))
    _labels_low(element)


def _labels_low(axis: Any) -> None:
    axis.find(qn("c:tickLblPos")).set("val", "low")


def _draw_band(page: Page, band: Band, frame: Frame) -> None:
    years = list(zip(band.years, band.low, band.high, strict=True))
    runs: list[list[tuple[int, float, float]]] = []
    for one in years:
        if runs and one[0] == runs[-1][-1][0] + 1:
            runs[-1].append(one)
        else:
            runs.append([one])
    shapes = [
        [(frame.x(year), frame.y(high)) for year, _, high in run]
        + [(frame.x(year), frame.y(low)) for year, low, _ in reversed(run)]
        for run in runs
    ]
    page.outline(shapes, name=band.label, fill=Fill(PALETTE.comparator, 0.18))


def _draw_cuts(page: Page, chart: LineChart, frame: Frame) -> None:
    """Draw the strokes that end a line before an incomparable count, the ring of the title year, marks of breaks."""
    pen = Pen(TEXT, 1.5)
    for line in chart.lines:
        if line.cut and line.segments and line.role == "city":
            x, y = frame.x(line.last.year) + 8, frame.y(line.last.value)
            strokes = [[(x + shift, y + 6), (x + shift + 5, y - 6)] for shift in (0.0, 5.0)]
            page.outline(strokes, name=page.text.say("The series is cut here"), pen=pen, closed=False)
        for point in (point for part in line.segments for point in part if point.year == line.ring and not line.dimmed):
            ring = page.text.say("Title year {year}", year=point.year)
            spot = frame.x(point.year), frame.y(point.value)
            page.marker(line.key, *spot, 9, name=f"{line.name}: {ring}", fill=NOTHING, pen=Pen(TEXT, 1.5))
        for found in line.breaks:
            x, y = frame.x(found.year), frame.y(found.value)
            page.line((x, y - 12), (x, y + 12), name=page.text.say("A break in the series"), pen=pen)
