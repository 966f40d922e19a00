"""The lines themselves: values over years, cut where a new way of counting begins."""

import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from analysis.growth import index_to_base, yearly_growth
from analysis.segments import cut
from data.catalogue import Catalogue
from exhibits.exhibit import Measure
from exhibits.trends.areas import Area


@dataclass(frozen=True)
class Base:
    """The base year of an index: ``wanted``, and the one taken; they differ where the wanted one has no figure."""

    wanted: int
    year: int | None


@dataclass(frozen=True)
class Step:
    """One year of a line: what is drawn, the figure behind it, and the stretch counted one way it belongs to."""

    year: int
    value: float
    figure: float
    flag: str
    stretch: int


@dataclass(frozen=True)
class Trace:
    """One area's line.

    Attributes
    ----------
    steps
        What is drawn, oldest first; empty where nothing can be shown.
    figures
        Year -> figure with its stretch, of all years of the window: what the table shows.
    base
        The year that is 100, where there is one.
    """

    area: Area
    steps: tuple[Step, ...]
    figures: Mapping[int, tuple[float, int]]
    base: int | None = None

    @property
    def change(self) -> float | None:
        """Change from the first to the last year drawn, as a fraction; None across a break or from nothing."""
        if len(self.steps) < 2 or self.steps[0].stretch != self.steps[-1].stretch or self.steps[0].figure <= 0:
            return None
        return self.steps[-1].figure / self.steps[0].figure - 1

    @property
    def first(self) -> int:
        """The first year drawn."""
        return self.steps[0].year

    @property
    def last(self) -> int:
        """The newest year drawn."""
        return self.steps[-1].year

    @property
    def breaks(self) -> tuple[int, ...]:
        """First years of every new way of counting among the figures of the window."""
        years = sorted(self.figures)
        pairs = itertools.pairwise(years)
        return tuple(after for before, after in pairs if self.figures[before][1] != self.figures[after][1])

    @property
    def cut_at(self) -> int | None:
        """The first year that is counted another way than the last year drawn."""
        if not self.steps:
            return None
        return next((year for year in self.breaks if year > self.last), None)


def traces(
    rows: pd.DataFrame,
    catalogue: Catalogue,
    areas: tuple[Area, ...],
    *,
    measure: Measure,
    bases: Mapping[str, Base],
    window: tuple[int, int],
) -> tuple[Trace, ...]:
    """Return one trace per area.

    Parameters
    ----------
    rows
        Observations of one indicator, breakdown and dataset.
    bases
        City key -> base year of an index, for the city's area and all it is set beside.
    window
        First and last calendar year shown.
    """
    if measure == "index":
        return _indexed(rows, catalogue, areas, bases=bases, window=window)
    column = "growth" if measure == "growth" else "value"
    drawn = yearly_growth(rows, catalogue) if measure == "growth" else cut(rows, catalogue)
    known = _by_area(drawn, column)
    return tuple(_trace(area, known.get(area.geo, ()), window, window) for area in areas)


def _indexed(
    rows: pd.DataFrame,
    catalogue: Catalogue,
    areas: tuple[Area, ...],
    *,
    bases: Mapping[str, Base],
    window: tuple[int, int],
) -> tuple[Trace, ...]:
    """Return the index of every area on its city's base; each base is worked out once."""
    years = {bases[area.city].year or bases[area.city].wanted for area in areas}
    indexed = {year: _by_area(index_to_base(rows, catalogue, year), "index") for year in years}
    found = []
    for area in areas:
        base = bases[area.city]
        year = base.year or base.wanted
        span = (max(window[0], year), window[1])
        trace = _trace(area, indexed[year].get(area.geo, ()), span, span)
        found.append(replace(trace, base=base.year))
    return tuple(found)


def _by_area(figures: pd.DataFrame, column: str) -> dict[str, list[Step]]:
    """Return area code -> its years, oldest first; what is not drawn is NaN."""
    names = ("geo", "year", column, "value", "flag", "stretch")
    found: dict[str, list[Step]] = {}
    for geo, *step in zip(*(figures[name].tolist() for name in names), strict=True):
        found.setdefault(str(geo), []).append(Step(*step))
    return found


def _trace(area: Area, known: Sequence[Step], drawn: tuple[int, int], held: tuple[int, int]) -> Trace:
    """Return a trace of the years drawn, with the figures of all years held."""
    steps = (step for step in known if drawn[0] <= step.year <= drawn[1] and not math.isnan(step.value))
    figures = {step.year: (step.figure, step.stretch) for step in known if held[0] <= step.year <= held[1]}
    return Trace(area, tuple(steps), figures)
