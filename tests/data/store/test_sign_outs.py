"""Signing out is known to every process that opens the same store, and forgotten when it no longer matters."""

import datetime as dt
from contextlib import closing
from pathlib import Path

from sqlalchemy import select

from data.store import Store, schema
from data.store.backup import backup
from data.store.engine import connect, make_folder
from data.store.migration import migrate
from data.store.restoring import restore
from data.store.sign_outs import is_signed_out, sign_out
from data.store.verification import verify
from tests.data.store.fixtures import Place

ONE, OTHER, THIRD = "1" * 64, "2" * 64, "3" * 64
SOON = dt.datetime(2026, 3, 1, 0, 0, 30, tzinfo=dt.UTC)  # the store's clock begins at midnight, a second per question
LATE = dt.datetime(2026, 3, 2, tzinfo=dt.UTC)


def test_what_ended_at_one_process_has_ended_at_the_other(store: Store, place: Place) -> None:
    with closing(place.open()) as elsewhere:
        assert not is_signed_out(elsewhere, ONE)
        sign_out(store, ONE, until=LATE)
        sign_out(store, ONE, until=LATE)  # in two tabs at once
        assert is_signed_out(elsewhere, ONE)
        assert not is_signed_out(elsewhere, OTHER)
    assert verify(store) == []


def test_it_is_forgotten_when_the_sign_in_would_have_ended(store: Store) -> None:
    sign_out(store, ONE, until=SOON)
    sign_out(store, OTHER, until=LATE)
    assert is_signed_out(store, ONE)
    for _ in range(40):
        store.now()
    sign_out(store, THIRD, until=LATE)
    with store.reading() as connection:
        assert set(connection.execute(select(schema.sign_outs.c.digest)).scalars()) == {OTHER, THIRD}


def test_nothing_but_a_digest_and_a_moment_is_kept() -> None:
    assert set(schema.sign_outs.c.keys()) == {"digest", "until"}


def test_a_restored_store_forgets_nobody_who_signed_out_since(store: Store, tmp_path: Path) -> None:
    sign_out(store, ONE, until=LATE)
    backup(store, tmp_path / "before.zip")
    sign_out(store, OTHER, until=LATE)
    restore(store, tmp_path / "before.zip", replace=True)
    assert is_signed_out(store, ONE)
    assert is_signed_out(store, OTHER)


def test_a_backup_without_the_table_is_restored_and_gains_it(place: Place, tmp_path: Path) -> None:
    make_folder(place.folder)
    old = connect(place.url or None, folder=place.folder)
    migrate(old, to="0002")
    backup(old, tmp_path / "old.zip")
    old.close()
    with closing(place.open()) as store:
        sign_out(store, ONE, until=LATE)
        restore(store, tmp_path / "old.zip", replace=True)
        assert is_signed_out(store, ONE)
        assert verify(store) == []
