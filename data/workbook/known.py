"""What a file is checked against besides the catalogue: the actions and milestones on record."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from data.content import PARTNERSHIP, PARTNERSHIP_ACTIONS, Content
from data.partial_dates import PartialDate
from data.workbook.spelling import name_key

MilestoneKey = tuple[str, str, str]


def milestone_key(city: str, action: str, milestone: str) -> MilestoneKey:
    """Return what makes a milestone the same one, however its name is spelled."""
    return city, action, name_key(milestone)


@dataclass(frozen=True)
class Known:
    """Actions and baselines on record.

    Attributes
    ----------
    actions
        City key -> action key -> title.
    baselines
        Milestone key -> the due date first set.
    starts
        City and action key -> when the action begins, where that is known.
    done
        Milestone key -> when it was done, where that is known.
    """

    actions: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    baselines: Mapping[MilestoneKey, PartialDate | None] = field(default_factory=dict)
    starts: Mapping[tuple[str, str], PartialDate] = field(default_factory=dict)
    done: Mapping[MilestoneKey, PartialDate] = field(default_factory=dict)

    @classmethod
    def of(cls, content: Content) -> "Known":
        """Return what a content - the shipped one, or what is stored now - puts on record."""
        actions: dict[str, dict[str, str]] = {}
        for row in content.actions:
            actions.setdefault(row.city, {})[row.action] = row.title
        baselines = {
            milestone_key(row.city, row.action, row.milestone): row.baseline_date for row in content.milestones
        }
        starts = {(row.city, row.action): row.start for row in content.actions if row.start is not None}
        done = {
            milestone_key(row.city, row.action, row.milestone): row.done_date
            for row in content.milestones
            if row.done_date is not None
        }
        return cls(actions, baselines, starts, done)

    def action(self, city: str, written: str) -> str | None:
        """Return the key of a city's action, however it is spelled; the two of the partnership belong to every city."""
        wanted = name_key(written)
        own = {} if city == PARTNERSHIP else self.actions.get(city, {})
        return next((key for key in (*own, *PARTNERSHIP_ACTIONS) if name_key(key) == wanted), None)
