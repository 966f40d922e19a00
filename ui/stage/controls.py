"""The component that hears the keys, shows progress and clock, and holds the line to the server."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from exports.web.keys import KEY_TABLE, KEYS
from text import Text

_HERE = Path(__file__).parent
_PARTS = (
    "keys.js",
    "panels.js",
    "line.js",
    "timer.js",
    "reading.js",
    "stage.js",
)  # one script: components cannot import from one another


def _read(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


_mount = st.components.v2.component(
    "stage",
    html=_read("parts.html"),
    css=_read("parts.css"),
    js="\n".join((KEY_TABLE, *(_read(name) for name in _PARTS))),
)


@dataclass(frozen=True)
class Heard:
    """What came from the browser in this run.

    Attributes
    ----------
    go
        The scene asked for (counted from 0) and when; ``to`` is None for "back to the presentation".
    rehearsed
        Minutes spent on each scene, to be taken as the plan.
    hello
        What only the browser holds: its window's name, the control code, a deck of the presenter's own.
    """

    go: Mapping[str, Any] | None
    rehearsed: Mapping[str, Any] | None
    hello: Mapping[str, Any]


def mount(data: Mapping[str, Any]) -> Heard:
    """Put the component on the page and return what it says."""
    result = _mount(
        data=dict(data),
        key="stage-keys",
        on_go_change=_nothing,
        on_heard_change=_nothing,
        on_hello_change=_nothing,
        on_rehearsed_change=_nothing,
    )
    return Heard(_group(result.get("go")), _group(result.get("rehearsed")), _group(result.get("hello")) or {})


def _group(value: object) -> Mapping[str, Any] | None:
    return value if isinstance(value, Mapping) else None


def _nothing() -> None:
    """Stand for a callback: naming one is what makes Streamlit return the value."""


def words(text: Text) -> dict[str, str]:
    """Return the component's words in the reader's language."""
    return {
        "stage": text.say("Presentation; press H for the keys"),
        "previous": text.say("Previous scene"),
        "next": text.say("Next scene"),
        "offline": text.say("No connection; the scene stays"),
        "away": text.say("Back to the presentation (J)"),
        "long": text.say("Part {part} of {parts}: Z, then the arrows", part="{part}", parts="{parts}"),
        "reading": text.say("Part {part} of {parts}: the arrows turn, Esc ends", part="{part}", parts="{parts}"),
        "overview": text.say("Overview of the scenes"),
        "goto": text.say("Go to a scene"),
        "number": text.say("Number of the scene"),
        "help": text.say("Keys"),
        "leave": text.say("End the presentation"),
        "thisScene": text.say("This scene"),
        "wholeDeck": text.say("Whole deck"),
        "elapsed": text.say("Elapsed"),
        "remaining": text.say("Remaining"),
        "planned": text.say("Planned"),
        "rehearsal": text.say("Rehearsal: time spent on each scene"),
        "run": text.say("Start the clock"),
        "pause": text.say("Pause"),
        "reset": text.say("Set to zero"),
        "take": text.say("Take these times as the plan"),
    }


def keys(text: Text) -> list[tuple[str, str]]:
    """Return the keys and what they do."""
    return [(names, text.say(words)) for names, words in KEYS]
