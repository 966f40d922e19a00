"""One slide: words, rectangles, circles, lines and outlines as native shapes, each with a name and a description.

The shapes are written as DrawingML (ECMA-376, part 1, chapter 20): a map has hundreds of them, and python-pptx looks
through the whole slide for a free number whenever it adds one.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal
from xml.sax.saxutils import escape, quoteattr

from pptx.oxml import parse_xml

from exports.box import Box
from exports.slides.paper import FONT, TEXT, emu, tag
from text import Text

Align = Literal["l", "ctr", "r"]
Anchor = Literal["t", "ctr", "b"]
Point = tuple[float, float]
_NAMES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
# The markers of the cities as preset shapes, so that colour never stands alone.
MARKER_SHAPES = {
    "timisoara": "ellipse", "leeuwarden": "rect", "matera": "diamond", "rijeka": "triangle", "kaunas": "mathPlus",
}  # fmt: skip


def clean(words: str) -> str:
    """Return words without what XML cannot hold."""
    return _CONTROL.sub("", words)


@dataclass(frozen=True)
class Run:
    """A stretch of words in one style; None takes the style of the whole."""

    words: str
    bold: bool | None = None
    colour: str = ""
    size: float | None = None


@dataclass(frozen=True)
class Pen:
    """How an outline is drawn: colour (CSS hex; empty for none), width in points, dashes."""

    colour: str = ""
    width: float = 0.75
    dash: Literal["solid", "dash", "sysDot", "sysDash"] = "solid"


@dataclass(frozen=True)
class Fill:
    """How an area is filled: colour (empty for none), opacity, or hatched on its ground."""

    colour: str = ""
    alpha: float = 1.0
    hatch: str = ""


NOTHING, NO_PEN = Fill(), Pen()


class Page:
    """A slide that is being filled; ``slide`` is python-pptx's own."""

    def __init__(self, slide: Any, text: Text) -> None:
        self.slide = slide
        self.text = text
        self._tree = slide.shapes._spTree
        self._number = 100  # below are the placeholders

    def next_number(self) -> int:
        """Return a shape number that is free on this slide."""
        self._number += 1
        return self._number

    def words(  # noqa: PLR0913 - options of its look, all named
        self,
        box: Box,
        paragraphs: str | Iterable[str | Sequence[Run]],
        *,
        name: str,
        size: float = 14,
        bold: bool = False,
        colour: str = TEXT,
        align: Align = "l",
        anchor: Anchor = "t",
        wrap: bool = True,
        gap: float = 0,
        bullets: bool = False,
    ) -> None:
        """Write paragraphs into a box; ``gap`` is the room between them in points."""
        given = [paragraphs] if isinstance(paragraphs, str) else list(paragraphs)
        style = _Style(size, bold, colour, tag(self.text.language))
        body = "".join(_paragraph(one, style, align, gap if place else 0, bullets) for place, one in enumerate(given))
        flow = "square" if wrap else "none"
        self._add(
            f'<p:sp {_NAMES}>{self._named(name)[0]}<p:cNvSpPr txBox="1"/>{self._named(name)[1]}'
            f'<p:spPr>{_where(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
            f'<p:txBody><a:bodyPr wrap="{flow}" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}"><a:noAutofit/>'
            f"</a:bodyPr><a:lstStyle/>{body}</p:txBody></p:sp>"
        )

    def shape(self, kind: str, box: Box, *, name: str, fill: Fill = NOTHING, pen: Pen = NO_PEN) -> None:
        """Draw one of the preset shapes: rect, ellipse, diamond, triangle, mathPlus ..."""
        geometry = f'<a:prstGeom prst="{kind}"><a:avLst/></a:prstGeom>'
        self._shape(geometry, box, name, fill, pen)

    def marker(self, city: str, x: float, y: float, radius: float, *, name: str, fill: Fill, pen: Pen = NO_PEN) -> None:
        """Draw a city's marker around a point."""
        wide = radius * (1.35 if city == "kaunas" else 1)  # the cross fills its square less than the others
        self.shape(
            MARKER_SHAPES.get(city, "ellipse"), Box(x - wide, y - wide, 2 * wide, 2 * wide),
            name=name, fill=fill, pen=pen,
        )  # fmt: skip

    def outline(
        self,
        paths: Sequence[Sequence[Point]],
        *,
        name: str,
        fill: Fill = NOTHING,
        pen: Pen = NO_PEN,
        closed: bool = True,
    ) -> None:
        """Draw freeform lines or areas from points; all paths together are one shape."""
        drawn = [path for path in paths if len(path) > 1]
        if not drawn:
            return
        box = _around(point for path in drawn for point in path)
        body = "".join(_path(path, box, closed=closed) for path in drawn)
        self._shape(_custom(body, box), box, name, fill, pen)

    def circles(
        self, spots: Sequence[tuple[float, float, float]], *, name: str, fill: Fill = NOTHING, pen: Pen = NO_PEN
    ) -> None:
        """Draw many circles (x, y, radius) as one freeform shape."""
        if not spots:
            return
        box = _around(corner for x, y, r in spots for corner in ((x - r, y - r), (x + r, y + r)))
        self._shape(_custom("".join(_circle(spot, box) for spot in spots), box), box, name, fill, pen)

    def line(self, start: Point, end: Point, *, name: str, pen: Pen) -> None:
        """Draw a straight line."""
        self.outline([[start, end]], name=name, pen=pen, closed=False)

    def _named(self, name: str) -> tuple[str, str]:
        said = quoteattr(clean(name)[:500])
        number = self.next_number()
        return f'<p:nvSpPr><p:cNvPr id="{number}" name={said} descr={said}/>', "<p:nvPr/></p:nvSpPr>"

    def _shape(self, geometry: str, box: Box, name: str, fill: Fill, pen: Pen) -> None:
        begin, end = self._named(name)
        self._add(
            f"<p:sp {_NAMES}>{begin}<p:cNvSpPr/>{end}"
            f"<p:spPr>{_where(box)}{geometry}{_filled(fill)}{_drawn(pen)}</p:spPr></p:sp>"
        )

    def _add(self, written: str) -> None:
        self._tree.append(parse_xml(written))


