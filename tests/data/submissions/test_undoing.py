"""Undo and restore are events; an older submission's undo changes only what it still determines."""

import pytest

from data.partial_dates import PartialDate
from data.store import Store
from data.store.reading import read_events
from data.store.verification import verify
from data.submissions import observations, plans, refreshed, restore, undo
from data.submissions.errors import AlreadyDoneError, NotAllowedError, UnknownSubmissionError
from tests.data.submissions.samples import (
    ADMIN,
    ANA,
    HACKATHON,
    IVO,
    OFFICIAL,
    PRESENTER,
    REFERENCE,
    VIEWER,
    accepted,
    births,
    milestone,
    own,
    upload,
)


def test_undo_brings_back_what_was_there_before(store: Store) -> None:
    accepted(store, upload(births(100), births(90, year=2019)))
    second = accepted(store, upload(births(110)))
    assert undo(store, second.submission, ANA) == 3
    assert own(store) == {2019: 90, 2020: 100}


def test_the_undo_of_an_older_submission_changes_only_what_it_still_determines(store: Store) -> None:
    first = accepted(store, upload(births(100), births(90, year=2019)))
    accepted(store, upload(births(110)))
    undo(store, first.submission, ANA)
    assert own(store) == {2020: 110}


def test_restore_puts_a_submission_back_at_its_old_place(store: Store) -> None:
    first = accepted(store, upload(births(100), births(90, year=2019)))
    accepted(store, upload(births(110)))
    undo(store, first.submission, ANA)
    restore(store, first.submission, ANA)
    assert own(store) == {2019: 90, 2020: 110}


def test_what_came_with_the_template_determines_nothing(store: Store) -> None:
    first = accepted(store, upload(births(100)))
    accepted(store, upload(births(100), births(90, year=2019), version=first.version))
    undo(store, first.submission, ANA)
    assert own(store) == {2019: 90}


def test_what_a_file_of_ones_own_confirms_stays(store: Store) -> None:
    first = accepted(store, upload(births(100)))
    accepted(store, upload(births(100), births(90, year=2019)))
    undo(store, first.submission, ANA)
    assert own(store) == {2019: 90, 2020: 100}


def test_the_baseline_outlives_an_undo(store: Store) -> None:
    key = ("timisoara", "TIM-1", "Fair")
    first = accepted(store, upload(milestone("Fair", due_date=PartialDate(2022, 5))))
    accepted(store, upload(milestone("Fair", due_date=PartialDate(2023))))
    undo(store, first.submission, ANA)
    assert plans(store, REFERENCE).milestones[key].row.baseline_date == PartialDate(2022, 5)


def test_a_milestone_of_an_undone_submission_is_gone_and_a_shipped_one_is_as_shipped(store: Store) -> None:
    only = accepted(store, upload(milestone("Fair"), milestone(progress=5.0)))
    undo(store, only.submission, ANA)
    found = plans(store, REFERENCE).milestones
    assert ("timisoara", "TIM-1", "Fair") not in found
    assert found[HACKATHON].row.progress is None


def test_undoing_a_refresh_brings_back_the_shipped_dataset(store: Store) -> None:
    row = OFFICIAL[OFFICIAL["year"] == 2019].assign(value=1.0)
    receipt = accepted(store, refreshed(row, datasets={"bd_size_r3"}), ADMIN)
    undo(store, receipt.submission, ADMIN)
    assert observations(store, REFERENCE).equals(OFFICIAL)


def test_undo_twice_and_restore_of_what_is_in_force_are_refused(store: Store) -> None:
    number = accepted(store, upload(births(100))).submission
    with pytest.raises(AlreadyDoneError):
        restore(store, number, ANA)
    undo(store, number, ANA)
    with pytest.raises(AlreadyDoneError):
        undo(store, number, ANA)


def test_an_unknown_submission(store: Store) -> None:
    with pytest.raises(UnknownSubmissionError):
        undo(store, 7, ADMIN)


@pytest.mark.parametrize("person", [None, VIEWER, PRESENTER, IVO])
def test_only_editors_of_the_city_and_administrators_undo(store: Store, person: object) -> None:
    number = accepted(store, upload(births(100))).submission
    with pytest.raises(NotAllowedError):
        undo(store, number, person)  # type: ignore[arg-type]
    undo(store, number, ADMIN)


def test_who_did_what_when_is_kept(store: Store) -> None:
    number = accepted(store, upload(births(100))).submission
    undo(store, number, ADMIN, note="wrong year")
    with store.reading() as connection:
        events = read_events(connection)
    assert [(event.kind, event.name, event.note) for event in events] == [
        ("accepted", "Ana Popescu", ""),
        ("undone", "Rasa Kazlauskienė", "wrong year"),
    ]
    assert events[0].at < events[1].at
    assert verify(store) == []


def test_undo_can_be_looked_at_before(store: Store) -> None:
    number = accepted(store, upload(births(100))).submission
    before = observations(store, REFERENCE, ANA, undoing=number)
    undo(store, number, ANA)
    assert observations(store, REFERENCE, ANA).equals(before)
    after = observations(store, REFERENCE, ANA, restoring=number)
    restore(store, number, ANA)
    assert observations(store, REFERENCE, ANA).equals(after)
