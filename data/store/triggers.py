"""Makes tables append-only inside the database itself, so that no program can change what was accepted."""

from sqlalchemy import Connection, text

from data.store.failures import APPEND_ONLY_STATE

_SQLITE_REFUSE = "BEGIN SELECT RAISE(ABORT, 'append-only'); END"
_POSTGRES_FUNCTION = f"""
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'append-only' USING ERRCODE = '{APPEND_ONLY_STATE}'; END $$
"""


def protect(connection: Connection, table: str, *, fixed: tuple[str, ...] = (), emptied: tuple[str, ...] = ()) -> None:
    """Refuse every removal from a table and every change, except that columns may be emptied.

    Parameters
    ----------
    table
        Its name; no trigger of these names may exist on it.
    fixed, emptied
        Where some columns may be emptied: those that may not, and those that may. Neither: nothing may change.
    """
    if connection.dialect.name == "sqlite":
        statements = _sqlite(table, fixed, emptied)
    else:
        statements = [_POSTGRES_FUNCTION, *_postgres(table, fixed, emptied)]
    for statement in statements:
        connection.execute(text(statement))


def protected(connection: Connection) -> set[str]:
    """Return the names of the tables whose two triggers are in place and switched on."""
    names = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if connection.dialect.name == "sqlite"
        else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')"
    )
    found = set(connection.execute(text(names)).scalars())
    tables = {name.removesuffix("_stay") for name in found if name.endswith("_stay")}
    return {table for table in tables if f"{table}_keep" in found}


def _sqlite(table: str, fixed: tuple[str, ...], emptied: tuple[str, ...]) -> list[str]:
    allowed = _emptying(fixed, emptied, same="IS")
    return [
        f"CREATE TRIGGER {table}_stay BEFORE DELETE ON {table} {_SQLITE_REFUSE}",
        f"CREATE TRIGGER {table}_keep BEFORE UPDATE ON {table} WHEN NOT ({allowed}) {_SQLITE_REFUSE}",
    ]


def _postgres(table: str, fixed: tuple[str, ...], emptied: tuple[str, ...]) -> list[str]:
    allowed = _emptying(fixed, emptied, same="IS NOT DISTINCT FROM")
    refuse = "EXECUTE FUNCTION refuse_change()"
    return [
        f"CREATE TRIGGER {table}_stay BEFORE DELETE ON {table} FOR EACH ROW {refuse}",
        f"CREATE TRIGGER {table}_whole BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {refuse}",
        f"CREATE TRIGGER {table}_keep BEFORE UPDATE ON {table} FOR EACH ROW WHEN (NOT ({allowed})) {refuse}",
    ]


def _emptying(fixed: tuple[str, ...], emptied: tuple[str, ...], *, same: str) -> str:
    """Return the condition under which a change only empties columns."""
    if not emptied:
        return "1 = 0"
    unchanged = [f"NEW.{column} {same} OLD.{column}" for column in fixed]
    return " AND ".join([*unchanged, *(f"(NEW.{c} IS NULL OR NEW.{c} {same} OLD.{c})" for c in emptied)])
