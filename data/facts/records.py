"""What one row of each table of facts holds.

Fields that a reader sees (``title``, ``description``, ``note`` ...) are English messages, shown with ``text.say``; an
empty one is not known or not needed. None means not known. ``sources`` are the addresses of the public originals.
Fields with a default are no columns of the tables: they are filled from the store.
"""

from dataclasses import dataclass
from typing import Literal

from data.facts.told import Told
from data.partial_dates import PartialDate

# The statuses of the workbook, and what stands where none is known.
Reported = Literal["Not started", "In progress", "Completed", "Delayed", "Cancelled", "Withdrawn", "Not reported"]
PlaceRole = Literal["partner city", "partnership", "lead partner", "associated partner", "comparator"]
PartnerRole = Literal["lead", "partner", "named later", "associated"]
FactKind = Literal["text", "words", "number", "date"]
FactTopic = Literal["identity", "dates", "money", "seminar"]
Stage = Literal["approved", "planning", "implementing", "uptake"]
Measures = Literal["action", "event", "wider project", "context"]
MilestoneScope = Literal["action", "lab", "project", "context"]
SessionFormat = Literal["plenary", "parallel", "closing", "context"]
Subject = Literal["", "action plans", "learning", "resilience"]
Firmness = Literal["adapted", "adopted", "inspired", "similar"]
Qualifier = Literal["", "about", "almost", "more than"]
ClaimKind = Literal["reported", "planned", "expected", "estimated", "statistic"]
ClaimTopic = Literal["visits", "money", "economy", "people", "events", "firms", "jobs", "tourism", "media"]


@dataclass(frozen=True)
class Fact:
    """What every row has: its key in the table and where it is from."""

    key: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Place(Fact):
    """A place that the facts name; the positions of the five cities (degrees) are in the catalogue of figures."""

    name: str
    country: str
    role: PlaceRole
    longitude: float | None
    latitude: float | None


@dataclass(frozen=True)
class ProjectFact(Fact):
    """A key fact of the project: ``value`` as text for every kind but ``words``, which stand in ``description``."""

    topic: FactTopic
    title: str
    kind: FactKind
    value: str
    symbol: str
    unit: str
    description: str
    note: str

    @property
    def number(self) -> float | None:
        """The value of a fact of kind ``number`` in its unit; None when it is not known or of another kind."""
        return float(self.value) if self.kind == "number" and self.value else None

    @property
    def date(self) -> PartialDate | None:
        """The value of a fact of kind ``date``; None when it is not known or of another kind."""
        return PartialDate.parse(self.value) if self.kind == "date" and self.value else None


@dataclass(frozen=True)
class Partner(Fact):
    """An organisation of the partnership with its approximate position in degrees."""

    title: str
    role: PartnerRole
    city: str
    longitude: float | None
    latitude: float | None
    note: str


@dataclass(frozen=True)
class Instrument(Fact):
    """A policy instrument as named at one stage of the project; a city's rows in order are its history."""

    city: str
    stage: Stage
    reported_on: PartialDate | None
    title: str
    note: str
    verified: bool


@dataclass(frozen=True)
class Promise(Fact):
    """What the project promised and what was reached, in whole numbers."""

    title: str
    promised: int | None
    reached: int | None
    reached_on: PartialDate | None
    note: str


@dataclass(frozen=True)
class Action(Fact):
    """An action of a city's plan; ``reason`` says why an action is not verified."""

    city: str
    title: str
    description: str
    players: str
    start: PartialDate | None
    end: PartialDate | None
    cost_eur: float | None
    funding: str
    origin_city: str
    origin_practice: str
    status: Reported
    reported: str
    reported_on: PartialDate | None
    note: str
    verified: bool
    reason: str
    told: Told | None = None


@dataclass(frozen=True)
class ActionIndicator(Fact):
    """One of the indicators of an action; ``measures`` tells whether it is the action that is measured."""

    action: str
    measures: Measures
    title: str
    target: float | None
    reported_value: float | None
    unit: str
    reported: str
    note: str
    verified: bool


@dataclass(frozen=True)
class Milestone(Fact):
    """A dated step; ``action`` and ``lab`` may be empty. ``due`` is the due date now known."""

    city: str
    scope: MilestoneScope
    action: str
    lab: str
    title: str
    due: PartialDate | None
    done: PartialDate | None
    status: Reported
    reported: str
    note: str
    verified: bool
    reason: str
    told: Told | None = None

    @property
    def baseline(self) -> PartialDate | None:
        """The due date first known: the shipped one, else the first one handed in."""
        return self.due if self.told is None else self.told.baseline


@dataclass(frozen=True)
class Lab(Fact):
    """A documented Local Learning Lab, from its first to its last documented session."""

    city: str
    number: int
    first_date: PartialDate | None
    last_date: PartialDate | None
    title: str
    note: str


@dataclass(frozen=True)
class Practice(Fact):
    """A good practice that public sources name; ``description`` is empty where they do not describe it."""

    city: str
    name: str
    organisation: str
    description: str
    theme: str
    evidence: str
    note: str
    verified: bool


@dataclass(frozen=True)
class AgendaItem(Fact):
    """An item of the seminar's programme; ``cities`` is empty when it is about all."""

    position: str
    format: SessionFormat
    session: str
    title: str
    speaker: str
    organisation: str
    theme: str
    cities: tuple[str, ...]
    subject: Subject
    documented: bool
    note: str


@dataclass(frozen=True)
class Transfer(Fact):
    """What one place learned from another, and how firmly the source says so."""

    from_place: str
    to_place: str
    title: str
    description: str
    firmness: Firmness
    from_practice: str
    to_action: str
    reported_on: PartialDate | None


@dataclass(frozen=True)
class Participation(Fact):
    """A count of people, ideas or events as reported."""

    city: str
    action: str
    lab: str
    title: str
    qualifier: Qualifier
    value: float
    unit: str
    reported_on: PartialDate | None
    note: str


@dataclass(frozen=True)
class Claim(Fact):
    """A figure of organisers or press about a title year: never a measured effect.

    Either ``symbol`` (EUR, RON, HRK, %) or the word ``unit`` is filled. ``planned_claim`` is the key of the plan or
    expectation that the figure can be set against.
    """

    city: str
    topic: ClaimTopic
    kind: ClaimKind
    title: str
    qualifier: Qualifier
    value: float
    symbol: str
    unit: str
    year: int
    planned_claim: str
    note: str
    verified: bool
