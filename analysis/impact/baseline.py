"""The index of a city beside named comparators: 100 in the last year before the award."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from analysis.comparators import EUROPEAN_UNION
from analysis.impact.panel import Panel
from analysis.impact.window import Figures

Line = Mapping[int, float]
OTHER_HOST_LEAD = 4  # years before the title, for hosts whose award date is not held


@dataclass(frozen=True)
class Index:
    """Lines that begin at 100.

    Attributes
    ----------
    base_year
        The year that is 100.
    city
        Year to index of the city's area.
    runner_ups
        Area code to line.
    country, union
        Lines of the whole country and the European Union; empty where the dataset has none.
    band
        Year to tenth percentile, median and ninetieth percentile of the same country's donors; empty with fewer than
        three.
    """

    base_year: int
    city: Line
    runner_ups: Mapping[str, Line]
    country: Line
    union: Line
    band: Mapping[int, tuple[float, float, float]]


def index(
    figures: Figures, geo: str, country: str, base_year: int, *, runner_ups: Sequence[str], peers: Panel
) -> Index:
    """Return the city's index and its comparators'.

    Parameters
    ----------
    figures
        All series of the outcome.
    geo, country
        The city's area and its country.
    base_year
        The year that is 100.
    runner_ups
        Areas of the same contest's losers.
    peers
        The city's area first, then the donors of its own country.
    """
    lines = {code: index_line(figures.values.get(code, {}), base_year) for code in runner_ups}
    return Index(
        base_year,
        index_line(figures.values.get(geo, {}), base_year),
        {code: line for code, line in lines.items() if line},
        index_line(figures.values.get(country, {}), base_year),
        index_line(figures.values.get(EUROPEAN_UNION, {}), base_year),
        _band(peers, base_year),
    )


def index_line(series: Line, base_year: int) -> dict[int, float]:
    """Return a series with its base year at 100; empty when the base is missing or zero."""
    base = series.get(base_year)
    return {year: 100 * series[year] / base for year in sorted(series)} if base else {}


def indexed(panel: Panel, base_year: int) -> Panel:
    """Return the panel with every unit's base year at 100; no unit may be zero then."""
    at = panel.years.index(base_year)
    return Panel(panel.units, panel.years, 100 * panel.values / panel.values[:, [at]])


def _band(peers: Panel, base_year: int) -> dict[int, tuple[float, float, float]]:
    if base_year not in peers.years or len(peers.units) < 4:
        return {}
    low, middle, high = np.percentile(indexed(peers, base_year).values[1:], [10, 50, 90], axis=0).tolist()
    return dict(zip(peers.years, zip(low, middle, high, strict=True), strict=True))
