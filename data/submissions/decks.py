"""Saved presentations: each saving is a submission, so that earlier states stay and can be brought back."""

from collections.abc import Mapping
from dataclasses import dataclass

from data.store import Store
from data.store.entries import DeckRow
from data.store.plans import read_decks
from data.store.reading import active_submissions, read_submissions
from data.submissions.acceptance import Receipt, accept
from data.submissions.comparison import compare
from data.submissions.errors import NotAllowedError
from data.submissions.people import Person, Role
from data.submissions.proposals import Kind, Proposal
from data.submissions.rights import require_presenter
from data.submissions.state import Reference


@dataclass(frozen=True)
class Deck:
    """A presentation as saved last: ``body`` is JSON of the presenting page; ``owner`` who saved it first."""

    key: str
    title: str
    body: str
    owner: str | None
    submission: int


def decks(store: Store, person: Person | None) -> Mapping[str, Deck]:
    """Return the saved presentations by key, for signed-in staff.

    Raises
    ------
    NotAllowedError
        For the public.
    """
    if person is None:
        raise NotAllowedError
    with store.reading() as connection:
        submissions = read_submissions(connection)
        rows = read_decks(connection, active_submissions(connection))
    latest: dict[str, Deck] = {}
    owners: dict[str, str | None] = {}
    for number, row in rows:
        owner = owners.setdefault(row.deck, submissions[number].subject)
        if row.body is None:
            latest.pop(row.deck, None)
        else:
            latest[row.deck] = Deck(row.deck, row.title, row.body, owner, number)
    return latest


def save_deck(
    store: Store,
    reference: Reference,
    person: Person | None,
    *,
    key: str,
    title: str,
    body: str | None,
    draft: str = "",
) -> Receipt:
    """Save a presentation, or with ``body`` None take it away; its owner and administrators may.

    Raises
    ------
    NotAllowedError
        For viewers, the public, and presenters whose deck it is not.
    NoChangeError
        When it is saved already as it is.
    """
    acting = require_presenter(person)
    existing = decks(store, acting).get(key)
    if existing and existing.owner != acting.subject and acting.role is not Role.ADMINISTRATOR:
        raise NotAllowedError
    proposal = Proposal(kind=Kind.DECK, decks=(DeckRow(deck=key, title=title, body=body),))
    return accept(store, reference, compare(store, reference, proposal, acting), acting, draft=draft)
