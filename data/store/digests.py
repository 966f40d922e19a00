"""A submission's digest: one hash over every figure, milestone, action and deck it brought.

Names and free texts are not part of it, so that redacting them leaves it true. Numbers of rows are not part of it
either, except where series are numbered: series never change.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, select

from data.store import schema

DIGESTED: dict[Table, tuple[str, ...]] = {
    schema.replacements: ("source",),
    schema.figures: ("series_id", "year", "value", "flag", "carried", "sheet", "cell"),
    schema.milestones: tuple(c.name for c in schema.milestones.c if not c.name.endswith("_id")),
    schema.actions: tuple(c.name for c in schema.actions.c if not c.name.endswith("_id")),
    schema.decks: ("deck", "title", "body"),
}
"""The columns that count; the first ones of each table are its key within the submission."""

_FLOATS = {"value", "progress", "cost_eur", "target", "reported_value"}


def digest(rows: Mapping[Table, Sequence[Mapping[str, Any]]]) -> str:
    """Return the SHA-256 of a submission's rows, whatever their order."""
    tables = {
        table.name: [[row[name] for name in names] for row in rows.get(table, ())] for table, names in DIGESTED.items()
    }
    return _hashed(tables)


def stored_digest(connection: Connection, submission: int) -> str:
    """Return the digest of a submission as its rows stand in the store now."""
    tables = {}
    for table, names in DIGESTED.items():
        query = select(*(table.c[name] for name in names)).where(table.c.submission_id == submission)
        tables[table.name] = [list(row) for row in connection.execute(query)]
    return _hashed(tables)


def _hashed(tables: Mapping[str, list[list[Any]]]) -> str:
    for table, names in DIGESTED.items():
        # 5 and 5.0 are the same figure, whichever the database gives back.
        floats = [position for position, name in enumerate(names) if name in _FLOATS]
        rows = tables[table.name]
        for row in rows:
            for position in floats:
                row[position] = None if row[position] is None else float(row[position])
        # The key comes first and is unique, so that no later column is ever compared.
        rows.sort()
    # Tables without rows do not count, so that a table added by a later schema leaves earlier digests true.
    filled = {name: rows for name, rows in tables.items() if rows}
    return hashlib.sha256(json.dumps(filled, sort_keys=True).encode()).hexdigest()
