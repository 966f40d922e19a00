"""Places the description of a figure on a slide with PowerPoint's own means; what did not fit is handed back."""

from functools import singledispatch

from charts.cards import CityCards
from charts.city_map import CityMap
from charts.coverage import CoverageGrid
from charts.dots import DotStrip
from charts.drawing import Figure
from charts.europe_map import EuropeMap
from charts.falls import FallChart
from charts.learning_map import TransferMap
from charts.lines import LineChart, Panels
from charts.listing import Listing
from charts.plan_cards import PlanCards
from charts.shares import ShareTable
from charts.timeline import Timeline
from charts.verdict import Bullets, VerdictChips, VerdictStrip
from exhibits.exhibit import Shown
from exports.box import Box
from exports.maps.sheet import Sheet
from exports.maps.sheets import sheet
from exports.measuring import height
from exports.slides.bars import place_dots, place_falls
from exports.slides.cards import place_bullets, place_cards, place_chips, place_plans, place_verdict
from exports.slides.grids import coverage_key, of_coverage, of_listing, of_shares, of_table, turned
from exports.slides.lines import place_lines
from exports.slides.maps import place_credit, place_legend, place_sheet
from exports.slides.page import Page
from exports.slides.paper import SOFT
from exports.slides.tables import Grid, place_grid
from exports.slides.timeline import place_timeline

CREDIT = 26.0  # points for two lines that say whose outlines a map has


@singledispatch
def place(_: Figure, page: Page, box: Box, shown: Shown) -> Grid | None:
    """Draw a figure into a box; return the rows of a table that did not fit, if any.

    A kind of figure that is not known here is shown by its table: it holds the same content.
    """
    return place_grid(page, of_table(shown.table, page.text), box, alt=shown.alt)


@place.register
def _(figure: LineChart, page: Page, box: Box, shown: Shown) -> None:
    place_lines(page, figure, box, alt=shown.alt)


@place.register
def _(figure: Panels, page: Page, box: Box, shown: Shown) -> None:
    across = min(3, len(figure.panels))
    for panel, cell in zip(figure.panels, box.grid(len(figure.panels), across, 20), strict=True):
        page.words(cell.with_(h=18), panel.title, name=panel.title, size=13, bold=True)
        place_lines(page, panel.chart, cell.inset(top=20), alt=f"{panel.title}: {shown.alt}", size=11)


@place.register
def _(figure: FallChart, page: Page, box: Box, shown: Shown) -> None:
    place_falls(page, figure, box, alt=shown.alt)


@place.register
def _(figure: DotStrip, page: Page, box: Box, shown: Shown) -> None:
    place_dots(page, figure, box, alt=shown.alt)


@place.register
def _(figure: ShareTable, page: Page, box: Box, shown: Shown) -> Grid | None:
    return place_grid(page, of_shares(figure), box, alt=shown.alt)


@place.register
def _(figure: Listing, page: Page, box: Box, shown: Shown) -> Grid | None:
    return place_grid(page, of_listing(figure), box, alt=shown.alt)


@place.register
def _(figure: CoverageGrid, page: Page, box: Box, shown: Shown) -> Grid | None:
    rest = place_grid(page, of_coverage(figure), box.with_(h=box.h - 44), alt=shown.alt)
    words = "    ".join(coverage_key(figure))
    page.words(box.with_(y=box.bottom - 40, h=40), words, name=page.text.say("Legend"), size=12, colour=SOFT)
    return rest


@place.register
def _(figure: CityMap, page: Page, box: Box, shown: Shown) -> Grid | None:
    drawn, beside = _place_map(figure, page, box, shown, share=0.58, gap=24)
    _place_credit(page, drawn, box)
    return place_grid(page, of_table(shown.table, page.text), beside, alt=shown.subtitle)


@place.register
def _(figure: TransferMap, page: Page, box: Box, shown: Shown) -> Grid | None:
    drawn, beside = _place_map(figure, page, box, shown, share=0.52, gap=20)
    _place_credit(page, drawn, box)
    told = [f"{arc.name}: {arc.label}" for arc in figure.arcs]
    page.words(beside, told, name=shown.alt, size=_size(told, beside), gap=8)
    return None


def _place_map(
    figure: CityMap | TransferMap | EuropeMap, page: Page, box: Box, shown: Shown, *, share: float, gap: float
) -> tuple[Sheet, Box]:
    """Draw a map into the left share of a box, above its credit; return it with the room right of a gap in points."""
    map_box = box.with_(w=box.w * share, h=box.h - CREDIT)
    drawn = sheet(figure, map_box, page.text)
    place_sheet(page, drawn, alt=shown.alt)
    return drawn, Box(map_box.right + gap, box.y, box.right - map_box.right - gap, map_box.h)


def _place_credit(page: Page, drawn: Sheet, box: Box) -> None:
    place_credit(page, drawn, box.with_(y=box.bottom - CREDIT + 3, h=CREDIT - 3))


def _size(paragraphs: list[str], box: Box) -> float:
    sizes = (15.0, 14.0, 13.0, 12.0)
    return next((one for one in sizes if sum(height(line, box.w, one) + 8 for line in paragraphs) <= box.h), 11.0)


@place.register
def _(figure: EuropeMap, page: Page, box: Box, shown: Shown) -> None:
    drawn, beside = _place_map(figure, page, box, shown, share=0.66, gap=20)
    place_legend(page, drawn, beside)
    _place_credit(page, drawn, box)


@place.register
def _(figure: CityCards, page: Page, box: Box, shown: Shown) -> None:
    place_cards(page, figure, box, alt=shown.alt)
    if len(figure.cards) == 1:
        beside = box.inset(left=444)
        place_grid(page, turned(of_table(shown.table, page.text)), beside, alt=shown.subtitle)


@place.register
def _(figure: PlanCards, page: Page, box: Box, shown: Shown) -> Grid | None:
    return place_plans(page, figure, box, alt=shown.alt)


@place.register
def _(figure: VerdictStrip, page: Page, box: Box, shown: Shown) -> None:
    place_verdict(page, figure, box, alt=shown.alt)


@place.register
def _(figure: VerdictChips, page: Page, box: Box, shown: Shown) -> None:
    place_chips(page, figure, box, alt=shown.alt)


@place.register
def _(figure: Bullets, page: Page, box: Box, shown: Shown) -> None:
    place_bullets(page, figure, box, alt=shown.alt)


@place.register
def _(figure: Timeline, page: Page, box: Box, shown: Shown) -> None:
    place_timeline(page, figure, box, alt=shown.alt)
