"""A backup can be put back, into either database, and only a sound one is."""

import zipfile
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text

from data.store import Store, open_store, schema
from data.store.__main__ import main
from data.store.backup import backup
from data.store.drafts import Draft, write_draft
from data.store.engine import connect
from data.store.errors import BackupFileError, StoreEmptyError, StoreNotEmptyError
from data.store.health import health, versions
from data.store.migration import migrate
from data.store.restoring import restore
from data.store.verification import verify
from tests.data.store.fixtures import Place
from tests.data.store.samples import entry, everything, write
from text import text_for

NOT_THE_SAME = frozenset({"generations", "maintenance"})


@pytest.fixture
def filled(store: Store) -> Store:
    write(store, entry(100.0, 0.1 + 0.2, None))
    write(store, entry(5.0))
    with store.writing() as connection:
        write_draft(connection, "ana@example.org", Draft(kind="upload", body="{}", file=b"\x00\xff"), at=store.now())
    return store


def test_a_backup_put_back_gives_every_row_again(filled: Store, tmp_path: Path) -> None:
    before = everything(filled, without=NOT_THE_SAME)
    report = backup(filled, tmp_path / "store.zip")
    assert report.rows == sum(map(len, before.values())) + 1
    write(filled, entry(7.0))
    generation = versions(filled).generation
    restore(filled, tmp_path / "store.zip", replace=True)
    assert everything(filled, without=NOT_THE_SAME) == before
    assert verify(filled) == []
    # Numbers of versions repeat after this, so that they must not be compared with the earlier ones.
    assert versions(filled).generation != generation
    write(filled, entry(8.0))
    assert verify(filled) == []


def test_a_backup_of_one_database_fits_the_other(filled: Store, tmp_path: Path) -> None:
    backup(filled, tmp_path / "store.zip")
    other = open_store(folder=tmp_path / "other")
    restore(other, tmp_path / "store.zip")
    assert everything(other, without=NOT_THE_SAME) == everything(filled, without=NOT_THE_SAME)
    assert verify(other) == []
    other.close()


@pytest.mark.postgres
def test_the_embedded_store_moves_to_postgresql(place: Place, store: Store, tmp_path: Path) -> None:
    embedded = open_store(folder=tmp_path / "embedded")
    write(embedded, entry(1.0))
    backup(embedded, tmp_path / "store.zip")
    restore(store, tmp_path / "store.zip")
    assert everything(store, without=NOT_THE_SAME) == everything(embedded, without=NOT_THE_SAME)
    embedded.close()


def test_a_store_with_work_in_it_is_not_replaced_unasked(filled: Store, tmp_path: Path) -> None:
    backup(filled, tmp_path / "store.zip")
    before = everything(filled)
    with pytest.raises(StoreNotEmptyError):
        restore(filled, tmp_path / "store.zip")
    assert everything(filled) == before


def test_a_backup_is_remembered_and_never_replaces_another(filled: Store, tmp_path: Path) -> None:
    backup(filled, tmp_path / "store.zip")
    assert health(filled).last_backup is not None
    with pytest.raises(BackupFileError, match="never replaces another"):
        backup(filled, tmp_path / "store.zip")


def test_a_backup_finds_a_name_in_a_folder(filled: Store, tmp_path: Path) -> None:
    report = backup(filled, tmp_path)
    assert report.path.parent == tmp_path
    assert report.path.name.startswith("store-2026-03-01T")


