"""Whatever happens in the middle, afterwards the store is whole and nothing is half-written."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import event, text

from data.store import Store, open_store
from data.store.engine import connect
from data.store.errors import StoreFullError, StoreUnwritableError
from data.store.health import versions
from data.store.migration import migrate
from data.store.verification import verify
from tests.data.store.fixtures import Place
from tests.data.store.samples import entry, everything, figures, write

# Writes a submission and stops dead before a given statement.
WRITER = """
import sys
from pathlib import Path
import psycopg
from sqlalchemy import event
from data.store import open_store
from tests.data.store.samples import entry, figures, write

store = open_store(sys.argv[1], folder=Path(sys.argv[2]))
moment = sys.argv[3]

def stop(statement):
    if statement.startswith(moment):
        print("in the middle", flush=True)
        sys.stdin.read()

event.listen(store.engine, "before_cursor_execute", lambda connection, cursor, statement, *rest: stop(statement))
event.listen(store.engine, "commit", lambda connection: stop("COMMIT"))
rows = iter(range(10_000))
copied = psycopg.Copy.write_row

def write_row(self, row):
    # PostgreSQL takes figures by COPY: stop half way through them.
    if next(rows) == 1500:
        stop("INSERT INTO figures")
    copied(self, row)

psycopg.Copy.write_row = write_row
write(store, entry(figures=figures(*(float(n) for n in range(3000)))))
print("stored", flush=True)
"""


def kill_in_the_middle(command: list[str]) -> None:
    """Start a program, wait until it says where it is, and end it as a power cut would."""
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        said = program.stdout.readline()
        os.kill(program.pid, signal.SIGKILL)
        program.communicate()
    assert said == "in the middle\n"


@pytest.mark.slow
@pytest.mark.parametrize("moment", ["INSERT INTO figures", "INSERT INTO events", "UPDATE counters", "COMMIT"])
def test_killed_in_the_middle_of_accepting(place: Place, moment: str) -> None:
    store = place.open()
    write(store, entry(1.0))
    before = everything(store)
    command = [sys.executable, "-c", WRITER, place.url, str(place.folder), moment]
    kill_in_the_middle(command)
    again = place.open()
    assert everything(again) == before
    assert verify(again) == []
    write(again, entry(2.0))
    assert versions(again).newest == 2
    store.close()
    again.close()


def test_a_disk_that_fills_up_leaves_nothing_half_written(tmp_path: Path) -> None:
    store = open_store(folder=tmp_path)
    write(store, entry(1.0))
    before = everything(store)

    @event.listens_for(store.engine, "begin")
    def almost_full(connection: object) -> None:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()  # type: ignore[attr-defined]
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 5}")  # type: ignore[attr-defined]

    with pytest.raises(StoreFullError, match="Free some disk space"):
        write(store, entry(figures=figures(*(float(n) for n in range(5000)))))
    assert everything(store) == before
    assert verify(store) == []
    store.close()
    roomy = open_store(folder=tmp_path)
    write(roomy, entry(figures=figures(*(float(n) for n in range(5000)))))
    assert verify(roomy) == []
    roomy.close()


def test_a_store_that_may_only_be_read_says_so(tmp_path: Path) -> None:
    store = open_store(folder=tmp_path)
    before = everything(store)

    @event.listens_for(store.engine, "begin")
    def read_only(connection: object) -> None:
        connection.exec_driver_sql("PRAGMA query_only = ON")  # type: ignore[attr-defined]

    with pytest.raises(StoreUnwritableError, match="cannot be written"):
        write(store, entry(1.0))
    assert everything(store) == before
    store.close()


def test_an_error_in_the_middle_leaves_nothing(store: Store) -> None:
    before = everything(store)
    with pytest.raises(RuntimeError), store.writing() as connection:
        connection.execute(text("INSERT INTO texts (id, text) VALUES (1, 'half')"))
        raise RuntimeError("in the middle")
    assert everything(store) == before
    write(store, entry(1.0))
    assert verify(store) == []


def test_an_upgrade_from_the_first_schema_keeps_every_row(place: Place) -> None:
    place.folder.mkdir(exist_ok=True)
    first = connect(place.url, folder=place.folder)
    migrate(first, to="0001")
    write(first, entry(1.0, 2.0, decks=()), kinds=("observations", "plans"))
    write(first, entry(3.0, None, decks=()), kinds=("observations", "plans"))
    added = frozenset({"decks", "maintenance", "generations", "sign_outs"})
    before = everything(first, without=added)
    first.close()
    upgraded = place.open()
    after = everything(upgraded, without=added)
    after["counters"].remove(("decks", 0))
    assert after == before
    assert verify(upgraded) == []
    write(upgraded, entry(4.0))
    assert versions(upgraded).decks == 3
    upgraded.close()


# Migrates, and stops dead before the last statement of it.
MIGRATOR = """
import sys
from pathlib import Path
from sqlalchemy import event
from data.store.engine import connect, make_folder
from data.store.migration import migrate

folder = Path(sys.argv[2])
store = connect(sys.argv[1], folder=folder)
if store.is_sqlite:
    make_folder(folder)

@event.listens_for(store.engine, "before_cursor_execute")
def stop(connection, cursor, statement, *rest):
    if "CREATE TABLE generations" in statement:
        print("in the middle", flush=True)
        sys.stdin.read()

migrate(store)
"""


def test_killed_in_the_middle_of_migrating(place: Place) -> None:
    command = [sys.executable, "-c", MIGRATOR, place.url, str(place.folder)]
    kill_in_the_middle(command)
    store = place.open()
    assert verify(store) == []
    write(store, entry(1.0))
    store.close()
