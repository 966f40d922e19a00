"""Any sequence of edits, uploads, undoing and restoring keeps the first due date and the full history."""

import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.partial_dates import PartialDate
from data.store import Store, open_store
from data.store.health import versions
from data.store.reading import read_submissions
from data.submissions import plans, undo
from data.submissions.errors import (
    AlreadyDoneError,
    NoChangeError,
    UnknownSubmissionError,
)
from data.submissions.plan_history import milestone_histories
from data.submissions.undoing import restore
from tests.data.submissions.editing import REFERENCE, keep, table_of
from tests.data.submissions.samples import (
    ANA,
    accepted,
    milestone,
    upload,
)

DATES = st.sampled_from(["", "2021", "2021-09", "2022-01-31", "2023"])
EDIT = st.tuples(
    st.just("edit"),
    st.dictionaries(
        st.integers(0, 1),
        st.fixed_dictionaries({"due_date": DATES}, optional={"progress": st.sampled_from([None, 10.0, 30.0])}),
        min_size=1,
        max_size=2,
    ),
)
UPLOAD = st.tuples(st.just("upload"), st.sampled_from([None, PartialDate(2024), PartialDate(2021, 12)]))
TURN = st.tuples(st.sampled_from(["undo", "restore"]), st.integers(1, 6))


@pytest.mark.slow
@given(steps=st.lists(st.one_of(EDIT, EDIT, UPLOAD, TURN), min_size=1, max_size=9))
@settings(max_examples=60, deadline=None)
def test_any_sequence_keeps_the_first_baseline_and_the_full_history(empty: Path, steps: list[tuple[Any, Any]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(empty, folder)
        store = open_store(folder=Path(folder))
        first: dict[str, PartialDate | None] = {"Hackathon": PartialDate(2021, 8), "Platform opens": None}
        happened = 0
        for step in steps:
            happened += _step(store, step)
            for row in (one.row for one in plans(store, REFERENCE, ANA).milestones.values()):
                first[row.milestone] = first[row.milestone] or row.due_date
                assert row.baseline_date == first[row.milestone]
        _history_is_full(store, happened)
        store.close()


def _step(store: Store, step: tuple[Any, Any]) -> int:
    """Do one step; return 1 when it happened, 0 when there was nothing to do."""
    kind, what = step
    before = versions(store).newest
    try:
        if kind == "edit":
            keep(store, table_of(store), what)
        elif kind == "upload":
            accepted(store, upload(milestone("Platform opens", action="TIM-2", due_date=what)))
        else:
            (undo if kind == "undo" else restore)(store, what, ANA)
    except (NoChangeError, AlreadyDoneError, UnknownSubmissionError):
        assert versions(store).newest == before
    return versions(store).newest - before


def _history_is_full(store: Store, happened: int) -> None:
    """Replay the histories: every event is in one, and together they give what stands."""
    with store.reading() as connection:
        histories = milestone_histories(connection, REFERENCE.plans.milestones)
    assert versions(store).newest == happened
    turns = {(told.submission, told.turn) for history in histories.values() for told in history}
    assert {number for number, turn in turns if turn == "accepted"} == set(range(1, _submissions(store) + 1))
    for row in (one.row for one in plans(store, REFERENCE, ANA).milestones.values()):
        shipped = next(fact for fact in REFERENCE.plans.milestones if fact.milestone == row.milestone)
        due = shipped.due_date
        for told in histories.get((row.city, row.action, row.milestone), ()):
            for change in told.changes:
                if change.field == "due_date":
                    assert change.before == due
                    due = change.after  # type: ignore[assignment]
        assert due == row.due_date


def _submissions(store: Store) -> int:
    with store.reading() as connection:
        return len(read_submissions(connection))
