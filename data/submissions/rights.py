"""Which role may do what. Checked here, where the store is written, and not only on the pages."""

from collections.abc import Collection

from data.submissions.errors import CityNotAllowedError, NotAllowedError
from data.submissions.people import Person, Role
from data.submissions.proposals import Kind, Proposal


def require_right(person: Person | None, proposal: Proposal) -> Person:
    """Return the person if the proposal may be compared and accepted on their behalf.

    Raises
    ------
    NotAllowedError
        When it may not; :class:`CityNotAllowedError` names the cities an editor lacks.
    """
    if proposal.kind is Kind.REFRESH:
        return require_administrator(person)
    if proposal.kind is Kind.DECK:
        return require_presenter(person)
    return require_editor(person, proposal.cities)


def require_editor(person: Person | None, cities: Collection[str]) -> Person:
    """Return the person if rows about ``cities`` may be changed.

    Raises
    ------
    NotAllowedError
        When they may not; :class:`CityNotAllowedError` names the cities an editor lacks.
    """
    if person is None or person.role not in {Role.EDITOR, Role.ADMINISTRATOR}:
        raise NotAllowedError
    if not person.may_edit(cities):
        raise CityNotAllowedError(cities=frozenset(cities) - person.cities)
    return person


def require_presenter(person: Person | None) -> Person:
    """Return the person if decks may be saved.

    Raises
    ------
    NotAllowedError
        For viewers and the public.
    """
    if person is None or person.role is Role.VIEWER:
        raise NotAllowedError
    return person


def require_administrator(person: Person | None) -> Person:
    """Return the person if the whole may be administered.

    Raises
    ------
    NotAllowedError
        For everybody else.
    """
    if person is None or person.role is not Role.ADMINISTRATOR:
        raise NotAllowedError
    return person
