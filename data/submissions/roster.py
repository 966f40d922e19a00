"""Who may do what on this installation: the section ``[staff]`` of the deployment's secrets file."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from data.store.errors import StoreError
from data.submissions.people import Person, Role
from text import mark

USUAL_HOURS: Final = 10.0
"""How long a sign-in holds at most where the secrets file says nothing: a working day."""
_KNOWN: Final = frozenset({"email", "subject", "name", "role", "cities", "organisation"})


class RosterError(StoreError):
    """The section cannot be used; the message names the entry by its place in the file and repeats no name."""

    message = mark("The secrets file names its people in a way that cannot be used.")


class RosterShapeError(RosterError):
    """The section is not what it should be."""

    message = mark(
        "In the secrets file, [staff] holds session_hours (a number above 0) and one [[staff.people]] per person, "
        "nothing else."
    )


class UnknownEntryError(RosterError):
    """A person's entry holds a word nobody knows; ``word`` is the name of the key, never its value."""

    message = mark("In the secrets file, person {number} has an entry {word} that is not known.")


class NamelessError(RosterError):
    """A person is known by neither or by both of the two."""

    message = mark("In the secrets file, person {number} needs either an email or a subject, as text, not both.")


class RoleError(RosterError):
    """A role that does not exist."""

    message = mark("In the secrets file, person {number} needs one of the roles {roles}.")


class CitiesError(RosterError):
    """An editor without cities, or with a city that is not one of ours."""

    message = mark("In the secrets file, person {number} is an editor and needs a list of cities among {cities}.")


class TwiceError(RosterError):
    """A person stands there twice, and nobody can tell which role holds."""

    message = mark("In the secrets file, person {number} stands there already with another role.")


@dataclass(frozen=True, kw_only=True)
class Member:
    """One person of the secrets file.

    Attributes
    ----------
    email, subject
        What the sign-in knows the person by: one of the two, the other is empty. E-mail addresses in small letters.
    """

    email: str
    subject: str
    name: str
    role: Role
    cities: frozenset[str]
    organisation: str


@dataclass(frozen=True, kw_only=True)
class Roster:
    """Everybody with a role, and how many hours a sign-in holds at most."""

    members: tuple[Member, ...] = ()
    session_hours: float = USUAL_HOURS

    def person(self, *, subject: str, verified_email: str, name: str) -> Person | None:
        """Return the person with the role in force, None for people without one.

        Parameters
        ----------
        verified_email
            The address only where the provider vouches for it, else "": an address that anybody may claim is no key.
        """
        for member in self.members:
            by_email = member.email and member.email == verified_email.lower()
            if by_email or (member.subject and member.subject == subject):
                return Person(
                    subject=subject,
                    name=member.name or name or subject,
                    role=member.role,
                    cities=member.cities,
                    organisation=member.organisation,
                )
        return None


def roster_from(section: Any, *, cities: Collection[str]) -> Roster:
    """Return the people of a section ``[staff]``.

    Parameters
    ----------
    section
        What stands under ``[staff]``, as read from TOML.
    cities
        Keys of the cities there are.

    Raises
    ------
    RosterError
        Anything in it that cannot be meant; nobody has a role then.
    """
    if not isinstance(section, Mapping) or set(section) - {"session_hours", "people"}:
        raise RosterShapeError
    people, hours = section.get("people", []), section.get("session_hours", USUAL_HOURS)
    number_given = isinstance(hours, int | float) and not isinstance(hours, bool) and hours > 0
    if not number_given or not isinstance(people, list):
        raise RosterShapeError
    members = tuple(_member(number, entry, cities) for number, entry in enumerate(people, start=1))
    _refuse_doubles(members)
    return Roster(members=members, session_hours=float(hours))


def _member(number: int, entry: Any, cities: Collection[str]) -> Member:
    if not isinstance(entry, Mapping):
        raise RosterShapeError
    for word in entry:
        if word not in _KNOWN:
            raise UnknownEntryError(number=number, word=word)
    given = {word: entry.get(word, "") for word in ("email", "subject", "name", "organisation")}
    if not all(isinstance(value, str) for value in given.values()) or bool(given["email"]) == bool(given["subject"]):
        raise NamelessError(number=number)
    role = _role(number, entry.get("role"))
    edited = _cities(number, role, entry.get("cities", []), cities)
    return Member(
        email=given["email"].strip().lower(),
        subject=given["subject"],
        name=given["name"],
        role=role,
        cities=edited,
        organisation=given["organisation"],
    )


def _role(number: int, written: Any) -> Role:
    if written not in list(Role):
        raise RoleError(number=number, roles=", ".join(Role))
    return Role(written)


def _cities(number: int, role: Role, written: Any, cities: Collection[str]) -> frozenset[str]:
    known = isinstance(written, list) and all(isinstance(city, str) and city in cities for city in written)
    if not known or (role is Role.EDITOR and not written):
        raise CitiesError(number=number, cities=", ".join(sorted(cities)))
    return frozenset(written)


def _refuse_doubles(members: Sequence[Member]) -> None:
    seen: set[tuple[str, str]] = set()
    for number, member in enumerate(members, start=1):
        key = (member.email, member.subject)
        if key in seen:
            raise TwiceError(number=number)
        seen.add(key)
