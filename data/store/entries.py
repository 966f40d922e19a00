"""What is written to the store at once: one submission with its author, its file and all its rows."""

import hashlib
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from data.content import ActionRow, MilestoneRow

EventKind = Literal["accepted", "undone", "restored", "redacted"]
FIGURE_COLUMNS: tuple[str, ...] = (
    "indicator",
    "geo",
    "breakdown",
    "source",
    "year",
    "value",
    "flag",
    "carried",
    "sheet",
    "cell",
    "origin",
    "note",
)
"""The columns of a frame of figures to be written; ``carried`` ones came with the template and determine nothing."""


@dataclass(frozen=True, kw_only=True)
class Author:
    """Who writes: the sign-in's subject, a name to show to staff, and an organisation that is public."""

    subject: str
    name: str
    organisation: str = ""


@dataclass(frozen=True, kw_only=True)
class ReceivedFile:
    """A file as it was received, byte for byte."""

    name: str
    content: bytes

    @property
    def sha256(self) -> str:
        """The hash by which the file is kept."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, kw_only=True)
class DeckRow:
    """A saved presentation; ``body`` None says that it is removed."""

    deck: str
    title: str
    body: str | None


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Everything of one submission that is written; ``figures`` has :data:`FIGURE_COLUMNS`."""

    kind: str
    cities: frozenset[str]
    author: Author
    figures: pd.DataFrame
    milestones: tuple[MilestoneRow, ...] = ()
    actions: tuple[ActionRow, ...] = ()
    decks: tuple[DeckRow, ...] = ()
    replaces: frozenset[str] = frozenset()
    file: ReceivedFile | None = None
    data_version: int | None = None
    note: str = ""
