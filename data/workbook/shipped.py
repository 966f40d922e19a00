"""The plans that come with the dashboard, as the content of a workbook."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from data.content import ActionRow, Content, MilestoneRow, Status
from data.facts import Action, Facts, Milestone, Reported, load_facts

SEPARATOR: Final = " | "
STATUSES: Final[Mapping[Reported, Status | None]] = {
    "Not started": Status.NOT_STARTED,
    "In progress": Status.IN_PROGRESS,
    "Completed": Status.COMPLETED,
    "Delayed": Status.DELAYED,
    "Cancelled": Status.CANCELLED,
    "Withdrawn": Status.WITHDRAWN,
    "Not reported": None,
}


@lru_cache(maxsize=1)
def shipped_content() -> Content:
    """Return the shipped milestones and actions, as a template is filled with before anything is stored."""
    plans = shipped_plans(load_facts())
    return Content(milestones=plans.milestones, actions=plans.actions, data_version=0)


def shipped_plans(facts: Facts) -> Content:
    """Return the milestones and actions of the shipped facts; a milestone's first known due date is its baseline."""
    return Content(
        milestones=tuple(_milestone(fact) for fact in facts.milestones.values()),
        actions=tuple(_action(fact, facts) for fact in facts.actions.values()),
    )


def content_of(content: Content, city: str | None) -> Content:
    """Return the rows of one city; all of them for None."""
    if city is None:
        return content
    return Content(
        indicators=tuple(row for row in content.indicators if row.city == city),
        milestones=tuple(row for row in content.milestones if row.city == city),
        actions=tuple(row for row in content.actions if row.city == city),
        data_version=content.data_version,
    )


def _milestone(fact: Milestone) -> MilestoneRow:
    return MilestoneRow(
        city=fact.city,
        action=fact.action or ("context" if fact.scope == "context" else "project"),
        milestone=fact.title,
        due_date=fact.due,
        status=STATUSES[fact.status],
        baseline_date=fact.due,
        done_date=fact.done,
    )


def _action(fact: Action, facts: Facts) -> ActionRow:
    # The sheet has room for one indicator of an action: the first that measures the action itself, else the first.
    counted = [item for item in facts.action_indicators.values() if item.action == fact.key]
    first = min(counted, key=lambda item: item.measures != "action", default=None)
    return ActionRow(
        city=fact.city,
        action=fact.key,
        title=fact.title,
        players=fact.players,
        start=fact.start,
        end=fact.end,
        cost_eur=fact.cost_eur,
        funding=fact.funding,
        indicator=first.title if first else "",
        target=first.target if first else None,
        reported_value=first.reported_value if first else None,
        origin=SEPARATOR.join(fact.sources),
    )
