"""How the store is: its data versions (one cheap query, for cache keys), its size, its last backup."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Column, Connection, Select, func, select, text

from data.store import schema
from data.store.engine import Store


@dataclass(frozen=True, kw_only=True)
class Versions:
    """The newest data version in all and per kind.

    Attributes
    ----------
    generation
        Changes when a backup is put in place: versions are comparable within one generation only, so that every
        cache key holds both.
    newest
        The number of the newest event of any kind: the version a template is filled from.
    """

    generation: str
    newest: int
    observations: int
    plans: int
    decks: int


@dataclass(frozen=True, kw_only=True)
class Health:
    """What an administrator wants to see at a glance.

    Attributes
    ----------
    size
        Bytes the database takes on disk.
    files, files_size
        How many files are kept as received, and their bytes.
    last_backup, last_refresh
        When, in UTC; None: never.
    """

    where: str
    versions: Versions
    size: int
    submissions: int
    files: int
    files_size: int
    last_backup: dt.datetime | None
    last_refresh: dt.datetime | None


_GENERATION = select(schema.generations.c.generation).order_by(schema.generations.c.id.desc()).limit(1)
# Asked at every run of every page: put together once.
_VERSIONS = select(schema.counters.c.kind, schema.counters.c.version, _GENERATION.scalar_subquery())


def versions(store: Store) -> Versions:
    """Return the store's data versions: some five rows, read at every page."""
    with store.reading() as connection:
        return read_versions(connection)


def read_versions(connection: Connection) -> Versions:
    """Return the data versions that a connection sees."""
    rows = connection.execute(_VERSIONS).all()
    numbers = {kind: version for kind, version, _ in rows}
    return Versions(
        generation=str(rows[0][2]),
        newest=numbers["events"],
        observations=numbers["observations"],
        plans=numbers["plans"],
        decks=numbers["decks"],
    )


def health(store: Store) -> Health:
    """Return the state of the store for an administrator."""
    with store.reading() as connection:
        files, files_size = connection.execute(
            select(func.count(), func.coalesce(func.sum(schema.files.c.size), 0)).where(
                schema.files.c.content.is_not(None)
            )
        ).one()
        return Health(
            where=store.where,
            versions=read_versions(connection),
            size=_size(store, connection),
            submissions=connection.execute(select(func.count()).select_from(schema.submissions)).scalar_one(),
            files=files,
            files_size=int(files_size),
            last_backup=_moment(
                connection, _last(schema.maintenance.c.at).where(schema.maintenance.c.kind == "backup")
            ),
            last_refresh=_moment(
                connection, _last(schema.submissions.c.received_at).where(schema.submissions.c.kind == "refresh")
            ),
        )


def _size(store: Store, connection: Connection) -> int:
    if store.is_sqlite:
        pages, page_size = (
            connection.execute(text(f"PRAGMA {name}")).scalar_one() for name in ("page_count", "page_size")
        )
        return int(pages * page_size)
    return int(connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one())


def _last(moments: Column[str]) -> Select[str]:
    return select(func.max(moments))


def _moment(connection: Connection, query: Select[str]) -> dt.datetime | None:
    found = connection.execute(query).scalar_one()
    return dt.datetime.fromisoformat(found) if found else None
