"""What the browser is told about the presentation, and what is done when it asks for something."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from exhibits.scenes.scene import MOST_MINUTES, Deck
from ui.events import events_are_served
from ui.own_deck import OWN, set_own_deck
from ui.reader import Reader
from ui.stage.controls import Heard, keys, words
from ui.stage.seat import HELLO, Seat, hello, put

_ANSWERED = "stage_answered"
_PENDING = "stage_pending"


def facts(reader: Reader, seat: Seat, *, timed: bool = False) -> dict[str, Any]:
    """Return what the component needs to know; ``timed`` asks for the clock of the presenter's window."""
    deck = seat.deck or Deck("")
    text = reader.text
    follower = seat.role == "follower"
    return {
        "scene": seat.scene,
        "count": len(deck.scenes),
        "titles": [(scene.title, scene.message) for scene in deck.scenes],
        "deck": seat.key,
        "own": seat.key == OWN,
        "minutes": [scene.minutes for scene in deck.scenes] if timed else None,
        "notes": not follower,
        "role": seat.role,
        "away": seat.away,
        "follow": seat.follow,
        "version": seat.version,
        "events": events_are_served(),
        "asks": {
            "control": seat.follow if follower else "",
            "deck": seat.deck is None and not follower and seat.key == OWN,
        },
        "language": text.language,
        "texts": words(text),
        "keys": keys(text),
        "leave": reader.address.link("present", **({"deck": seat.key} if seat.key else {})),
    }


def answer(reader: Reader, seat: Seat, heard: Heard) -> None:
    """Do what the browser asked for; whatever changes the scene starts the run anew."""
    introduced = bool(heard.hello) and dict(heard.hello) != dict(hello())
    if introduced or (seat.role == "follower" and not hello()):
        # Who asks is known only after the introduction: a key pressed before it is answered after it.
        st.session_state[_PENDING] = heard.go or st.session_state.get(_PENDING)
    if introduced:
        st.session_state[HELLO] = dict(heard.hello)
        st.rerun()
    if seat.role == "follower" and not hello():
        return
    go = heard.go or st.session_state.pop(_PENDING, None)
    if go is not None and _is_new("go", go) and _go(reader, seat, go):
        st.rerun()
    if _is_new("rehearsed", heard.rehearsed) and heard.rehearsed is not None and _take_times(seat, heard.rehearsed):
        st.rerun()


def _is_new(name: str, asked: Mapping[str, Any] | None) -> bool:
    """Return whether a wish was not answered before: a run that starts anew hears it once more."""
    if asked is None or st.session_state.get(f"{_ANSWERED}_{name}") == asked.get("at"):
        return False
    st.session_state[f"{_ANSWERED}_{name}"] = asked.get("at")
    return True


def _go(reader: Reader, seat: Seat, go: Mapping[str, Any]) -> bool:
    to = go.get("to")
    if seat.deck is None:
        return False
    if to is None:
        reader.address.write("away", [], [])
        return True
    if not isinstance(to, int) or not 0 <= to < len(seat.deck.scenes):
        return False
    if seat.role == "presenter":
        put(seat.control, seat.key, seat.deck, to)
    elif seat.role == "follower":
        reader.address.write("away", ["1"], [])
    reader.address.write("scene", [str(to + 1)], ["1"])
    return True


def _take_times(seat: Seat, rehearsed: Mapping[str, Any]) -> bool:
    minutes = rehearsed.get("minutes")
    if seat.deck is None or seat.key != OWN or not isinstance(minutes, list):
        return False
    deck = seat.deck
    for index, spent in enumerate(minutes[: len(deck.scenes)]):
        if isinstance(spent, (int, float)) and spent > 0:
            deck = deck.changed(index, minutes=min(MOST_MINUTES, max(0.5, round(spent * 2) / 2)))
    set_own_deck(deck)
    return True
