"""Reads what happened: events and submissions, as plain records."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from data.store import schema


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened; its number is the data version it made.

    ``subject`` and ``name`` are None once redacted, and for staff only.
    """

    number: int
    kind: str
    submission: int | None
    at: dt.datetime
    kinds: tuple[str, ...]
    target: str
    subject: str | None
    name: str | None
    organisation: str
    note: str


@dataclass(frozen=True, kw_only=True)
class Submission:
    """What was accepted at once: who, when, from which file. ``name`` and the file's name are for staff only."""

    number: int
    kind: str
    cities: frozenset[str]
    received_at: dt.datetime
    subject: str | None
    name: str | None
    organisation: str
    file_sha256: str | None
    file_name: str | None
    data_version: int | None
    note: str
    digest: str
    replaces: frozenset[str]


def read_events(connection: Connection, *, at: int | None = None) -> list[Event]:
    """Return the events in order, up to and including number ``at``."""
    events, people, texts = schema.events.c, schema.people.c, schema.texts.c
    query = (
        select(schema.events, people.subject, people.name, people.organisation, texts.text)
        .join(schema.people, people.id == events.person_id)
        .outerjoin(schema.texts, texts.id == events.note_id)
        .order_by(events.id)
    )
    rows = connection.execute(query if at is None else query.where(events.id <= at)).mappings()
    return [
        Event(
            number=row["id"],
            kind=row["kind"],
            submission=row["submission_id"],
            at=dt.datetime.fromisoformat(row["at"]),
            kinds=tuple(row["kinds"].split()),
            target=row["target"],
            subject=row["subject"],
            name=row["name"],
            organisation=row["organisation"],
            note=row["text"] or "",
        )
        for row in rows
    ]


def active_submissions(connection: Connection, *, at: int | None = None) -> list[int]:
    """Return the numbers of the submissions in force (accepted, and not undone since), oldest first."""
    events = schema.events.c
    query = select(events.submission_id, events.kind).where(events.submission_id.is_not(None)).order_by(events.id)
    rows = connection.execute(query if at is None else query.where(events.id <= at))
    last = dict(rows.all())
    return sorted(number for number, kind in last.items() if kind in {"accepted", "restored"})


def accepted_submissions(connection: Connection, *, at: int | None = None) -> list[int]:
    """Return the numbers of all submissions accepted so far, undone or not, oldest first."""
    events = schema.events.c
    query = select(events.submission_id).where(events.kind == "accepted").order_by(events.submission_id)
    return list(connection.execute(query if at is None else query.where(events.id <= at)).scalars())


def read_submissions(connection: Connection) -> dict[int, Submission]:
    """Return every submission by its number, in force or not."""
    table, people, files = schema.submissions.c, schema.people.c, schema.files.c
    notes, names = schema.texts.alias("notes"), schema.texts.alias("names")
    query = (
        select(
            schema.submissions,
            people.subject,
            people.name,
            people.organisation,
            notes.c.text.label("note"),
            names.c.text.label("file_name"),
        )
        .join(schema.people, people.id == table.author_id)
        .outerjoin(notes, notes.c.id == table.note_id)
        .outerjoin(schema.files, files.sha256 == table.file_sha256)
        .outerjoin(names, names.c.id == files.name_id)
        .order_by(table.id)
    )
    replaced = read_replacements(connection)
    return {row["id"]: _submission(row, replaced) for row in connection.execute(query).mappings()}


def _submission(row: Any, replaced: dict[int, set[str]]) -> Submission:
    return Submission(
        number=row["id"],
        kind=row["kind"],
        cities=frozenset(row["cities"].split()),
        received_at=dt.datetime.fromisoformat(row["received_at"]),
        subject=row["subject"],
        name=row["name"],
        organisation=row["organisation"],
        file_sha256=row["file_sha256"],
        file_name=row["file_name"],
        data_version=row["data_version"],
        note=row["note"] or "",
        digest=row["digest"],
        replaces=frozenset(replaced.get(row["id"], ())),
    )


def read_replacements(connection: Connection) -> dict[int, set[str]]:
    """Return the datasets that each submission replaces whole, by the submission's number."""
    found: dict[int, set[str]] = {}
    for number, source in connection.execute(select(schema.replacements)):
        found.setdefault(number, set()).add(source)
    return found
