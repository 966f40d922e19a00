"""Native tables: columns as wide as their words, rows as many as fit at a size that can be read; the rest is told."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from exports.box import Box
from exports.measuring import LEADING, line_count, shortened, width
from exports.slides.page import Anchor, Page, Run, clean, run_markup
from exports.slides.paper import BORDER, PAGE, SMALLEST, SOFT, TEXT, emu, tag

SIZES: Final = (14.0, 13.0, 12.0, SMALLEST)
PAD: Final = 5.0  # points beside words
AIR: Final = 3.0  # points above and below
MOST_LINES: Final = 5  # of one cell; a longer text is cut with an ellipsis and told in the notes
_A: Final = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


@dataclass(frozen=True)
class Cell:
    """What one cell shows.

    Attributes
    ----------
    note
        A quieter second line.
    fill, hatch
        Ground of the cell, plain or hatched; colours.
    edge
        Colour of an outline around the cell, of its own.
    cut
        Whether a break follows: a thick rule at the right.
    """

    words: str
    colour: str = TEXT
    bold: bool = False
    note: str = ""
    fill: str = ""
    hatch: str = ""
    edge: str = ""
    cut: bool = False
    align: str = "l"


@dataclass(frozen=True)
class Grid:
    """A table to be placed; ``widths`` are shares where they are given."""

    headings: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...] = ()
    row_height: float = 0.0


def place_grid(page: Page, grid: Grid, box: Box, *, alt: str, sizes: Sequence[float] = SIZES) -> Grid | None:
    """Draw as much of a table as fits; return the rows that did not."""
    if not grid.headings:
        return None
    size, columns, heights = _fit(grid, box, sizes)
    count = _that_fit(heights, box.h)
    shown = [grid.headings, *grid.rows[:count]]
    columns = _columns(replace(grid, rows=grid.rows[:count]), box.w, size)
    heights = _heights(replace(grid, rows=grid.rows[:count]), columns, size)
    frame = page.slide.shapes.add_table(
        len(shown), len(columns), emu(box.x), emu(box.y), emu(sum(columns)), emu(sum(heights[: len(shown)]))
    )
    properties = frame._element.nvGraphicFramePr.cNvPr
    properties.set("id", str(page.next_number()))
    properties.set("name", clean(alt)[:100])
    properties.set("descr", clean(alt))
    _fill(frame.table, shown, columns, heights, size, tag(page.text.language))
    rest = grid.rows[count:]
    return replace(grid, rows=rest) if rest else None


def _fit(grid: Grid, box: Box, sizes: Sequence[float]) -> tuple[float, list[float], list[float]]:
    for size in sizes:
        columns = _columns(grid, box.w, size)
        heights = _heights(grid, columns, size)
        if sum(heights) <= box.h and (grid.widths or sum(_least(grid, box.w, size)) <= box.w):
            break
    return size, columns, heights


def _least(grid: Grid, room: float, size: float) -> list[float]:
    """Return the widths at which no word is broken."""
    rows = [grid.headings, *grid.rows]
    longest = (
        max((width(word, size, bold=True) for row in rows for word in _words(row[place])), default=0)
        for place in range(len(grid.headings))
    )
    return [min(one, room * 0.4) + 2 * PAD + 1 for one in longest]


def _that_fit(heights: Sequence[float], room: float) -> int:
    """Return how many rows under the headings fit; at least one, so that a table always goes on."""
    filled, count = heights[0], 0
    for one in heights[1:]:
        filled += one
        if filled > room and count:
            break
        count += 1
    return count


def _columns(grid: Grid, room: float, size: float) -> list[float]:
    """Return widths: as the longest word and a fair share of the words need, scaled to the room."""
    if grid.widths:
        return [share * room for share in grid.widths]
    wanted = []
    for place, (heading, narrow) in enumerate(zip(grid.headings, _least(grid, room, size), strict=True)):
        cells = [heading, *(row[place] for row in grid.rows)]
        line = max((width(one.words[:400], size, bold=one.bold) for one in cells), default=0)
        note = max((width(one.note[:400], size - 1) for one in cells), default=0) / 2
        wanted.append((narrow, max(narrow, min(max(line, note), room * 0.6) + 2 * PAD + 2)))
    least, most = sum(low for low, _ in wanted), sum(high for _, high in wanted)
    if most <= room:
        return [high for _, high in wanted]
    if least >= room:
        return [low * room / least for low, _ in wanted]
    share = (room - least) / (most - least)
    return [low + share * max(0, high - low) for low, high in wanted]


def _words(cell: Cell) -> list[str]:
    return f"{cell.words[:400]} {cell.note[:400]}".split()


def _heights(grid: Grid, columns: Sequence[float], size: float) -> list[float]:
    rows = [(grid.headings, 0.0), *((row, grid.row_height) for row in grid.rows)]
    return [
        max([least, *(_height(cell, wide, size) for cell, wide in zip(row, columns, strict=True))])
        for row, least in rows
    ]


def _height(cell: Cell, wide: float, size: float) -> float:
    room = wide - 2 * PAD
    lines = min(MOST_LINES, line_count(cell.words, room, size, bold=cell.bold)) * size
    notes = min(MOST_LINES, line_count(cell.note, room, size - 1)) * (size - 1) if cell.note else 0
    return (lines + notes) * LEADING + 2 * AIR


def _fill(
    table: Any, rows: Sequence[Sequence[Cell]], columns: Sequence[float], heights: Sequence[float], size: float,
    language: str,
) -> None:  # fmt: skip
    element = table._tbl
    style = element.tblPr.find(qn("a:tableStyleId"))
    style.text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # no style, no grid: our own lines
    element.tblPr.set("bandRow", "0")
    for place, wide in enumerate(columns):
        table.columns[place].width = emu(wide)
    for number, (row, high) in enumerate(zip(element.tr_lst, heights, strict=False)):
        row.set("h", str(emu(high)))
        anchor: Anchor = "b" if number == 0 else "ctr" if len(set(heights[1:])) == 1 else "t"
        for place, cell in enumerate(row.tc_lst):
            given = rows[number][place]
            _fill_cell(cell, given, columns[place], size, language, anchor, heading=number == 0)


def _fill_cell(
    cell: Any, given: Cell, wide: float, size: float, language: str, anchor: Anchor, *, heading: bool
) -> None:
    for child in list(cell):
        cell.remove(child)
    room = wide - 2 * PAD
    words = shortened(given.words, room, size, lines=MOST_LINES, bold=given.bold or heading)
    colour = SOFT if heading and given.colour == TEXT else given.colour
    body = _paragraph(run_markup(Run(words), size, given.bold or heading, colour, language), given.align)
    if given.note:
        note = shortened(given.note, room, size - 1, lines=MOST_LINES)
        body += _paragraph(run_markup(Run(note), size - 1, False, SOFT, language), given.align)
    cell.append(parse_xml(f"<a:txBody {_A}><a:bodyPr/><a:lstStyle/>{body}</a:txBody>"))
    cell.append(parse_xml(_cell_look(given, anchor, heading=heading)))


def _paragraph(run: str, align: str) -> str:
    return f'<a:p><a:pPr algn="{align}"><a:buNone/></a:pPr>{run}</a:p>'


def _cell_look(given: Cell, anchor: Anchor, *, heading: bool) -> str:
    around = _edge("lnL", given.edge) + _edge("lnR", TEXT if given.cut else given.edge, 2.25 if given.cut else 1.5)
    under = given.edge or (TEXT if heading else BORDER)
    lines = around + _edge("lnT", given.edge) + _edge("lnB", under, 1.5 if given.edge else 0.75)
    fill = "<a:noFill/>"
    if given.hatch:
        fill = (
            f'<a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="{given.hatch[1:]}"/></a:fgClr>'
            f'<a:bgClr><a:srgbClr val="{PAGE[1:]}"/></a:bgClr></a:pattFill>'
        )
    elif given.fill:
        fill = f'<a:solidFill><a:srgbClr val="{given.fill[1:]}"/></a:solidFill>'
    return (
        f'<a:tcPr {_A} marL="{emu(PAD)}" marR="{emu(PAD)}" marT="{emu(AIR)}" marB="{emu(AIR)}" '
        f'anchor="{anchor}">{lines}{fill}</a:tcPr>'
    )


def _edge(side: str, colour: str, width_: float = 1.5) -> str:
    if not colour:
        return f"<a:{side}><a:noFill/></a:{side}>"
    return f'<a:{side} w="{emu(width_)}"><a:solidFill><a:srgbClr val="{colour[1:]}"/></a:solidFill></a:{side}>'
