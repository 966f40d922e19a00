"""Checks that a store is whole: hashes, references, versions, and that nothing can be changed."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, func, select, text

from data.store import schema
from data.store.digests import stored_digest
from data.store.engine import Store
from data.store.migration import HEAD, revision_of
from data.store.reading import Event, read_events
from data.store.triggers import protected
from text import Text, mark


@dataclass(frozen=True)
class Fault:
    """Something that is not as it should be, as a message with the values for its places."""

    message: str
    values: dict[str, Any] = field(default_factory=dict)

    def said(self, voice: Text) -> str:
        """Return the message in a language."""
        return voice.say(self.message, **self.values)


OUTDATED = mark("The schema is not the newest one; the next start brings it up to date.")
BROKEN_FILE = mark("The database file is damaged.")
UNPROTECTED = mark("Rows of the table {table} can be changed: its triggers are missing or switched off.")
DANGLING = mark("Rows of {table} refer by {column} to rows that are not there: {rows}.")
FILE_CHANGED = mark("The file {sha256} is not what was received.")
FILE_GONE = mark("The file {sha256} is gone without having been redacted.")
DIGEST = mark("The rows of submission {submission} are not what was accepted.")
EVENTS = mark("The events of submission {submission} do not follow from each other.")
NUMBERS = mark("The events are not numbered without gaps.")
COUNTER = mark("The version of {kind} is {found} and should be {expected}.")


def verify(store: Store) -> list[Fault]:
    """Return everything that is wrong with a store; an empty list means that it is whole."""
    with store.reading() as connection:
        if revision_of(store, connection) != HEAD:
            return [Fault(OUTDATED)]
        return verified(connection)


def verified(connection: Connection) -> list[Fault]:
    """Return everything that is wrong with the store a connection sees, at the newest schema."""
    events = read_events(connection)
    return [
        *_damage(connection),
        *_unprotected(connection),
        *_dangling(connection),
        *_changed_files(connection, events),
        *_changed_submissions(connection),
        *_contradictions(connection, events),
        *_miscounts(connection, events),
    ]


def _damage(connection: Connection) -> Iterator[Fault]:
    checks = connection.dialect.name == "sqlite"
    if checks and connection.execute(text("PRAGMA integrity_check")).scalar_one() != "ok":
        yield Fault(BROKEN_FILE)


def _unprotected(connection: Connection) -> Iterator[Fault]:
    kept = protected(connection)
    for table in (*schema.APPEND_ONLY, *schema.REDACTABLE):
        if table.name not in kept:
            yield Fault(UNPROTECTED, {"table": table.name})


def _dangling(connection: Connection) -> Iterator[Fault]:
    """Look for lost references: SQLite checks them only where a connection asks for it."""
    for table in schema.metadata.sorted_tables:
        for key in table.foreign_keys:
            column, target = key.parent, key.column
            there = select(target).where(target == column).correlate(table).exists()
            query = select(func.count()).select_from(table).where(column.is_not(None), ~there)
            rows = connection.execute(query).scalar_one()
            if rows:
                yield Fault(DANGLING, {"table": table.name, "column": column.name, "rows": rows})


def _changed_files(connection: Connection, events: list[Event]) -> Iterator[Fault]:
    redacted = {event.target.removeprefix("file:") for event in events if event.kind == "redacted"}
    files = schema.files.c
    for sha256 in connection.execute(select(files.sha256)).scalars().all():
        # One at a time: together they may not fit into memory.
        size, content = connection.execute(select(files.size, files.content).where(files.sha256 == sha256)).one()
        if content is None:
            if sha256 not in redacted:
                yield Fault(FILE_GONE, {"sha256": sha256})
        elif hashlib.sha256(content).hexdigest() != sha256 or len(content) != size:
            yield Fault(FILE_CHANGED, {"sha256": sha256})


def _changed_submissions(connection: Connection) -> Iterator[Fault]:
    for number, digest in connection.execute(select(schema.submissions.c.id, schema.submissions.c.digest)).all():
        if stored_digest(connection, number) != digest:
            yield Fault(DIGEST, {"submission": number})


def _contradictions(connection: Connection, events: list[Event]) -> Iterator[Fault]:
    """Look for submissions that were not accepted once, and then undone and restored in turns."""
    for number in connection.execute(select(schema.submissions.c.id)).scalars():
        kinds = [event.kind for event in events if event.submission == number]
        turns = ["undone", "restored"] * len(kinds)
        if kinds != ["accepted", *turns][: len(kinds)] or not kinds:
            yield Fault(EVENTS, {"submission": number})


def _miscounts(connection: Connection, events: list[Event]) -> Iterator[Fault]:
    if [event.number for event in events] != list(range(1, len(events) + 1)):
        yield Fault(NUMBERS)
    expected = dict.fromkeys(("events", *schema.KINDS), 0)
    for event in events:
        expected |= dict.fromkeys(("events", *event.kinds), event.number)
    found = dict(connection.execute(select(schema.counters.c.kind, schema.counters.c.version)).all())
    for kind, version in expected.items():
        if found.get(kind) != version:
            yield Fault(COUNTER, {"kind": kind, "found": found.get(kind), "expected": version})
