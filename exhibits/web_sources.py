"""The public pages behind facts: as links in every row, and gathered by site for the source line."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from charts.markup import site
from data.facts.records import Fact
from exhibits.exhibit import OnPages, Source
from exhibits.table import Column
from text import Text

NAMED = 4  # sites in the source line; the pages of all others are linked row by row


class Cited(NamedTuple):
    """What stands below an exhibit: the sites most used, and where the pages of the others are."""

    sources: tuple[Source, ...]
    caveats: tuple[str, ...]


def cited(records: Iterable[Fact], text: Text) -> Cited:
    """Return the sites that some facts are from, the most used first."""
    pages = dict.fromkeys(page for record in records for page in record.sources)
    first: dict[str, str] = {}
    for page in pages:
        first.setdefault(site(page), page)
    counted = Counter(site(page) for page in pages).most_common()
    sources = tuple(Source(name, "", None, url=first[name], pages=number) for name, number in counted[:NAMED])
    rest = len(counted) - NAMED
    if rest < 1:
        return Cited(sources, ())
    words = text.plural(
        "Pages of {number} more site are linked row by row under “Data”.",
        "Pages of {number} more sites are linked row by row under “Data”.",
        rest,
    )
    return Cited(sources, (OnPages(words),))


def pages_column(text: Text) -> Column:
    """Return the column that holds each row's public pages."""
    return Column("sources", text.say("Public pages"), "links")


def pages_cell(*records: Fact) -> str:
    """Return the addresses behind a row, parted by spaces."""
    return " ".join(dict.fromkeys(page for record in records for page in record.sources))
