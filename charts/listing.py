"""A list of facts as a real table whose cells may hold links, signs and a second line; a stack of cards on a phone."""

from dataclasses import dataclass
from html import escape

from charts.markup import Markup, link, site_links
from charts.palette import SIGNS

# Longer lists scroll in a box of their own, so that the page does not grow without end.
LONG = 60

LISTING_STYLE = """
.ec .listing td,.ec .listing th{vertical-align:top;text-align:left}
.ec .listing td{padding:7px 8px}
.ec .listing .note{display:block;font-size:14px;color:var(--ec-soft);max-width:60ch}
.ec .listing .soft{color:var(--ec-soft)}
.ec .listing .city{font-weight:700;white-space:nowrap}
.ec .listing th[scope=row]{color:var(--ec-text);border-bottom:1px solid var(--ec-border);padding:7px 8px;width:24%}
.ec .listing .note{min-width:200px}
.ec .listing .sources{font-size:14px;white-space:nowrap;display:block}
.ec .scroll.long{max-height:640px;overflow-y:auto}
@media (max-width:640px){
.ec .listing thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.ec .listing,.ec .listing tbody,.ec .listing tr,.ec .listing td,.ec .listing th[scope=row]{display:block;width:auto}
.ec .listing tr{border-bottom:1px solid var(--ec-text);padding:8px 0}
.ec .listing td,.ec .listing th[scope=row]{border:0;padding:2px 0}
.ec .listing td::before{content:attr(data-label);display:block;font-size:14px;color:var(--ec-soft)}
.ec .listing td:empty{display:none}
.ec .listing .note{min-width:0}
}
"""


@dataclass(frozen=True)
class ListingCell:
    """What one cell says.

    Attributes
    ----------
    note
        A second, quieter line.
    city
        Key of the city whose sign and ink the words take.
    address
        Where the words lead.
    pages
        Addresses of public pages, each shown as a link named by its site.
    soft
        Whether the words stand back, as for what is not published.
    """

    words: str = ""
    note: str = ""
    city: str = ""
    address: str = ""
    pages: tuple[str, ...] = ()
    soft: bool = False


@dataclass(frozen=True)
class Listing:
    """Rows under headings; ``fields`` means that each row is one named field, its name in the first cell."""

    headings: tuple[str, ...]
    rows: tuple[tuple[ListingCell, ...], ...]
    caption: str = ""
    fields: bool = False


def draw_listing(listing: Listing) -> Markup:
    """Return the list as HTML; roles keep it a table where the style makes cards of its rows."""
    head = "".join(f'<th scope="col" role="columnheader">{escape(words)}</th>' for words in listing.headings)
    body = "".join(_row(row, listing) for row in listing.rows)
    caption = f"<caption>{escape(listing.caption)}</caption>" if listing.caption else ""
    long = " long" if len(listing.rows) > LONG else ""
    return Markup(
        f'<div class="scroll{long}" tabindex="0"><table class="listing" role="table">{caption}'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead><tbody role="rowgroup">{body}</tbody></table></div>'
    )


def _row(row: tuple[ListingCell, ...], listing: Listing) -> str:
    cells = []
    for place, (cell, heading) in enumerate(zip(row, listing.headings, strict=True)):
        if listing.fields and place == 0:
            cells.append(f'<th scope="row" role="rowheader">{_inside(cell)}</th>')
        else:
            # A field's name already says what its cell holds.
            label = "" if listing.fields else f' data-label="{escape(heading)}"'
            cells.append(f'<td role="cell"{label}>{_inside(cell)}</td>')
    return f'<tr role="row">{"".join(cells)}</tr>'


def _inside(cell: ListingCell) -> str:
    words = link(cell.words, cell.address) if cell.address else escape(cell.words)
    if cell.city in SIGNS:
        sign = f'<span aria-hidden="true" style="color:var(--ec-city-{cell.city})">{SIGNS[cell.city]}</span>'
        words = f'<span class="city" style="color:var(--ec-ink-{cell.city})">{sign} {words}</span>'
    elif cell.soft:
        words = f'<span class="soft">{words}</span>'
    note = f'<span class="note">{escape(cell.note)}</span>' if cell.note else ""
    pages = f'<span class="sources">{site_links(cell.pages)}</span>' if cell.pages else ""
    return f"{words}{note}{pages}"
