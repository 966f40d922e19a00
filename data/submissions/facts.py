"""Lays the plans as they stand in the store over the shipped facts, for the exhibits of the plans."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from data.content import PARTNERSHIP_ACTIONS, ActionRow, MilestoneRow, Status
from data.facts import Action, ActionIndicator, Facts, Milestone, Moved, Reported, Told
from data.facts.history import Telling
from data.facts.records import MilestoneScope
from data.submissions.plans import PlanKey, Plans, Standing
from data.workbook.shipped import SEPARATOR, STATUSES

REPORTED: Final[Mapping[Status | None, Reported]] = {status: word for word, status in STATUSES.items()}
_WEB = ("https://", "http://")


def facts_as_they_stand(
    shipped: Facts, plans: Plans, histories: Mapping[PlanKey, tuple[Telling, ...]] = MappingProxyType({})
) -> Facts:
    """Return the facts with every action and milestone as the submissions in force leave it.

    Rows about which nobody told anything stay exactly as they are shipped. One that a city's staff told about counts
    as confirmed by them.

    Parameters
    ----------
    plans
        As the public may see them (:meth:`data.submissions.plans.Plans.for_the_public`).
    histories
        What happened to each milestone that was told about (:mod:`data.submissions.plan_history`).
    """
    actions = dict(shipped.actions)
    indicators = dict(shipped.action_indicators)
    for standing in plans.actions.values():
        if standing.told_by:
            key = standing.row.action
            actions[key] = _action(actions.get(key), standing)
            indicators |= _indicator(key, standing, indicators)
    milestones = _milestones(shipped, plans.milestones, histories)
    return replace(shipped, actions=actions, action_indicators=indicators, milestones=milestones)


def _milestones(
    shipped: Facts,
    standing: Mapping[PlanKey, Standing[MilestoneRow]],
    histories: Mapping[PlanKey, tuple[Telling, ...]],
) -> dict[str, Milestone]:
    keys = {_key_of(fact): name for name, fact in shipped.milestones.items()}
    found = dict(shipped.milestones)
    for key, item in standing.items():
        name, history = keys.get(key) or _new_key(key), histories.get(key, ())
        if item.told_by:
            found[name] = _milestone(found.get(name), item, name, history)
        elif history:  # all that was told is undone: it stands as shipped, and what happened stays visible
            found[name] = replace(found[name], told=Told(baseline=item.row.baseline_date, history=history))
    return found


def _key_of(fact: Milestone) -> PlanKey:
    return fact.city, fact.action or ("context" if fact.scope == "context" else "project"), fact.title


def _new_key(key: PlanKey) -> str:
    """Return a name for a milestone that only the store knows, the same in every process."""
    return "told-" + hashlib.sha256("\0".join(key).encode()).hexdigest()[:12]


def _milestone(
    fact: Milestone | None, standing: Standing[MilestoneRow], key: str, history: tuple[Telling, ...]
) -> Milestone:
    row = standing.row
    told = Told(
        standing.told_by, row.baseline_date, row.progress, reason=row.reason, sheet=row.sheet, cell=row.cell,
        history=history,
    )  # fmt: skip
    blank = Milestone(
        key=key, sources=(), city=row.city, scope=_scope(row.action), lab="", title=row.milestone, due=None, done=None,
        action="" if row.action in PARTNERSHIP_ACTIONS else row.action,
        status="Not reported", reported="", note="", verified=True, reason="",
    )  # fmt: skip
    return replace(
        fact or blank,
        due=row.due_date,
        done=row.done_date,
        status=REPORTED[row.status],
        note=row.note or (fact.note if fact else ""),
        verified=True,
        told=told,
    )


def _scope(action: str) -> MilestoneScope:
    if action == "context":
        return "context"
    return "project" if action in PARTNERSHIP_ACTIONS else "action"


def _action(fact: Action | None, standing: Standing[ActionRow]) -> Action:
    row = standing.row
    blank = Action(
        key=row.action, sources=(), city=row.city, title=row.title, description="", players="", start=None, end=None,
        cost_eur=None, funding="", origin_city="", origin_practice="", status="Not reported", reported="",
        reported_on=None, note="", verified=True, reason="",
    )  # fmt: skip
    moved = Moved(row.indicator_moved, row.lag_from, row.lag_to) if row.indicator_moved else None
    return replace(
        fact or blank,
        # What is shipped under a message's key keeps it, so that it can be said in other languages.
        title=row.title or row.action,
        players=row.players,
        start=row.start,
        end=row.end,
        cost_eur=row.cost_eur,
        funding=row.funding,
        sources=_pages(row.origin) if "origin" in standing.told_by else (fact or blank).sources,
        verified=True,
        told=Told(standing.told_by, moved=moved, sheet=row.sheet, cell=row.cell),
    )


def _pages(origin: str) -> tuple[str, ...]:
    """Return the addresses of public pages in a text; other words name no page that could be linked."""
    return tuple(part.strip() for part in origin.split(SEPARATOR) if part.strip().startswith(_WEB))


def _indicator(
    action: str, standing: Standing[ActionRow], known: Mapping[str, ActionIndicator]
) -> dict[str, ActionIndicator]:
    """Return the one indicator that the sheet has room for, over the shipped one it was filled from."""
    row = standing.row
    if not row.indicator or not {"indicator", "target", "reported_value"} & set(standing.told_by):
        return {}
    fact = _shown_in_sheet(item for item in known.values() if item.action == action)
    if fact is not None and fact.title == row.indicator:
        return {fact.key: replace(fact, target=row.target, reported_value=row.reported_value, verified=True)}
    told = ActionIndicator(
        key=f"{action}-told", sources=(), action=action, measures="action", title=row.indicator, target=row.target,
        reported_value=row.reported_value, unit="", reported="", note="", verified=True,
    )  # fmt: skip
    return {told.key: told}


def _shown_in_sheet(indicators: Iterable[ActionIndicator]) -> ActionIndicator | None:
    return min(indicators, key=lambda item: item.measures != "action", default=None)