def test_a_place_that_cannot_be_written_is_left_as_it_was(filled: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(BackupFileError, match="cannot be written"):
        backup(filled, tmp_path / "file" / "store.zip")
    assert (tmp_path / "file").read_text() == "mine"


def test_there_is_nothing_to_back_up_before_the_first_start(tmp_path: Path) -> None:
    store = connect(None, folder=tmp_path)
    with pytest.raises(StoreEmptyError):
        backup(store, tmp_path / "store.zip")
    assert not list(tmp_path.glob("*.zip*"))
    store.close()


def damaged(path: Path, *, name: str, content: bytes | None) -> Path:
    """Return a copy of a backup with one part changed or left out."""
    copy = path.with_name("damaged.zip")
    with zipfile.ZipFile(path) as whole, zipfile.ZipFile(copy, "w") as other:
        for member in whole.namelist():
            if member.startswith(name) and content is None:
                continue
            other.writestr(member, content if member.startswith(name) and content else whole.read(member))
    return copy


@pytest.mark.parametrize("name", ["manifest.json", "tables/figures.jsonl", "binary/"])
@pytest.mark.parametrize("content", [None, b"[]\n", b"\xff\x00"])
def test_a_changed_backup_is_refused_and_the_store_stays(
    filled: Store, tmp_path: Path, name: str, content: bytes | None
) -> None:
    backup(filled, tmp_path / "store.zip")
    before = everything(filled)
    with pytest.raises(BackupFileError) as caught:
        restore(filled, damaged(tmp_path / "store.zip", name=name, content=content), replace=True)
    assert "\n" not in str(caught.value)
    assert everything(filled) == before


def test_a_backup_cut_off_is_refused(filled: Store, tmp_path: Path) -> None:
    backup(filled, tmp_path / "store.zip")
    whole = (tmp_path / "store.zip").read_bytes()
    for length in (0, 1, len(whole) // 2, len(whole) - 1):
        (tmp_path / "cut.zip").write_bytes(whole[:length])
        with pytest.raises(BackupFileError):
            restore(filled, tmp_path / "cut.zip", replace=True)
    with pytest.raises(BackupFileError):
        restore(filled, tmp_path / "missing.zip", replace=True)
    assert verify(filled) == []


def test_a_backup_whose_rows_contradict_each_other_is_refused_whole(filled: Store, tmp_path: Path) -> None:
    with filled.writing() as connection:
        connection.execute(insert(schema.events), [_stray_event(connection)])
    backup(filled, tmp_path / "store.zip")
    before = everything(filled)
    with pytest.raises(BackupFileError, match="does not fit together"):
        restore(filled, tmp_path / "store.zip", replace=True)
    assert everything(filled) == before


def _stray_event(connection: object) -> dict[str, object]:
    first = connection.execute(select(schema.events)).mappings().first()  # type: ignore[attr-defined]
    return dict(first) | {"id": 99}


def test_a_backup_of_the_first_schema_is_brought_up_to_date(place: Place, tmp_path: Path) -> None:
    place.folder.mkdir(exist_ok=True)
    old = connect(place.url, folder=place.folder)
    migrate(old, to="0001")
    write(old, entry(3.0, decks=()), kinds=("observations", "plans"))
    assert not backup(old, tmp_path / "old.zip").is_recorded
    restore(old, tmp_path / "old.zip", replace=True)
    with old.reading() as connection:
        assert connection.execute(text("SELECT value FROM figures")).scalar_one() == 3.0
    assert verify(old) == []
    old.close()


def run(place: Place, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["--folder", str(place.folder), *arguments], url=place.url, voice=text_for("en"))
    said = capsys.readouterr()
    return code, said.out, said.err


def test_the_command_line(place: Place, filled: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(tmp_path / "store.zip")
    assert run(place, capsys, "verify") == (0, f"The store at {filled.where} is whole.\n", "")
    code, said, complaint = run(place, capsys, "backup", file)
    assert (code, complaint) == (0, "")
    assert "rows written to" in said
    code, said, complaint = run(place, capsys, "restore", file)
    assert (code, said, complaint.count("\n")) == (1, "", 1)
    assert "--replace" in complaint
    code, said, complaint = run(place, capsys, "restore", "--replace", file)
    assert (code, complaint) == (0, "")
    assert "the backup of 20" in said


def test_a_fault_is_said_in_one_line(place: Place, filled: Store, capsys: pytest.CaptureFixture[str]) -> None:
    with filled.writing() as connection:
        connection.execute(text("UPDATE counters SET version = 7 WHERE kind = 'plans'"))
    assert run(place, capsys, "verify") == (1, "", "The version of plans is 7 and should be 2.\n")
