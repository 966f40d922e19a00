"""``verify`` finds what somebody did to the store behind our back."""

from collections.abc import Iterator

import pytest
from sqlalchemy import text

from data.store import Store
from data.store.verification import verify
from tests.data.store.samples import entry, write
from text import text_for


@pytest.fixture
def filled(store: Store) -> Iterator[Store]:
    write(store, entry(100.0, 110.0))
    write(store, entry(120.0))
    assert verify(store) == []
    yield store


def tamper(store: Store, *statements: str) -> list[str]:
    """Do to the tables what their triggers forbid, put the triggers back, and return what is found."""
    with store.writing() as connection:
        if store.is_sqlite:
            kept = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")).all()
            for name, _ in kept:
                connection.execute(text(f"DROP TRIGGER {name}"))
            connection.execute(text("PRAGMA defer_foreign_keys = ON"))
        else:
            connection.execute(text("SET LOCAL session_replication_role = replica"))
        for statement in statements:
            connection.execute(text(statement))
        if store.is_sqlite:
            for _, sql in kept:
                connection.execute(text(sql))
    return [fault.said(text_for("en")) for fault in verify(store)]


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("UPDATE figures SET value = 101 WHERE year = 2015 AND submission_id = 1", "The rows of submission 1"),
        ("UPDATE figures SET cell = 'D9' WHERE year = 2015 AND submission_id = 2", "The rows of submission 2"),
        ("DELETE FROM figures WHERE year = 2016", "The rows of submission 1"),
        ("UPDATE milestones SET due_date = '2021-09' WHERE submission_id = 1", "The rows of submission 1"),
        ("UPDATE actions SET cost_eur = NULL WHERE submission_id = 1", "The rows of submission 1"),
        ("UPDATE decks SET body = '[]' WHERE submission_id = 2", "The rows of submission 2"),
        ("DELETE FROM events WHERE id = 2", "The events of submission 2"),
        ("UPDATE events SET kind = 'restored' WHERE id = 1", "The events of submission 1"),
        ("UPDATE events SET id = 3 WHERE id = 2", "numbered without gaps"),
        ("UPDATE counters SET version = 1 WHERE kind = 'observations'", "The version of observations is 1"),
        ("DELETE FROM counters WHERE kind = 'plans'", "The version of plans"),
        ("UPDATE files SET content = size WHERE size > 0", "is not what was received"),
        ("UPDATE files SET content = NULL", "gone without having been redacted"),
    ],
)
def test_tampering_is_found(filled: Store, statement: str, expected: str) -> None:
    if "content = size" in statement:
        statement = "UPDATE files SET content = " + ("x'00'" if filled.is_sqlite else r"'\x00'::bytea")
    found = tamper(filled, statement)
    assert any(expected in fault for fault in found), found


def test_missing_triggers_are_found(filled: Store) -> None:
    with filled.writing() as connection:
        on_table = "" if filled.is_sqlite else " ON figures"
        connection.execute(text(f"DROP TRIGGER figures_keep{on_table}"))
    assert [fault.values for fault in verify(filled)] == [{"table": "figures"}]


@pytest.mark.postgres
def test_lost_references_are_found(filled: Store) -> None:
    if filled.is_sqlite:
        with filled.engine.connect() as connection:
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
            connection.exec_driver_sql("DROP TRIGGER people_stay")
            connection.exec_driver_sql("DELETE FROM people")
    else:
        tamper(filled, "DELETE FROM people")
    found = [fault.said(text_for("en")) for fault in verify(filled)]
    assert "Rows of submissions refer by author_id to rows that are not there: 2." in found
