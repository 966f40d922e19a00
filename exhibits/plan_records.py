"""The plans as they stand as the records that the rules judge, shipped or handed in."""

from collections.abc import Iterable

from analysis.plans import ActionRecord, IndicatorRecord, MilestoneRecord
from data.facts import Action, ActionIndicator, Facts, Milestone


def action_records(facts: Facts) -> tuple[ActionRecord, ...]:
    """Return all actions, with the indicators that measure the action itself."""
    return tuple(_action_record(action, facts.action_indicators.values()) for action in facts.actions.values())


def milestone_records(facts: Facts) -> tuple[MilestoneRecord, ...]:
    """Return all milestones; the due date first known is the baseline, whatever was handed in since."""
    return tuple(_milestone_record(milestone) for milestone in facts.milestones.values())


def _action_record(action: Action, indicators: Iterable[ActionIndicator]) -> ActionRecord:
    return ActionRecord(
        key=action.key,
        city=action.city,
        status=action.status,
        nature=action.description,
        players=action.players,
        start=action.start,
        end=action.end,
        cost_eur=action.cost_eur,
        funding=action.funding,
        indicators=tuple(
            IndicatorRecord(item.title, item.target)
            for item in indicators
            # A figure of the event or of a wider project says nothing about how the plan measures its action.
            if item.action == action.key and item.measures == "action" and item.verified
        ),
        verified=action.verified,
    )


def _milestone_record(milestone: Milestone) -> MilestoneRecord:
    return MilestoneRecord(
        key=milestone.key,
        city=milestone.city,
        action=milestone.action,
        status=milestone.status,
        due=milestone.due,
        done=milestone.done,
        baseline=milestone.baseline,
        verified=milestone.verified,
    )
