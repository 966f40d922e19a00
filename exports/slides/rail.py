"""The rail under a chart's years: title years, the moved title, awards and COVID-19, as native shapes."""

from collections.abc import Callable, Iterator
from typing import Final

from charts.lines import LineChart
from charts.rail import Mark
from exports.box import Box
from exports.measuring import width
from exports.slides.page import Fill, Page, Pen
from exports.slides.paper import PAGE, PALETTE, SOFT, TEXT

LANE: Final = 18.0  # points
SIGN: Final = 4.5  # points, half a marker
SIZE: Final = 12.0
Across = Callable[[float], float]


def lanes_of(chart: LineChart) -> list[str]:
    """Return the lanes a chart needs: titles, awards, COVID-19."""
    kinds = {mark.kind for mark in chart.marks}
    wanted = (("title", {"title", "moved"}), ("award", {"award"}), ("covid", {"covid"}))
    return [name for name, some in wanted if kinds & some]


def rail_height(chart: LineChart) -> float:
    """Return how high the rail is."""
    lanes = lanes_of(chart)
    return LANE * len(lanes) + 4 if lanes else 0.0


def draw_rail(page: Page, chart: LineChart, box: Box, across: Across) -> None:
    """Draw the marks of a chart, each at its year."""
    names = {"title": chart.marks_title, "award": chart.awards_title}
    for place, lane in enumerate(lanes_of(chart)):
        y = box.y + 2 + LANE * (place + 0.5)
        marks = [mark for mark in chart.marks if _lane(mark) == lane]
        if lane == "covid":
            _draw_spans(page, marks, y, across)
            continue
        _draw_signs(page, marks, y, across, names[lane])
        left = min(across(mark.start) for mark in marks) - SIGN - 6
        if names[lane] and width(names[lane], SIZE, bold=True) < left - box.x:
            words = Box(box.x, y - 9, left - box.x, LANE)
            page.words(words, names[lane], name=names[lane], size=SIZE, bold=True, colour=SOFT, anchor="ctr")


def _lane(mark: Mark) -> str:
    return "title" if mark.kind in ("title", "moved") else mark.kind


def _draw_signs(page: Page, marks: list[Mark], y: float, across: Across, lane: str) -> None:
    for mark, x in _spread(marks, across):
        colour = PALETTE.city.get(mark.city, TEXT)
        fill = Fill(PAGE if mark.kind == "moved" else colour)
        name = f"{lane} {mark.start:g} {mark.city} {mark.label}".strip()
        page.marker(mark.city, x, y, SIGN, name=name, fill=fill, pen=Pen(colour, 1.25))
        if mark.label and _has_room(mark, marks, across):
            ink = SOFT if mark.kind == "moved" else PALETTE.ink.get(mark.city, TEXT)
            box = Box(x + SIGN + 4, y - 9, width(mark.label, SIZE) + 8, LANE)
            page.words(box, mark.label, name=mark.label, size=SIZE, colour=ink, anchor="ctr", wrap=False)


def _has_room(mark: Mark, marks: list[Mark], across: Across) -> bool:
    room = min((across(other.start) for other in marks if other.start > mark.start), default=across(mark.start) + 120)
    together = sum(other.start == mark.start for other in marks) > 1
    return not together and width(mark.label, SIZE) + 2 * SIGN + 8 < room - across(mark.start)


def _spread(marks: list[Mark], across: Across) -> Iterator[tuple[Mark, float]]:
    """Yield marks with their places; those of one year stand side by side."""
    for mark in marks:
        same = [other for other in marks if other.start == mark.start]
        yield mark, across(mark.start) + (same.index(mark) - (len(same) - 1) / 2) * (2 * SIGN + 4)


def _draw_spans(page: Page, marks: list[Mark], y: float, across: Across) -> None:
    for mark in marks:
        left, right = across(mark.start), across(mark.end)
        box = Box(left, y - 5, right - left, 10)
        page.shape("rect", box, name=mark.label, fill=Fill(PAGE, hatch=PALETTE.comparator), pen=Pen(PALETTE.border))
        beside = Box(right + 6, y - 9, width(mark.label, SIZE) + 8, LANE)
        page.words(beside, mark.label, name=mark.label, size=SIZE, colour=SOFT, anchor="ctr", wrap=False)
