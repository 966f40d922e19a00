"""Uploads that were begun: kept in the store per person and file, so that a lost connection loses nothing."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

from data.store import Store
from data.store.drafts import Draft
from data.store.entries import ReceivedFile
from data.submissions import Person
from data.submissions.comparison import Choice
from data.submissions.drafting import drafts, drop_draft, save_draft

KIND: Final = "upload:"
MOST: Final = 5
"""Unfinished uploads that are kept for one person; the oldest goes first."""


@dataclass(frozen=True)
class Begun:
    """What a person has said about a file so far.

    Attributes
    ----------
    city
        Whose file it is; "" for the whole partnership.
    answers
        To the questions about the file.
    kept
        For values that somebody else changed meanwhile, which one stays.
    """

    city: str = ""
    words: str = "en"
    answers: Mapping[str, str] = field(default_factory=dict)
    kept: Mapping[tuple[str, ...], Choice] = field(default_factory=dict)
    note: str = ""


def draft_kind(content: bytes) -> str:
    """Return under which name a file's draft is kept."""
    return f"{KIND}{sha256(content).hexdigest()[:16]}"


def keep(store: Store, person: Person, file: ReceivedFile, begun: Begun) -> None:
    """Keep an unfinished upload; of more than :data:`MOST` the oldest goes.

    Raises
    ------
    StoreError
        When the store cannot take it.
    """
    kind = draft_kind(file.content)
    save_draft(store, person, Draft(kind=kind, body=_written(begun), file_name=file.name, file=file.content))
    for draft in unfinished(store, person)[MOST:]:
        drop_draft(store, person, draft.kind)


def unfinished(store: Store, person: Person) -> list[Draft]:
    """Return a person's unfinished uploads, the newest first."""
    found = [draft for kind, draft in drafts(store, person).items() if kind.startswith(KIND) and draft.file]
    return sorted(found, key=lambda draft: str(draft.updated_at), reverse=True)


def discard(store: Store, person: Person, kind: str) -> None:
    """Forget an unfinished upload."""
    drop_draft(store, person, kind)


def _written(begun: Begun) -> str:
    kept = [[*key, choice] for key, choice in begun.kept.items()]
    return json.dumps({**vars(begun), "answers": dict(begun.answers), "kept": kept})


def begun_from(draft: Draft) -> Begun:
    """Return what a draft says; one that an older version of the program wrote may say less."""
    said = json.loads(draft.body)
    return Begun(
        city=said.get("city", ""),
        words=said.get("words", "en"),
        answers=said.get("answers", {}),
        kept={tuple(key): choice for *key, choice in said.get("kept", [])},
        note=said.get("note", ""),
    )
