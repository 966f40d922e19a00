"""Milestones edited in a table: only what was edited is stored, nobody is overwritten unasked, nothing is lost."""

import datetime as dt
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.content import PARTNERSHIP, ActionRow, MilestoneRow, Status
from data.partial_dates import PartialDate
from data.store import Store, open_store
from data.store.drafts import Draft
from data.store.engine import FILE_NAME
from data.store.health import versions
from data.store.reading import read_submissions
from data.submissions import Person, Receipt, Reference, accept, compare, plans, undo
from data.submissions.drafting import drafts, save_draft
from data.submissions.errors import (
    AlreadyDoneError,
    CityNotAllowedError,
    NoChangeError,
    NotAllowedError,
    UnknownSubmissionError,
)
from data.submissions.milestone_edits import (
    EditTable,
    conflicts,
    edit_table,
    proposed_edit,
    read_edit,
    settled,
)
from data.submissions.plan_history import milestone_histories
from data.submissions.undoing import restore
from data.workbook.edited import cells_of
from tests.data.submissions.samples import (
    ADMIN,
    ANA,
    CATALOGUE,
    IVO,
    OFFICIAL,
    PRESENTER,
    SHIPPED,
    VIEWER,
    accepted,
    milestone,
    upload,
)

TODAY = dt.date(2026, 6, 1)
ACTIONS = (*SHIPPED.actions, ActionRow(city="timisoara", action="TIM-2", title="Platform"))
REFERENCE = Reference(OFFICIAL, replace(SHIPPED, actions=ACTIONS))
KEY = ("timisoara", "TIM-1", "Hackathon")
Edits = dict[int, dict[str, Any]]


def cells(table: EditTable, edits: Edits, *added: dict[str, Any]) -> list[dict[str, Any]]:
    """Return a table's rows with some cells edited and some rows added."""
    return [*({**cells_of(row), **edits.get(place, {})} for place, row in enumerate(table.rows)), *added]


def keep(store: Store, table: EditTable, edits: Edits, *added: dict[str, Any], person: Person = ANA) -> Receipt:
    """Check, compare and store edits of a table."""
    read = read_edit(table, cells(table, edits, *added), today=TODAY)
    assert read.is_sound, (read.refused, read.renamed)
    seen = compare(store, REFERENCE, proposed_edit(table, read.changed, CATALOGUE), person)
    return accept(store, REFERENCE, seen, person, answers=dict.fromkeys(seen.stale_keys(), "file"))


def table_of(store: Store, person: Person = ANA, **options: Any) -> EditTable:
    return edit_table(store, REFERENCE, "timisoara", person, **options)


def standing(store: Store, key: tuple[str, ...] = KEY) -> MilestoneRow:
    return plans(store, REFERENCE, ANA).milestones[key].row


def test_an_edit_changes_what_was_edited_and_the_first_due_date_stays(store: Store) -> None:
    keep(store, table_of(store), {0: {"due_date": "2021-10", "status": "Delayed"}})
    row = standing(store)
    assert (row.due_date, row.status) == (PartialDate(2021, 10), Status.DELAYED)
    assert row.baseline_date == PartialDate(2021, 8)
    told = plans(store, REFERENCE, ANA).milestones[KEY].told_by
    assert set(told) == {"due_date", "status"}


def test_a_new_milestone_can_be_added_and_its_first_due_date_is_its_baseline(store: Store) -> None:
    keep(store, table_of(store), {}, {"action": "TIM-2", "milestone": "Second spring", "due_date": "2027-05"})
    keep(store, table_of(store), {2: {"due_date": "2027-06"}})
    row = standing(store, ("timisoara", "TIM-2", "Second spring"))
    assert (row.due_date, row.baseline_date) == (PartialDate(2027, 6), PartialDate(2027, 5))


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        ({"due_date": "03/04/2025"}, "DATE_AMBIGUOUS"),
        ({"status": "Completed", "progress": 0}, "STATUS_PROGRESS"),
        ({"done_date": "2020-02-01", "status": "Completed"}, "STATUS_PROGRESS"),
        ({"status": "Cancelled"}, "MISSING_REQUIRED"),
        ({"progress": -1.0}, "PROGRESS_RANGE"),
    ],
)
def test_what_cannot_be_right_is_told_at_its_row_and_is_not_proposed(store: Store, edit: Any, code: str) -> None:
    starting = ActionRow(city="timisoara", action="TIM-1", title="Hackathon", start=PartialDate(2020, 3))
    accepted(store, upload(starting))
    read = read_edit(table_of(store), cells(table_of(store), {0: edit}), today=TODAY)
    assert [(item.row, item.finding.code) for item in read.refused] == [(0, code)]
    assert not read.is_sound


