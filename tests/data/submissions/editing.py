"""What the tests of editing milestones share: a table of Timișoara, and the steps from its cells to the store."""

import datetime as dt
from dataclasses import replace
from typing import Any

from data.content import ActionRow, MilestoneRow
from data.store import Store
from data.submissions import Person, Receipt, Reference, accept, compare, plans
from data.submissions.milestone_edits import (
    EditTable,
    edit_table,
    proposed_edit,
    read_edit,
)
from data.workbook.edited import cells_of
from tests.data.submissions.samples import (
    ANA,
    CATALOGUE,
    OFFICIAL,
    SHIPPED,
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
    """Return Timișoara's table as a person opens it."""
    return edit_table(store, REFERENCE, "timisoara", person, **options)


def standing(store: Store, key: tuple[str, ...] = KEY) -> MilestoneRow:
    """Return a milestone as it stands."""
    return plans(store, REFERENCE, ANA).milestones[key].row
