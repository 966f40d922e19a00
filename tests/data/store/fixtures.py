"""Fixtures shared by the tests of the store and of submissions: the same test on both databases."""

import datetime as dt
import itertools
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from data.store import Store, open_store
from tests.data.store.databases import Server, running_server

BOTH = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@dataclass(frozen=True)
class Place:
    """Where a store is kept: enough to open it again, in this process or another."""

    url: str
    folder: Path

    def open(self, *, patience: float = 10.0) -> Store:
        seconds = itertools.count()
        start = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
        return open_store(
            self.url, folder=self.folder, patience=patience, clock=lambda: start + dt.timedelta(seconds=next(seconds))
        )


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with running_server() as running:
        yield running


@pytest.fixture(params=BOTH)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """Give an empty place for a store, on each of the two databases."""
    if request.param == "sqlite":
        yield Place("", tmp_path / "var")
        return
    running: Server = request.getfixturevalue("server")
    name = f"test_{uuid.uuid4().hex}"
    yield Place(running.new_database(name), tmp_path)
    running.drop_database(name)


@pytest.fixture
def store(place: Place) -> Iterator[Store]:
    opened = place.open()
    yield opened
    opened.close()
