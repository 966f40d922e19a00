"""Milestones edited twice: in two windows, after a draft, by a second click; nobody is overwritten unasked."""

import pytest

from data.partial_dates import PartialDate
from data.store import Store
from data.store.drafts import Draft
from data.store.health import versions
from data.submissions import Person, accept, compare
from data.submissions.drafting import drafts, save_draft
from data.submissions.errors import (
    NoChangeError,
)
from data.submissions.milestone_edits import (
    conflicts,
    proposed_edit,
    read_edit,
    settled,
)
from tests.data.submissions.editing import KEY, REFERENCE, TODAY, cells, keep, standing, table_of
from tests.data.submissions.samples import (
    ADMIN,
    ANA,
    CATALOGUE,
)


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
