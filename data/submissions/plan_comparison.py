"""Milestones and actions of a proposal beside the plans as they stand, field by field."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from data.content import ActionRow, MilestoneRow
from data.submissions.plans import PlanKey, Plans, Standing, plan_fields, plan_key
from data.submissions.proposals import Change, Proposal


@dataclass(frozen=True)
class FieldChange:
    """One field that a row would change.

    Attributes
    ----------
    told_by
        Number of the submission that determines what is stored, None: shipped, or not known before.
    stale
        Somebody else changed it since the file was filled.
    untouched
        The file still says what it was filled with.
    """

    name: str
    before: Any
    after: Any
    told_by: int | None = None
    stale: bool = False
    untouched: bool = False


@dataclass(frozen=True)
class PlanChange:
    """One milestone or action beside what is stored; ``fields`` are those that would change."""

    row: MilestoneRow | ActionRow
    change: Change
    fields: tuple[FieldChange, ...] = ()

    @property
    def key(self) -> PlanKey:
        """City, action and, for a milestone, its name."""
        return plan_key(self.row)


def compare_plans(proposal: Proposal, now: Plans, then: Plans | None, mine: frozenset[int]) -> tuple[PlanChange, ...]:
    """Return every milestone and action of the proposal beside what is stored, then those it leaves out.

    Parameters
    ----------
    now, then
        The plans as they stand, and as they stood when the file was filled (None: not a template of ours).
    mine
        Numbers of submissions by the person who proposes: their own changes are never stale.
    """
    then = then or now
    return (
        *_compared(proposal.milestones, now.milestones, then.milestones, mine),
        *_compared(proposal.actions, now.actions, then.actions, mine),
        *_missing(proposal.milestones, now.milestones, proposal.cities),
        *_missing(proposal.actions, now.actions, proposal.cities),
    )


def _compared(
    rows: Iterable[MilestoneRow | ActionRow],
    now: Mapping[PlanKey, Standing[Any]],
    then: Mapping[PlanKey, Standing[Any]],
    mine: frozenset[int],
) -> Iterator[PlanChange]:
    for row in rows:
        key = plan_key(row)
        standing = now.get(key)
        fields = tuple(_changed_fields(row, standing, then.get(key), mine))
        if standing is None:
            yield PlanChange(row, "new", fields)
        else:
            yield PlanChange(row, "changed" if fields else "unchanged", fields)


def _changed_fields(
    row: MilestoneRow | ActionRow, now: Standing[Any] | None, then: Standing[Any] | None, mine: frozenset[int]
) -> Iterator[FieldChange]:
    for name in plan_fields(row):
        before, after, filled = (getattr(one, name, None) for one in (now and now.row, row, then and then.row))
        if name in row.kept or before == after or {before, after} == {None, ""}:
            continue
        told_by = now.told_by.get(name) if now else None
        stale = before != filled and told_by not in mine
        yield FieldChange(name, before, after, told_by, stale=stale, untouched=after == filled)


def _missing(
    rows: Iterable[MilestoneRow | ActionRow], now: Mapping[PlanKey, Standing[Any]], cities: frozenset[str]
) -> Iterator[PlanChange]:
    named = {plan_key(row) for row in rows}
    # Without the sheet nothing is left out of it.
    for key, standing in now.items() if named else ():
        if key[0] in cities and key not in named:
            yield PlanChange(standing.row, "missing")
