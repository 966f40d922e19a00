"""Native charts: the frame with its workbook, the place of the plot, axes and series, written as DrawingML charts.

The plot's place is set by hand, so that marks beside the chart stand at the right year, and both axes are fixed.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal
from xml.sax.saxutils import escape

from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_TICK_MARK
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from exports.box import Box
from exports.slides.page import Page, clean
from exports.slides.paper import FONT, PAGE, PALETTE, SOFT, TEXT, emu, tag

NAMES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
Symbol = Literal["circle", "square", "diamond", "triangle", "plus", "none"]
SYMBOLS: dict[str, Symbol] = {
    "timisoara": "circle", "leeuwarden": "square", "matera": "diamond", "rijeka": "triangle", "kaunas": "plus",
}  # fmt: skip


@dataclass(frozen=True)
class PointLabel:
    """Words beside a point; ``drop`` and ``aside`` move them down and to the right, in parts of the chart."""

    words: str
    colour: str
    size: float
    bold: bool = False
    drop: float = 0.0
    note: str = ""
    aside: float = 0.0


@dataclass(frozen=True)
class Stroke:
    """How a series is drawn: line colour (empty for none), width in points, marker."""

    colour: str
    width: float
    dash: Literal["solid", "dash", "sysDot"] = "solid"
    symbol: Symbol = "none"
    marker: int = 7
    alpha: float = 1.0


def add_chart(page: Page, kind: Any, box: Box, data: Any, *, alt: str) -> Any:
    """Add a native chart with its figures in a workbook of its own; return python-pptx's chart."""
    frame = page.slide.shapes.add_chart(kind, emu(box.x), emu(box.y), emu(box.w), emu(box.h), data)
    properties = frame._element.nvGraphicFramePr.cNvPr
    properties.set("id", str(page.next_number()))
    properties.set("name", clean(alt)[:100])
    properties.set("descr", clean(alt))
    chart = frame.chart
    chart.has_legend = False
    chart.has_title = False
    chart._chartSpace.append(parse_xml(_type(page)))
    _order(chart._chartSpace)
    return chart


def _type(page: Page) -> str:
    return (
        f'<c:txPr {NAMES}><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr lang="{tag(page.text.language)}" sz="1200">'
        f'<a:solidFill><a:srgbClr val="{SOFT[1:]}"/></a:solidFill><a:latin typeface="{FONT}"/></a:defRPr></a:pPr>'
        f'<a:endParaRPr lang="{tag(page.text.language)}"/></a:p></c:txPr>'
    )


def _order(space: Any) -> None:
    """Put the type of the whole chart where the schema wants it: after the chart, before its data."""
    old = space.findall(qn("c:txPr"))
    for extra in old[:-1]:
        space.remove(extra)
    space.find(qn("c:chart")).addnext(old[-1])


def set_plot(chart: Any, outer: Box, inner: Box) -> None:
    """Put the plot, without its labels, into a box of the slide."""
    plot = chart._chartSpace.chart.plotArea
    for layout in plot.findall(qn("c:layout")):
        plot.remove(layout)
    shares = {
        "x": (inner.x - outer.x) / outer.w,
        "y": (inner.y - outer.y) / outer.h,
        "w": inner.w / outer.w,
        "h": inner.h / outer.h,
    }
    sizes = "".join(f'<c:{name} val="{share:.6f}"/>' for name, share in shares.items())
    layout = (
        f'<c:layout {NAMES}><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f"{sizes}</c:manualLayout></c:layout>"
    )
    plot.insert(0, parse_xml(layout))


def set_value_axis(axis: Any, low: float, high: float, ticks: Sequence[float], code: str, *, grid: bool = True) -> None:
    """Fix a value axis at round values, with light grid lines and no line of its own."""
    axis.minimum_scale, axis.maximum_scale = low, high
    if len(ticks) > 1:
        axis.major_unit = ticks[1] - ticks[0]
    axis.has_major_gridlines = grid
    if grid:
        axis.major_gridlines.format.line.color.rgb = colour_of(PALETTE.grid)
        axis.major_gridlines.format.line.width = emu(0.75)
    axis.tick_labels.number_format = code
    axis.tick_labels.number_format_is_linked = False
    axis.format.line.fill.background()
    _no_ticks(axis)


def _no_ticks(axis: Any) -> None:
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE


def colour_of(css: str) -> Any:
    """Return a CSS colour as python-pptx wants it."""
    return RGBColor.from_string(css[1:])


