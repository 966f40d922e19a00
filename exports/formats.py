"""Which handouts there are, in which formats, and what makes each: asked by the buttons and by the command line."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from exports.handout import Handout, Progress
from exports.slides.deck import deck_pptx
from exports.web.document import deck_html
from text import Text, mark

DeckFormat = Literal["pptx", "html"]
MakeDeck = Callable[..., bytes]


@dataclass(frozen=True)
class Format:
    """A format of decks: its name for people, its media type and what makes it."""

    key: str
    title: str
    media: str
    make: MakeDeck


PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
DECK_FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "pptx": Format("pptx", mark("PowerPoint, charts can be edited"), PPTX, deck_pptx),
        "html": Format("html", mark("HTML, one file that opens anywhere"), "text/html", deck_html),
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
