"""The deck of one's own: kept in this session and, as a draft, in this browser, until it is saved to a file."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from exhibits.exhibit import Parameters
from exhibits.scenes.deck_file import DeckFileError, read_deck, write_deck
from exhibits.scenes.scene import MOST_SCENES, Deck, Scene
from text import Text
from ui import markup
from ui.browser import browser_memory

OWN = "own"  # the key of one's own deck in addresses
_DECK = "own_deck"
_EDITION = "deck_edition"
_SAVED_AS = "deck_saved_as"
_OFFERED = "deck_offers"


def own_deck() -> Deck | None:
    """Return the deck of this session, None before one was begun or fetched from the browser."""
    # Put there at the first question: Streamlit takes four times as long to say that there is nothing.
    deck = st.session_state.setdefault(_DECK, None)
    return deck if isinstance(deck, Deck) else None


def set_own_deck(deck: Deck) -> None:
    """Take a deck as one's own."""
    st.session_state[_DECK] = deck


def edition() -> int:
    """Return a number that changes when another deck takes the place of this one: widgets carry it in their keys."""
    return int(st.session_state.get(_EDITION, 0))


def saved_as() -> str:
    """Return the key under which this deck was saved or opened; empty for one that was not."""
    return str(st.session_state.get(_SAVED_AS, ""))


def replace_own_deck(deck: Deck, *, saved_as: str = "") -> None:
    """Put another deck, or this one changed elsewhere than in its widgets, in the place of one's own."""
    set_own_deck(deck)
    st.session_state[_EDITION] = edition() + 1
    st.session_state[_SAVED_AS] = saved_as


def fetched(written: object) -> Deck | None:
    """Take the draft that the browser kept as one's own; a broken one is as good as none."""
    if not isinstance(written, str) or not written:
        return None
    try:
        deck = read_deck(written.encode("utf-8", "replace"))
    except DeckFileError:
        return None
    set_own_deck(deck)
    return deck


def sync_browser() -> Mapping[str, Any] | None:
    """Keep deck and codes in the browser, and fetch the deck from there where this session has none."""
    deck = own_deck()
    memory = browser_memory(deck=write_deck(deck) if deck is not None else "")
    if deck is None and memory is not None and fetched(memory.get("deck")) is not None:
        st.rerun()
    return memory


def offer(key: str, parameters: Parameters, text: Text, *, place: str) -> str:
    """Return the button that adds an exhibit, as it is shown now, to one's own deck: a piece of our own markup.

    Parameters
    ----------
    place
        The name of this showing on the page; the browser says it to :func:`take_offered`.
    """
    deck = own_deck()
    _offers()[place] = (key, parameters)
    about = {"type": "button", "data-add": place}
    if deck is not None and len(deck.scenes) >= MOST_SCENES:
        full = text.say("The deck is full: {number} scenes are the most.", number=MOST_SCENES)
        about |= {"disabled": "disabled", "title": full}
    return markup.element("button", text.say("Add to deck"), css="quiet", **about)


def take_offered(place: object, text: Text) -> None:
    """Add the exhibit that was shown at a place of the page; a place that nobody offered is passed over."""
    offered = _offers().get(str(place))
    deck = own_deck() or Deck(text.say("My deck"))
    if offered is None or len(deck.scenes) >= MOST_SCENES:
        return
    set_own_deck(deck.added(Scene(*offered)))
    number = len(deck.scenes) + 1
    st.toast(text.say("Added as scene {number} of “{deck}”. The page Decks holds it.", number=number, deck=deck.title))


def _offers() -> dict[str, tuple[str, Parameters]]:
    found: dict[str, tuple[str, Parameters]] = st.session_state.setdefault(_OFFERED, {})
    return found
