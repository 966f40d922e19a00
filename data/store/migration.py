"""Brings a store to the newest schema at start, also when two processes start at the same moment."""

import time
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, inspect, text

from data.store.engine import Store
from data.store.errors import StoreBusyError, StoreTooNewError
from data.store.failures import named_failures

REVISIONS: tuple[str, ...] = ("0001", "0002", "0003")
"""All schemas there have been, oldest first."""
HEAD = REVISIONS[-1]
SCRIPTS = Path(__file__).parent / "migrations"
TRY_AGAIN: Final = 0.05  # seconds


def migrate(store: Store, *, to: str = HEAD) -> None:
    """Bring the schema to ``to``, in one transaction; a store that is there already is only looked at.

    Raises
    ------
    StoreTooNewError
        When the store's schema is not one of :data:`REVISIONS`.
    StoreBusyError
        When another process migrates for longer than we wait.
    """
    with store.reading() as connection:
        if revision_of(store, connection) == to:
            return
    if store.is_sqlite:
        _switch_to_wal(store)
    with store.writing() as connection:
        # Alembic asks again where we are, now under the lock: another process may just have done it.
        upgrade(connection, to)


def revision_of(store: Store, connection: Connection) -> str | None:
    """Return the schema's revision, None for an empty database.

    Raises
    ------
    StoreTooNewError
        When it is none of ours.
    """
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    if revision is not None and revision not in REVISIONS:
        raise StoreTooNewError(where=store.where)
    return str(revision) if revision is not None else None


def upgrade(connection: Connection, to: str = HEAD) -> None:
    """Run the migrations up to ``to`` inside the connection's transaction."""
    # Most starts find the schema in place and are spared the 0.2 s of importing this.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def _switch_to_wal(store: Store) -> None:
    """Let readers go on while somebody writes; the file remembers it.

    Of two servers that begin with a new file at the same moment SQLite turns one away instead of letting it wait.
    """
    end = time.monotonic() + store.patience
    while True:
        try:
            _ask_for_wal(store)
        except StoreBusyError:
            if time.monotonic() >= end:
                raise
            time.sleep(TRY_AGAIN)
        else:
            return


def _ask_for_wal(store: Store) -> None:
    with named_failures(store.where):
        connection = store.engine.raw_connection()
        try:
            cursor = connection.cursor()
            cursor.execute("PRAGMA journal_mode = WAL")
            cursor.close()
        finally:
            connection.close()
