"""Turns what the two databases raise into the store's own errors, and never repeats their texts."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from sqlalchemy.exc import DBAPIError

from data.store.errors import (
    AppendOnlyError,
    StoreBusyError,
    StoreDamagedError,
    StoreError,
    StoreFullError,
    StoreRefusedError,
    StoreUnreachableError,
    StoreUnwritableError,
    StoreValueError,
)

_SQLITE: dict[int, type[StoreError]] = {
    sqlite3.SQLITE_BUSY: StoreBusyError,
    sqlite3.SQLITE_LOCKED: StoreBusyError,
    sqlite3.SQLITE_FULL: StoreFullError,
    sqlite3.SQLITE_READONLY: StoreUnwritableError,
    sqlite3.SQLITE_CANTOPEN: StoreUnwritableError,
    sqlite3.SQLITE_IOERR: StoreUnwritableError,
    sqlite3.SQLITE_PERM: StoreUnwritableError,
    sqlite3.SQLITE_CORRUPT: StoreDamagedError,
    sqlite3.SQLITE_NOTADB: StoreDamagedError,
}

# SQLSTATE: exact codes first, then their classes.
_POSTGRES: dict[str, type[StoreError]] = {
    "55P03": StoreBusyError,  # lock not available
    "57014": StoreBusyError,  # cancelled after a time limit
    "25006": StoreUnwritableError,  # read-only transaction
    "42501": StoreUnwritableError,  # insufficient privilege
    "3D000": StoreRefusedError,  # no such database
    "53100": StoreFullError,  # disk full
    "53200": StoreFullError,  # out of memory
    "53300": StoreBusyError,  # too many connections
    "22": StoreValueError,
    "28": StoreRefusedError,
    "40": StoreBusyError,  # serialization failure, deadlock
    "57": StoreUnreachableError,  # shut down
    "08": StoreUnreachableError,
    "58": StoreUnwritableError,  # system error of the server's disk
    "XX": StoreDamagedError,
}
_REFUSALS = ("authentication", "password", "role", "does not exist", "pg_hba", "permission")


@contextmanager
def named_failures(where: str) -> Iterator[None]:
    """Raise what the database raises as a :class:`StoreError` that says ``where``; let everything else through."""
    try:
        yield
    except (DBAPIError, sqlite3.Error, psycopg.Error) as error:
        named = _named(error.orig if isinstance(error, DBAPIError) else error)
        if named is None:
            raise
        # "from None": the driver's text may name hosts, users and files.
        raise named(where=where) from None


def _named(error: BaseException | None) -> type[StoreError] | None:
    if isinstance(error, sqlite3.IntegrityError):
        # RAISE(ABORT) of our triggers; any other broken rule is an error of ours and keeps its traceback.
        return AppendOnlyError if error.sqlite_errorcode == sqlite3.SQLITE_CONSTRAINT_TRIGGER else None
    if isinstance(error, sqlite3.DatabaseError):
        # The low byte is the code without its details.
        return _SQLITE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
    if isinstance(error, psycopg.Error):
        return _named_postgres(error)
    return None


def _named_postgres(error: psycopg.Error) -> type[StoreError] | None:
    state = error.sqlstate or ""
    if state == APPEND_ONLY_STATE:
        return AppendOnlyError
    found = _POSTGRES.get(state) or _POSTGRES.get(state[:2])
    if found or not isinstance(error, psycopg.OperationalError | psycopg.DataError):
        return found
    if isinstance(error, psycopg.DataError):
        return StoreValueError
    # A refused connection carries no SQLSTATE, only the server's English words.
    return StoreRefusedError if any(word in str(error) for word in _REFUSALS) else StoreUnreachableError


APPEND_ONLY_STATE = "AP001"
"""The SQLSTATE that our own triggers raise in PostgreSQL."""
