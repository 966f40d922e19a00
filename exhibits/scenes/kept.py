"""The figures a frozen scene keeps in its deck: its sentence and its table, written out in one language."""

from dataclasses import dataclass

from charts.listing import Listing, ListingCell
from exhibits.exhibit import Shown
from exhibits.table import Table
from text import Text

MOST_ROWS = 60  # more than a slide can show
MOST_COLUMNS = 40
LONGEST_CELL = 500
Row = tuple[str, ...]


@dataclass(frozen=True)
class Kept:
    """What was shown when the deck was frozen.

    Attributes
    ----------
    headline, subtitle, sources
        As they stood, in the language of the person who froze the deck.
    headings, rows
        The table as written; the first rows of a long one.
    rows_in_all
        How many rows there were.
    """

    headline: str
    subtitle: str = ""
    sources: str = ""
    headings: Row = ()
    rows: tuple[Row, ...] = ()
    rows_in_all: int = 0


def keep(shown: Shown, text: Text) -> Kept:
    """Return what a deck carries of an exhibit."""
    written = [list(row)[:MOST_COLUMNS] for row in shown.table.written(text)]
    return Kept(
        headline=shown.headline[:LONGEST_CELL],
        subtitle=shown.subtitle[:LONGEST_CELL],
        sources="; ".join(source.sentence(text) for source in shown.sources)[:LONGEST_CELL],
        headings=tuple(column.title[:LONGEST_CELL] for column in shown.table.columns[:MOST_COLUMNS]),
        rows=tuple(tuple(cell[:LONGEST_CELL] for cell in row) for row in written[:MOST_ROWS]),
        rows_in_all=len(written),
    )


def as_shown(kept: Kept, text: Text) -> Shown:
    """Return the kept figures as an exhibit: a table, and how much of a long one it is."""
    cut = kept.rows_in_all - len(kept.rows)
    caveat = text.plural("{number} more row was not kept", "{number} more rows were not kept", cut) if cut > 0 else ""
    return Shown(
        headline=kept.headline,
        subtitle=" · ".join(part for part in (kept.subtitle, kept.sources, caveat) if part),
        figure=Listing(kept.headings, tuple(tuple(map(ListingCell, row)) for row in kept.rows)),
        table=Table.empty(),
        alt=kept.headline,
        sources=(),
    )
