"""Writes everything that is stored into one file, as of one moment, while others go on working."""

import os
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, Any

from sqlalchemy import Connection, MetaData, Table, func, insert, select

from data.store import schema
from data.store.archive import MANIFEST, Manifest, write_table
from data.store.engine import Store
from data.store.errors import BackupFileError, StoreEmptyError, StoreError
from data.store.migration import HEAD, revision_of
from text import mark

EXISTS = mark("it exists already, and a backup never replaces another")
UNWRITABLE = mark("it cannot be written there: check that the folder exists, is writable and has room")


@dataclass(frozen=True)
class BackupReport:
    """What was written where; ``is_recorded`` is False when the store was too full to remember it."""

    path: Path
    rows: int
    size: int
    is_recorded: bool


def backup(store: Store, target: Path) -> BackupReport:
    """Write a backup to a file, or under a name made of the moment into a folder.

    Raises
    ------
    BackupFileError
        When the file exists or cannot be written; nothing is left behind then.
    StoreEmptyError
        When there is no store yet.
    """
    path = target / f"store-{store.now()[:19].replace(':', '')}.zip" if target.is_dir() else target
    if path.exists():
        raise BackupFileError(where=str(path), problem=EXISTS)
    try:
        with NamedTemporaryFile(dir=path.parent, prefix=f"{path.name}.", suffix=".part") as part:
            manifest = _write(store, part)
            # Only a complete file ever bears the name.
            os.link(part.name, path)
    except OSError:
        raise BackupFileError(where=str(path), problem=UNWRITABLE) from None
    rows = sum(int(table["rows"]) for table in manifest.tables.values())
    return BackupReport(path, rows, path.stat().st_size, _record(store, path, manifest))


def _write(store: Store, file: IO[bytes]) -> Manifest:
    with store.reading() as connection:
        revision = revision_of(store, connection)
        if revision is None:
            raise StoreEmptyError(where=store.where)
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            tables = {
                table.name: write_table(archive, table.name, _rows(connection, table))
                for table in tables_of(connection)
            }
            manifest = Manifest(revision, store.now(), tables)
            archive.writestr(MANIFEST, manifest.written())
        file.flush()
        os.fsync(file.fileno())
    return manifest


def tables_of(connection: Connection) -> list[Table]:
    """Return our tables as they are in this database, whatever its revision, those referred to first."""
    found = MetaData()
    found.reflect(connection, only=lambda name, _: name in schema.metadata.tables)
    return found.sorted_tables


def _rows(connection: Connection, table: Table) -> Iterator[dict[str, Any]]:
    rows = connection.execution_options(yield_per=500).execute(select(table).order_by(*table.primary_key))
    return (dict(row) for row in rows.mappings())


def _record(store: Store, path: Path, manifest: Manifest) -> bool:
    """Remember the backup in the store; one that is full or older than this program has been backed up all the same."""
    if manifest.revision != HEAD:
        return False
    table = schema.maintenance
    try:
        with store.writing() as connection:
            number = connection.execute(select(func.coalesce(func.max(table.c.id), 0))).scalar_one() + 1
            row = {"id": number, "kind": "backup", "at": manifest.made_at, "detail": path.name[:200]}
            connection.execute(insert(table), [row])
    except StoreError:
        return False
    return True
