"""Undo and restore: new events that say whether a submission counts. Nothing is ever removed."""

from typing import Literal

from sqlalchemy import Connection

from data.store import Store
from data.store.reading import Event, Submission, read_events, read_submissions
from data.store.writing import write_event
from data.submissions.errors import AlreadyDoneError, UnknownSubmissionError
from data.submissions.people import Person
from data.submissions.proposals import Kind
from data.submissions.rights import require_administrator, require_editor, require_presenter


def undo(store: Store, number: int, person: Person | None, *, note: str = "") -> int:
    """Take a submission out of force and return the new data version.

    What later submissions determine stays; what only this one said goes back to what was there before.

    Raises
    ------
    NotAllowedError, UnknownSubmissionError
        When the person may not, or there is no such submission.
    AlreadyDoneError
        When it is undone already.
    """
    return _turn(store, number, person, "undone", note)


def restore(store: Store, number: int, person: Person | None, *, note: str = "") -> int:
    """Put an undone submission back in force, at its old place in the order, and return the new data version.

    Raises
    ------
    NotAllowedError, UnknownSubmissionError
        When the person may not, or there is no such submission.
    AlreadyDoneError
        When it is in force already.
    """
    return _turn(store, number, person, "restored", note)


def _turn(store: Store, number: int, person: Person | None, kind: Literal["undone", "restored"], note: str) -> int:
    with store.writing() as connection:
        submission = _submission(connection, number)
        acting = require_right_to_turn(person, submission)
        events = [event for event in read_events(connection) if event.submission == number]
        if is_in_force(events) is (kind == "restored"):
            raise AlreadyDoneError(number=number)
        touched = events[0].kinds
        return write_event(
            connection, kind, author=acting.author, at=store.now(), kinds=touched, submission=number, note=note
        )


def is_in_force(events: list[Event]) -> bool:
    """Whether a submission counts after its events so far."""
    return events[-1].kind != "undone"


def _submission(connection: Connection, number: int) -> Submission:
    found = read_submissions(connection).get(number)
    if found is None:
        raise UnknownSubmissionError(number=number)
    return found


def require_right_to_turn(person: Person | None, submission: Submission) -> Person:
    """Return the person if they may undo and restore a submission.

    Editors may for every submission of their cities, presenters for decks of their own, administrators for all.

    Raises
    ------
    NotAllowedError
        For everybody else.
    """
    if submission.kind == Kind.REFRESH:
        return require_administrator(person)
    if submission.kind != Kind.DECK:
        return require_editor(person, submission.cities)
    acting = require_presenter(person)
    return acting if acting.subject == submission.subject else require_administrator(acting)
