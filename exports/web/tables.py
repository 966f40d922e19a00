"""An exhibit's table as HTML, as on the pages: headings, numbers to the right, breaks as thick rules."""

from collections.abc import Sequence
from html import escape

from charts.markup import site_links
from exhibits.table import Table
from text import Text

WORDS = ("text", "date", "links")


def table_html(table: Table, text: Text, *, caption: str) -> str:
    """Return the table as the reader sees it; wide ones scroll in a box that the keyboard reaches."""
    head = "".join(
        f'<th scope="col"{_css(column.kind not in WORDS)}>{escape(column.title)}</th>' for column in table.columns
    )
    rows = "".join(_row(place, written, table) for place, written in enumerate(table.written(text)))
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(caption)}"><table>'
        f"<caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _css(number: bool, *, cut: bool = False) -> str:
    names = " ".join(name for name, on in (("num", number), ("cut", cut)) if on)
    return f' class="{names}"' if names else ""


def _row(place: int, written: Sequence[str], table: Table) -> str:
    cells = []
    for column, words in zip(table.columns, written, strict=True):
        css = _css(column.kind not in WORDS, cut=(place, column.name) in table.cuts)
        inside = site_links(words.split()) if column.kind == "links" else escape(words)
        cells.append(f"<td{css}>{inside}</td>")
    return f"<tr>{''.join(cells)}</tr>"
