"""Runs the stage: what the browser asked for, the scene that is on, and the next one computed ahead."""

from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from data.following import sessions
from exhibits.exhibit import nothing_to_show
from exhibits.scenes.scene import Deck
from exhibits.scenes.staging import Staged, stage
from ui import markup
from ui.events import events_are_served
from ui.invitation import invitation, no_invitation
from ui.own_deck import OWN
from ui.reader import Reader
from ui.stage.controls import Heard, keys, mount, words
from ui.stage.seat import HELLO, Seat, hello, put, take_seat
from ui.stage.slide import show_slide
from ui.stage.style import STAGE_STYLE

_ANSWERED = "stage_answered"


def show_stage(reader: Reader) -> None:
    """Show the scene that is on, full window."""
    st.html(f"<style>{STAGE_STYLE}</style>")
    seat = take_seat(reader)
    deck = seat.deck or Deck("")
    with st.container(key="stage"):
        slide = st.container(key="slide")
        answer(reader, seat, mount(facts(reader, seat)))
        staged = staged_scene(reader, deck, seat.scene) if seat.deck else waiting(reader, seat)
        reader.address.write("scene", [str(seat.scene + 1)], ["1"])
        invited = invitation(seat.follow, reader.text) if seat.scene == 0 else None
        with slide:
            show_slide(reader, staged, place=f"{seat.key}-{seat.scene}", invitation=invited)
        if seat.role != "follower":
            _show_notes(reader, seat, deck)
    if seat.role == "presenter":
        sessions().steer(seat.control, str(hello().get("window", "")), "stage")
    compute_ahead(reader, deck, seat.scene)
    with st.container(key="warm"):
        # The charts' library is large: it is loaded before the first scene that needs it.
        st.plotly_chart(go.Figure(), key="chart-warm", height=10)


def staged_scene(reader: Reader, deck: Deck, index: int) -> Staged:
    """Return a scene as this reader sees it."""
    return stage(
        deck,
        index,
        build=reader.build,
        catalogue=reader.evidence.catalogue,
        version=reader.evidence.version,
        text=reader.text,
    )


def compute_ahead(reader: Reader, deck: Deck, index: int) -> None:
    """Build the next scene after this one is drawn, so that it waits in the cache."""
    if index + 1 < len(deck.scenes):
        staged_scene(reader, deck, index + 1)


def waiting(reader: Reader, seat: Seat) -> Staged:
    """Return what stands on a stage whose deck is not here (yet)."""
    text = reader.text
    if seat.role == "follower":
        message = text.say("The presentation has not begun, or has ended")
        step = text.say("This page opens by itself as soon as the presenter begins.")
    else:
        message = text.say("There is no deck of your own in this browser")
        step = text.say("Make one on the page Decks, or choose another on the page Present.")
    return Staged("", message, nothing_to_show(message, next_step=step))


def facts(reader: Reader, seat: Seat) -> dict[str, Any]:
    """Return what the component needs to know."""
    deck = seat.deck or Deck("")
    text = reader.text
    held: dict[str, str] = st.session_state.get("stage_controls", {})
    control = held.get(seat.follow, "")
    return {
        "scene": seat.scene,
        "count": len(deck.scenes),
        "titles": [(scene.title, scene.message) for scene in deck.scenes],
        "notes": seat.role != "follower",
        "role": seat.role,
        "away": seat.away,
        "follow": seat.follow,
        "version": seat.version,
        "events": events_are_served(),
        "asks": {
            "control": seat.follow if seat.role == "follower" else "",
            "deck": seat.deck is None and seat.role != "follower" and seat.key == OWN,
        },
        "grant": {"follow": seat.follow, "control": control} if control else None,
        "language": text.language,
        "texts": words(text),
        "keys": keys(text),
        "leave": reader.address.link("present", deck=seat.key) if seat.key else reader.address.link("present"),
    }


def answer(reader: Reader, seat: Seat, heard: Heard) -> None:
    """Do what the browser asked for; whatever changes the scene starts the run anew."""
    if heard.hello and dict(heard.hello) != dict(hello()):
        st.session_state[HELLO] = dict(heard.hello)
        st.rerun()
    if heard.go is None or heard.go.get("at") == st.session_state.get(_ANSWERED):
        return
    st.session_state[_ANSWERED] = heard.go.get("at")
    if _go(reader, seat, heard.go):
        st.rerun()


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


def _show_notes(reader: Reader, seat: Seat, deck: Deck) -> None:
    text = reader.text
    notes = deck.scenes[seat.scene].notes if seat.scene < len(deck.scenes) else ""
    with st.container(key="notes"):
        body = markup.element("h2", text.say("Notes")) + markup.element("p", notes or text.say("No notes"))
        if seat.follow and invitation(seat.follow, text) is None:
            body += markup.element("p", no_invitation(text), css="small")
        markup.show(body)
