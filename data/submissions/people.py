"""Who acts, in which role."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from data.content import PARTNERSHIP
from data.store.entries import Author


class Role(StrEnum):
    """What a signed-in person may do; each city's editors are named in the deployment's secrets file."""

    VIEWER = "viewer"
    PRESENTER = "presenter"
    EDITOR = "editor"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, kw_only=True)
class Person:
    """A signed-in person with the rights in force at this moment. The public is None.

    Attributes
    ----------
    subject
        What the sign-in knows the person by.
    cities
        Keys of the cities an editor edits.
    organisation
        Shown to the public beside figures; the name is not.
    """

    subject: str
    name: str
    role: Role
    cities: frozenset[str] = frozenset()
    organisation: str = ""

    @property
    def author(self) -> Author:
        """The person as written into the store."""
        return Author(subject=self.subject, name=self.name, organisation=self.organisation)

    def may_edit(self, cities: Collection[str]) -> bool:
        """Whether rows about these cities may be submitted and undone; rows of the partnership by administrators."""
        if self.role is Role.ADMINISTRATOR:
            return True
        return self.role is Role.EDITOR and set(cities) <= self.cities - {PARTNERSHIP}
