"""Which handouts there are, in which formats, and what makes each: asked by the buttons and by the command line."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from exports.briefing.content import Briefing
from exports.handout import Handout, Progress
from text import Text, mark

MakeDeck = Callable[..., bytes]


@dataclass(frozen=True)
class Format:
    """A format of decks: its name for people, its media type and what makes it."""

    key: str
    title: str
    media: str
    make: MakeDeck


PPTX: Final = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
PDF: Final = "application/pdf"


# What draws is loaded with the first handout: its libraries are large, and pages that only offer it stay quick.
def _pptx(handout: Handout, text: Text, *, progress: Progress) -> bytes:
    from exports.slides.deck import deck_pptx  # noqa: PLC0415

    return deck_pptx(handout, text, progress=progress)


def _html(handout: Handout, text: Text, *, progress: Progress) -> bytes:
    from exports.web.document import deck_html  # noqa: PLC0415

    return deck_html(handout, text, progress=progress)


def make_briefing(briefing: Briefing, text: Text, *, progress: Progress) -> bytes:
    """Return a briefing as PDF."""
    from exports.briefing.document import briefing_pdf  # noqa: PLC0415

    return briefing_pdf(briefing, text, progress=progress)


DECK_FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "pptx": Format("pptx", mark("PowerPoint, charts can be edited"), PPTX, _pptx),
        "html": Format("html", mark("HTML, one file that opens anywhere"), "text/html", _html),
    }
)


def make_deck(kind: str, handout: Handout, text: Text, *, progress: Progress) -> bytes:
    """Return a handout in one of the formats of decks.

    Raises
    ------
    KeyError
        There is no such format.
    """
    return DECK_FORMATS[kind].make(handout, text, progress=progress)
