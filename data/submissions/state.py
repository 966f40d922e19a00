"""What is in force now, at an earlier data version, or if one more submission were accepted or undone."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from sqlalchemy import Connection

from data.content import Content
from data.store import Store
from data.store.figures import current_figures
from data.store.reading import accepted_submissions, active_submissions, read_replacements
from data.submissions.people import Person
from data.submissions.plans import NOTHING, Plans, plans_in_force
from data.submissions.proposals import KEY, Proposal
from data.submissions.small_cells import without_small_cells

OBSERVATIONS = ["indicator", "geo", "year", "value", "flag", "source", "breakdown"]


@dataclass(frozen=True)
class Reference:
    """What is shipped and never written: observations (columns :data:`OBSERVATIONS`) and plans."""

    observations: pd.DataFrame
    plans: Content


@dataclass(frozen=True)
class InForce:
    """Which submissions count at a moment."""

    active: Sequence[int]
    accepted: Sequence[int]
    replacements: Mapping[int, Collection[str]]

    def imagined(self, *, undoing: int | None, restoring: int | None) -> "InForce":
        """Return the same with one submission undone, one restored, or neither."""
        active = {*self.active, *([] if restoring is None else [restoring])} - {undoing}
        return InForce(sorted(active), self.accepted, self.replacements)

    def replaced(self) -> frozenset[str]:
        """Return the shipped datasets that a refresh stands in for."""
        return frozenset(source for number in self.active for source in self.replacements.get(number, ()))


def in_force(connection: Connection, *, at: int | None = None) -> InForce:
    """Return which submissions count now, or counted at data version ``at``."""
    active, accepted = active_submissions(connection, at=at), accepted_submissions(connection, at=at)
    return InForce(active, accepted, read_replacements(connection))


def stored_figures(
    connection: Connection,
    moment: InForce,
    *,
    geos: Collection[str] | None = None,
    sources: Collection[str] | None = None,
) -> pd.DataFrame:
    """Return the figures of the submissions that count, columns :data:`OBSERVATIONS` and ``submission``."""
    figures = current_figures(connection, moment.active, moment.replacements, geos=geos, sources=sources)
    return figures[[*OBSERVATIONS, "submission"]]


def joined(reference: pd.DataFrame, stored: pd.DataFrame, replaced: Collection[str]) -> pd.DataFrame:
    """Return shipped and stored observations in one frame.

    Datasets in ``replaced`` come from the store alone. Cities' own figures are added under sources of their own.
    The columns are those of ``reference``.
    """
    kept = reference[~reference["source"].isin(list(replaced))] if replaced else reference
    return pd.concat([kept, stored[list(kept.columns)]], ignore_index=True) if len(stored) else kept


def observations(
    store: Store,
    reference: Reference,
    person: Person | None = None,
    *,
    geos: Collection[str] | None = None,
    undoing: int | None = None,
    restoring: int | None = None,
) -> pd.DataFrame:
    """Return everything that may be shown to a person, in the shape of :mod:`data.observations`.

    Parameters
    ----------
    person
        None is the public: counts so small that they point at single firms are left out, with all that reveals them.
    geos
        Codes of the areas wanted of what is stored, None for all.
    undoing, restoring
        The number of a submission, to see what would be without or with it.
    """
    with store.reading() as connection:
        moment = in_force(connection).imagined(undoing=undoing, restoring=restoring)
        stored = stored_figures(connection, moment, geos=geos)
    everything = joined(reference.observations, stored, moment.replaced())
    return without_small_cells(everything) if person is None else everything


def preview(store: Store, reference: Reference, proposal: Proposal, person: Person | None = None) -> pd.DataFrame:
    """Return the observations as they would be with a proposal accepted; nothing is stored.

    Parameters
    ----------
    person
        Whose view: None is the public's, with small counts left out.
    """
    with store.reading() as connection:
        moment = in_force(connection)
        stored = stored_figures(connection, moment)
    added = proposal.figures[OBSERVATIONS]
    kept = stored[~stored["source"].isin(list(proposal.replaces))]
    after = pd.concat([kept[OBSERVATIONS], added], ignore_index=True).drop_duplicates(KEY, keep="last")
    everything = joined(reference.observations, after, moment.replaced() | proposal.replaces)
    return without_small_cells(everything) if person is None else everything


def plans(
    store: Store,
    reference: Reference,
    person: Person | None = None,
    *,
    proposal: Proposal | None = None,
    undoing: int | None = None,
    restoring: int | None = None,
) -> Plans:
    """Return the action plans as they stand; who is responsible is left out for the public.

    Parameters
    ----------
    proposal, undoing, restoring
        To see what would be with a proposal accepted, or with a submission undone or restored.
    """
    added = Content(milestones=proposal.milestones, actions=proposal.actions) if proposal else NOTHING
    with store.reading() as connection:
        moment = in_force(connection).imagined(undoing=undoing, restoring=restoring)
        standing = plans_in_force(connection, reference.plans, moment.accepted, moment.active, added=added)
    return standing if person is not None else standing.for_the_public()
