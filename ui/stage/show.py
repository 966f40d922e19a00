"""The stage: one scene, full window."""

from typing import Final

import streamlit as st

from charts.sketch import Sketch
from data.following import sessions
from ui import markup
from ui.invitation import invitation, no_invitation
from ui.reader import Reader
from ui.stage.conduct import answer, facts
from ui.stage.controls import mount
from ui.stage.pinned import pinned
from ui.stage.seat import Seat, hello, take_seat
from ui.stage.slide import show_slide
from ui.stage.staged import compute_ahead, staged_scene

_WARMED: Final = "stage_warmed"  # the scene with which this window asked for the charts' library
_NOTHING: Final = Sketch().figure()


def show_stage(reader: Reader) -> None:
    """Show the scene that is on, full window."""
    seat = take_seat(reader)
    reader = pinned(reader, seat.deck)
    with st.container(key="stage"):
        slide = st.container(key="slide")
        answer(reader, seat, mount(facts(reader, seat)))
        reader.address.write("scene", [str(seat.scene + 1)], ["1"])
        invited = invitation(seat.follow, reader.text) if seat.scene == 0 else None
        with slide:
            show_slide(reader, staged_scene(reader, seat), place=f"{seat.key}-{seat.scene}", invitation=invited)
        if seat.role != "follower":
            _show_notes(reader, seat)
    if seat.role == "presenter":
        sessions().steer(seat.control, str(hello().get("window", "")), "stage")
    compute_ahead(reader, seat)
    _warm_up(f"{seat.key}-{seat.scene}")


def _show_notes(reader: Reader, seat: Seat) -> None:
    text = reader.text
    body = markup.element("h2", text.say("Notes")) + markup.element("p", notes_of(seat) or text.say("No notes"))
    if seat.follow and invitation(seat.follow, text) is None:
        body += markup.element("p", no_invitation(text), css="small")
    markup.show(markup.raw_element("div", body, css="stage-notes"))


def notes_of(seat: Seat) -> str:
    """Return the notes of the scene that is on."""
    scenes = seat.deck.scenes if seat.deck else ()
    return scenes[seat.scene].notes if seat.scene < len(scenes) else ""


def _warm_up(place: str) -> None:
    """Load the charts' library, which is large, with the first scene of a window, before one that needs it."""
    if st.session_state.setdefault(_WARMED, place) == place:
        with st.container(key="warm"):
            st.plotly_chart(_NOTHING, theme=None, key="chart-warm", height=10)
