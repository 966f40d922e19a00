"""The deck of one's own: kept in this session and, as a draft, in this browser, until it is saved to a file."""

from pathlib import Path

import streamlit as st

from exhibits.exhibit import Parameters
from exhibits.scenes.deck_file import DeckFileError, read_deck, write_deck
from exhibits.scenes.scene import MOST_SCENES, Deck, Scene
from text import Text

OWN = "own"  # the key of one's own deck in addresses
_DECK = "own_deck"

_keep = st.components.v2.component("deck_draft", js=(Path(__file__).parent / "own_deck.js").read_text(encoding="utf-8"))


def own_deck() -> Deck | None:
    """Return the deck of this session, None before one was begun or fetched from the browser."""
    deck = st.session_state.get(_DECK)
    return deck if isinstance(deck, Deck) else None


def set_own_deck(deck: Deck) -> None:
    """Take a deck as one's own."""
    st.session_state[_DECK] = deck


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


def sync_draft() -> None:
    """Keep the deck in the browser, and fetch it from there where this session has none."""
    deck = own_deck()
    written = write_deck(deck) if deck is not None else ""
    result = _keep(data={"deck": written}, key="deck-draft", on_draft_change=lambda: None)
    if deck is None and fetched(result.get("draft")) is not None:
        st.rerun()


def add_to_deck(key: str, parameters: Parameters, text: Text, *, place: str = "") -> None:
    """Offer to add an exhibit, as it is shown now, to one's own deck."""
    deck = own_deck()
    full = deck is not None and len(deck.scenes) >= MOST_SCENES
    st.button(
        text.say("Add to deck"),
        key=f"deck-add-{place or key}",
        type="tertiary",
        disabled=full,
        help=text.say("The deck is full: {number} scenes are the most.", number=MOST_SCENES) if full else None,
        on_click=_add,
        args=(key, parameters, text),
    )


def _add(key: str, parameters: Parameters, text: Text) -> None:
    deck = own_deck() or Deck(text.say("My deck"))
    set_own_deck(deck.added(Scene(key, parameters)))
    number = len(deck.scenes) + 1
    st.toast(text.say("Added as scene {number} of “{deck}”. The page Decks holds it.", number=number, deck=deck.title))
