"""Reads the rows of plans and decks that submissions brought."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, Select, Table, func, select

from data.content import ActionRow, MilestoneRow, Status
from data.partial_dates import PartialDate
from data.store import schema
from data.store.entries import DeckRow


def read_milestones(connection: Connection, submissions: Collection[int]) -> list[tuple[int, MilestoneRow]]:
    """Return the milestones of some submissions with their submission's number, oldest first."""
    rows = _with_texts(connection, schema.milestones, ("responsible", "reason", "note"), submissions)
    return [(row.pop("submission_id"), _milestone(row)) for row in rows]


def read_actions(connection: Connection, submissions: Collection[int]) -> list[tuple[int, ActionRow]]:
    """Return the actions of some submissions with their submission's number, oldest first."""
    rows = _with_texts(connection, schema.actions, (), submissions)
    return [(row.pop("submission_id"), _action(row)) for row in rows]


def read_decks(connection: Connection, submissions: Collection[int]) -> list[tuple[int, DeckRow]]:
    """Return the decks of some submissions with their submission's number, oldest first."""
    table = schema.decks.c
    query = select(schema.decks).where(table.submission_id.in_(submissions)).order_by(table.submission_id)
    return [(row[0], DeckRow(deck=row[1], title=row[2], body=row[3])) for row in connection.execute(query)]


def _with_texts(
    connection: Connection, table: Table, texts: Sequence[str], submissions: Collection[int]
) -> list[dict[str, Any]]:
    aliases = {name: schema.texts.alias(name) for name in texts}
    plain = [column for column in table.c if not column.foreign_keys or column.name == "submission_id"]
    query: Select[Any] = select(
        *plain, *(func.coalesce(alias.c.text, "").label(name) for name, alias in aliases.items())
    ).select_from(table)
    for name, alias in aliases.items():
        query = query.outerjoin(alias, alias.c.id == table.c[f"{name}_id"])
    query = query.where(table.c.submission_id.in_(submissions)).order_by(table.c.submission_id, table.c.number)
    return [dict(row) for row in connection.execute(query).mappings()]


def _milestone(row: dict[str, Any]) -> MilestoneRow:
    del row["number"]
    dates = {name: _date(row[name]) for name in ("due_date", "done_date")}
    status = Status(row["status"]) if row["status"] else None
    return MilestoneRow(**row | dates | {"status": status, "kept": frozenset(row["kept"].split())})


def _action(row: dict[str, Any]) -> ActionRow:
    del row["number"]
    dates = {name: _date(row[name]) for name in ("start", "end")}
    return ActionRow(**row | dates | {"kept": frozenset(row["kept"].split())})


def _date(written: str | None) -> PartialDate | None:
    return PartialDate.parse(written) if written else None
