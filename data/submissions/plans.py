"""The action plans as they stand: shipped facts, with every submission in force laid over them field by field."""

from collections.abc import Iterable, Mapping
from dataclasses import MISSING, dataclass, field, fields, replace
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection

from data.content import ACTION_FIELDS, MILESTONE_FIELDS, ActionRow, Content, MilestoneRow
from data.partial_dates import PartialDate
from data.store.plans import read_actions, read_milestones
from data.workbook.spelling import name_key

PlanRow = TypeVar("PlanRow", MilestoneRow, ActionRow)
PlanKey = tuple[str, ...]
NOTHING = Content()
PREVIEWED = 0
"""The number of a submission that is only looked at."""


@dataclass(frozen=True)
class Standing(Generic[PlanRow]):
    """A milestone or an action as it stands.

    Attributes
    ----------
    row
        Its fields now; a milestone's ``baseline_date`` is the due date first set, whatever happened since.
    told_by
        Number of the submission that determines each field; a field not in it is as shipped, or never told.
    """

    row: PlanRow
    told_by: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Plans:
    """All milestones and actions as they stand, by their keys."""

    milestones: Mapping[PlanKey, Standing[MilestoneRow]]
    actions: Mapping[PlanKey, Standing[ActionRow]]

    def for_the_public(self) -> "Plans":
        """Return the same without the persons responsible."""
        milestones = {
            key: replace(standing, row=replace(standing.row, responsible=""))
            for key, standing in self.milestones.items()
        }
        return replace(self, milestones=milestones)


def plan_key(row: MilestoneRow | ActionRow) -> PlanKey:
    """Return what tells one milestone (city, action, milestone) or action (city, action) from another."""
    if isinstance(row, MilestoneRow):
        return row.city, row.action, row.milestone
    return row.city, row.action


def as_on_record(rows: Iterable[MilestoneRow], plans: Plans) -> tuple[MilestoneRow, ...]:
    """Return milestones named as they are on record, where only the spelling differs.

    Case, spaces, and cedilla or comma below make no other milestone; diacritics do.
    """
    names = {_spelling(key): key[-1] for key in plans.milestones}
    return tuple(replace(row, milestone=names.get(_spelling(plan_key(row)), row.milestone)) for row in rows)


def _spelling(key: PlanKey) -> PlanKey:
    return *key[:-1], name_key(key[-1])


def plan_fields(row: MilestoneRow | ActionRow) -> tuple[str, ...]:
    """Return the names of the fields that a submission may set."""
    return MILESTONE_FIELDS if isinstance(row, MilestoneRow) else ACTION_FIELDS


def plans_in_force(
    connection: Connection,
    shipped: Content,
    accepted: Iterable[int],
    active: Iterable[int],
    *,
    added: Content = NOTHING,
) -> Plans:
    """Return the plans as the shipped facts and the submissions ``active`` make them.

    Parameters
    ----------
    accepted
        Numbers of all submissions accepted so far, undone or not: they set the baselines.
    active
        Numbers of the submissions in force.
    added
        Milestones and actions as if accepted next, under the number :data:`PREVIEWED`.
    """
    told = [*read_milestones(connection, list(accepted)), *((PREVIEWED, row) for row in added.milestones)]
    in_force = {*active, PREVIEWED}
    baselines = _baselines(shipped.milestones, told)
    milestones = _laid_over(shipped.milestones, [(number, row) for number, row in told if number in in_force])
    told_actions = [*read_actions(connection, list(in_force)), *((PREVIEWED, row) for row in added.actions)]
    actions = _laid_over(shipped.actions, told_actions)
    return Plans(
        {
            key: replace(standing, row=replace(standing.row, baseline_date=baselines.get(key)))
            for key, standing in milestones.items()
        },
        actions,
    )


def _baselines(shipped: Iterable[MilestoneRow], told: Iterable[tuple[int, MilestoneRow]]) -> dict[PlanKey, PartialDate]:
    """Return each milestone's first due date: the shipped one, else the first accepted one, undone or not."""
    first: dict[PlanKey, PartialDate] = {}
    for row in shipped:
        date = row.baseline_date or row.due_date
        if date is not None:
            first.setdefault(plan_key(row), date)
    for _, row in told:
        if row.due_date is not None and "due_date" not in row.kept:
            first.setdefault(plan_key(row), row.due_date)
    return first


def _laid_over(shipped: Iterable[PlanRow], told: Iterable[tuple[int, PlanRow]]) -> dict[PlanKey, Standing[PlanRow]]:
    standing = {plan_key(row): Standing(replace(row, kept=frozenset())) for row in shipped}
    for number, row in told:
        given = [name for name in plan_fields(row) if name not in row.kept]
        # A row that keeps everything came with the template: it neither makes an item nor moves its place.
        if given:
            key = plan_key(row)
            standing[key] = _with(standing.get(key, Standing(_blank(row))), row, given, number)
    return standing


def _blank(row: PlanRow) -> PlanRow:
    """Return an item of this key of which nothing is known yet."""
    nothing: dict[str, Any] = {"title": ""} | {
        field.name: field.default for field in fields(row) if field.default is not MISSING
    }
    return replace(row, **{name: nothing[name] for name in plan_fields(row)}, kept=frozenset())


def _with(standing: Standing[PlanRow], row: PlanRow, given: list[str], number: int) -> Standing[PlanRow]:
    told: dict[str, Any] = {name: getattr(row, name) for name in (*given, "sheet", "cell")}
    return Standing(replace(standing.row, **told), {**standing.told_by, **dict.fromkeys(given, number)})
