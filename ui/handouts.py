"""Handouts to take home, made on click: a deck as PowerPoint or HTML, a city's briefing as PDF."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from exhibits.scenes.decks import built_in_deck
from exhibits.scenes.scene import Deck
from exports.address import public_address
from exports.briefing.content import briefing_of
from exports.formats import DECK_FORMATS, PDF, make_briefing, make_deck
from exports.handout import Making, Progress, assemble, city_link, live_link
from text import Text
from ui import markup
from ui.clock import today
from ui.reader import Reader
from ui.stage.pinned import pinned

BUILDING = 0.5  # share of the work after which the exhibits are built and the drawing begins
Make = Callable[[Progress], bytes]


@dataclass(frozen=True)
class Offer:
    """One handout: what its button says, the name and kind of its file, and what makes it."""

    key: str
    label: str
    file: str
    media: str
    make: Make


@dataclass(frozen=True)
class Made:
    """A handout that was made; ``stamp`` names all that it rests on."""

    stamp: str
    offer: str
    content: bytes


def handout_buttons(reader: Reader, *, deck: Deck | None = None, city: str = "") -> None:
    """Offer the handouts of a deck, or of a city: its deck and its briefing."""
    reader = pinned(reader, deck)  # a frozen deck goes home with its own figures
    shown = deck or built_in_deck(city, reader.evidence.catalogue, reader.text)
    place = city or "deck"
    with st.container(gap="xsmall", key=f"take-home-{place}"):
        if not _with_notes(reader.text, place):
            shown = shown.public()
        _buttons(reader, offers_of(reader, shown, place, city=city), f"{place}-{_stamp(reader, shown)}", place)


def _with_notes(text: Text, place: str) -> bool:
    """Ask whether the presenter's notes go along: what is handed out is often not what is spoken."""
    markup.show(markup.element("h3", text.say("Take it home")))
    return bool(st.toggle(text.say("With the presenter’s notes"), value=True, key=f"handout-notes-{place}"))


def _stamp(reader: Reader, deck: Deck) -> str:
    return f"{reader.text.language}-{reader.evidence.version}-{hash(deck)}-{today().isoformat()}"


def offers_of(reader: Reader, deck: Deck, key: str, *, city: str) -> list[Offer]:
    """Return what can be made of a deck."""
    text, day = reader.text, today()
    name = f"ecoc-sme-{key}-{text.language}-{day.isoformat()}"
    offers = [
        Offer(kind, text.say(one.title), f"{name}.{kind}", one.media, _maker(reader, deck, kind, city=city))
        for kind, one in DECK_FORMATS.items()
    ]
    if city:
        offers.append(Offer("pdf", text.say("Briefing, two pages (PDF)"), f"{name}.pdf", PDF, _briefing(reader, city)))
    return offers


def _briefing(reader: Reader, city: str) -> Make:
    """Return what makes a city's briefing, and tells how far it is."""

    def make(told: Progress) -> bytes:
        """Return the file."""
        link = city_link(public_address(), reader.text, city=city)
        return make_briefing(briefing_of(city, _making(reader, link, told)), reader.text, progress=_drawing(told))

    return make


def _maker(reader: Reader, deck: Deck, kind: str, *, city: str) -> Make:
    """Return what makes a deck's file of a kind, and tells how far it is."""

    def make(told: Progress) -> bytes:
        """Return the file."""
        link = live_link(public_address(), reader.text, deck=city)
        return make_deck(kind, assemble(deck, _making(reader, link, told)), reader.text, progress=_drawing(told))

    return make


def _making(reader: Reader, link: str, told: Progress) -> Making:
    """Return what a handout is made from; building its exhibits is the first part of the work."""
    return Making(
        evidence=reader.evidence,
        text=reader.text,
        day=today(),
        link=link,
        build=reader.build,
        progress=lambda share: told(share * BUILDING),
    )


def _drawing(told: Progress) -> Progress:
    """Return who is told of the drawing, the rest of the work."""
    return lambda share: told(BUILDING + share * (1 - BUILDING))


@st.fragment
def _buttons(reader: Reader, offers: list[Offer], stamp: str, place: str) -> None:
    """Draw a button per handout; a click makes it, with progress, and then offers the file."""
    text = reader.text
    clicked = None
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"handouts-{place}"):
        for offer in offers:
            if st.button(offer.label, key=f"handout-{place}-{offer.key}"):
                clicked = offer
    if clicked is not None:
        st.session_state[_name(place)] = Made(stamp, clicked.key, _with_progress(clicked, text))
    made = st.session_state.get(_name(place))
    if isinstance(made, Made) and made.stamp == stamp:
        _show_file(made, next(offer for offer in offers if offer.key == made.offer), text, place)


def _name(place: str) -> str:
    return f"made-handout-{place}"


def _with_progress(offer: Offer, text: Text) -> bytes:
    said = text.say("Making the file …")
    bar = st.progress(0.0, text=said)

    def show(share: float) -> None:
        """Move the bar to a share of the work, 0 to 1."""
        bar.progress(min(1.0, share), text=said)

    content = offer.make(show)
    bar.empty()
    return content


def _show_file(made: Made, offer: Offer, text: Text, place: str) -> None:
    size = text.number(max(0.1, len(made.content) / 1_000_000), decimals=1)
    st.download_button(
        text.say("Save {file} ({size} MB)", file=offer.file, size=size),
        data=made.content,
        file_name=offer.file,
        mime=offer.media,
        on_click="ignore",
        type="primary",
        key=f"save-handout-{place}",
    )
