"""Decks kept in the store for the project's staff: opened as a copy, saved by presenters, taken away by their owner."""

import secrets
from collections.abc import Mapping
from typing import Final

import pandas as pd
import streamlit as st

from data.content import Content
from data.store.errors import StoreError
from data.submissions import Person, Role
from data.submissions.decks import Deck as SavedDeck
from data.submissions.decks import decks, save_deck
from data.submissions.state import OBSERVATIONS, Reference
from exhibits.scenes.deck_file import DeckFileError, read_deck, write_deck
from exhibits.scenes.scene import Deck
from text import Text
from ui import markup
from ui.own_deck import own_deck, replace_own_deck, saved_as
from ui.reader import Reader
from ui.shell import state
from ui.staff import current_person, why_nobody
from ui.stored import store

_SAID: Final = "deck_said"  # what came of the last click, shown once
# A deck is compared with decks alone: no figure and no plan has to be read for it.
_NOTHING: Final = Reference(pd.DataFrame(columns=OBSERVATIONS), Content())


def show_saved_decks(reader: Reader) -> None:
    """Show what is saved here and what may be done with it; the public is told why there is nothing to save to."""
    text, person = reader.text, current_person()
    _show_answer()
    if person is None:
        reason = why_nobody(text) or ""
        said = text.say("Decks are kept here for the project’s staff. Yours stays in this browser and goes as a file.")
        markup.show(markup.element("p", said) + (markup.element("p", reason, css="soft") if reason else ""))
        return
    try:
        saved = decks(store(), person)
    except StoreError as problem:
        state(text.say("Saved decks cannot be read now"), problem.said(text))
        return
    _offer_saving(text, person)
    _offer_opening(text, saved, person)


def _offer_saving(text: Text, person: Person) -> None:
    deck = own_deck()
    if deck is None or not deck.begun:
        return
    if person.role is Role.VIEWER:
        said = text.say("Viewers open saved decks; presenters, editors and administrators save them.")
        markup.show(markup.element("p", said, css="soft"))
        return
    st.button(text.say("Save “{deck}” here", deck=deck.title), key="deck-keep", on_click=_save, args=(text,))


def _offer_opening(text: Text, saved: Mapping[str, SavedDeck], person: Person) -> None:
    if not saved:
        markup.show(markup.element("p", text.say("No deck is saved here yet."), css="soft"))
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="deck-saved"):
        key = st.selectbox(
            text.say("Saved decks"), list(saved), format_func=lambda key: saved[key].title, width=320, key="deck-which"
        )
        chosen = saved[key]
        st.button(text.say("Open a copy"), key="deck-open", on_click=_open, args=(chosen, text))
        if chosen.owner == person.subject or person.role is Role.ADMINISTRATOR:
            st.button(text.say("Take away"), key="deck-away", on_click=_take_away, args=(chosen, text))


def _save(text: Text) -> None:
    deck, person = own_deck() or Deck(""), current_person()
    key = saved_as() or secrets.token_hex(8)
    try:
        known = decks(store(), person)
        if key in known and person is not None and _is_somebody_elses(known[key], person):
            key = secrets.token_hex(8)  # a copy of somebody else's deck is a deck of one's own
        save_deck(store(), _NOTHING, person, key=key, title=deck.title, body=write_deck(deck))
    except StoreError as problem:
        st.session_state[_SAID] = problem.said(text)
        return
    replace_own_deck(deck, saved_as=key)
    st.session_state[_SAID] = text.say("“{deck}” is saved. Earlier states are kept, too.", deck=deck.title)


def _is_somebody_elses(saved: SavedDeck, person: Person) -> bool:
    return saved.owner != person.subject and person.role is not Role.ADMINISTRATOR


def _open(saved: SavedDeck, text: Text) -> None:
    try:
        deck = read_deck((saved.body or "").encode())
    except DeckFileError:
        st.session_state[_SAID] = text.say("“{deck}” was saved by another version of this dashboard.", deck=saved.title)
        return
    replace_own_deck(deck, saved_as=saved.key)


def _take_away(saved: SavedDeck, text: Text) -> None:
    try:
        save_deck(store(), _NOTHING, current_person(), key=saved.key, title=saved.title, body=None)
    except StoreError as problem:
        st.session_state[_SAID] = problem.said(text)
        return
    st.session_state[_SAID] = text.say("“{deck}” is taken away. It can be brought back on History.", deck=saved.title)


def _show_answer() -> None:
    said = st.session_state.pop(_SAID, "")
    if said:
        markup.show(markup.element("p", said, css="notice", role="status"))
