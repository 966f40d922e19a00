"""Who sits in front of the stage: which deck and scene this window shows, and whether it may move the presentation."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

import streamlit as st

from data.following import Following, follow_code, is_follow_code, sessions
from data.following.codes import plain
from exhibits.scenes.deck_file import read_deck, write_deck
from exhibits.scenes.decks import BUILT_IN, built_in_deck
from exhibits.scenes.scene import Deck
from ui.browser import controls
from ui.events import events_are_served
from ui.kept import KeptOf
from ui.own_deck import OWN, fetched, own_deck
from ui.reader import Reader

Role = Literal["solo", "presenter", "follower"]
HELLO = "stage_hello"
_BUILT_IN: Final[KeptOf[Deck]] = KeptOf(64)


@dataclass(frozen=True)
class Seat:
    """One window's place.

    Attributes
    ----------
    deck
        None while it is not here yet: the presenter's browser still holds it, or the presentation has not begun.
    key
        The deck's key in the address.
    scene
        Counted from 0.
    follow, version
        The follow code and where the presentation stands; empty when nobody can follow.
    away
        Whether a follower looks at another scene than the presenter.
    """

    deck: Deck | None
    key: str
    scene: int
    role: Role
    follow: str = ""
    version: str = ""
    control: str = ""
    away: bool = False


def hello() -> Mapping[str, Any]:
    """Return what this window said of itself."""
    found = st.session_state.get(HELLO, {})
    return found if isinstance(found, Mapping) else {}


def take_seat(reader: Reader) -> Seat:
    """Return this window's place from the address, the presentation it belongs to, and what the browser holds."""
    follow = plain(reader.address.values.get("follow", [""])[-1])
    asked = asked_scene(reader)
    if not is_follow_code(follow) or not events_are_served():
        key = deck_key(reader)
        return Seat(_deck(key, reader), key, asked, "solo")
    now = sessions().look(follow)
    control = _control(follow)
    if control:
        return _presenting(reader, follow, control, now, asked)
    return _following(reader, follow, now, asked)


def _presenting(reader: Reader, follow: str, control: str, now: Following | None, asked: int) -> Seat:
    """Return a presenter's place: where the presentation stands; one that begins or resumes stands at the address."""
    begins = now is None or "start" in reader.address.values
    key = deck_key(reader) if begins or now is None else now.deck or OWN
    scene = asked if begins or now is None else now.scene
    deck = _deck(key, reader) or _of(now, reader)
    if deck is not None and begins:
        now = put(control, key, deck, scene)
        reader.address.write("start", [], [])
    reader.address.write("deck", [key], [])
    return Seat(deck, key, scene, "presenter", follow, now.version if now else "", control)


def put(control: str, key: str, deck: Deck, scene: int) -> Following:
    """Tell all followers which scene of which deck is on."""
    content = write_deck(deck.public()) if key == OWN else ""
    return sessions().put(control, deck="" if key == OWN else key, content=content, scene=scene)


def _following(reader: Reader, follow: str, now: Following | None, asked: int) -> Seat:
    away = "away" in reader.address.values
    version = now.version if now else ""
    scene = asked if away or now is None else now.scene
    if now is None and not hello() and "deck" in reader.address.values:
        # Who presents is known only when the browser has said what it holds: until then the scene of the address.
        key = deck_key(reader)
        return Seat(_deck(key, reader), key, scene, "follower", follow)
    return Seat(_of(now, reader), now.deck if now else "", scene, "follower", follow, version, away=away)


def _control(follow: str) -> str:
    """Return the control code that this session or this browser holds, if it is the right one."""
    held = controls().get(follow) or plain(str(hello().get("control", "")))
    if not held or follow_code(held) != follow:
        return ""
    controls()[follow] = held
    return held


def deck_key(reader: Reader) -> str:
    """Return which deck the address asks for; an unknown one is noted and the five cities shown."""
    return reader.address.one("deck", (*BUILT_IN, OWN), "five")


def asked_scene(reader: Reader) -> int:
    """Return the scene of the address, counted from 0."""
    return (reader.address.year("scene", 1, 999, 1) or 1) - 1


def _deck(key: str, reader: Reader) -> Deck | None:
    if key == OWN:
        return own_deck() or fetched(hello().get("deck"))
    catalogue, text = reader.evidence.catalogue, reader.text
    return _BUILT_IN.get(catalogue, key, text.language, make=lambda: built_in_deck(key, catalogue, text))


def _of(now: Following | None, reader: Reader) -> Deck | None:
    if now is None:
        return None
    return read_deck(now.content.encode()) if now.content else _deck(now.deck, reader)
