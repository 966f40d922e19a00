"""Unfinished work of one person, kept over a lost connection: an upload with its answers, an unsaved deck."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from data.store import schema


@dataclass(frozen=True, kw_only=True)
class Draft:
    """One draft; ``body`` is JSON of the page's own, ``file`` the workbook it is about."""

    kind: str
    body: str
    file_name: str = ""
    file: bytes | None = None
    updated_at: dt.datetime | None = None


def write_draft(connection: Connection, author: str, draft: Draft, *, at: str) -> None:
    """Keep a draft in the place of the author's earlier one of the same kind."""
    discard_draft(connection, author, draft.kind)
    row = {
        "author": author,
        "kind": draft.kind,
        "updated_at": at,
        "file_name": draft.file_name,
        "file": draft.file,
        "body": draft.body,
    }
    connection.execute(insert(schema.drafts), [row])


def read_drafts(connection: Connection, author: str) -> dict[str, Draft]:
    """Return an author's drafts by kind."""
    query = select(schema.drafts).where(schema.drafts.c.author == author)
    return {
        row.kind: Draft(
            kind=row.kind,
            body=row.body,
            file_name=row.file_name,
            file=row.file,
            updated_at=dt.datetime.fromisoformat(row.updated_at),
        )
        for row in connection.execute(query)
    }


def discard_draft(connection: Connection, author: str, kind: str | None = None) -> None:
    """Remove an author's draft of a kind, or all of them."""
    query = delete(schema.drafts).where(schema.drafts.c.author == author)
    connection.execute(query if kind is None else query.where(schema.drafts.c.kind == kind))
