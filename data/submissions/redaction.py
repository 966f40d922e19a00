"""Takes a name or a file out for good. Hashes and figures stay, and an event says that it was done."""

import re

from sqlalchemy import Connection, or_, select, update

from data.store import Store, schema
from data.store.drafts import discard_draft
from data.store.writing import write_event
from data.submissions.errors import NothingToRedactError
from data.submissions.people import Person
from data.submissions.rights import require_administrator


def redact_name(store: Store, name: str, person: Person | None) -> int:
    """Empty every place that holds a name, and return how many there were.

    The name or sign-in of somebody who submitted, a person responsible, and notes, reasons and file names in which
    the name stands. The drafts of that person go too. Files as received are redacted by :func:`redact_file`.

    Raises
    ------
    NotAllowedError
        For everybody but administrators.
    NothingToRedactError
        When the name stands nowhere.
    """
    acting = require_administrator(person)
    with store.writing() as connection:
        places = _empty_people(connection, name) + _empty_texts(connection, name)
        if not places:
            raise NothingToRedactError
        # The event must not keep the name that it says is gone.
        write_event(connection, "redacted", author=acting.author, at=store.now(), kinds=("plans",), target="name")
    _shrink(store)
    return places


def redact_file(store: Store, sha256: str, person: Person | None) -> None:
    """Empty a file as received, and its name; its hash and its figures stay.

    Raises
    ------
    NotAllowedError
        For everybody but administrators.
    NothingToRedactError
        When there is no such file, or it is empty already.
    """
    acting = require_administrator(person)
    files = schema.files.c
    with store.writing() as connection:
        kept = select(files.name_id).where(files.sha256 == sha256, files.content.is_not(None))
        found = connection.execute(kept).first()
        if found is None:
            raise NothingToRedactError
        connection.execute(update(schema.files).where(files.sha256 == sha256).values(content=None))
        connection.execute(update(schema.texts).where(schema.texts.c.id == found[0]).values(text=None))
        target = f"file:{sha256}"
        write_event(connection, "redacted", author=acting.author, at=store.now(), kinds=(), target=target)
    _shrink(store)


def _empty_people(connection: Connection, name: str) -> int:
    people = schema.people.c
    subjects = select(people.subject).where(or_(people.name == name, people.subject == name))
    known = [subject for subject in connection.execute(subjects).scalars() if subject]
    for subject in known:
        discard_draft(connection, subject)
    wanted = or_(people.name == name, people.subject.in_([name, *known]))
    return connection.execute(update(schema.people).where(wanted).values(subject=None, name=None)).rowcount


def _empty_texts(connection: Connection, name: str) -> int:
    texts = schema.texts.c
    holding = select(texts.id, texts.text).where(texts.text.is_not(None))
    whole_word = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    found = [number for number, text in connection.execute(holding) if whole_word.search(text)]
    if not found:
        return 0
    return connection.execute(update(schema.texts).where(texts.id.in_(found)).values(text=None)).rowcount


def _shrink(store: Store) -> None:
    """Bring the emptied pages into the database file, so that the log beside it holds no copy of what is gone."""
    if store.is_sqlite:
        with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