def number_code(written: Callable[[float], str]) -> str:
    """Return Excel's number format for what a chart writes in words: percent or not, with its sign and decimals."""
    sample = written(0.123456)
    found = re.search(r"[.,](\d+)\D*$", sample)
    decimals = "." + "0" * len(found.group(1)) if found else ""
    code = f"0{decimals}%" if "%" in sample else f"#,##0{decimals}"
    return f"+{code};\N{MINUS SIGN}{code};{code}" if sample.startswith("+") else f"{code};\N{MINUS SIGN}{code}"


def style_series(
    series: Any,
    stroke: Stroke,
    *,
    language: str,
    points: Sequence[str] = (),
    label: tuple[int, PointLabel] | None = None,
) -> None:
    """Give a line its look; ``points`` are differing points, ``label`` the words beside one of them."""
    element = series._element
    for name in ("c:spPr", "c:marker", "c:dLbls"):
        for old in element.findall(qn(name)):
            element.remove(old)
    labels = [] if label is None else [point_label(*label, language=language)]
    parts = [_line(stroke), _marker(stroke), *points, *labels]
    place = element.find(qn("c:tx"))
    for part in parts:
        new = parse_xml(part)
        place.addnext(new)
        place = new


def _line(stroke: Stroke) -> str:
    if not stroke.colour or not stroke.width:
        return f"<c:spPr {NAMES}><a:ln><a:noFill/></a:ln></c:spPr>"
    return (
        f'<c:spPr {NAMES}><a:ln w="{emu(stroke.width)}" cap="rnd">{paint(stroke.colour, stroke.alpha)}'
        f'<a:prstDash val="{stroke.dash}"/><a:round/></a:ln></c:spPr>'
    )


def paint(colour: str, alpha: float = 1.0) -> str:
    """Return a solid fill."""
    share = f'<a:alpha val="{round(alpha * 100_000)}"/>' if alpha < 1 else ""
    return f'<a:solidFill><a:srgbClr val="{colour[1:]}">{share}</a:srgbClr></a:solidFill>'


def _marker(stroke: Stroke) -> str:
    return f"<c:marker {NAMES}>{marker_body(stroke, fill=stroke.colour)}</c:marker>"


def marker_body(stroke: Stroke, *, fill: str, edge: str = PAGE, size: int = 0, width: float = 0.75) -> str:
    """Return what is inside a marker: symbol, size, fill and edge."""
    if stroke.symbol == "none":
        return '<c:symbol val="none"/>'
    # A plus has no area: it is drawn by its edge alone.
    edge, width = (stroke.colour, 2.5) if stroke.symbol == "plus" else (edge, width)
    return (
        f'<c:symbol val="{stroke.symbol}"/><c:size val="{size or stroke.marker}"/>'
        f'<c:spPr>{paint(fill)}<a:ln w="{emu(width)}">{paint(edge)}</a:ln></c:spPr>'
    )


def point_style(index: int, stroke: Stroke, *, fill: str, edge: str, size: int = 0, width: float = 1.5) -> str:
    """Return one point whose marker differs: hollow, or ringed."""
    return (
        f'<c:dPt {NAMES}><c:idx val="{index}"/><c:marker>'
        f'{marker_body(stroke, fill=fill, edge=edge, size=size, width=width)}</c:marker><c:bubble3D val="0"/>'
        f"{_line(stroke).replace(f' {NAMES}', '')}</c:dPt>"
    )


def point_label(index: int, label: PointLabel, *, language: str) -> str:
    """Return the words beside one point of a series; the other points have none."""
    layout = (
        f'<c:layout><c:manualLayout><c:x val="{label.aside:.5f}"/><c:y val="{label.drop:.5f}"/>'
        "</c:manualLayout></c:layout>"
        if label.drop or label.aside
        else "<c:layout/>"
    )
    runs = _run(label.words, label, language, bold=label.bold)
    if label.note:
        runs += _run(f" {label.note}", label, language, bold=False)
    return (
        f'<c:dLbls {NAMES}><c:dLbl><c:idx val="{index}"/>{layout}<c:tx><c:rich><a:bodyPr wrap="none"/><a:lstStyle/>'
        f"<a:p>{runs}</a:p></c:rich></c:tx>"
        f'<c:dLblPos val="r"/>{_shows(True)}</c:dLbl>{_shows(False)}</c:dLbls>'
    )


def _run(words: str, label: PointLabel, language: str, *, bold: bool) -> str:
    return (
        f'<a:r><a:rPr lang="{language}" sz="{round(label.size * 100)}" b="{int(bold)}">{paint(label.colour or TEXT)}'
        f'<a:latin typeface="{FONT}"/></a:rPr><a:t>{escape(clean(words))}</a:t></a:r>'
    )


def _shows(value: bool) -> str:
    names = ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")
    return "".join(f'<c:{name} val="{int(value and name == "showVal")}"/>' for name in names)
