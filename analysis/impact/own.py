"""A city's own figures as the treated series: a complete series by themselves, never joined with official ones.

Official figures of the city's area are put aside whole; regions to compare with keep theirs.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from analysis import flags
from analysis.impact.outcome import Outcome
from analysis.impact.window import LEAST_BEFORE, Figures
from analysis.series import pick

SAME_WITHIN = 0.01  # relative: an own and an official figure this close are said to agree

Years = tuple[int, ...]


@dataclass(frozen=True)
class OwnFigure:
    """One figure that a city handed in, in the outcome's unit, and the cell of the submission it was read from.

    Attributes
    ----------
    flag
        Eurostat's letters, "" for none.
    submission
        0 for one that is only looked at.
    origin
        Where the city has it from, in its own words; "" where it does not say.
    """

    year: int
    value: float
    flag: str = ""
    submission: int = 0
    sheet: str = ""
    cell: str = ""
    origin: str = ""


@dataclass(frozen=True)
class OwnSeries:
    """Own figures of consecutive years.

    Attributes
    ----------
    source
        Names whose figures they are ("partner:kaunas").
    geo
        The area they are of.
    figures
        Oldest first, one per year.

    Raises
    ------
    ValueError
        When there is no figure or a year is missing: nothing is filled, and no official figure takes its place.
    """

    source: str
    geo: str
    figures: tuple[OwnFigure, ...]

    def __post_init__(self) -> None:
        if not self.figures or self.years != tuple(range(self.years[0], self.years[0] + len(self.figures))):
            raise ValueError(self.years)

    @property
    def years(self) -> Years:
        """The years of the figures."""
        return tuple(figure.year for figure in self.figures)

    @property
    def values(self) -> dict[int, float]:
        """Year to figure."""
        return {figure.year: figure.value for figure in self.figures}


def own_figures_of(own: pd.DataFrame, outcome: Outcome, geo: str, *, source: str) -> tuple[OwnFigure, ...]:
    """Return what a city handed in of an outcome for an area, oldest first; missing figures and forecasts left out.

    Parameters
    ----------
    own
        Own figures with their cells, columns as :data:`data.additions.OWN_COLUMNS`, one row per year and key.
    outcome, geo
        The series; the outcome's dataset is that of the official figures and does not matter here.
    source
        Names the city in ``own``.
    """
    rows = pick(own, indicators=[outcome.indicator], geos=[geo], breakdowns=[outcome.breakdown], sources=[source])
    known = rows[rows["value"].notna() & ~flags.carries(rows["flag"], flags.FORECAST)].sort_values("year")
    names = ("year", "value", "flag", "submission", "sheet", "cell", "origin")
    columns = (known[name].tolist() for name in names)
    return tuple(
        OwnFigure(int(year), float(value), str(flag), int(submission), str(sheet), str(cell), str(origin))
        for year, value, flag, submission, sheet, cell, origin in zip(*columns, strict=True)
    )


def years_needed(figures: tuple[OwnFigure, ...], event: int) -> Years:
    """Return the years without which own figures answer nothing: three before the event, and the event's own."""
    held = {figure.year for figure in figures}
    return tuple(year for year in range(event - LEAST_BEFORE, event + 1) if year not in held)


def series_around(figures: tuple[OwnFigure, ...], event: int, *, source: str, geo: str) -> OwnSeries | None:
    """Return the consecutive years around the event; None where one that is needed is missing.

    Figures beyond a missing year are left out: a gap is not bridged.
    """
    if years_needed(figures, event):
        return None
    held = {figure.year: figure for figure in figures}
    first = last = event
    while first - 1 in held:
        first -= 1
    while last + 1 in held:
        last += 1
    return OwnSeries(source, geo, tuple(held[year] for year in range(first, last + 1)))


def treated_by(figures: Figures, own: OwnSeries) -> Figures:
    """Return all series with the own one as that of its area; no official figure or break of the area is left."""
    marked = frozenset(figure.year for figure in own.figures if flags.parse(figure.flag) & flags.BREAK)
    return Figures({**figures.values, own.geo: own.values}, {**figures.breaks, own.geo: marked})


@dataclass(frozen=True)
class Agreement:
    """How far own and official figures of the same years agree.

    Attributes
    ----------
    years
        Years with both, oldest first.
    alike
        In how many of them the two differ by no more than :data:`SAME_WITHIN`.
    largest, largest_year
        The largest difference, own less official as a share of the official figure, and its year; None without years.
    """

    years: Years
    alike: int
    largest: float | None
    largest_year: int | None


def agreement(official: Mapping[int, float], own: Mapping[int, float]) -> Agreement:
    """Compare own figures with official ones, year to figure each; years in which the official one is 0 are left out.

    Nothing is scaled: the reader judges by it whether the two count the same.
    """
    years = tuple(year for year in sorted(own) if official.get(year))
    apart = {year: own[year] / official[year] - 1 for year in years}
    worst = max(years, key=lambda year: abs(apart[year]), default=None)
    alike = sum(abs(own[year] - official[year]) <= SAME_WITHIN * abs(official[year]) for year in years)
    return Agreement(years, alike, None if worst is None else apart[worst], worst)
