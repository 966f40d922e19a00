"""Writes one submission or one event, inside a transaction that the caller holds (:meth:`Store.writing`)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import fields
from math import isnan
from typing import Any, cast

import pandas as pd
import psycopg
from sqlalchemy import Connection, Table, func, insert, select, update

from data.content import ActionRow, MilestoneRow
from data.partial_dates import PartialDate
from data.store import schema
from data.store.digests import digest
from data.store.entries import FIGURE_COLUMNS, Author, Entry, EventKind, ReceivedFile


def write_submission(connection: Connection, entry: Entry, *, at: str) -> int:
    """Write a submission with its file and every value, and return its number."""
    texts = _write_texts(connection, _redactable(entry))
    number = _next_id(connection, schema.submissions)
    rows = _rows(connection, entry, number, texts)
    _write_file(connection, entry.file, texts)
    head = {
        "id": number,
        "kind": entry.kind,
        "cities": " ".join(sorted(entry.cities)),
        "author_id": person_id(connection, entry.author),
        "received_at": at,
        "file_sha256": entry.file.sha256 if entry.file else None,
        "data_version": entry.data_version,
        "note_id": texts.get(entry.note),
        "digest": digest(rows),
    }
    connection.execute(insert(schema.submissions), [head])
    for table, values in rows.items():
        _insert(connection, table, values)
    return number


def write_event(
    connection: Connection,
    kind: EventKind,
    *,
    author: Author,
    at: str,
    kinds: Collection[str],
    submission: int | None = None,
    note: str = "",
    target: str = "",
) -> int:
    """Write an event, move the counters of the kinds it touches, and return its number: the new data version."""
    version = _next_id(connection, schema.events)
    texts = _write_texts(connection, [note])
    event = {
        "id": version,
        "kind": kind,
        "submission_id": submission,
        "person_id": person_id(connection, author),
        "at": at,
        "note_id": texts.get(note),
        "kinds": " ".join(sorted(kinds)),
        "target": target,
    }
    connection.execute(insert(schema.events), [event])
    moved = schema.counters.c.kind.in_(["events", *kinds])
    connection.execute(update(schema.counters).where(moved).values(version=version))
    return version


def person_id(connection: Connection, author: Author) -> int:
    """Return the number of a person, written down when new; another name of the same subject is another row."""
    people = schema.people.c
    known = select(people.id).where(
        people.subject == author.subject, people.name == author.name, people.organisation == author.organisation
    )
    found = connection.execute(known).scalar()
    if found is not None:
        return int(found)
    number = _next_id(connection, schema.people)
    connection.execute(insert(schema.people), [{"id": number, **_plain(author)}])
    return number


def _redactable(entry: Entry) -> Iterable[str]:
    """Yield what was typed by hand and may speak of persons."""
    yield entry.note
    if entry.file:
        yield entry.file.name
    for milestone in entry.milestones:
        yield from (milestone.responsible, milestone.reason, milestone.note)
    for column in ("origin", "note"):
        yield from entry.figures[column].unique()


def _write_texts(connection: Connection, texts: Iterable[str]) -> dict[str, int]:
    """Write each distinct text once per submission; "" is not written and found under no number."""
    wanted = sorted({text for text in texts if text})
    numbers = dict(zip(wanted, range(_next_id(connection, schema.texts), 2**31), strict=False))
    if numbers:
        connection.execute(insert(schema.texts), [{"id": n, "text": text} for text, n in numbers.items()])
    return numbers


def _write_file(connection: Connection, file: ReceivedFile | None, texts: Mapping[str, int]) -> None:
    if file is None:
        return
    known = select(schema.files.c.sha256).where(schema.files.c.sha256 == file.sha256)
    if connection.execute(known).first() is None:
        row = {"sha256": file.sha256, "size": len(file.content), "name_id": texts[file.name], "content": file.content}
        connection.execute(insert(schema.files), [row])


def _insert(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Insert rows that all have the same columns; many at once by the way that each database is quickest with."""
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        connection.execute(insert(table), rows)
        return
    columns = ", ".join(f'"{name}"' for name in rows[0])
    driver: psycopg.Connection = cast(Any, connection.connection.driver_connection)
    with driver.cursor() as cursor, cursor.copy(f"COPY {table.name} ({columns}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(tuple(row.values()))


Rows = dict[Table, list[dict[str, Any]]]


def _rows(connection: Connection, entry: Entry, number: int, texts: Mapping[str, int]) -> Rows:
    plans: dict[Table, Sequence[MilestoneRow | ActionRow]] = {
        schema.milestones: entry.milestones,
        schema.actions: entry.actions,
    }
    rows: Rows = {
        schema.replacements: [{"submission_id": number, "source": source} for source in sorted(entry.replaces)],
        schema.figures: _figure_rows(connection, entry.figures, number, texts),
        schema.decks: [{"submission_id": number, **_plain(deck)} for deck in entry.decks],
    }
    for table, records in plans.items():
        rows[table] = [
            {"submission_id": number, "number": n, **_plan_row(row, texts)} for n, row in enumerate(records, start=1)
        ]
    return rows


def _figure_rows(
    connection: Connection, figures: pd.DataFrame, number: int, texts: Mapping[str, int]
) -> list[dict[str, Any]]:
    if figures.empty:
        return []
    keys = list(zip(*(figures[name].tolist() for name in FIGURE_COLUMNS[:4]), strict=True))
    numbers = _series_numbers(connection, dict.fromkeys(keys))
    columns = [figures[name].tolist() for name in FIGURE_COLUMNS[4:]]
    return [
        {
            "submission_id": number,
            "series_id": numbers[key],
            "year": year,
            # NaN is no value of SQL's: missing is NULL.
            "value": None if isnan(value) else value,
            "flag": flag,
            "carried": carried,
            "sheet": sheet,
            "cell": cell,
            "origin_id": texts.get(origin),
            "note_id": texts.get(note),
        }
        for key, year, value, flag, carried, sheet, cell, origin, note in zip(keys, *columns, strict=True)
    ]


SeriesKey = tuple[str, str, str, str]


def _series_numbers(connection: Connection, wanted: Iterable[SeriesKey]) -> dict[SeriesKey, int]:
    series = schema.series.c
    known = {
        (indicator, geo, breakdown, source): number
        for number, indicator, geo, breakdown, source in connection.execute(
            select(series.id, series.indicator, series.geo, series.breakdown, series.source)
        )
    }
    new = [key for key in wanted if key not in known]
    numbers = dict(zip(new, range(_next_id(connection, schema.series), 2**31), strict=False))
    if numbers:
        rows = [{"id": n, **dict(zip(FIGURE_COLUMNS, key, strict=False))} for key, n in numbers.items()]
        connection.execute(insert(schema.series), rows)
    return known | numbers


def _plan_row(row: MilestoneRow | ActionRow, texts: Mapping[str, int]) -> dict[str, Any]:
    table = schema.milestones if isinstance(row, MilestoneRow) else schema.actions
    plain = _plain(row)
    stored = {name: plain[name] for name in plain if name in table.c}
    return stored | {f"{name}_id": texts.get(plain[name]) for name in plain if f"{name}_id" in table.c}


def _plain(record: Any) -> dict[str, Any]:
    """Return a record's fields as the databases take them."""
    return {field.name: _stored(getattr(record, field.name)) for field in fields(record)}


def _stored(value: Any) -> Any:
    if isinstance(value, PartialDate):
        return value.isoformat()
    if isinstance(value, frozenset):
        return " ".join(sorted(value))
    return value


def _next_id(connection: Connection, table: Table) -> int:
    newest: Sequence[Any] = connection.execute(select(func.max(table.c.id))).one()
    return int(newest[0] or 0) + 1
