"""All hosts together: each against the losers of its own contest, in years from the title."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
import pandas as pd

from analysis.impact.baseline import OTHER_HOST_LEAD
from analysis.impact.outcome import Outcome
from analysis.impact.panel import Floats
from analysis.impact.window import Figures, figures_of_outcome
from data.catalogue import Catalogue, Host

POOLED_OUTCOME: Final = Outcome("gdp_per_head", "nuts3", "nama_10r_3gdp")
FIRST_TITLE, LAST_TITLE = 2010, 2022
CANCELLED_YEAR = 2020
DRAWS = 9_999


class LeftOut(StrEnum):
    """Why a host does not take part."""

    NO_RUNNER_UPS = "no_runner_ups"  # none held, or all in the winner's own region or hosts themselves
    NO_FIGURES = "no_figures"  # not every year of the window
    BREAK = "break"
    NOT_HELD_AS_PLANNED = "not_held_as_planned"  # 2020: cancelled from March and extended into 2021


@dataclass(frozen=True)
class Contest:
    """One host against the losers of its contest.

    Attributes
    ----------
    city, geo, year, base_year
        The host, its region, its title year and the year the index begins at 100.
    runner_ups
        The regions it is compared with.
    gaps
        Years from the title -> log distance from the runner-ups' mean, less the same in the base year.
    estimate
        Mean gap from the title year on less the mean gap before, in logarithms.
    partner
        Key of the city when it is one of the five; empty otherwise.
    """

    city: str
    geo: str
    year: int
    base_year: int
    runner_ups: tuple[str, ...]
    gaps: Mapping[int, float]
    estimate: float
    partner: str


@dataclass(frozen=True)
class Pooled:
    """The stacked contests.

    Attributes
    ----------
    outcome, before, after
        What is measured, and how many years on either side of the title.
    contests
        Those with figures, oldest first.
    left_out
        Host city -> why it does not take part.
    gaps
        Years from the title -> mean over the contests.
    estimate
        Mean over the contests, in logarithms; None without any.
    p
        Share of the random re-runs of all contests with a mean as far from zero; None without any contest.
    smallest_p
        What p could be at best: one over the number of ways the contests could have ended, or over the draws.
    """

    outcome: Outcome
    before: int
    after: int
    contests: tuple[Contest, ...]
    left_out: Mapping[str, LeftOut]
    gaps: Mapping[int, float]
    estimate: float | None
    p: float | None
    smallest_p: float | None


def pooled(
    observations: pd.DataFrame,
    catalogue: Catalogue,
    *,
    outcome: Outcome = POOLED_OUTCOME,
    before: int = 6,
    after: int = 2,
    rng: np.random.Generator,
) -> Pooled:
    """Return the hosts of 2010-2022 against their runner-ups.

    In every draw each contest is re-run: one of its cities, host or loser, is taken for the host at random, which is
    what p is counted from.

    Parameters
    ----------
    observations, catalogue
        The figures, the hosts and the breaks.
    outcome
        An indicator above zero at NUTS 2 or 3.
    before, after
        Years before the title, and after the title year.
    rng
        For the draws; the same generator gives the same p.
    """
    figures = figures_of_outcome(observations, catalogue, outcome)
    left_out: dict[str, LeftOut] = {}
    stacked: list[tuple[Contest, Floats]] = []
    for host in sorted(_hosts(catalogue), key=lambda one: (one.year, one.city)):
        found = _contest(catalogue, figures, outcome, host, before=before, after=after)
        if isinstance(found, LeftOut):
            left_out[host.city] = found
        else:
            stacked.append(found)
    contests = tuple(contest for contest, _ in stacked)
    if not contests:
        return Pooled(outcome, before, after, (), left_out, {}, None, None, None)
    gaps = {year: float(np.mean([one.gaps[year] for one in contests])) for year in contests[0].gaps}
    estimate = float(np.mean([one.estimate for one in contests]))
    p, smallest = _randomised([effects for _, effects in stacked], rng)
    return Pooled(outcome, before, after, contests, left_out, gaps, estimate, p, smallest)


def _hosts(catalogue: Catalogue) -> list[Host]:
    return [host for host in catalogue.hosts if host.role == "host" and FIRST_TITLE <= host.year <= LAST_TITLE]


def _area(host: Host, outcome: Outcome) -> str:
    return host.nuts3 if outcome.level == "nuts3" else host.nuts2


def _contest(
    catalogue: Catalogue, figures: Figures, outcome: Outcome, host: Host, *, before: int, after: int
) -> tuple[Contest, Floats] | LeftOut:
    geo, years = _area(host, outcome), range(host.year - before, host.year + after + 1)
    reason = LeftOut.NOT_HELD_AS_PLANNED if host.year == CANCELLED_YEAR else _why_unusable(figures, geo, years)
    if reason is not None:
        return reason
    rivals = tuple(code for code in _rivals(catalogue, outcome, host) if _why_unusable(figures, code, years) is None)
    if not rivals:
        return LeftOut.NO_RUNNER_UPS
    values = np.log([[figures.values[code][year] for year in years] for code in (geo, *rivals)])
    partner = next((city for city in catalogue.cities.values() if city.area(outcome.level) == geo), None)
    # Where no award date is held the base lies four years before the title.
    base = min(partner.award_year - 1 if partner else host.year - OTHER_HOST_LEAD, host.year - 1)
    base = max(base, years[0])
    distance = values[0] - values[1:].mean(axis=0)
    gaps = {year - host.year: float(gap) for year, gap in zip(years, distance - distance[base - years[0]], strict=True)}
    effects = _effects(values, before)
    key = partner.key if partner else ""
    return Contest(host.city, geo, host.year, base, rivals, gaps, float(effects[0]), key), effects


def _rivals(catalogue: Catalogue, outcome: Outcome, host: Host) -> list[str]:
    """Return the regions of the losers of the host's contest, without its own region and without any host's."""
    hosts = {_area(one, outcome) for one in catalogue.hosts if one.role == "host"}
    losers = (
        one
        for one in catalogue.hosts
        if one.role == "runner-up" and one.designated_year == host.designated_year and one.country == host.country
    )
    return [code for code in dict.fromkeys(_area(one, outcome) for one in losers) if code and code not in hosts]


def _why_unusable(figures: Figures, geo: str, years: range) -> LeftOut | None:
    held = figures.values.get(geo, {})
    if any(held.get(year, 0.0) <= 0 for year in years):
        return LeftOut.NO_FIGURES
    return LeftOut.BREAK if any(year in figures.breaks.get(geo, ()) for year in years[1:]) else None


def _effects(values: Floats, before: int) -> Floats:
    """Return the difference-in-differences of every city of a contest as if it had been the host."""
    change = values[:, before:].mean(axis=1) - values[:, :before].mean(axis=1)
    others = (change.sum() - change) / (len(change) - 1)
    return np.asarray(change - others)


def _randomised(contests: list[Floats], rng: np.random.Generator) -> tuple[float, float]:
    """Return p and the smallest p possible, by drawing a host for every contest anew."""
    observed = abs(np.mean([effects[0] for effects in contests]))
    drawn = np.mean([effects[rng.integers(len(effects), size=DRAWS)] for effects in contests], axis=0)
    ways = float(np.prod([float(len(effects)) for effects in contests]))
    p = (1 + int((np.abs(drawn) >= observed - 1e-15).sum())) / (1 + DRAWS)
    return p, max(1 / ways, 1 / (1 + DRAWS))
