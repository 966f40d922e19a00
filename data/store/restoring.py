"""Puts a backup in the place of a store: whole, checked, in one transaction."""

import zipfile
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection, LargeBinary, delete, func, insert, inspect, select, text

from data.store import schema
from data.store.archive import NOT_OURS, Manifest, read_manifest, read_table
from data.store.backup import tables_of
from data.store.engine import Store
from data.store.errors import BackupFileError, StoreNotEmptyError
from data.store.migration import REVISIONS, upgrade
from data.store.sign_outs import read_sign_outs, write_sign_outs
from data.store.verification import verified
from text import mark

TOO_NEW = mark("it was made by a newer version of this program")
UNREADABLE = mark("it cannot be read")
UNSOUND = mark("what it holds does not fit together")
_HOLDING_WORK = (schema.submissions, schema.drafts, schema.people)
# A restored store is a new generation: its versions start another count.
_NOT_RESTORED = {"generations"}


def restore(store: Store, source: Path, *, replace: bool = False) -> Manifest:
    """Put a backup in place of what is stored and bring it to the newest schema.

    Parameters
    ----------
    replace
        Whether to give up what the store holds now.

    Raises
    ------
    StoreNotEmptyError
        When the store holds something and ``replace`` is False.
    BackupFileError
        When the file is not a backup, was changed, or is newer than this program. The store is as before.
    """
    with _opened(source) as (archive, manifest), store.writing() as connection:
        if not replace and _holds_work(connection):
            raise StoreNotEmptyError(where=store.where)
        signed_out = _signed_out(connection)
        _clear(connection)
        upgrade(connection, manifest.revision)
        _fill(connection, archive, manifest, str(source))
        upgrade(connection)
        write_sign_outs(connection, signed_out)
        if verified(connection):
            raise BackupFileError(where=str(source), problem=UNSOUND)
    return manifest


@contextmanager
def _opened(source: Path) -> Iterator[tuple[zipfile.ZipFile, Manifest]]:
    """Give a backup all of whose parts have been checked."""
    where = str(source)
    try:
        archive = zipfile.ZipFile(source)
    except zipfile.BadZipFile:
        raise BackupFileError(where=where, problem=NOT_OURS) from None
    except OSError:
        raise BackupFileError(where=where, problem=UNREADABLE) from None
    with archive:
        manifest = read_manifest(archive, where)
        if manifest.revision not in REVISIONS:
            raise BackupFileError(where=where, problem=TOO_NEW)
        for name in manifest.tables:
            deque(read_table(archive, name, manifest, where), maxlen=0)
        yield archive, manifest


def _holds_work(connection: Connection) -> bool:
    present = {table.name for table in tables_of(connection)}
    wanted = [table for table in _HOLDING_WORK if table.name in present]
    return any(connection.execute(select(func.count()).select_from(table)).scalar_one() for table in wanted)


def _signed_out(connection: Connection) -> dict[str, str]:
    """Return who signed out: whoever did since the backup was made stays signed out."""
    if not inspect(connection).has_table(schema.sign_outs.name):
        return {}
    return read_sign_outs(connection)


def _clear(connection: Connection) -> None:
    for table in reversed(tables_of(connection)):
        table.drop(connection)
    connection.execute(text("DROP TABLE IF EXISTS alembic_version"))


def _fill(connection: Connection, archive: zipfile.ZipFile, manifest: Manifest, where: str) -> None:
    """Fill the fresh tables; those of the backup's revision, whatever the newest one's are."""
    connection.execute(delete(schema.counters))
    for table in tables_of(connection):
        if table.name in manifest.tables and table.name not in _NOT_RESTORED:
            rows = read_table(archive, table.name, manifest, where)
            size = 1 if any(isinstance(column.type, LargeBinary) for column in table.c) else 5000
            while batch := list(islice(rows, size)):
                connection.execute(insert(table), batch)
