"""Drafts of the person who acts: kept over a lost connection, seen by nobody else."""

from collections.abc import Mapping

from data.store import Store
from data.store.drafts import Draft, discard_draft, read_drafts, write_draft
from data.submissions.errors import DraftTooLargeError
from data.submissions.people import Person

LIMIT_MB = 12
"""A workbook of 10 MB with its answers."""


def save_draft(store: Store, person: Person, draft: Draft) -> None:
    """Keep a draft in place of the person's earlier one of its kind.

    Raises
    ------
    DraftTooLargeError
        When it is larger than anything that could be accepted.
    """
    if len(draft.file or b"") + len(draft.body) > LIMIT_MB * 1_000_000:
        raise DraftTooLargeError(limit=LIMIT_MB)
    with store.writing() as connection:
        write_draft(connection, person.subject, draft, at=store.now())


def drafts(store: Store, person: Person) -> Mapping[str, Draft]:
    """Return the person's drafts by kind."""
    with store.reading() as connection:
        return read_drafts(connection, person.subject)


def drop_draft(store: Store, person: Person, kind: str) -> None:
    """Discard the person's draft of a kind, if there is one."""
    with store.writing() as connection:
        discard_draft(connection, person.subject, kind)
