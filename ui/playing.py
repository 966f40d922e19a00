"""A slider over years that a reader may let run: it never starts by itself, can be paused, and stops at the end."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from text import Text
from ui.address import Address, choose, show_choice

SECONDS: Final = 1.6  # per year: time to see what changed
_PLAYING: Final = "years-playing"
_TICKS: Final = "years-ticks"


def choose_year(address: Address, years: Sequence[int], year: int, default: int, text: Text) -> None:
    """Show the years and, where there are several, the button that lets them run."""
    if len(years) < 2:
        st.session_state[_PLAYING] = False
        return
    playing = bool(st.session_state.get(_PLAYING)) and year < years[-1]
    st.session_state[_PLAYING] = playing
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="years"):
        label = text.say("Pause") if playing else text.say("Play")
        icon = ":material/pause:" if playing else ":material/play_arrow:"
        st.button(label, key="play", icon=icon, on_click=_toggle, args=(list(years), year), width="content")
        with st.container(width="stretch"):
            show_choice(
                address,
                "year",
                label=text.say("Year"),
                options={str(one): str(one) for one in years},
                current=str(year),
                default=str(default),
                widget=st.select_slider,
                label_visibility="collapsed",
            )
    if playing:
        st.session_state[_TICKS] = 0
        _stepper(list(years), year)


def _toggle(years: list[int], year: int) -> None:
    """Start or pause; from the last year it starts anew."""
    playing = not st.session_state.get(_PLAYING)
    st.session_state[_PLAYING] = playing
    if playing and year == years[-1]:
        choose("year", [str(years[0])])


@st.fragment(run_every=SECONDS)
def _stepper(years: list[int], year: int) -> None:
    """Go one year on; the first of these runs belongs to the page's own and does nothing."""
    if not st.session_state.get(_PLAYING):
        return
    if st.session_state[_TICKS] == 0:
        st.session_state[_TICKS] = 1
        return
    choose("year", [str(years[years.index(year) + 1])])
    st.rerun()
