"""Saved presentations keep their earlier states, and their owners."""

from dataclasses import replace

import pytest

from data.store import Store
from data.store.health import versions
from data.store.verification import verify
from data.submissions import Person, undo
from data.submissions.decks import decks, save_deck
from data.submissions.errors import NoChangeError, NotAllowedError
from tests.data.submissions.samples import ADMIN, PRESENTER, REFERENCE, VIEWER

OTHER = replace(PRESENTER, subject="q@example.org")


def save(store: Store, body: str | None, person: Person | None = PRESENTER) -> int:
    return save_deck(store, REFERENCE, person, key="spring", title="Spring", body=body).submission


def test_the_last_saving_counts_and_an_undo_brings_back_the_one_before(store: Store) -> None:
    save(store, "[1]")
    second = save(store, "[2]")
    assert decks(store, VIEWER)["spring"].body == "[2]"
    undo(store, second, PRESENTER)
    assert decks(store, VIEWER)["spring"].body == "[1]"
    assert (versions(store).decks, versions(store).observations) == (3, 0)
    assert verify(store) == []


def test_a_deck_taken_away_can_be_brought_back(store: Store) -> None:
    save(store, "[1]")
    removal = save(store, None)
    assert decks(store, PRESENTER) == {}
    undo(store, removal, PRESENTER)
    assert set(decks(store, PRESENTER)) == {"spring"}


def test_saving_the_same_again_is_no_change(store: Store) -> None:
    save(store, "[1]")
    with pytest.raises(NoChangeError):
        save(store, "[1]")


def test_a_deck_is_its_owners_and_the_administrators(store: Store) -> None:
    number = save(store, "[1]")
    for person in (None, VIEWER, OTHER):
        with pytest.raises(NotAllowedError):
            save(store, "[2]", person)
        with pytest.raises(NotAllowedError):
            undo(store, number, person)
    save(store, "[3]", ADMIN)
    assert decks(store, VIEWER)["spring"].owner == PRESENTER.subject
    save(store, "[4]")
    with pytest.raises(NotAllowedError):
        decks(store, None)
