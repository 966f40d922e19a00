"""What a store holds is known at once, whoever wrote to it, and read only when somebody did."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from data.store import Store, open_store, watching
from data.store.engine import FILE_NAME
from data.store.health import Versions, versions
from data.store.watching import Watch
from tests.data.store.fixtures import Place
from tests.data.store.samples import entry, figures, write


def test_every_writer_is_noticed(place: Place, store: Store) -> None:
    watch = Watch(store)
    first = watch.versions()
    write(store, entry(figures=figures(1.0)))
    second = watch.versions()
    with closing(place.open()) as other:
        write(other, entry(figures=figures(2.0)))
    assert first != second
    assert watch.versions() == versions(store) != second
    watch.close()


def test_a_store_that_nobody_changed_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_store(folder=tmp_path)
    watch = Watch(store)
    found = watch.versions()

    def read(_store: Store) -> Versions:
        raise AssertionError("read although nobody wrote")

    monkeypatch.setattr(watching, "versions", read)
    assert [watch.versions() for _ in range(3)] == [found] * 3
    watch.close()


def test_a_store_that_breaks_is_named_and_asked_anew_afterwards(tmp_path: Path) -> None:
    store = open_store(folder=tmp_path)
    watch = Watch(store)
    found = watch.versions()
    file = tmp_path / FILE_NAME
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("ALTER TABLE counters RENAME TO kept_away")
    with pytest.raises(Exception, match="counters"):
        watch.versions()
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("ALTER TABLE kept_away RENAME TO counters")
    assert watch.versions() == found
    watch.close()