@dataclass(frozen=True)
class _Style:
    size: float
    bold: bool
    colour: str
    language: str


def _where(box: Box) -> str:
    return (
        f'<a:xfrm><a:off x="{emu(box.x)}" y="{emu(box.y)}"/>'
        f'<a:ext cx="{max(0, emu(box.w))}" cy="{max(0, emu(box.h))}"/></a:xfrm>'
    )


def _paragraph(words: str | Sequence[Run], style: _Style, align: Align, gap: float, bullets: bool) -> str:
    runs = [Run(words)] if isinstance(words, str) else words
    before = f'<a:spcBef><a:spcPts val="{round(gap * 100)}"/></a:spcBef>' if gap else ""
    hang, sign = (' marL="171450" indent="-171450"', '<a:buChar char="•"/>') if bullets else ("", "<a:buNone/>")
    body = "".join(run_markup(run, style.size, style.bold, style.colour, style.language) for run in runs)
    return f'<a:p><a:pPr algn="{align}"{hang}>{before}{sign}</a:pPr>{body}</a:p>'


def run_markup(run: Run, size: float, bold: bool, colour: str, language: str) -> str:
    """Return a run as DrawingML; new lines become line breaks."""
    heavy = bold if run.bold is None else run.bold
    style = (
        f'lang="{language}" sz="{round((run.size or size) * 100)}" b="{int(heavy)}" dirty="0">'
        f'<a:solidFill><a:srgbClr val="{(run.colour or colour)[1:]}"/></a:solidFill>'
        f'<a:latin typeface="{FONT}"/><a:cs typeface="{FONT}"/>'
    )
    lines = clean(run.words).split("\n")
    pieces = [f"<a:r><a:rPr {style}</a:rPr><a:t>{escape(line)}</a:t></a:r>" for line in lines]
    return f"<a:br><a:rPr {style}</a:rPr></a:br>".join(pieces)


def _filled(fill: Fill) -> str:
    if fill.hatch:
        return (
            f'<a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="{fill.hatch[1:]}"/></a:fgClr>'
            f'<a:bgClr><a:srgbClr val="{(fill.colour or "#FFFFFF")[1:]}"/></a:bgClr></a:pattFill>'
        )
    if not fill.colour:
        return "<a:noFill/>"
    alpha = f'<a:alpha val="{round(fill.alpha * 100_000)}"/>' if fill.alpha < 1 else ""
    return f'<a:solidFill><a:srgbClr val="{fill.colour[1:]}">{alpha}</a:srgbClr></a:solidFill>'


def _drawn(pen: Pen) -> str:
    if not pen.colour:
        return "<a:ln><a:noFill/></a:ln>"
    return (
        f'<a:ln w="{emu(pen.width)}"><a:solidFill><a:srgbClr val="{pen.colour[1:]}"/></a:solidFill>'
        f'<a:prstDash val="{pen.dash}"/></a:ln>'
    )


def _around(points: Iterable[Point]) -> Box:
    known = list(points)
    left, top = min(x for x, _ in known), min(y for _, y in known)
    return Box(left, top, max(x for x, _ in known) - left, max(y for _, y in known) - top)


def _custom(paths: str, box: Box) -> str:
    size = f'w="{max(1, emu(box.w))}" h="{max(1, emu(box.h))}"'
    return (
        f"<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path {size}>{paths}</a:path></a:pathLst></a:custGeom>'
    )


def _pt(x: float, y: float, box: Box) -> str:
    return f'<a:pt x="{emu(x - box.x)}" y="{emu(y - box.y)}"/>'


def _path(points: Sequence[Point], box: Box, *, closed: bool) -> str:
    first, *others = points
    lines = "".join(f"<a:lnTo>{_pt(x, y, box)}</a:lnTo>" for x, y in others)
    return f"<a:moveTo>{_pt(*first, box)}</a:moveTo>{lines}{'<a:close/>' if closed else ''}"


def _circle(spot: tuple[float, float, float], box: Box) -> str:
    x, y, r = spot
    arc = f'<a:arcTo wR="{emu(r)}" hR="{emu(r)}" stAng="10800000" swAng="21600000"/>'
    return f"<a:moveTo>{_pt(x - r, y, box)}</a:moveTo>{arc}<a:close/>"
