"""Opening a store: every failure says what is wrong, where, how to mend it, and keeps the password to itself."""

import socket
import sqlite3
import subprocess
import sys
import traceback
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import text

from data.store import Store, migration, open_store
from data.store.__main__ import main
from data.store.engine import FILE_NAME
from data.store.errors import (
    AppendOnlyError,
    StoreAddressError,
    StoreBusyError,
    StoreDamagedError,
    StoreError,
    StoreFullError,
    StoreRefusedError,
    StoreTooNewError,
    StoreUnreachableError,
    StoreUnwritableError,
    StoreValueError,
)
from data.store.health import health, versions
from data.store.migration import HEAD, REVISIONS, SCRIPTS
from data.store.triggers import protected
from tests.data.store.databases import Server
from tests.data.store.fixtures import Place
from text import text_for

SECRET = "s3cret-w0rd"


def refusal(url: str | None, folder: Path) -> StoreError:
    with pytest.raises(StoreError) as caught:
        open_store(url, folder=folder)
    assert SECRET not in str(caught.value)
    assert SECRET not in caught.value.said(text_for("ro"))
    # Whoever prints the error with all that led to it prints no text of the driver's either.
    assert SECRET not in "".join(traceback.format_exception(caught.value)).replace(url or "-", "")
    assert caught.value.__suppress_context__ or caught.value.__context__ is None
    return caught.value


@pytest.mark.parametrize(
    "url",
    [
        f"user:{SECRET}@host/name",
        f"mysql://user:{SECRET}@host/name",
        f"postgresql://user:{SECRET}@host",
        f"postgresql://user:{SECRET}@host:port/name",
    ],
)
def test_an_address_that_is_none_is_named_without_its_password(url: str, tmp_path: Path) -> None:
    assert isinstance(refusal(url, tmp_path), StoreAddressError)


def test_a_server_that_does_not_answer(tmp_path: Path) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    error = refusal(f"postgresql://user:{SECRET}@127.0.0.1:{port}/name", tmp_path)
    assert isinstance(error, StoreUnreachableError)
    assert f"127.0.0.1:{port}/name" in str(error)


@pytest.mark.postgres
def test_a_wrong_password_and_a_missing_database(server: Server, tmp_path: Path) -> None:
    assert isinstance(refusal(server.url("postgres", password=SECRET), tmp_path), StoreRefusedError)
    assert isinstance(refusal(server.url("nowhere"), tmp_path), StoreRefusedError)


@pytest.mark.postgres
def test_a_user_who_may_not_create_tables(server: Server, tmp_path: Path) -> None:
    url = server.new_database("narrow")
    owner = open_store(url, folder=tmp_path)
    with owner.writing() as connection:
        connection.execute(text(f"CREATE ROLE guest LOGIN PASSWORD '{SECRET}'"))
        connection.execute(text("DROP TABLE alembic_version"))
    owner.close()
    error = refusal(f"postgresql://guest:{SECRET}@127.0.0.1:{server.port}/narrow", tmp_path)
    assert isinstance(error, StoreUnwritableError)
    server.drop_database("narrow")


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("")
    error = refusal(None, tmp_path / "var")
    assert isinstance(error, StoreUnwritableError)
    assert str(tmp_path / "var") in str(error)


