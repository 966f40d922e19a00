"""Figures and tables as grids of cells, ready to be placed as native tables."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from charts.coverage import CoverageCell, CoverageGrid
from charts.listing import Listing, ListingCell
from charts.markup import site
from charts.palette import SIGNS
from charts.shares import ShareTable
from exhibits.table import Table
from exports.slides.paper import PALETTE, SOFT, TEXT
from exports.slides.tables import Cell, Grid
from text import Text

_WORDS: Final = ("text", "date", "links")


def of_table(table: Table, text: Text) -> Grid:
    """Return an exhibit's table as the reader sees it, breaks as thick rules."""
    numeric = [column.kind not in _WORDS for column in table.columns]
    headings = tuple(_cell(column.title, number) for column, number in zip(table.columns, numeric, strict=True))
    rows = []
    for place, written in enumerate(table.written(text)):
        cells = zip(table.columns, written, numeric, strict=True)
        rows.append(
            tuple(
                _cell(
                    _sites(words) if column.kind == "links" else words, number, cut=(place, column.name) in table.cuts
                )
                for column, words, number in cells
            )
        )
    return Grid(headings, tuple(rows))


def turned(grid: Grid) -> Grid:
    """Return a table of one row as one of two columns: what, and how much."""
    names, values = (Cell("", SOFT), Cell(""))
    pairs = zip(grid.headings, grid.rows[0], strict=True)
    rows = tuple((replace(name, colour=SOFT, align="l"), replace(value, align="l")) for name, value in pairs)
    return Grid((names, values), tuple(row for row in rows if row[1].words))


def _cell(words: str, number: bool, *, cut: bool = False) -> Cell:
    return Cell(words, align="r" if number else "l", cut=cut)


def _sites(addresses: str) -> str:
    return ", ".join(dict.fromkeys(site(address) for address in addresses.split()))


def of_listing(listing: Listing) -> Grid:
    """Return a list of facts; a city's name has its sign and ink."""
    headings = tuple(Cell(words) for words in listing.headings)
    return Grid(headings, tuple(tuple(_listed(cell) for cell in row) for row in listing.rows))


def _listed(cell: ListingCell) -> Cell:
    sites = ", ".join(dict.fromkeys(site(address) for address in cell.pages))
    words = "\n".join(part for part in (cell.words, sites) if part)
    if cell.city in SIGNS:
        return Cell(f"{SIGNS[cell.city]} {words}", PALETTE.ink[cell.city], bold=True, note=cell.note)
    return Cell(words, SOFT if cell.soft or (sites and not cell.words) else TEXT, note=cell.note)


def of_shares(table: ShareTable) -> Grid:
    """Return shares side by side; the largest of each column stands in bold, the total under a rule."""
    headings = tuple(Cell(words, align="l" if place == 0 else "r") for place, words in enumerate(table.headings))
    tops = [max((row[place].fraction or 0 for _, row in table.rows), default=0) for place in range(len(headings) - 1)]
    rows = [
        (Cell(name), *(Cell(cell.written, bold=bool(cell.fraction) and cell.fraction == top, align="r")
                       for cell, top in zip(cells, tops, strict=True)))
        for name, cells in table.rows
    ]  # fmt: skip
    name, values = table.total
    total = (Cell(name, bold=True), *(Cell(value, bold=True, align="r") for value in values))
    return Grid(headings, (*rows, total))


COVERAGE: Final = {"counted": "●", "other": "◐", "missing": "×", "none": "–"}


def of_coverage(grid: CoverageGrid) -> Grid:
    """Return the strip: a row per city, a cell per year, its state as colour and sign."""
    cells = grid.rows[0].cells if grid.rows else ()
    headings = (Cell(grid.city_heading), *(Cell(str(cell.year), align="ctr") for cell in cells))
    rows = []
    for row in grid.rows:
        breaks = [later.year in row.breaks for later in row.cells[1:]] + [False]
        years = (_year(cell, cut) for cell, cut in zip(row.cells, breaks, strict=True))
        name = f"{SIGNS.get(row.city, '')} {row.name}".strip()
        rows.append((Cell(name, PALETTE.ink.get(row.city, TEXT), bold=True), *years))
    first = 0.16
    widths = (first, *([(1 - first) / len(cells)] * len(cells))) if cells else ()
    return Grid(headings, tuple(rows), widths, row_height=40)


def _year(cell: CoverageCell, cut: bool) -> Cell:
    fill = PALETTE.coverage if cell.state == "counted" else ""
    hatch = PALETTE.coverage if cell.state == "other" else ""
    ink = {"counted": "#FFFFFF", "none": SOFT}.get(cell.state, TEXT)
    edge = TEXT if cell.title else ""
    return Cell(COVERAGE[cell.state], ink, fill=fill, hatch=hatch, edge=edge, cut=cut, align="ctr")


def coverage_key(grid: CoverageGrid) -> Iterator[str]:
    """Yield the legend of the strip in words, with the signs of its cells."""
    for state, words in grid.legend:
        sign = {**COVERAGE, "title none": "□"}.get(state, "")
        yield f"{sign} {words}".strip()
