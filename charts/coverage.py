"""How complete the figures are: a row per city, a cell per year."""

from dataclasses import dataclass
from html import escape
from typing import Literal

from charts.markup import Markup

CellState = Literal["counted", "other", "missing", "none"]


@dataclass(frozen=True)
class CoverageCell:
    """One city and year: counted, counted another way, missing though others have it, or no figure yet."""

    year: int
    state: CellState
    title: bool
    spoken: str


@dataclass(frozen=True)
class CoverageRow:
    """One city's years; ``breaks`` are the years before which a thick rule stands."""

    city: str
    name: str
    cells: tuple[CoverageCell, ...]
    breaks: frozenset[int]


@dataclass(frozen=True)
class CoverageGrid:
    """The strip, with its legend in the reader's language (state and words)."""

    rows: tuple[CoverageRow, ...]
    legend: tuple[tuple[str, str], ...]
    caption: str
    city_heading: str


COVERAGE_STYLE = """
.ec .coverage{border-collapse:separate;border-spacing:2px 6px;table-layout:fixed}
.ec .coverage th{border:0;padding:0;font-weight:400;font-size:14px;text-align:center;overflow:hidden}
.ec .coverage th[scope=row]{text-align:left;font-weight:600;width:92px;white-space:nowrap}
.ec .coverage th:first-child{width:92px;text-align:left}
.ec .coverage td{border:0;padding:0;height:22px;position:relative}
.ec .coverage .cell,.ec .key i{display:block;height:22px;border-radius:2px;box-sizing:border-box}
.ec .key i{display:inline-block;width:24px;height:14px;vertical-align:-2px;margin-right:6px}
.ec .cell.counted,.ec i.counted{background:var(--ec-coverage)}
.ec .cell.other,.ec i.other{background:repeating-linear-gradient(135deg,var(--ec-coverage) 0 2px,transparent 2px 5px)}
.ec .cell.none,.ec i.none{border:1px dashed var(--ec-nofigure)}
.ec .cell.missing,.ec i.missing{border:1px dashed var(--ec-text)}
.ec .cell.title,.ec i.title{outline:2px solid var(--ec-text);outline-offset:-1px}
.ec td.break{box-shadow:-3px 0 0 0 var(--ec-text)}
.ec .key{font-size:14px;color:var(--ec-soft);display:flex;flex-wrap:wrap;gap:4px 18px;margin-top:4px}
.ec .spoken{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media (max-width:640px){.ec .coverage th.odd span{visibility:hidden}.ec .coverage{border-spacing:1px 6px}}
"""


def draw_coverage(grid: CoverageGrid) -> Markup:
    """Return the strip as a real table with spoken cells and a legend."""
    years = [cell.year for cell in grid.rows[0].cells] if grid.rows else []
    head = "".join(
        f'<th scope="col" class="{"odd" if index % 2 else ""}"><span>’{year % 100:02}</span></th>'
        for index, year in enumerate(years)
    )
    body = "".join(_row(row) for row in grid.rows)
    key = "".join(f'<span><i class="{state}"></i>{escape(words)}</span>' for state, words in grid.legend)
    corner = f'<th><span class="spoken">{escape(grid.city_heading)}</span></th>'
    return Markup(
        f'<table class="coverage"><caption>{escape(grid.caption)}</caption><thead><tr>{corner}{head}</tr></thead>'
        f'<tbody>{body}</tbody></table><div class="key" aria-hidden="true">{key}</div>'
    )


def _row(row: CoverageRow) -> str:
    cells = "".join(
        f'<td class="{"break" if cell.year in row.breaks else ""}">'
        f'<span class="cell {cell.state}{" title" if cell.title else ""}"></span>'
        f'<span class="spoken">{escape(cell.spoken)}</span></td>'
        for cell in row.cells
    )
    return f'<tr><th scope="row" style="color:var(--ec-ink-{row.city})">{escape(row.name)}</th>{cells}</tr>'
