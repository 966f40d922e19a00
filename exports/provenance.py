"""What a download says about itself: title, filters, sources, day and link."""

import datetime as dt
from dataclasses import dataclass

from exhibits.exhibit import Shown, Source
from exhibits.filters import Filter
from text import Text, mark

WORK = mark("ECoC-SME impact dashboard")


@dataclass(frozen=True)
class Provenance:
    """Where a downloaded table or picture comes from.

    Attributes
    ----------
    filters
        Name and value of what the reader chose, in words.
    retrieved
        The day of the download.
    link
        Leads back to the same page in the same state; may be relative where the server does not know its address.
    version
        The version of the shipped figures.
    """

    title: str
    subtitle: str
    filters: tuple[Filter, ...]
    sources: tuple[Source, ...]
    caveats: tuple[str, ...]
    retrieved: dt.date
    link: str
    version: str

    def source(self, text: Text) -> str:
        """Return the sources in one line, each with its vintage."""
        return "; ".join(source.sentence(text) for source in self.sources)

    def vintage(self) -> str:
        """Return the months the sources' figures are of, as ISO dates: "2024-01; 2026-04"."""
        months = [source.vintage.isoformat()[:7] for source in self.sources if source.vintage]
        return "; ".join(dict.fromkeys(months))

    def chosen(self) -> str:
        """Return the filters in one line."""
        return "; ".join(f"{name}: {value}" for name, value in self.filters)

    def citation(self, text: Text) -> str:
        """Return how to cite the exhibit, short enough for a footnote."""
        return text.say(
            "{title}. {work}, {source}. Read on {day}, {link}",
            title=self.title,
            work=text.say(WORK),
            source=self.source(text),
            day=text.date(self.retrieved),
            link=self.link,
        )


def provenance_of(
    shown: Shown, *, filters: tuple[Filter, ...], retrieved: dt.date, link: str, version: str
) -> Provenance:
    """Return the provenance of an exhibit that is on the screen."""
    caveats = shown.caveats_elsewhere
    return Provenance(shown.headline, shown.subtitle, filters, shown.sources, caveats, retrieved, link, version)
