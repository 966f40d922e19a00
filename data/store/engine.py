"""Opens the store: SQLite in a folder of its own, or PostgreSQL where DATABASE_URL says so."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from data.store.errors import StoreAddressError, StoreUnwritableError
from data.store.failures import named_failures

VAR = Path(__file__).resolve().parents[2] / "var"
FILE_NAME = "store.sqlite3"
PATIENCE = 10.0
"""Seconds to wait for somebody else's change before saying that the store is busy."""
WRITER_LOCK = 7_203_451_118
"""PostgreSQL's advisory lock that makes writers, migrations and restores take turns."""


def utc_now() -> dt.datetime:
    """Return this moment in UTC."""
    return dt.datetime.now(dt.UTC)


@dataclass(frozen=True)
class Store:
    """An opened store.

    Attributes
    ----------
    where
        Its place as it may be shown: a file, or host, port and name of a database.
    clock
        Returns the present moment in UTC.
    """

    engine: Engine
    where: str
    patience: float = PATIENCE
    clock: Callable[[], dt.datetime] = field(default=utc_now)

    @property
    def is_sqlite(self) -> bool:
        """Whether the store is the embedded one."""
        return self.engine.dialect.name == "sqlite"

    def now(self) -> str:
        """Return the present moment as it is stored."""
        return self.clock().astimezone(dt.UTC).isoformat(timespec="microseconds")

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the store from its first query to its last."""
        with named_failures(self.where), self.engine.connect() as connection:
            snapshot = connection if self.is_sqlite else _repeatable(connection)
            with snapshot.begin():
                yield snapshot

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give the one connection that may write now; all of it is stored at the end, or nothing.

        Raises
        ------
        StoreBusyError
            When another writer does not finish within ``patience`` seconds.
        """
        with named_failures(self.where), self.engine.connect() as connection:
            # Writers take turns from their first statement: what one has read stays true until it commits.
            turn = connection.execution_options(begin="BEGIN IMMEDIATE") if self.is_sqlite else connection
            with turn.begin():
                if not self.is_sqlite:
                    _wait_for_turn(turn, self.patience)
                yield turn

    def close(self) -> None:
        """Close the idle connections."""
        self.engine.dispose()


def _repeatable(connection: Connection) -> Connection:
    return connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def _wait_for_turn(connection: Connection, patience: float) -> None:
    connection.execute(text(f"SET LOCAL lock_timeout = {int(patience * 1000)}"))
    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": WRITER_LOCK})


def connect(
    url: str | None, *, folder: Path = VAR, patience: float = PATIENCE, clock: Callable[[], dt.datetime] = utc_now
) -> Store:
    """Return the store at an address without looking into it; most callers want :func:`data.store.open_store`.

    Parameters
    ----------
    url
        ``postgresql://user:password@host:port/name``, or None or "" for a SQLite file in ``folder``.
    folder
        A folder on a local disk.
    patience
        Seconds to wait for other writers.

    Raises
    ------
    StoreAddressError
        When the address cannot be read.
    """
    if not url:
        return _embedded(folder, patience, clock)
    address = _address(url)
    where = f"{address.host or 'localhost'}:{address.port or 5432}/{address.database or ''}"
    engine = create_engine(
        address,
        pool_pre_ping=True,
        pool_size=5,
        max_overflow=15,
        connect_args={"connect_timeout": 5},
        hide_parameters=True,
    )
    return Store(engine, where, patience, clock)


def _address(url: str) -> URL:
    # The text itself may hold a password, so that the error says only how much of it was understood.
    try:
        address = make_url(url.strip())
        driver = address.drivername.split("+")[0]
    except (ArgumentError, ValueError):
        raise StoreAddressError(where="…") from None
    if driver not in {"postgresql", "postgres"} or not address.database:
        raise StoreAddressError(where=f"{driver}://{address.host or ''}/{address.database or ''}")
    return address.set(drivername="postgresql+psycopg")


def _embedded(folder: Path, patience: float, clock: Callable[[], dt.datetime]) -> Store:
    path = folder / FILE_NAME
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        # None: we begin transactions ourselves, so that a writer can take its turn at once (BEGIN IMMEDIATE).
        connect_args={"isolation_level": None, "timeout": patience},
        pool_size=5,
        max_overflow=15,
        hide_parameters=True,
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return Store(engine, str(path), patience, clock)


def make_folder(folder: Path) -> None:
    """Make the place of an embedded store.

    Raises
    ------
    StoreUnwritableError
        When that is not possible.
    """
    path = folder / FILE_NAME
    try:
        # Names and unpublished figures live here: nobody else on the machine reads them.
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.touch(exist_ok=True, mode=0o600)
    except OSError:
        raise StoreUnwritableError(where=str(path)) from None


def _prepare(connection: object, _record: object) -> None:
    cursor = connection.cursor()  # type: ignore[attr-defined]  # SQLAlchemy types the driver's connection as object
    # secure_delete: a redacted file leaves no traces in free pages. synchronous: an accepted submission survives a
    # power cut, which WAL alone does not promise. recursive_triggers: REPLACE meets the triggers that refuse removal.
    for pragma in ("foreign_keys = ON", "synchronous = FULL", "secure_delete = ON", "recursive_triggers = ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))
