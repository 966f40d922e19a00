"""What the pages show of the store: figures and facts as the public may see them, now or as they would be.

Signed-in staff see the same on these pages: whatever is projected, printed or downloaded is what everybody may know.
"""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pandas as pd
from sqlalchemy import Connection

from data.additions import OWN_COLUMNS, Additions, Handed
from data.catalogue import REFERENCE, load_catalogue
from data.content import Content
from data.evidence import Evidence, data_version, shipped_observations
from data.facts import load_facts
from data.store import Store
from data.store.cells import with_cells
from data.store.health import Versions, read_versions
from data.store.reading import Submission, read_submissions
from data.submissions.acceptance import Written, rows_to_write
from data.submissions.comparison import Answers, Comparison
from data.submissions.facts import facts_as_they_stand
from data.submissions.plan_history import milestone_histories
from data.submissions.plans import NOTHING, PREVIEWED, Plans, plans_in_force
from data.submissions.proposals import KEY, Proposal, is_partner
from data.submissions.small_cells import without_small_cells
from data.submissions.state import OBSERVATIONS, InForce, Reference, in_force, joined, stored_figures
from data.submissions.vintages import vintages
from data.workbook.shipped import shipped_plans

_PART: Final = "."


def evidence_version(stored: Versions, folder: Path = REFERENCE) -> str:
    """Return a name for what is shipped together with what is stored; the shipped name alone where nothing is."""
    shipped = data_version(folder)
    if not stored.observations and not stored.plans:
        return shipped
    # Numbers start again when a backup is put in place, so that its generation belongs to the name.
    return _PART.join((shipped, stored.generation[:8], str(stored.observations), str(stored.plans)))


def newest_event(version: str) -> int:
    """Return the number of the newest event that a version's figures and plans hold; 0 where nothing is stored."""
    _, *numbers = version.split(_PART)[1:] or ("",)
    return max(map(int, numbers), default=0)


def stored_evidence(store: Store, version: str, *, folder: Path = REFERENCE) -> Evidence:
    """Return the evidence of a version that :func:`evidence_version` named.

    Raises
    ------
    StoreError
        When the store cannot be read.
    """
    at = newest_event(version)
    with store.reading() as connection:
        moment = in_force(connection, at=at)
        found = _additions(connection, moment, folder, None, today=store.clock().date(), at=at)
        fetched = _fetched(connection, moment)
    return Evidence(version, folder, fetched, found)


def shipped_reference(folder: Path = REFERENCE) -> Reference:
    """Return what is shipped, as comparing and accepting ask for it."""
    return Reference(shipped_observations(folder, "all"), shipped_plans(load_facts(folder)))


def imagined_evidence(
    store: Store,
    name: str,
    *,
    folder: Path = REFERENCE,
    seen: Comparison | None = None,
    answers: Answers | None = None,
    undoing: int | None = None,
    restoring: int | None = None,
) -> Evidence:
    """Return the evidence as it would be with a proposal accepted, or a submission undone or restored.

    Parameters
    ----------
    name
        Names this evidence among all others, as a version does.
    seen, answers
        A compared proposal, and for its stale keys which value stays: the file's where there is no answer yet.

    Raises
    ------
    StoreError
        When the store cannot be read; nothing is ever written.
    """
    proposed = None if seen is None else _Proposed(seen.proposal, rows_to_write(seen, answers or {}))
    with store.reading() as connection:
        moment = in_force(connection).imagined(undoing=undoing, restoring=restoring)
        found = _additions(connection, moment, folder, proposed, today=store.clock().date())
        fetched = _fetched(connection, moment)
    if seen is not None and seen.proposal.replaces:
        fetched = f"{fetched}+{name}"
    return Evidence(name, folder, fetched, found)


def _fetched(connection: Connection, moment: InForce) -> str:
    """Return a name for the refreshes in force, "" for none."""
    numbers = [str(number) for number in moment.active if number in moment.replacements]
    return _PART.join([read_versions(connection).generation[:8], *numbers]) if numbers else ""


@dataclass(frozen=True)
class _Proposed:
    """What would be accepted next."""

    proposal: Proposal
    rows: Written


def _additions(
    connection: Connection,
    moment: InForce,
    folder: Path,
    proposed: _Proposed | None,
    *,
    today: dt.date,
    at: int | None = None,
) -> Additions:
    submissions = read_submissions(connection)
    figures = with_cells(connection, stored_figures(connection, moment))
    refreshed = _refreshed(moment, submissions)
    if proposed is not None:
        figures = _with_proposal(figures, proposed)
        refreshed |= dict.fromkeys(proposed.proposal.replaces, today)
    known = load_catalogue(folder).datasets
    figures = figures[is_partner(figures["source"]) | figures["source"].isin(list(known))]
    shown = _for_the_public(shipped_observations(folder, "partners"), figures, refreshed)
    own = is_partner(shown["source"])
    shipped = shipped_plans(load_facts(folder))
    plans = _plans(connection, moment, shipped, proposed)
    histories = milestone_histories(connection, shipped.milestones, at=at)
    handed = {number: _handed(submissions[number]) for number in moment.active}
    if proposed is not None:
        handed[PREVIEWED] = _handed_now(proposed.proposal, today)
    return Additions(
        official=shown.loc[~own, OBSERVATIONS].reset_index(drop=True),
        refreshed=vintages({key: day for key, day in refreshed.items() if key in known}, shown),
        own=shown.loc[own, list(OWN_COLUMNS)].reset_index(drop=True),
        facts=facts_as_they_stand(load_facts(folder), plans.for_the_public(), histories),
        submissions=handed,
    )


def _refreshed(moment: InForce, submissions: Mapping[int, Submission]) -> dict[str, dt.date]:
    """Return when each dataset that a refresh in force replaces was fetched, the latest time."""
    return {
        source: submissions[number].received_at.date()
        for number in moment.active
        for source in moment.replacements.get(number, ())
    }


def _with_proposal(figures: pd.DataFrame, proposed: _Proposed) -> pd.DataFrame:
    kept = figures[~figures["source"].isin(list(proposed.proposal.replaces))]
    rows = proposed.rows.figures
    added = rows[~rows["carried"]].assign(submission=PREVIEWED)[[*OWN_COLUMNS]]
    return pd.concat([kept, added], ignore_index=True).drop_duplicates(KEY, keep="last")


def _for_the_public(official: pd.DataFrame, figures: pd.DataFrame, replaced: Collection[str]) -> pd.DataFrame:
    """Return the stored figures with small counts left out, told by all that is known about the same areas."""
    if not is_partner(figures["source"]).any():
        return figures
    everything = without_small_cells(joined(official, figures, replaced))
    seen = everything.tail(len(figures))
    return figures.assign(value=seen["value"].to_numpy(), flag=seen["flag"].to_numpy())


def _plans(connection: Connection, moment: InForce, shipped: Content, proposed: _Proposed | None) -> Plans:
    added = Content(milestones=proposed.rows.milestones, actions=proposed.rows.actions) if proposed else NOTHING
    return plans_in_force(connection, shipped, moment.accepted, moment.active, added=added)


def _handed(submission: Submission) -> Handed:
    return Handed(
        number=submission.number,
        kind=submission.kind,
        on=submission.received_at.date(),
        organisation=submission.organisation,
        cities=submission.cities,
        file_sha256=submission.file_sha256 or "",
    )


def _handed_now(proposal: Proposal, today: dt.date) -> Handed:
    file = proposal.file.sha256 if proposal.file else ""
    return Handed(
        number=PREVIEWED, kind=proposal.kind, on=today, organisation="", cities=proposal.cities, file_sha256=file
    )