def test_a_folder_where_the_file_should_be(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()
    assert isinstance(refusal(None, tmp_path), StoreUnwritableError)


def test_a_file_that_is_no_store(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text("these are notes about figures, not a database" * 100)
    assert isinstance(refusal(None, tmp_path), StoreDamagedError)


def test_a_store_of_a_newer_program(place: Place) -> None:
    store = place.open()
    with store.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    store.close()
    with pytest.raises(StoreTooNewError):
        place.open()


def test_a_locked_store_is_busy_and_readers_go_on(place: Place, store: Store) -> None:
    impatient = place.open(patience=0.05)
    with store.writing():
        assert versions(impatient).newest == 0
        with pytest.raises(StoreBusyError), impatient.writing():
            pytest.fail("two writers at once")
    with impatient.writing():
        pass
    impatient.close()


@pytest.mark.parametrize(("times", "patience", "opens"), [(2, 10.0, True), (1, 0.0, False)])
def test_two_servers_that_begin_a_store_at_once_wait_for_each_other(
    times: int, patience: float, opens: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusals, ask = [None] * times, migration._ask_for_wal

    def turned_away(store: Store) -> None:
        if refusals:
            refusals.pop()
            raise StoreBusyError(where=store.where)
        ask(store)

    monkeypatch.setattr(migration, "_ask_for_wal", turned_away)
    if opens:
        open_store(folder=tmp_path, patience=patience).close()
    else:
        with pytest.raises(StoreBusyError):
            open_store(folder=tmp_path, patience=patience)
    assert not refusals


def test_a_store_locked_from_outside_is_busy(tmp_path: Path) -> None:
    open_store(folder=tmp_path).close()
    outside = sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)
    outside.execute("BEGIN EXCLUSIVE")
    store = open_store(folder=tmp_path, patience=0.05)
    with pytest.raises(StoreBusyError), store.writing():
        pytest.fail("written while locked")
    outside.close()
    store.close()


@pytest.mark.postgres
@pytest.mark.parametrize("text_", ["nul \x00 character", "long " * 100])
def test_a_text_that_postgresql_cannot_hold(server: Server, tmp_path: Path, text_: str) -> None:
    name = f"text_{len(text_)}"
    store = open_store(server.new_database(name), folder=tmp_path)
    with pytest.raises(StoreValueError), store.writing() as connection:
        connection.execute(text("INSERT INTO people VALUES (1, 's', :name, '')"), {"name": text_})
    store.close()
    server.drop_database(name)


@pytest.mark.parametrize(
    ("url", "expected"),
    [("mysql://u:p@host/name", "cannot be read"), (f"postgresql://u:{SECRET}@127.0.0.1:1/name", "does not answer")],
)
def test_the_command_line_says_in_one_line_what_is_wrong(
    url: str, expected: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--folder", str(tmp_path), "verify"], url=url, voice=text_for("en")) == 1
    said = capsys.readouterr()
    assert expected in said.err
    assert said.err.count("\n") == 1
    assert SECRET not in said.err


@pytest.mark.postgres
def test_a_full_disk_of_the_server(server: Server, tmp_path: Path) -> None:
    store = open_store(server.new_database("full"), folder=tmp_path)
    with pytest.raises(StoreFullError), store.writing() as connection:
        # What the server raises when its disk is full.
        connection.execute(text("DO $$ BEGIN RAISE EXCEPTION 'no room' USING ERRCODE = '53100'; END $$"))
    store.close()
    server.drop_database("full")


@pytest.mark.postgres
def test_a_connection_lost_while_waiting_is_replaced(server: Server, tmp_path: Path) -> None:
    store = open_store(server.new_database("cut"), folder=tmp_path)
    other = open_store(server.url("cut"), folder=tmp_path)
    with other.writing() as connection:
        others = "datname = 'cut' AND pid <> pg_backend_pid()"
        connection.execute(text(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}"))
    assert versions(store).newest == 0
    store.close()
    other.close()
    server.drop_database("cut")


def test_everything_accepted_is_append_only(store: Store) -> None:
    with store.writing() as connection:
        connection.execute(text("INSERT INTO texts (id, text) VALUES (1, 'a note')"))
    for statement in ("UPDATE texts SET text = 'another'", "DELETE FROM texts", "UPDATE texts SET id = 2, text = NULL"):
        with pytest.raises(AppendOnlyError), store.writing() as connection:
            connection.execute(text(statement))
    with store.writing() as connection:
        connection.execute(text("UPDATE texts SET text = NULL"))
        assert {"submissions", "figures", "milestones", "actions", "events", "files", "people"} <= protected(connection)


@pytest.mark.postgres
def test_postgresql_refuses_to_empty_a_table(server: Server, tmp_path: Path) -> None:
    store = open_store(server.new_database("truncated"), folder=tmp_path)
    with pytest.raises(AppendOnlyError), store.writing() as connection:
        connection.execute(text("TRUNCATE events CASCADE"))
    store.close()
    server.drop_database("truncated")


def test_the_embedded_store_survives_power_cuts_and_forgets_redacted_files(tmp_path: Path) -> None:
    store = open_store(folder=tmp_path)
    with store.reading() as connection:
        pragmas = ("journal_mode", "synchronous", "secure_delete", "foreign_keys")
        found = [connection.execute(text(f"PRAGMA {pragma}")).scalar_one() for pragma in pragmas]
    assert found == ["wal", 2, 1, 1]
    assert (tmp_path / FILE_NAME).stat().st_mode & 0o077 == 0
    store.close()


def test_health_of_an_empty_store(store: Store) -> None:
    found = health(store)
    assert found.size > 0
    assert (found.submissions, found.files, found.last_backup, found.last_refresh) == (0, 0, None, None)


def test_all_migrations_are_known() -> None:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    scripts = ScriptDirectory.from_config(config)
    assert tuple(reversed([script.revision for script in scripts.walk_revisions()])) == REVISIONS
    assert scripts.get_current_head() == HEAD


OPENER = """
import sys
import traceback
from pathlib import Path
from data.store import open_store
sys.stdin.readline()
open_store(sys.argv[1], folder=Path(sys.argv[2])).close()
"""


@pytest.mark.slow
def test_processes_that_start_at_once_migrate_once(place: Place) -> None:
    command = [sys.executable, "-c", OPENER, place.url, str(place.folder)]
    starting = [subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    for process in starting:
        process.stdin.write("\n")
        process.stdin.flush()
    assert [(process.communicate()[1], process.returncode) for process in starting] == [("", 0)] * 3
    store = place.open()
    with store.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM generations")).scalar_one() == 1
    store.close()
