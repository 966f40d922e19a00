"""Stores a proposal whole or not at all, after it was compared and somebody confirmed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import pandas as pd
from sqlalchemy import Connection

from data.content import ActionRow, MilestoneRow
from data.store import Store
from data.store.drafts import discard_draft
from data.store.entries import FIGURE_COLUMNS, Entry
from data.store.health import read_versions
from data.store.writing import write_event, write_submission
from data.submissions.comparison import Answers, Comparison, compared
from data.submissions.errors import ChangedMeanwhileError, NoChangeError, UnansweredError
from data.submissions.people import Person
from data.submissions.plan_comparison import PlanChange
from data.submissions.plans import plan_fields
from data.submissions.proposals import KEY, Change, Kind, Proposal
from data.submissions.rights import require_right
from data.submissions.state import Reference


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """What was stored: the submission's number, the data version it made, when, and how much."""

    submission: int
    version: int
    at: str
    counts: dict[Change, int]
    file_sha256: str | None


def accept(
    store: Store,
    reference: Reference,
    seen: Comparison,
    person: Person | None,
    *,
    answers: Answers | None = None,
    note: str = "",
    draft: str = "",
) -> Receipt:
    """Store the proposal of a comparison as one submission.

    Parameters
    ----------
    seen
        What the person saw and confirmed.
    answers
        For each stale key, which value stays.
    draft
        The kind of the person's draft that ends with this, "" for none.

    Raises
    ------
    NotAllowedError
        When the person's rights, as they are at this moment, do not reach so far.
    ChangedMeanwhileError
        When the store no longer is as it was compared; compare again and ask again.
    UnansweredError
        When an answer is missing.
    NoChangeError
        When everything is stored already: the same file twice, or a second click.
    StoreError
        When the store cannot take it. Whatever is raised, nothing was stored.
    """
    acting = require_right(person, seen.proposal)
    with store.writing() as connection:
        _require_unchanged(connection, reference, seen, acting)
        entry = _entry(seen, acting, answers or {}, note)
        at = store.now()
        number = write_submission(connection, entry, at=at)
        version = write_event(
            connection, "accepted", author=acting.author, at=at, kinds=kinds_of(entry), submission=number
        )
        if draft:
            discard_draft(connection, acting.subject, draft)
    file = seen.proposal.file
    return Receipt(
        submission=number, version=version, at=at, counts=seen.counts(), file_sha256=file.sha256 if file else None
    )


def kinds_of(entry: Entry) -> list[str]:
    """Return the kinds of data that a submission touches."""
    touched = {
        "observations": len(entry.figures) or entry.replaces,
        "plans": entry.milestones or entry.actions,
        "decks": entry.decks,
    }
    return [kind for kind, rows in touched.items() if rows]


def _require_unchanged(connection: Connection, reference: Reference, seen: Comparison, person: Person) -> None:
    if read_versions(connection) != seen.versions:
        fresh = compared(connection, reference, seen.proposal, person)
        if not fresh.has_changes():
            raise NoChangeError
        if not fresh.says_the_same_as(seen):
            raise ChangedMeanwhileError
    elif not seen.has_changes():
        raise NoChangeError


def _entry(seen: Comparison, person: Person, answers: Answers, note: str) -> Entry:
    if not seen.stale_keys() <= set(answers):
        raise UnansweredError
    proposal, written = seen.proposal, rows_to_write(seen, answers)
    return Entry(
        kind=proposal.kind,
        cities=proposal.cities,
        author=person.author,
        figures=written.figures,
        milestones=written.milestones,
        actions=written.actions,
        decks=proposal.decks,
        replaces=proposal.replaces,
        file=proposal.file,
        data_version=proposal.data_version,
        note=note,
    )


@dataclass(frozen=True)
class Written:
    """The rows of a proposal as they are written: what it leaves as it is stored determines nothing."""

    figures: pd.DataFrame
    milestones: tuple[MilestoneRow, ...]
    actions: tuple[ActionRow, ...]


def rows_to_write(seen: Comparison, answers: Answers) -> Written:
    """Return the rows of a compared proposal, with what the answers leave as it is stored.

    Parameters
    ----------
    answers
        For stale keys, which value stays; the file's where an answer is missing, as in a preview.
    """
    named = [item for item in seen.plans if item.change != "missing"]
    rows = [_plan_row(item, seen.proposal, answers) for item in named]
    return Written(
        _figures(seen, answers),
        tuple(row for row in rows if isinstance(row, MilestoneRow)),
        tuple(row for row in rows if isinstance(row, ActionRow)),
    )


def _is_prefilled(proposal: Proposal) -> bool:
    """Whether what stays the same was put there by us, so that the person said nothing about it."""
    return proposal.data_version is not None or proposal.kind is Kind.EDIT


def _figures(seen: Comparison, answers: Answers) -> pd.DataFrame:
    figures = seen.figures[seen.figures["change"] != "missing"]
    figures = figures.assign(carried=(figures["change"] == "unchanged") & _is_prefilled(seen.proposal))
    return figures.loc[~_left_as_stored(figures, answers), list(FIGURE_COLUMNS)]


def _left_as_stored(figures: pd.DataFrame, answers: Answers) -> pd.Series:
    left = pd.Series(False, index=figures.index)
    for index, *key in figures.loc[figures["stale"], KEY].itertuples():
        left[index] = answers.get(tuple(str(part) for part in key)) == "stored"
    return left


def _plan_row(item: PlanChange, proposal: Proposal, answers: Answers) -> MilestoneRow | ActionRow:
    left = {field.name for field in item.fields if field.stale and answers.get((*item.key, field.name)) == "stored"}
    same = _unchanged_fields(item) if item.change != "new" and _is_prefilled(proposal) else ()
    return replace(item.row, kept=item.row.kept | left | set(same))


def _unchanged_fields(item: PlanChange) -> Iterable[str]:
    changed = {field.name for field in item.fields}
    return (name for name in plan_fields(item.row) if name not in changed)
