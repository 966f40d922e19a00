"""The years and donors of a comparison: one balanced panel without a break, out of series with holes."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis import flags
from analysis.impact.controls import Pool, Removal, Removed
from analysis.impact.outcome import Outcome
from analysis.impact.panel import Panel
from analysis.series import pick
from data.catalogue import Catalogue

DONORS_WANTED = 20  # with nineteen p can just reach .05
LEAST_BEFORE = 3  # fewer years before the event are given up for nothing

Years = tuple[int, ...]


@dataclass(frozen=True)
class Figures:
    """All series of an outcome, with their breaks.

    Attributes
    ----------
    values
        Area code -> year -> value, years without a figure and forecasts left out.
    breaks
        Area code -> first years of a new level.
    """

    values: Mapping[str, Mapping[int, float]]
    breaks: Mapping[str, frozenset[int]]

    def newest_break(self, geo: str, last_year: int) -> int:
        """Return the newest break of a series up to a year; 0 for none."""
        return max((year for year in self.breaks.get(geo, ()) if year <= last_year), default=0)


def figures_of_outcome(observations: pd.DataFrame, catalogue: Catalogue, outcome: Outcome) -> Figures:
    """Return every area's series of an outcome.

    Parameters
    ----------
    observations
        Tidy observations.
    catalogue
        For breaks.
    outcome
        Indicator, breakdown and dataset.
    """
    rows = pick(observations, indicators=[outcome.indicator], breakdowns=[outcome.breakdown], sources=[outcome.source])
    known = rows[rows["value"].notna() & ~flags.carries(rows["flag"], flags.FORECAST)]
    values: dict[str, dict[int, float]] = {}
    for geo, year, value in zip(
        known["geo"].astype("str"), known["year"].tolist(), known["value"].tolist(), strict=True
    ):
        values.setdefault(geo, {})[year] = value
    marked = known[flags.carries(known["flag"], flags.BREAK)]
    breaks: dict[str, set[int]] = {}
    for geo, year in zip(marked["geo"].astype("str"), marked["year"].tolist(), strict=True):
        breaks.setdefault(geo, set()).add(year)
    for found in catalogue.breaks:
        if (found.indicator, found.breakdown, found.dataset) == (outcome.indicator, outcome.breakdown, outcome.source):
            breaks.setdefault(found.geo, set()).add(found.year)
    return Figures(values, {geo: frozenset(years) for geo, years in breaks.items()})


@dataclass(frozen=True)
class Window:
    """The panel of a comparison.

    Attributes
    ----------
    panel
        The city's area first, then the donors.
    removed
        Pool members without all years or with a break inside them.
    left_out_years
        Years between the first and the last in which the city has no figure.
    """

    panel: Panel
    removed: tuple[Removed, ...]
    left_out_years: Years


def window(
    figures: Figures, geo: str, donors: Pool, event: int, *, first_year: int | None = None, last_year: int | None = None
) -> Window:
    """Return the balanced panel of the city and as many donors over as many years as the figures allow.

    The last year is the newest that half of the donors reach. The first is the earliest that leaves twenty donors or,
    where none does, the one that leaves most; the city's own series begins after its newest break before the event.

    Parameters
    ----------
    figures
        All series.
    geo
        The city's area.
    donors
        The regions that may be compared.
    event
        First treated year.
    first_year, last_year
        Fixed by the reader instead; a break of the city between them is not mended here.
    """
    years = _city_years(figures, geo, event, first_year)
    if years:
        years = _up_to(years, last_year or _last_year(figures, donors, years, event))
    if not years:
        return Window(Panel((geo,), (), np.empty((1, 0))), (), ())
    starts = {donor: _earliest_start(figures, donor, years) for donor in donors.donors}
    first = years[0] if first_year is not None else _first_year(starts, years, event)
    kept = tuple(donor for donor in donors.donors if (start := starts[donor]) is not None and start <= first)
    chosen = tuple(year for year in years if year >= first)
    values = [[figures.values[unit][year] for year in chosen] for unit in (geo, *kept)]
    removed = tuple(_why(figures, donor, chosen) for donor in donors.donors if donor not in set(kept))
    gaps = tuple(year for year in range(chosen[0], chosen[-1] + 1) if year not in chosen)
    return Window(Panel((geo, *kept), chosen, np.array(values, dtype=float)), removed, gaps)


def _city_years(figures: Figures, geo: str, event: int, first_year: int | None) -> Years:
    held = sorted(figures.values.get(geo, {}))
    if first_year is not None:
        return tuple(year for year in held if year >= first_year)
    newest = figures.newest_break(geo, event - LEAST_BEFORE)
    return tuple(year for year in held if year >= newest)


def _up_to(years: Years, last: int) -> Years:
    return tuple(year for year in years if year <= last)


def _last_year(figures: Figures, donors: Pool, years: Years, event: int) -> int:
    """Return the newest year of the city that at least half as many donors reach as any year after the event."""
    after = [year for year in years if year >= event] or list(years)
    counts = {year: sum(year in figures.values.get(donor, {}) for donor in donors.donors) for year in after}
    enough = [year for year, count in counts.items() if 2 * count >= max(counts.values())]
    return max(enough, default=years[-1])


def _earliest_start(figures: Figures, donor: str, years: Years) -> int | None:
    """Return the first of the city's years from which the donor has every figure and no break; None for no year."""
    held = figures.values.get(donor, {})
    start = None
    for year in reversed(years):
        if year not in held:
            break
        start = year
        if year in figures.breaks.get(donor, ()):
            break
    return start


def _first_year(starts: Mapping[str, int | None], years: Years, event: int) -> int:
    """Return the earliest first year that leaves twenty donors, or else leaves the most."""
    possible = [year for year in years if sum(year <= other < event for other in years) >= LEAST_BEFORE] or [years[0]]
    counts = {year: sum(start is not None and start <= year for start in starts.values()) for year in possible}
    most = max(counts.values())
    return next(year for year, count in counts.items() if count >= min(most, DONORS_WANTED))


def _why(figures: Figures, donor: str, years: Years) -> Removed:
    held = figures.values.get(donor, {})
    crossed = [year for year in figures.breaks.get(donor, ()) if years[0] < year <= years[-1]]
    missing = [year for year in years if year not in held]
    if missing:
        return Removed(donor, Removal.MISSING, missing[0])
    return Removed(donor, Removal.BREAK, min(crossed, default=None))
