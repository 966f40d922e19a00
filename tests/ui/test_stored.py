"""The way to the store: asked at every run, and done without where it fails."""

import sqlite3
from pathlib import Path

import pytest

from data.content import MilestoneRow
from data.evidence import data_version
from data.store import Store, StoreError, open_store
from data.store.engine import FILE_NAME
from data.store.errors import StoreBusyError, StoreUnwritableError
from tests.data.submissions.samples import births
from tests.data.submissions.shipped import hand_in
from ui import stored
from ui.reader import evidence
from ui.stored import PAUSE, Door


def test_the_version_follows_what_is_stored(var: Path) -> None:
    assert stored.evidence_version() == data_version()
    hand_in(stored.store(), births(4321, year=2022))
    first = stored.evidence_version()
    assert stored.stored_evidence(first).own["value"].tolist() == [4321]
    hand_in(stored.store(), MilestoneRow(city="timisoara", action="TIM-1", milestone="Quiet step"))
    assert stored.evidence_version() != first
    assert not stored.failure_number()
    assert (var / FILE_NAME).exists()


def test_a_store_of_another_process_is_seen_at_once(var: Path) -> None:
    before = stored.evidence_version()
    elsewhere = open_store(folder=var)
    hand_in(elsewhere, births(4321, year=2022))
    elsewhere.close()
    assert stored.evidence_version() != before


def test_a_damaged_store_leaves_the_shipped_figures(var: Path, caplog: pytest.LogCaptureFixture) -> None:
    var.mkdir()
    (var / FILE_NAME).write_bytes(b"this is no database, whatever its name says" * 100)
    assert stored.evidence_version() == data_version()
    assert stored.failure_number()
    assert stored.evidence_version() == data_version()
    [record] = caplog.records  # told once, not at every run of every reader
    assert stored.failure_number() in record.getMessage()
    assert str(var) not in record.getMessage()
    with pytest.raises(StoreError):
        stored.store()


def test_a_store_without_its_folder_leaves_the_shipped_figures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, var: Path
) -> None:
    var.write_text("a file where the folder should be")
    assert stored.evidence_version() == data_version()
    assert stored.failure_number()


def test_a_store_of_a_newer_program_leaves_the_shipped_figures(var: Path) -> None:
    open_store(folder=var).close()
    with sqlite3.connect(var / FILE_NAME) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    assert stored.evidence_version() == data_version()
    assert stored.failure_number()


def test_a_store_that_fails_while_it_is_read_leaves_the_shipped_figures(var: Path) -> None:
    hand_in(stored.store(), births(4321, year=2022))
    version = stored.evidence_version()
    with sqlite3.connect(var / FILE_NAME) as connection:
        connection.execute("DROP TABLE figures")
    connection.close()
    with pytest.raises(StoreError):
        stored.stored_evidence(version)
    assert evidence(version).version == data_version()
    assert stored.failure_number()


def test_what_was_shown_while_the_store_failed_is_not_kept(var: Path) -> None:
    hand_in(stored.store(), births(4321, year=2022))
    version = stored.evidence_version()
    door = stored.reading_door()
    door.shut(StoreBusyError(where="x"))
    assert evidence(version).own.empty
    door.shut_at -= PAUSE
    assert evidence(version).own["value"].tolist() == [4321]


def test_a_store_that_another_program_keeps_to_itself_leaves_the_shipped_figures(var: Path) -> None:
    open_store(folder=var).close()
    other = sqlite3.connect(var / FILE_NAME, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    assert stored.evidence_version() == data_version()
    assert stored.failure_number()
    other.close()


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_who_finds_the_door_shut_does_not_knock_before_the_pause_is_over() -> None:
    clock, knocks = Clock(), []

    def opened() -> Store:
        knocks.append(clock.now)
        raise StoreUnwritableError(where="x")

    door = Door(opened, clock=clock)
    for moment in (0.0, 1.0, PAUSE - 1, PAUSE + 1, PAUSE + 2):
        clock.now = moment
        with pytest.raises(StoreUnwritableError):
            door.enter()
    assert knocks == [0.0, PAUSE + 1]


def test_a_door_opens_again_by_itself(var: Path) -> None:
    clock = Clock()
    door = Door(lambda: open_store(folder=var), clock=clock)
    first = door.enter()
    door.shut(StoreBusyError(where="x"))
    with pytest.raises(StoreBusyError):
        door.enter()
    clock.now = PAUSE + 1
    assert door.enter() is first
    assert door.problem is None
    first.close()