def test_two_rows_of_one_name_an_unknown_action_and_a_new_name_are_told_at_their_rows(store: Store) -> None:
    table = table_of(store)
    twice = cells(table, {}, {"action": "TIM-1", "milestone": "hackathon", "due_date": "2023"})
    assert [item.row for item in read_edit(table, twice, today=TODAY).refused] == [0, 2]
    unknown = cells(table, {}, {"action": "TIM-9", "milestone": "New"})
    assert [(item.row, item.field) for item in read_edit(table, unknown, today=TODAY).refused] == [(2, "action")]
    renamed = read_edit(table, cells(table, {1: {"milestone": "Another"}}), today=TODAY)
    assert renamed.renamed == (1,) and not renamed.is_sound


def test_contradictions_on_record_keep_nobody_from_editing_other_rows(store: Store) -> None:
    accepted(store, upload(milestone(status=Status.COMPLETED, progress=0.0)))
    table = table_of(store)
    assert read_edit(table, cells(table, {1: {"progress": 20.0}}), today=TODAY).is_sound
    assert not read_edit(table, cells(table, {0: {"note": "x"}}), today=TODAY).is_sound


def test_how_a_cell_was_read_is_noted(store: Store) -> None:
    table = table_of(store)
    read = read_edit(table, cells(table, {0: {"due_date": "3 April 2025"}}), today=TODAY)
    assert read.is_sound and [item.finding.code for item in read.noted] == ["DATE_TEXT"]
    assert read.changed[0].due_date == PartialDate(2025, 4, 3)


def test_nothing_edited_is_nothing_to_store(store: Store) -> None:
    table = table_of(store)
    assert read_edit(table, cells(table, {}), today=TODAY).changed == ()


@pytest.mark.parametrize("person", [None, VIEWER, PRESENTER, IVO])
def test_who_may_not_edit_the_city_gets_no_table_and_stores_nothing(store: Store, person: Person | None) -> None:
    with pytest.raises(NotAllowedError):
        table_of(store, person)  # type: ignore[arg-type]
    table = table_of(store)
    read = read_edit(table, cells(table, {0: {"progress": 5.0}}), today=TODAY)
    proposal = proposed_edit(table, read.changed, CATALOGUE)
    seen = compare(store, REFERENCE, proposal, ANA)
    with pytest.raises(NotAllowedError):
        accept(store, REFERENCE, seen, person)
    assert versions(store).newest == 0


def test_the_partnership_is_for_administrators(store: Store) -> None:
    assert edit_table(store, REFERENCE, PARTNERSHIP, ADMIN).city == PARTNERSHIP
    with pytest.raises(CityNotAllowedError):
        edit_table(store, REFERENCE, PARTNERSHIP, ANA)


def test_a_second_click_stores_nothing_more(store: Store) -> None:
    table = table_of(store)
    read = read_edit(table, cells(table, {0: {"progress": 5.0}}), today=TODAY)
    seen = compare(store, REFERENCE, proposed_edit(table, read.changed, CATALOGUE), ANA)
    accept(store, REFERENCE, seen, ANA)
    with pytest.raises(NoChangeError):
        accept(store, REFERENCE, seen, ANA)
    assert versions(store).newest == 1


