"""Falls and estimates as native charts: bars from a base, and dots along an axis."""

from typing import Any, Final

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_LABEL_POSITION
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from charts.dots import DotStrip
from charts.falls import Fall, FallChart
from charts.line_axes import round_steps
from exports.box import Box
from exports.measuring import fitted, width
from exports.slides.native import (
    NAMES,
    SYMBOLS,
    Stroke,
    add_chart,
    number_code,
    paint,
    set_plot,
    set_value_axis,
    style_series,
)
from exports.slides.page import Fill, Page, Run
from exports.slides.paper import PALETTE, SOFT, TEXT, emu, tag

SIZE: Final = 13.0
FOOT: Final = 24.0


def place_falls(page: Page, chart: FallChart, box: Box, *, alt: str) -> None:
    """Draw a bar per area from the base to its lowest year; its answer in words stands beside it."""
    names = max(width(row.name, SIZE, bold=True) for row in chart.rows) + 10
    inner = Box(box.x + names, box.y, (box.w - names) * 0.42, box.h - FOOT)
    data = CategoryChartData(number_format="0.0%")
    data.categories = [row.name for row in chart.rows]
    data.add_series(chart.base_label or alt, [row.value for row in chart.rows])
    outer = Box(box.x, box.y, inner.right - box.x + 24, box.h)
    native = add_chart(page, XL_CHART_TYPE.BAR_CLUSTERED, outer, data, alt=alt)
    _style_falls(native, chart)
    set_plot(native, outer, inner)
    step = inner.h / len(chart.rows)
    for place, row in enumerate(chart.rows):
        y = inner.y + place * step
        ink = PALETTE.ink.get(row.key, TEXT) if row.role == "city" else SOFT
        name = Box(box.x, y, names - 6, step)
        page.words(name, row.name, name=row.name, size=SIZE, bold=row.role == "city", colour=ink, anchor="ctr")
        beside = Box(inner.right + 30, y, box.right - inner.right - 30, step)
        said, size = fitted(row.answer, beside.w, step, (SIZE, 12, 11))
        page.words(beside, said, name=row.answer, size=size, anchor="ctr")


def _style_falls(native: Any, chart: FallChart) -> None:
    plot = native.plots[0]
    plot.gap_width = 130
    ticks = [tick for tick, _ in chart.ticks]
    low, high = min(ticks) * 1.08, max(ticks)
    steps = round_steps(low, high, at_most=4)
    low = steps[0] - (steps[1] - steps[0]) if len(steps) > 1 and steps[0] - low > 1e-9 else low
    set_value_axis(native.value_axis, low, high, steps, "0%;\N{MINUS SIGN}0%")
    native.value_axis.reverse_order = True
    axis = native.category_axis
    axis.reverse_order = True
    axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    # With the areas from top to bottom the value axis would move to the top.
    native.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.HIGH
    element = plot.series[0]._element
    place = element.find(qn("c:invertIfNegative"))
    place = element.find(qn("c:tx")) if place is None else place
    for index, row in enumerate(chart.rows):
        point = parse_xml(_bar(index, row))
        place.addnext(point)
        place = point


def _bar(index: int, row: Fall) -> str:
    colour = PALETTE.city.get(row.key, TEXT) if row.role == "city" else PALETTE.comparator
    fill = paint(colour) if row.back else "<a:noFill/>"
    return (
        f'<c:dPt {NAMES}><c:idx val="{index}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
        f'<c:spPr>{fill}<a:ln w="{emu(1.5)}">{paint(colour)}</a:ln></c:spPr></c:dPt>'
    )


def place_dots(page: Page, strip: DotStrip, box: Box, *, alt: str) -> None:
    """Draw a series per choice, its estimates as dots on one axis; names and answers at the left."""
    names = box.w * 0.42
    inner = Box(box.x + names, box.y + 18, box.w - names - 20, box.h - FOOT - 18)
    outer = Box(inner.x - 20, box.y, inner.w + 40, box.h)
    values = [dot.value for row in strip.rows for dot in row.dots] + [*(strip.band or ()), 0.0]
    air = (max(values) - min(values) or 1) * 0.08
    ticks = round_steps(min(values) - air, max(values) + air, at_most=6)
    step = ticks[1] - ticks[0] if len(ticks) > 1 else 1.0
    low, high = ticks[0] - step, max(values) + air
    count = len(strip.rows)
    if strip.band is not None:
        left, right = (inner.x + (edge - low) / (high - low) * inner.w for edge in strip.band)
        band = Box(left, inner.y, right - left, inner.h)
        page.shape("rect", band, name=strip.band_label, fill=Fill(PALETTE.comparator, 0.18))
        page.words(outer.with_(h=16), strip.band_label, name=strip.band_label, size=11, colour=SOFT, align="ctr")
    data = XyChartData(number_format="General")
    for place, row in enumerate(strip.rows):
        series = data.add_series(row.name)
        for dot in row.dots:
            series.add_data_point(dot.value, count - place - 0.5)
    native = add_chart(page, XL_CHART_TYPE.XY_SCATTER, outer, data, alt=alt)
    set_plot(native, outer, inner)
    set_value_axis(native.category_axis, low, high, ticks, number_code(strip.written))
    set_value_axis(native.value_axis, 0, count, [0, 1], "General", grid=False)
    native.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    _style_dots(native, strip, tag(page.text.language))
    _name_rows(page, strip, Box(box.x, inner.y, names - 30, inner.h))


def _style_dots(native: Any, strip: DotStrip, language: str) -> None:
    colour = PALETTE.city.get(strip.key, TEXT)
    for series, row in zip(native.plots[0].series, strip.rows, strict=True):
        stroke = Stroke(colour, 0, symbol=SYMBOLS.get(strip.key, "circle"), marker=11 if row.main else 9)
        style_series(series, stroke, language=language)


def _name_rows(page: Page, strip: DotStrip, box: Box) -> None:
    step = box.h / len(strip.rows)
    for place, row in enumerate(strip.rows):
        spot = Box(box.x, box.y + place * step, box.w, step)
        size = next((one for one in (13.0, 12.0, 11.0) if width(row.answer, one) < box.w * 1.9), 11.0)
        words = (Run(row.name, bold=row.main), Run(f"\n{row.answer}", colour=SOFT))
        page.words(spot, [words], name=row.name, size=size, anchor="ctr")
