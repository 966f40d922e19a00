"""Shares side by side: a real table whose cells carry bars, so that it needs no colour and no pointer."""

from dataclasses import dataclass
from html import escape

from charts.markup import Markup

SHARES_STYLE = """
.ec .shares td.share{min-width:96px}
.ec .shares .bar{display:block;height:6px;background:var(--ec-coverage);margin-top:2px}
.ec .shares tr.sum td,.ec .shares tr.sum th{border-top:1px solid var(--ec-text);font-weight:600}
.ec .shares th[scope=row]{color:var(--ec-text);font-weight:400;border-bottom:1px solid var(--ec-border)}
"""


@dataclass(frozen=True)
class Share:
    """One cell: a fraction and how it is written; without a fraction the words stand alone."""

    fraction: float | None
    written: str


@dataclass(frozen=True)
class ShareTable:
    """Rows of shares under headings; ``largest`` is the fraction that fills a cell."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Share, ...]], ...]
    total: tuple[str, tuple[str, ...]]
    largest: float


def draw_shares(table: ShareTable) -> Markup:
    """Return the markup of the table."""
    head = "".join(f'<th scope="col">{escape(heading)}</th>' for heading in table.headings)
    body = "".join(_row(name, cells, table.largest) for name, cells in table.rows)
    name, values = table.total
    total = "".join(f"<td>{escape(value)}</td>" for value in values)
    return Markup(
        f'<div class="scroll" tabindex="0"><table class="shares"><thead><tr>{head}</tr></thead><tbody>{body}'
        f'<tr class="sum"><th scope="row">{escape(name)}</th>{total}</tr></tbody></table></div>'
    )


def _row(name: str, cells: tuple[Share, ...], largest: float) -> str:
    drawn = "".join(_cell(cell, largest) for cell in cells)
    return f'<tr><th scope="row">{escape(name)}</th>{drawn}</tr>'


def _cell(cell: Share, largest: float) -> str:
    if cell.fraction is None:
        return f"<td>{escape(cell.written)}</td>"
    width = 100 * cell.fraction / largest
    return f'<td class="share">{escape(cell.written)}<span class="bar" style="width:{width:.1f}%"></span></td>'
