"""What may be measured for a city, and which of it has the best data."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import pandas as pd

from analysis.breaks import known_breaks
from analysis.impact.thresholds import PANDEMIC
from analysis.series import SeriesKey, figures_of
from data.catalogue import Catalogue, City, Level

ENOUGH_CLEAN_YEARS = 2
ENOUGH_PRE_YEARS = 10


@dataclass(frozen=True)
class Outcome:
    """A series that can be measured: an indicator at a level, in one dataset and so one vintage."""

    indicator: str
    level: Level
    source: str
    breakdown: str = "total"

    def key(self, geo: str) -> SeriesKey:
        """Return the key of this outcome's series for an area."""
        return SeriesKey(self.indicator, geo, self.breakdown, self.source)


# Smaller areas before larger ones, because a county is closer to its city; within a level, firms before money.
OUTCOMES: Final[tuple[Outcome, ...]] = (
    Outcome("enterprises", "nuts3", "bd_size_r3"),
    Outcome("births", "nuts3", "bd_size_r3"),
    Outcome("persons_employed", "nuts3", "bd_size_r3"),
    Outcome("gdp", "nuts3", "nama_10r_3gdp"),
    Outcome("arrivals", "nuts2", "tour_occ_arn2"),
    Outcome("gdp", "nuts2", "nama_10r_2gdp"),
)


class Shortfall(StrEnum):
    """Why an outcome that comes earlier in the list was passed over."""

    NO_FIGURES = "no_figures"
    NO_YEARS_AFTER = "no_years_after"
    FEW_CLEAN_YEARS = "few_clean_years"
    FEW_PRE_YEARS = "few_pre_years"


@dataclass(frozen=True)
class Candidate:
    """An outcome with the years it offers around the title.

    Attributes
    ----------
    outcome, geo
        The series.
    first_year, last_year
        Of its figures after the newest break before the title; None without figures.
    pre_years
        How many of them lie before the title year.
    clean_years
        How many lie in or after it and outside 2020-21.
    shortfall
        What it lacks; None when it can be tested.
    """

    outcome: Outcome
    geo: str
    first_year: int | None
    last_year: int | None
    pre_years: int
    clean_years: int
    shortfall: Shortfall | None


@dataclass(frozen=True)
class OutcomeChoice:
    """The default outcome of a city, and what was passed over for it."""

    chosen: Candidate
    passed_over: tuple[Candidate, ...]


def candidate(observations: pd.DataFrame, catalogue: Catalogue, city: City, outcome: Outcome) -> Candidate:
    """Return the years that an outcome offers around a city's title."""
    geo = city.area(outcome.level)
    years = list(figures_of(observations, outcome.key(geo)))
    breaks = [found.year for found in known_breaks(catalogue, outcome.key(geo)) if found.year < city.title_year]
    usable = [year for year in years if year >= max(breaks, default=0)]
    before = sum(year < city.title_year for year in usable)
    after = [year for year in usable if year >= city.title_year]
    clean = len(clean_years(after))
    first, last = (usable[0], usable[-1]) if usable else (None, None)
    return Candidate(outcome, geo, first, last, before, clean, _shortfall(usable, after, before, clean))


def _shortfall(usable: list[int], after: list[int], before: int, clean: int) -> Shortfall | None:
    if not usable:
        return Shortfall.NO_FIGURES
    if not after:
        return Shortfall.NO_YEARS_AFTER
    if clean < ENOUGH_CLEAN_YEARS:
        return Shortfall.FEW_CLEAN_YEARS
    return Shortfall.FEW_PRE_YEARS if before < ENOUGH_PRE_YEARS else None


def clean_years(years: Iterable[int]) -> tuple[int, ...]:
    """Return the years outside the pandemic."""
    return tuple(year for year in years if year not in PANDEMIC)


def default_outcome(observations: pd.DataFrame, catalogue: Catalogue, city: City) -> OutcomeChoice:
    """Return the outcome with the best data for a city and what was passed over, with the reason.

    The first of :data:`OUTCOMES` with ten years before the title and two clean years from it on; where none has them,
    the one with the most clean years, then with the most years before.
    """
    candidates = [candidate(observations, catalogue, city, outcome) for outcome in OUTCOMES]
    chosen = next((one for one in candidates if one.shortfall is None), None)
    if chosen is None:
        chosen = max(candidates, key=lambda one: (one.clean_years, one.pre_years))
    return OutcomeChoice(chosen, tuple(candidates[: candidates.index(chosen)]))
