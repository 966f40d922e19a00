"""A frozen deck's reader: the evidence of an earlier data version, where this server can still tell it."""

import re
from dataclasses import replace
from typing import Final

from exhibits.scenes.kept import keep
from exhibits.scenes.scene import Deck, Scene
from ui.reader import Reader, evidence
from ui.stage.staged import staged_of

# What is shipped, then which store, and the newest events of its figures and of its plans (data.submissions.showing).
_STORED: Final = re.compile(r"(?P<place>[0-9a-f]{12}\.[^.]{1,8})\.(?P<figures>\d{1,9})\.(?P<plans>\d{1,9})")


def can_be_told(version: str, now: str) -> bool:
    """Return whether a server that holds ``now`` still knows ``version``: nothing accepted is ever lost.

    Not where other figures are shipped by now, or where another backup took the store's place.
    """
    if version in (now, now.partition(".")[0]):  # the shipped figures alone are always at hand
        return True
    then, held = _STORED.fullmatch(version), _STORED.fullmatch(now)
    if then is None or held is None or then["place"] != held["place"]:
        return False
    return all(int(then[kind]) <= int(held[kind]) for kind in ("figures", "plans"))


def pinned(reader: Reader, deck: Deck | None) -> Reader:
    """Return the reader as a deck wants: with the figures it is frozen at, or those of today."""
    version = deck.data_version if deck else ""
    if not version or version == reader.evidence.version or not can_be_told(version, reader.evidence.version):
        return reader
    return replace(reader, evidence=evidence(version))


def with_kept_figures(reader: Reader, deck: Deck) -> Deck:
    """Return a frozen deck with the figures of every scene written into it, as far as they can be told here."""
    held = pinned(reader, deck)
    if not deck.data_version or held.evidence.version != deck.data_version:
        return deck
    scenes = [scene if scene.kept else _with_kept(held, deck, index) for index, scene in enumerate(deck.scenes)]
    return deck.with_(scenes=tuple(scenes))


def _with_kept(reader: Reader, deck: Deck, index: int) -> Scene:
    staged = staged_of(reader, deck, index)
    return staged.scene.with_(kept=keep(staged.shown, reader.text)) if staged.shown.state == "shown" else staged.scene
