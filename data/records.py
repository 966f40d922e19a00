"""The records of the catalogue: one frozen class per kind of thing that is known."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Level = Literal["country", "nuts1", "nuts2", "nuts3", "city", "fua", "aggregate"]
Kind = Literal["count", "amount", "rate", "share", "index"]
BreakKind = Literal["definition", "scope", "census", "coverage", "detected", "flag"]
EventKind = Literal["awarded", "title_given", "title_moved", "opened", "title_extended"]
EUROPEAN_UNION = "EU27_2020"


@dataclass(frozen=True)
class TitleEvent:
    """One dated step of a city's title: the award, the year first given, a move, the opening, an extension."""

    city: str
    event: EventKind
    date: date
    precision: Literal["day", "month", "year"]
    source_url: str
    note: str


@dataclass(frozen=True)
class City:
    """A partner city, its codes at every level, and its title as first given and as it turned out.

    ``window`` is the first and the last day of the title, the calendar year where nothing else is known.
    ``other_codes`` are the codes of the same areas in other editions of the regional classification.
    """

    key: str
    name: str
    country: str
    nuts3: str
    nuts2: str
    city_code: str
    fua_code: str
    longitude: float
    latitude: float
    title_year: int
    first_title_year: int
    window: tuple[date, date]
    awarded_on: date | None
    award_year: int
    other_codes: tuple[str, ...] = ()

    def area(self, level: Level) -> str:
        """Return the code of the area at a level: ``area("country")`` of Timișoara is ``RO``."""
        codes: dict[Level, str] = {
            "country": self.country,
            "nuts1": self.nuts2[:3],
            "nuts2": self.nuts2,
            "nuts3": self.nuts3,
            "city": self.city_code,
            "fua": self.fua_code,
            "aggregate": EUROPEAN_UNION,
        }
        return codes[level]


@dataclass(frozen=True)
class Region:
    """An area with figures. Without a point on the map ``no_point_reason`` says why; it is empty otherwise."""

    code: str
    name: str
    level: Level
    country: str
    longitude: float | None
    latitude: float | None
    nuts_versions: tuple[int, ...]
    no_point_reason: str


@dataclass(frozen=True)
class Unit:
    """A unit: its name, the sign written beside a figure (may be empty), and decimals worth showing."""

    key: str
    title: str
    symbol: str
    decimals: int


@dataclass(frozen=True)
class Flag:
    """A mark beside a figure: a letter of Eurostat, or a word of ours."""

    key: str
    title: str
    description: str


@dataclass(frozen=True)
class Breakdown:
    """A part of a figure that has a name of its own: a size class, residence, an activity, a period."""

    key: str
    title: str


@dataclass(frozen=True)
class Indicator:
    """Something that is counted or measured; ``datasets`` names where it is found, the preferred one first."""

    key: str
    title: str
    definition: str
    unit: str
    kind: Kind
    default_level: Level
    breakdowns: tuple[str, ...]
    datasets: tuple[str, ...]


@dataclass(frozen=True)
class Dataset:
    """One published table in one vintage. ``quoted`` figures are second-hand and never joined to another series."""

    key: str
    title: str
    provider: str
    vintage: str
    vintage_date: date
    licence: str
    url: str
    coverage_note: str
    caveat: str
    quoted: bool
    first_year: int
    newest_year: int
    flags_lost: bool = False


@dataclass(frozen=True)
class Break:
    """A change of level that is not a change of the economy; ``year`` is the first year of the new level."""

    indicator: str
    geo: str
    breakdown: str
    dataset: str
    year: int
    kind: BreakKind
    reason: str
    catalogued: bool


@dataclass(frozen=True)
class Host:
    """A host or a runner-up: ``year`` as held, ``designated_year`` as competed for; the point is its region's."""

    city: str
    country: str
    nuts2: str
    nuts3: str
    role: Literal["host", "runner-up"]
    year: int
    designated_year: int
    longitude: float | None
    latitude: float | None
    note: str
    source: str
