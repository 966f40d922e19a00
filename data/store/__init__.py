"""Keeps what people add: submissions, the files they came in, every value with its cell, and who did what when.

SQLite or PostgreSQL through SQLAlchemy Core. What is accepted is never changed or removed: see
:mod:`data.store.schema`.
"""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from data.store.engine import PATIENCE, VAR, Store, connect, make_folder, utc_now
from data.store.errors import StoreError
from data.store.migration import migrate

__all__ = ["VAR", "Store", "StoreError", "open_store"]


def open_store(
    url: str | None = None,
    *,
    folder: Path = VAR,
    patience: float = PATIENCE,
    clock: Callable[[], dt.datetime] = utc_now,
) -> Store:
    """Return the store, created or brought to the newest schema where needed.

    Parameters
    ----------
    url
        The value of DATABASE_URL; None or "" for SQLite in ``folder``.
    folder
        A folder on a local disk.
    patience
        Seconds to wait for somebody else's change.

    Raises
    ------
    StoreError
        Named by what is wrong, with a message that may be shown.
    """
    store = connect(url, folder=folder, patience=patience, clock=clock)
    if store.is_sqlite:
        make_folder(folder)
    try:
        migrate(store)
    except BaseException:
        store.close()
        raise
    return store
