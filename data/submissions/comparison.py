"""What a proposal would change, as the store stands; the step before :func:`data.submissions.accept`."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

import pandas as pd
from sqlalchemy import Connection

from data.store import Store
from data.store.cells import with_texts
from data.store.entries import DeckRow
from data.store.health import Versions, read_versions
from data.store.plans import read_decks
from data.store.reading import read_submissions
from data.submissions.figure_comparison import compare_figures
from data.submissions.people import Person
from data.submissions.plan_comparison import PlanChange, compare_plans
from data.submissions.plans import Plans, as_on_record, plans_in_force
from data.submissions.proposals import KEY, Change, Proposal, once_each, partner_source
from data.submissions.rights import require_right
from data.submissions.state import InForce, Reference, in_force, joined, stored_figures

Choice = Literal["stored", "file"]
Answers = Mapping[tuple[str, ...], Choice]
"""For each of :meth:`Comparison.stale_keys`: keep what is stored, or take the file's."""


@dataclass(frozen=True)
class Comparison:
    """A proposal beside what is stored.

    Attributes
    ----------
    versions
        The data versions it was compared with.
    figures
        One row per key in the proposal, or in the store alone (``missing``). Columns: the key; ``value, flag, sheet,
        cell, origin, note`` of the proposal; ``before, flag_before, origin_before, note_before`` as stored; ``change``
        (one of :data:`data.submissions.proposals.Change`); ``relative``, the change as a fraction of the value before,
        NaN where there is none; ``official``, the official figure beside a city's own; ``told_by``, the number of the
        submission that determines the stored value (0: shipped); ``stale``, changed by somebody else since the file
        was filled; ``untouched``, stale while the file still says what it was filled with.
    plans
        The milestones and actions of the proposal, and as ``missing`` those of its cities that it leaves out.
    decks
        The presentations of the proposal that differ from what is saved.
    """

    proposal: Proposal
    versions: Versions
    figures: pd.DataFrame
    plans: tuple[PlanChange, ...]
    decks: tuple[DeckRow, ...] = ()

    def counts(self) -> dict[Change, int]:
        """Return how many figures, milestones and actions are new, changed, unchanged and missing."""
        changes: tuple[Change, ...] = ("new", "changed", "unchanged", "missing")
        figures = self.figures["change"].value_counts()
        plans = [item.change for item in self.plans]
        return {change: int(figures.get(change, 0)) + plans.count(change) for change in changes}

    def has_changes(self) -> bool:
        """Whether accepting the proposal would change anything."""
        counts = self.counts()
        # What a city leaves out stays as it is; what a refresh leaves out of a dataset is gone from it.
        gone = counts["missing"] if self.proposal.replaces else 0
        return bool(counts["new"] or counts["changed"] or gone or self.decks)

    def stale_keys(self) -> frozenset[tuple[str, ...]]:
        """Return what has to be answered: the key of each stale figure, and key and field of each plan's."""
        stale = self.figures.loc[self.figures["stale"], KEY]
        keys = {tuple(str(part) for part in row) for row in stale.itertuples(index=False)}
        fields = {(*item.key, field.name) for item in self.plans for field in item.fields if field.stale}
        return frozenset(keys | fields)

    def says_the_same_as(self, other: "Comparison") -> bool:
        """Whether both would replace the same by the same: then what was confirmed still is what happens."""
        if not self._figures_replaced().equals(other._figures_replaced()):
            return False
        return self._plans_replaced() == other._plans_replaced() and self.decks == other.decks

    def _figures_replaced(self) -> pd.DataFrame:
        # What a city leaves out stays, whatever somebody else does to it meanwhile.
        counts = self.figures if self.proposal.replaces else self.figures[self.figures["change"] != "missing"]
        return counts[[*KEY, "value", "flag", "origin", "note", "before", "flag_before", "stale"]].reset_index(
            drop=True
        )

    def _plans_replaced(self) -> list[PlanChange]:
        return [item for item in self.plans if item.change != "missing"]


def compare(store: Store, reference: Reference, proposal: Proposal, person: Person | None) -> Comparison:
    """Return what accepting a proposal would change.

    Raises
    ------
    NotAllowedError
        When the person may not submit it.
    ContradictionError
        When two of its milestones are one and the same on record, and differ.
    """
    acting = require_right(person, proposal)
    with store.reading() as connection:
        return compared(connection, reference, proposal, acting)


def compared(connection: Connection, reference: Reference, proposal: Proposal, person: Person) -> Comparison:
    """Return the comparison with what a connection sees."""
    now = in_force(connection)
    plans_now = _plans(connection, reference, now)
    proposal = replace(proposal, milestones=once_each(as_on_record(proposal.milestones, plans_now)))
    then = in_force(connection, at=proposal.data_version) if proposal.data_version is not None else None
    mine = _own_submissions(connection, person) if then else frozenset()
    figures = compare_figures(
        proposal,
        _stored(connection, reference, proposal, now),
        _stored(connection, reference, proposal, then) if then else None,
        reference.observations,
        mine,
    )
    plans_then = _plans(connection, reference, then) if then else None
    plans = compare_plans(proposal, plans_now, plans_then, mine)
    return Comparison(proposal, read_versions(connection), figures, plans, _changed_decks(connection, proposal, now))


def _changed_decks(connection: Connection, proposal: Proposal, now: InForce) -> tuple[DeckRow, ...]:
    saved = {deck.deck: deck for _, deck in read_decks(connection, now.active)} if proposal.decks else {}
    return tuple(deck for deck in proposal.decks if saved.get(deck.deck) != deck)


def _own_submissions(connection: Connection, person: Person) -> frozenset[int]:
    submissions = read_submissions(connection)
    return frozenset(number for number, one in submissions.items() if one.subject == person.subject)


def _plans(connection: Connection, reference: Reference, moment: InForce) -> Plans:
    return plans_in_force(connection, reference.plans, moment.accepted, moment.active)


def _stored(connection: Connection, reference: Reference, proposal: Proposal, moment: InForce) -> pd.DataFrame:
    """Return what is in force of the sources that the proposal is about; submission 0 is what is shipped."""
    sources = [*proposal.replaces, *(partner_source(city) for city in proposal.cities)]
    shipped = reference.observations[reference.observations["source"].isin(list(proposal.replaces))]
    stored = with_texts(connection, stored_figures(connection, moment, sources=sources))
    return joined(shipped.assign(submission=0, origin="", note=""), stored, moment.replaced())
