"""Leaves out of the public view what staff-given counts of one or two firms would tell about single firms.

A city's own count of enterprises, births or deaths of 1 or 2 is left out, and with it every own figure from which it
could be worked out: parts of a total, the total of areas, a rate and the other count it is made of. Zero stays: it
speaks of nobody. Official figures have been through their own disclosure control and stay as they are; what they
show counts as known to everybody.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import pandas as pd

from data.submissions.proposals import is_partner

COUNTS = ("enterprises", "births", "deaths")
"""The counts that are kept from the public when small."""
SMALL = 3
"""Counts above 0 and below this are left out."""
RATES: dict[str, tuple[str, str]] = {"birth_rate": ("births", "enterprises"), "death_rate": ("deaths", "enterprises")}
"""Each rate with the two counts it is made of: any two of the three tell the third."""
TOTAL = "total"
SIZE_CLASSES = frozenset({"0", "1-9", "10+"})
CONFIDENTIAL = "c"
"""Eurostat's flag for a figure that is known and not shown."""


class Cell(NamedTuple):
    """What a figure is about."""

    indicator: str
    geo: str
    year: int
    breakdown: str


@dataclass
class _View:
    """What the public could know: official figures, and the cities' own ones that are not hidden."""

    own: dict[Cell, float]
    official: dict[Cell, float]
    hidden: set[Cell] = field(default_factory=set)

    def is_unknown(self, cell: Cell) -> bool:
        """Whether nobody outside can know the figure: it is hidden, and no official one is published."""
        return cell in self.hidden and cell not in self.official

    def can_be_hidden(self, cell: Cell) -> bool:
        """Whether hiding it takes something away: it is shown by us alone and is not zero."""
        return self.own.get(cell, 0) > 0 and cell not in self.hidden and cell not in self.official

    def told(self) -> Iterator[Cell]:
        """Yield own figures that tell, or help to tell, a hidden one."""
        yield from _told_by_parts(self)
        yield from _told_by_areas(self)
        yield from _told_by_rates(self)


def without_small_cells(observations: pd.DataFrame) -> pd.DataFrame:
    """Return the observations as the public may see them.

    Parameters
    ----------
    observations
        Columns of :mod:`data.observations`; only rows whose source is a city's own are ever touched.

    Returns
    -------
    DataFrame
        The same rows; where a value is left out it is NaN and its flag is :data:`CONFIDENTIAL`.
    """
    own = is_partner(observations["source"])
    small = own & observations["indicator"].isin(COUNTS) & observations["value"].between(0, SMALL, inclusive="neither")
    if not small.any():
        return observations
    concerned = observations["indicator"].isin([*COUNTS, *RATES]) & observations["year"].isin(
        observations["year"][small]
    )
    view = _View(_values(observations[concerned & own]), _values(observations[concerned & ~own]))
    view.hidden.update(_values(observations[small]))
    while found := set(view.told()):
        view.hidden |= found
    shown = observations.copy()
    rows = [row for row, cell in _cells(observations[concerned & own]) if cell in view.hidden]
    shown.loc[rows, ["value", "flag"]] = (float("nan"), CONFIDENTIAL)
    return shown


def _cells(rows: pd.DataFrame) -> Iterator[tuple[object, Cell]]:
    columns = (rows["indicator"], rows["geo"], rows["year"], rows["breakdown"])
    yield from zip(rows.index, map(Cell, *columns), strict=True)


def _values(rows: pd.DataFrame) -> dict[Cell, float]:
    present = rows[rows["value"].notna()]
    return {cell: value for (_, cell), value in zip(_cells(present), present["value"], strict=True)}


def _told_by_parts(view: _View) -> Iterator[Cell]:
    """Yield a part of a total that tells the rest: with one unknown left, or a few that add up to very little."""
    for indicator, geo, year in sorted({cell[:3] for cell in view.hidden if cell.indicator in COUNTS}):
        parts = [cell for cell in {*view.own, *view.official} if cell[:3] == (indicator, geo, year)]
        unknown = [cell for cell in parts if view.is_unknown(cell)]
        if not unknown or not _adds_up({cell.breakdown for cell in parts}):
            continue
        total_is_known = all(cell.breakdown != TOTAL for cell in unknown)
        little = total_is_known and sum(view.own[cell] for cell in unknown) < SMALL * len(unknown)
        if len(unknown) == 1 or little:
            yield from _least(view, parts)


def _adds_up(breakdowns: set[str]) -> bool:
    """Whether a total and a full set of parts are there; parts we do not know are taken to be full."""
    parts = breakdowns - {TOTAL}
    return TOTAL in breakdowns and bool(parts) and (parts >= SIZE_CLASSES or not parts <= SIZE_CLASSES)


def _least(view: _View, parts: list[Cell]) -> Iterator[Cell]:
    """Yield the part whose absence costs least: the smallest, and the total last."""
    candidates = [cell for cell in parts if view.can_be_hidden(cell)]
    yield from sorted(candidates, key=lambda cell: (cell.breakdown == TOTAL, view.own[cell], cell))[:1]


def _told_by_areas(view: _View) -> Iterator[Cell]:
    """Yield the NUTS 2 total above a hidden NUTS 3 region: the official figures of the other regions are known."""
    for cell in view.hidden:
        above = cell._replace(geo=cell.geo[:4])
        if len(cell.geo) == 5 and cell.indicator in COUNTS and view.can_be_hidden(above):
            yield above


def _told_by_rates(view: _View) -> Iterator[Cell]:
    """Yield the rate made of a hidden count, or where the rate is official, our other count."""
    for rate, counts in RATES.items():
        for cell in [cell for cell in view.hidden if cell.indicator in counts]:
            made = cell._replace(indicator=rate)
            other = cell._replace(indicator=counts[1 - counts.index(cell.indicator)])
            if view.can_be_hidden(made):
                yield made
            # An official rate cannot be left out, so that our other count is.
            elif made in view.official and view.is_unknown(cell) and view.can_be_hidden(other):
                yield other
