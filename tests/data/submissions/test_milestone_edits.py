"""Milestones edited in a table: only what was edited is stored, by whoever may, and its history says so."""

import datetime as dt
from typing import Any

import pytest

from data.content import PARTNERSHIP, ActionRow, Status
from data.partial_dates import PartialDate
from data.store import Store
from data.store.health import versions
from data.submissions import Person, accept, compare, plans, undo
from data.submissions.errors import (
    CityNotAllowedError,
    NotAllowedError,
)
from data.submissions.milestone_edits import (
    edit_table,
    proposed_edit,
    read_edit,
)
from data.submissions.plan_history import milestone_histories
from data.submissions.undoing import restore
from tests.data.submissions.editing import KEY, REFERENCE, TODAY, cells, keep, standing, table_of
from tests.data.submissions.samples import (
    ADMIN,
    ANA,
    CATALOGUE,
    IVO,
    PRESENTER,
    SHIPPED,
    VIEWER,
    accepted,
    milestone,
    upload,
)


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


def test_the_shipped_reference_is_what_the_table_begins_with(store: Store) -> None:
    assert [row.milestone for row in table_of(store).rows] == ["Hackathon", "Platform opens"]
