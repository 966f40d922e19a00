"""What undoing or restoring a submission would change, before anybody confirms it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pandas as pd
from sqlalchemy import Connection

from data.content import ActionRow, MilestoneRow
from data.store import Store
from data.store.reading import Submission, read_submissions
from data.submissions.errors import UnknownSubmissionError
from data.submissions.people import Person
from data.submissions.plan_comparison import FieldChange, PlanChange
from data.submissions.plans import PlanKey, Plans, Standing, plan_fields, plans_in_force
from data.submissions.proposals import KEY, Change, partner_source
from data.submissions.state import OBSERVATIONS, InForce, Reference, in_force, joined, stored_figures
from data.submissions.undoing import require_right_to_turn

Turn = Literal["undo", "restore"]


@dataclass(frozen=True)
class TurnComparison:
    """What would be otherwise without a submission, or with it again.

    Attributes
    ----------
    figures
        One row per key that would differ. Columns: the key; ``value, flag`` as they would be; ``before, flag_before``
        as they are; ``change`` (``missing``: it would be gone); ``relative``, the change as a fraction.
    plans
        Milestones and actions that would differ.
    """

    submission: Submission
    turn: Turn
    figures: pd.DataFrame
    plans: tuple[PlanChange, ...]

    def has_changes(self) -> bool:
        """Whether anything that is in force would change; an older submission may determine nothing any more."""
        return bool(len(self.figures) or self.plans)


def compare_turn(
    store: Store, reference: Reference, number: int, person: Person | None, *, turn: Turn
) -> TurnComparison:
    """Return what would change if a submission were undone or restored; nothing is stored.

    Raises
    ------
    NotAllowedError, UnknownSubmissionError
        When the person may not, or there is no such submission.
    """
    with store.reading() as connection:
        submission = read_submissions(connection).get(number)
        if submission is None:
            raise UnknownSubmissionError(number=number)
        require_right_to_turn(person, submission)
        now = in_force(connection)
        then = now.imagined(undoing=number if turn == "undo" else None, restoring=number if turn == "restore" else None)
        figures = [_figures(connection, reference, submission, moment) for moment in (now, then)]
        plans = [plans_in_force(connection, reference.plans, moment.accepted, moment.active) for moment in (now, then)]
    return TurnComparison(submission, turn, _changed_figures(*figures), tuple(_changed_plans(*plans)))


def _figures(connection: Connection, reference: Reference, submission: Submission, moment: InForce) -> pd.DataFrame:
    sources = [*submission.replaces, *(partner_source(city) for city in submission.cities)]
    shipped = reference.observations[reference.observations["source"].isin(list(submission.replaces))]
    stored = stored_figures(connection, moment, sources=sources)[OBSERVATIONS]
    return joined(shipped[OBSERVATIONS], stored, moment.replaced())


def _changed_figures(now: pd.DataFrame, then: pd.DataFrame) -> pd.DataFrame:
    before = now.rename(columns={"value": "before", "flag": "flag_before"})
    both = then.merge(before, on=KEY, how="outer", indicator="side")
    both[["flag", "flag_before"]] = both[["flag", "flag_before"]].fillna("")
    names: dict[str, Change] = {"left_only": "new", "right_only": "missing", "both": "changed"}
    both["change"] = both["side"].astype("str").map(names)
    both["relative"] = (both["value"] - both["before"]) / both["before"].replace(0, np.nan).abs()
    same_value = (both["value"] == both["before"]) | (both["value"].isna() & both["before"].isna())
    same = (both["side"] == "both") & same_value & (both["flag"] == both["flag_before"])
    return both[~same].drop(columns="side").reset_index(drop=True)


def _changed_plans(now: Plans, then: Plans) -> Iterator[PlanChange]:
    yield from _changed_rows(now.milestones, then.milestones)
    yield from _changed_rows(now.actions, then.actions)


def _changed_rows(now: Mapping[PlanKey, Standing[Any]], then: Mapping[PlanKey, Standing[Any]]) -> Iterator[PlanChange]:
    for key in dict.fromkeys((*now, *then)):
        before, after = now.get(key), then.get(key)
        row: MilestoneRow | ActionRow = (after or before).row  # type: ignore[union-attr]  # one of them is there
        fields = tuple(_changed_fields(row, before, after))
        if before is None:
            yield PlanChange(row, "new", fields)
        elif after is None:
            yield PlanChange(row, "missing", fields)
        elif fields:
            yield PlanChange(row, "changed", fields)


def _changed_fields(
    row: MilestoneRow | ActionRow, now: Standing[Any] | None, then: Standing[Any] | None
) -> Iterator[FieldChange]:
    for name in plan_fields(row):
        before, after = (getattr(one.row, name) if one else None for one in (now, then))
        if before != after and {before, after} != {None, ""}:
            yield FieldChange(name, before, after)
