"""Milestones edited in a table on a page: what the table is filled with, what was edited, what somebody else changed.

Only what the person edited is proposed. A field they left alone stays as it is stored, whatever happened to it since
the table was filled.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from data.catalogue import Catalogue
from data.content import MILESTONE_FIELDS, Content, MilestoneRow
from data.store import Store
from data.store.health import read_versions
from data.submissions.comparison import Comparison
from data.submissions.people import Person
from data.submissions.plan_comparison import FieldChange
from data.submissions.plans import PlanKey, Plans, plan_key, plans_in_force
from data.submissions.proposals import Kind, Proposal, proposed
from data.submissions.rights import require_editor
from data.submissions.state import Reference, in_force
from data.workbook.codes import Severity
from data.workbook.edited import Cells, RowFinding, check_rows
from data.workbook.known import Known

REFUSING: Final = frozenset({Severity.STOP, Severity.ERROR, Severity.ASK})
CONTRADICTION: Final = "STATUS_PROGRESS"
"""A warning in a workbook, which its sender sees before anything is stored; here the row can be mended at once."""


@dataclass(frozen=True)
class EditTable:
    """What a table of one city's milestones was filled with.

    Attributes
    ----------
    version
        The number of the newest event when it was filled.
    rows
        The city's milestones as they stood then, in their fixed order.
    known
        Actions and milestones on record, for the check.
    actions
        Keys of the city's actions with their titles.
    """

    city: str
    version: int
    rows: tuple[MilestoneRow, ...]
    known: Known
    actions: Mapping[str, str]


@dataclass(frozen=True)
class EditRead:
    """What a table says now.

    Attributes
    ----------
    changed
        The milestones that were added or edited; fields that were left alone are ``kept``.
    refused
        Findings that have to be mended before anything can be stored.
    noted
        Findings that only tell how something was read.
    renamed
        Rows of known milestones that bear another name or action: by these one milestone is told from another.
    """

    changed: tuple[MilestoneRow, ...] = ()
    refused: tuple[RowFinding, ...] = ()
    noted: tuple[RowFinding, ...] = ()
    renamed: tuple[int, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether nothing has to be mended."""
        return not self.refused and not self.renamed


@dataclass(frozen=True)
class Conflict:
    """A field that the person edited and that was changed elsewhere since the table was filled."""

    key: PlanKey
    change: FieldChange

    @property
    def name(self) -> tuple[str, ...]:
        """City, action, milestone and field: what an answer is given under."""
        return (*self.key, self.change.name)


def edit_table(
    store: Store, reference: Reference, city: str, person: Person | None, *, version: int | None = None
) -> EditTable:
    """Return what a table of a city's milestones is filled with.

    Parameters
    ----------
    city
        Key of a city, or of the partnership.
    version
        The state after this event, to go on with a table filled then; None for the present.

    Raises
    ------
    NotAllowedError
        When the person may not edit the city.
    """
    require_editor(person, {city})
    with store.reading() as connection:
        newest = read_versions(connection).newest
        at = newest if version is None else min(version, newest)
        moment = in_force(connection, at=at)
        plans = plans_in_force(connection, reference.plans, moment.accepted, moment.active)
    return _table(city, at, plans)


def _table(city: str, version: int, plans: Plans) -> EditTable:
    milestones = tuple(standing.row for standing in plans.milestones.values())
    actions = tuple(standing.row for standing in plans.actions.values())
    return EditTable(
        city,
        version,
        tuple(row for row in milestones if row.city == city),
        Known.of(Content(milestones=milestones, actions=actions)),
        {row.action: row.title for row in actions if row.city == city},
    )


def read_edit(table: EditTable, cells: Sequence[Cells], *, today: dt.date) -> EditRead:
    """Check an edited table with the checks of the workbook and return what was edited.

    Parameters
    ----------
    cells
        The rows of the table in its order, new ones behind it.
    today
        Nothing was done later.
    """
    renamed = tuple(_renamed(table, cells))
    checked = check_rows(cells, city=table.city, known=table.known, today=today)
    changed = {
        place: edited
        for place, row in checked.rows.items()
        if (edited := _edited(row, table.rows[place] if place < len(table.rows) else None)) is not None
    }
    refusing = [item for item in checked.findings if _refuses(item, changed)]
    noted = [item for item in checked.findings if item not in refusing and item.row in changed]
    return EditRead(tuple(changed.values()), tuple(refusing), tuple(noted), renamed)


def _renamed(table: EditTable, cells: Sequence[Cells]) -> Iterable[int]:
    for place, (row, now) in enumerate(zip(table.rows, cells, strict=False)):
        if (row.action, row.milestone) != (now.get("action"), now.get("milestone")):
            yield place


def _edited(row: MilestoneRow, before: MilestoneRow | None) -> MilestoneRow | None:
    """Return a row with the fields that it leaves alone as ``kept``; None when it leaves alone all."""
    # An edit has no cell of a workbook behind it.
    row = replace(row, sheet="", cell="", kept=frozenset())
    if before is None:
        return row
    same = {name for name in MILESTONE_FIELDS if getattr(row, name) == getattr(before, name)}
    return replace(row, kept=frozenset(same)) if len(same) < len(MILESTONE_FIELDS) else None


def _refuses(item: RowFinding, changed: Collection[int]) -> bool:
    if item.finding.code == CONTRADICTION:
        # What is on record so, through a workbook, does not keep anybody from editing other rows.
        return item.row in changed
    return item.finding.severity in REFUSING


def proposed_edit(table: EditTable, changed: Iterable[MilestoneRow], catalogue: Catalogue) -> Proposal:
    """Return what edited milestones propose.

    Raises
    ------
    ContradictionError
        When two of them are one and the same.
    """
    proposal = proposed(Content(milestones=tuple(changed), data_version=table.version), catalogue)
    return replace(proposal, kind=Kind.EDIT, cities=frozenset({table.city}))


def conflicts(table: EditTable, seen: Comparison) -> tuple[Conflict, ...]:
    """Return the edited fields that stand otherwise in the store now than when the table was filled.

    It does not matter who changed them: the same person may have done so in another window.
    """
    then = {plan_key(row): row for row in table.rows}
    found = []
    for item in (item for item in seen.plans if item.change == "changed"):
        filled = then.get(item.key)
        found += [Conflict(item.key, field) for field in item.fields if field.before != _of(filled, field.name)]
    return tuple(found)


def _of(row: MilestoneRow | None, field: str) -> Any:
    return getattr(row, field, None)


def settled(changed: Iterable[MilestoneRow], stays: Collection[tuple[str, ...]]) -> tuple[MilestoneRow, ...]:
    """Return edited milestones without the fields whose stored value is to stay.

    Parameters
    ----------
    stays
        The names of :class:`Conflict` that are answered so.
    """
    rows = [
        replace(row, kept=row.kept | {name for name in MILESTONE_FIELDS if (*plan_key(row), name) in stays})
        for row in changed
    ]
    return tuple(row for row in rows if len(row.kept) < len(MILESTONE_FIELDS))
