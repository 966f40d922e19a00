"""A small submission written straight into the store, and the rows of all tables to compare stores by."""

from typing import Any

import pandas as pd
from sqlalchemy import select

from data.content import ActionRow, MilestoneRow, Status
from data.partial_dates import PartialDate
from data.store import Store, schema
from data.store.entries import FIGURE_COLUMNS, Author, DeckRow, Entry, ReceivedFile
from data.store.writing import write_event, write_submission

ANA = Author(subject="ana@example.org", name="Ana Popescu", organisation="City of Timișoara")


def figures(*values: float | None, source: str = "partner:timisoara") -> pd.DataFrame:
    """Return births in Timiș from 2015 on."""
    rows = [
        ("births", "RO424", "total", source, 2015 + n, value, "", False, "Indicators", f"D{n + 2}", "survey", "")
        for n, value in enumerate(values)
    ]
    return pd.DataFrame(rows, columns=list(FIGURE_COLUMNS)).astype({"value": "float64"})


def entry(*values: float | None, **changes: Any) -> Entry:
    whole: dict[str, Any] = {
        "kind": "upload",
        "cities": frozenset({"timisoara"}),
        "author": ANA,
        "figures": figures(*values),
        "milestones": (
            MilestoneRow(
                city="timisoara",
                action="TIM-1",
                milestone="Hackathon",
                due_date=PartialDate(2021, 8),
                status=Status.COMPLETED,
                progress=100,
                responsible="Ion Ionescu",
            ),
        ),
        "actions": (ActionRow(city="timisoara", action="TIM-1", title="Hackathon", cost_eur=5000),),
        "decks": (DeckRow(deck="spring", title="Spring", body="{}"),),
        "file": ReceivedFile(name="figures.xlsx", content=b"PK" + repr(values).encode()),
        "note": "first figures",
    }
    return Entry(**whole | changes)


def write(store: Store, one: Entry, *, kinds: tuple[str, ...] = ("observations", "plans", "decks")) -> int:
    """Write a submission with its event, as an acceptance does."""
    with store.writing() as connection:
        number = write_submission(connection, one, at=store.now())
        write_event(connection, "accepted", author=one.author, at=store.now(), kinds=kinds, submission=number)
    return number


def everything(store: Store, *, without: frozenset[str] = frozenset()) -> dict[str, list[tuple[Any, ...]]]:
    """Return all rows of all tables."""
    with store.reading() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))]
            for table in schema.metadata.sorted_tables
            if table.name not in without
        }