@pytest.mark.parametrize("other", [ANA, ADMIN])
def test_in_two_windows_a_field_left_alone_stays_and_one_edited_twice_is_asked_about(
    store: Store, other: Person
) -> None:
    mine, theirs = table_of(store), table_of(store, other)
    keep(store, theirs, {0: {"due_date": "2021-10", "progress": 40.0}}, person=other)
    read = read_edit(mine, cells(mine, {0: {"progress": 60.0, "note": "mine"}}), today=TODAY)
    seen = compare(store, REFERENCE, proposed_edit(mine, read.changed, CATALOGUE), ANA)
    (asked,) = conflicts(mine, seen)
    assert (asked.change.name, asked.change.before, asked.change.after) == ("progress", 40.0, 60.0)
    rows = settled(read.changed, {asked.name})
    again = compare(store, REFERENCE, proposed_edit(mine, rows, CATALOGUE), ANA)
    accept(store, REFERENCE, again, ANA, answers=dict.fromkeys(again.stale_keys(), "file"))
    row = standing(store)
    assert (row.due_date, row.progress, row.note) == (PartialDate(2021, 10), 40.0, "mine")


def test_a_conflict_answered_with_ones_own_value_stores_it(store: Store) -> None:
    mine = table_of(store)
    keep(store, table_of(store, ADMIN), {0: {"progress": 40.0}}, person=ADMIN)
    keep(store, mine, {0: {"progress": 60.0}})
    assert standing(store).progress == 60.0


def test_when_every_conflict_is_answered_with_what_is_stored_nothing_is_left(store: Store) -> None:
    mine = table_of(store)
    keep(store, table_of(store), {0: {"progress": 40.0}})
    read = read_edit(mine, cells(mine, {0: {"progress": 60.0}}), today=TODAY)
    assert settled(read.changed, {(*KEY, "progress")}) == ()


def test_a_draft_goes_on_with_the_table_it_was_begun_with_and_ends_with_its_storing(store: Store) -> None:
    table = table_of(store)
    save_draft(store, ANA, Draft(kind="milestones:timisoara", body="[]"))
    keep(store, table_of(store, ADMIN), {0: {"progress": 40.0}}, person=ADMIN)
    again = table_of(store, version=table.version)
    assert again.rows == table.rows
    read = read_edit(again, cells(again, {1: {"progress": 1.0}}), today=TODAY)
    seen = compare(store, REFERENCE, proposed_edit(again, read.changed, CATALOGUE), ANA)
    accept(store, REFERENCE, seen, ANA, draft="milestones:timisoara")
    assert drafts(store, ANA) == {}
    assert (standing(store).progress, standing(store, ("timisoara", "TIM-2", "Platform opens")).progress) == (40.0, 1.0)


def test_a_withdrawn_milestone_keeps_date_and_reason_in_its_history(store: Store) -> None:
    keep(store, table_of(store), {0: {"status": "Withdrawn", "reason": "No money"}})
    undo(store, 1, ANA)
    restore(store, 1, ANA)
    with store.reading() as connection:
        (history,) = milestone_histories(connection, SHIPPED.milestones).values()
    assert [told.turn for told in history] == ["accepted", "undone", "restored"]
    first = {change.field: (change.before, change.after) for change in history[0].changes}
    assert first == {"status": (None, "Withdrawn"), "reason": ("", "No money")}
    assert history[0].on == dt.date(2026, 3, 1) and history[0].organisation == "City of Timișoara"
    assert {change.field for change in history[1].changes} == {"status", "reason"}


def test_the_history_names_nobody_responsible(store: Store) -> None:
    keep(store, table_of(store), {0: {"responsible": "Ana Popescu", "progress": 3.0}})
    with store.reading() as connection:
        (history,) = milestone_histories(connection, SHIPPED.milestones).values()
    assert [change.field for change in history[0].changes] == ["progress"]


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


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file of an empty store."""
    folder = tmp_path_factory.mktemp("empty")
    open_store(folder=folder).close()
    return folder / FILE_NAME


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


def test_the_shipped_reference_is_what_the_table_begins_with(store: Store) -> None:
    assert [row.milestone for row in table_of(store).rows] == ["Hackathon", "Platform opens"]
