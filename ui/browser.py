"""What the reader's browser keeps: a deck being edited, and the control codes of presentations."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from data.following import follow_code

CONTROLS = "stage_controls"
_PRESENTING = "stage_presenting"

_memory = st.components.v2.component(
    "browser_memory", js=Path(__file__).with_name("browser.js").read_text(encoding="utf-8")
)


def browser_memory(*, deck: str) -> Mapping[str, Any] | None:
    """Give the browser what it is to keep; return what it kept before, None as long as it has not answered."""
    data = {"deck": deck, "controls": controls(), "presenting": st.session_state.get(_PRESENTING, "")}
    found = _memory(data=data, key="browser-memory", on_memory_change=lambda: None).get("memory")
    return found if isinstance(found, Mapping) else None


def controls() -> dict[str, str]:
    """Return the control codes of this session by follow code."""
    held: dict[str, str] = st.session_state.setdefault(CONTROLS, {})
    return held


def remember_control(control: str) -> str:
    """Keep a control code in this session and, with the next run, in this browser; return its follow code."""
    follow = follow_code(control)
    controls()[follow] = control
    return follow


def present_with(control: str) -> str:
    """Make a control code the one this browser presents with."""
    st.session_state[_PRESENTING] = remember_control(control)
    return str(st.session_state[_PRESENTING])


def presenting() -> str:
    """Return the follow code that this browser presents with; empty before one is known."""
    return str(st.session_state.get(_PRESENTING, ""))
