"""The lines themselves: values over years, cut where a new way of counting begins."""

from collections.abc import Mapping
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
        pairs = zip(years, years[1:], strict=False)
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
    figures = _by_area(cut(rows, catalogue), "value")
    if measure == "index":
        return _indexed(rows, catalogue, areas, bases=bases, window=window, figures=figures)
    column = "growth" if measure == "growth" else "value"
    drawn = _by_area(yearly_growth(rows, catalogue), column) if measure == "growth" else figures
    return tuple(_trace(area, drawn.get(area.geo), figures.get(area.geo), column, window) for area in areas)


def _indexed(
    rows: pd.DataFrame,
    catalogue: Catalogue,
    areas: tuple[Area, ...],
    *,
    bases: Mapping[str, Base],
    window: tuple[int, int],
    figures: Mapping[str, pd.DataFrame],
) -> tuple[Trace, ...]:
    """Return the index of every area on its city's base; each base is worked out once."""
    years = {base.year for base in bases.values() if base.year is not None}
    indexed = {year: _by_area(index_to_base(rows, catalogue, year), "index") for year in years}
    found = []
    for area in areas:
        base = bases[area.city]
        drawn = indexed[base.year].get(area.geo) if base.year is not None else None
        span = (max(window[0], base.year or window[0]), window[1])
        trace = _trace(area, drawn, figures.get(area.geo), "index", span)
        found.append(replace(trace, figures=_figures(figures.get(area.geo), window), base=base.year))
    return tuple(found)


def _by_area(figures: pd.DataFrame, column: str) -> dict[str, pd.DataFrame]:
    return {str(geo): part for geo, part in figures.dropna(subset=[column]).groupby("geo")}


def _trace(
    area: Area, drawn: pd.DataFrame | None, figures: pd.DataFrame | None, column: str, window: tuple[int, int]
) -> Trace:
    held = _figures(figures, window)
    if drawn is None:
        return Trace(area, (), held)
    inside = drawn[drawn["year"].between(*window)]
    names = ("year", column, "value", "flag", "stretch")
    rows = zip(*(inside[name].tolist() for name in names), strict=True)
    return Trace(area, tuple(Step(*row) for row in rows), held)


def _figures(figures: pd.DataFrame | None, window: tuple[int, int]) -> dict[int, tuple[float, int]]:
    if figures is None:
        return {}
    inside = figures[figures["year"].between(*window)]
    rows = zip(inside["year"].tolist(), inside["value"].tolist(), inside["stretch"].tolist(), strict=True)
    return {year: (value, stretch) for year, value, stretch in rows}
