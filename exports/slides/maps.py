"""A sheet of a map as native shapes: each country a freeform, each city a circle of its own with its name."""

from exports.box import Box
from exports.maps.sheet import Area, Circles, Name, Sheet
from exports.measuring import LEADING, width
from exports.slides.page import Fill, Page, Pen
from exports.slides.paper import SOFT, TEXT

LEGEND: float = 11.0
NOTE: float = 9.0  # the credit line, as small as print allows


def place_sheet(page: Page, sheet: Sheet, *, alt: str) -> None:
    """Draw a map and the credit under it."""
    page.shape("rect", sheet.box, name=alt, fill=Fill(sheet.sea))
    for area in sheet.areas:
        _area(page, area)
    for stroke in sheet.strokes:
        pen = Pen(stroke.colour, stroke.width, "dash" if stroke.dashed else "solid")
        page.outline(stroke.lines, name=stroke.name, pen=pen, closed=False)
    for head in sheet.heads:
        _area(page, head)
    for circles in sheet.circles:
        _circles(page, circles)
    for name in sheet.names:
        _name(page, name)


def place_legend(page: Page, sheet: Sheet, box: Box) -> None:
    """Write what the marks mean, one below the other, and how classes were made."""
    y = box.y
    if sheet.legend_title:
        page.words(box.with_(h=34), sheet.legend_title, name=sheet.legend_title, size=12, bold=True)
        y += 38
    for mark, words in sheet.legend:
        radius = mark.spots[0][2]
        step = max(18.0, 2 * radius + 4)
        look = (Fill(mark.fill), Pen(mark.line, mark.width))
        page.circles([(box.x + 14, y + step / 2, radius)], name=words, fill=look[0], pen=look[1])
        spot = Box(box.x + 34, y, box.w - 34, step)
        page.words(spot, words, name=words, size=LEGEND, anchor="ctr", colour=TEXT)
        y += step
    method = sheet.notes[0] if sheet.legend else ""
    if method:
        page.words(Box(box.x, y + 10, box.w, 70), method, name=method, size=LEGEND, colour=SOFT)


def _area(page: Page, area: Area) -> None:
    page.outline(area.rings, name=area.name, fill=Fill(area.fill))


def _circles(page: Page, circles: Circles) -> None:
    fill, pen = Fill(circles.fill, circles.alpha), Pen(circles.line, circles.width)
    if circles.city:
        x, y, radius = circles.spots[0]
        page.shape(
            "ellipse", Box(x - radius, y - radius, 2 * radius, 2 * radius), name=circles.name, fill=fill, pen=pen
        )
        return
    page.circles(circles.spots, name=circles.name, fill=fill, pen=pen)


def _name(page: Page, name: Name) -> None:
    wide = max(width(line, name.size, bold=True) for line in name.lines) + 6
    high = len(name.lines) * name.size * LEADING
    left = {"left": name.x - name.gap - wide, "right": name.x + name.gap}.get(name.side, name.x - wide / 2)
    top = {"above": name.y - name.gap - high, "below": name.y + name.gap}.get(name.side, name.y - high / 2)
    align = {"left": "r", "right": "l"}.get(name.side, "ctr")
    page.words(
        Box(left, top, wide, high), list(name.lines), name=name.lines[0], size=name.size, bold=True,
        colour=name.colour, align=align, wrap=False,  # type: ignore[arg-type]
    )  # fmt: skip


def place_credit(page: Page, sheet: Sheet, box: Box) -> None:
    """Write whose outlines these are."""
    credit = " ".join(sheet.notes[1:] if sheet.legend else sheet.notes)
    page.words(box, credit, name=credit, size=NOTE, colour=SOFT)
