"""Asks a store what it holds for less than reading it costs: pages ask at every run, and seldom has it changed."""

import threading
from contextlib import suppress
from dataclasses import dataclass, field

from sqlalchemy.pool import PoolProxiedConnection

from data.store.engine import Store
from data.store.failures import named_failures
from data.store.health import Versions, versions


@dataclass
class Watch:
    """Remembers a store's data versions for as long as nobody has written to it.

    SQLite counts the changes of its file for each connection; a connection kept for nothing else sees those of all
    processes. PostgreSQL is read at every question.
    """

    store: Store
    _connection: PoolProxiedConnection | None = None
    _seen: tuple[int, Versions] | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def versions(self) -> Versions:
        """Return the store's data versions at this moment.

        Raises
        ------
        StoreError
            The store cannot be read.
        """
        if not self.store.is_sqlite:
            return versions(self.store)
        with self._lock:
            # Counted before reading: a change in between is noticed at the next question.
            changes = self._changes()
            if self._seen is None or self._seen[0] != changes:
                self._seen = (changes, versions(self.store))
            return self._seen[1]

    def _changes(self) -> int:
        try:
            with named_failures(self.store.where):
                if self._connection is None:
                    self._connection = self.store.engine.raw_connection()
                cursor = self._connection.cursor()
                cursor.execute("PRAGMA data_version")
                row = cursor.fetchone()
                cursor.close()
                return int(row[0]) if row else 0
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Give the connection back; the next question takes one anew."""
        connection, self._connection, self._seen = self._connection, None, None
        if connection is not None:
            with suppress(Exception):  # it may be what failed
                connection.close()
