"""A balanced panel: some units, consecutive years, one finite value each."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class PanelFault(StrEnum):
    """What can be wrong with a panel that somebody brings."""

    EMPTY = "empty"
    DUPLICATE = "duplicate"  # unit, year
    GAP = "gap"  # unit, year
    NOT_FINITE = "not_finite"  # unit, year
    UNKNOWN_UNIT = "unknown_unit"  # unit
    UNKNOWN_DONOR = "unknown_donor"  # unit
    OWN_DONOR = "own_donor"  # unit
    TOO_FEW_DONORS = "too_few_donors"  # number
    EVENT_OUTSIDE = "event_outside"  # event, first, last
    NOT_POSITIVE = "not_positive"  # unit, year: no logarithm


class PanelError(ValueError):
    """A panel that cannot be used; ``fault`` says why and ``values`` where."""

    def __init__(self, fault: PanelFault, **values: str | int) -> None:
        super().__init__(f"{fault}: {values}")
        self.fault = fault
        self.values = values


@dataclass(frozen=True)
class Panel:
    """Units by years, without holes.

    Attributes
    ----------
    units
        Names of the rows.
    years
        Consecutive years of the columns.
    values
        Shape (units, years), finite; read-only.
    """

    units: tuple[str, ...]
    years: tuple[int, ...]
    values: Floats

    def __post_init__(self) -> None:
        self.values.setflags(write=False)

    def row(self, unit: str) -> Floats:
        """Return one unit's series."""
        values: Floats = self.values[self.units.index(unit)]
        return values

    def only(self, units: Iterable[str]) -> "Panel":
        """Return the panel of these units, in the order given."""
        chosen = tuple(units)
        return Panel(chosen, self.years, self.values[[self.units.index(unit) for unit in chosen]])

    def between(self, first: int, last: int) -> "Panel":
        """Return the panel of the years ``first`` to ``last``."""
        return self._at([position for position, year in enumerate(self.years) if first <= year <= last])

    def without_years(self, years: Iterable[int]) -> "Panel":
        """Return the panel without some years, for the variant that leaves out the pandemic."""
        left_out = frozenset(years)
        return self._at([position for position, year in enumerate(self.years) if year not in left_out])

    def _at(self, positions: Sequence[int]) -> "Panel":
        years = tuple(self.years[position] for position in positions)
        return Panel(self.units, years, self.values[:, list(positions)])


def balanced_panel(rows: Iterable[tuple[str, int, float]]) -> Panel:
    """Return the panel of (unit, year, value) rows.

    Raises
    ------
    PanelError
        When there is no row, a value is not finite, a unit and year appear twice, or a year is missing for a unit.
    """
    values: dict[tuple[str, int], float] = {}
    for unit, year, value in rows:
        if not math.isfinite(value):
            raise PanelError(PanelFault.NOT_FINITE, unit=unit, year=year)
        if (unit, year) in values:
            raise PanelError(PanelFault.DUPLICATE, unit=unit, year=year)
        values[unit, year] = value
    if not values:
        raise PanelError(PanelFault.EMPTY)
    units = tuple(dict.fromkeys(unit for unit, _ in values))
    held = {year for _, year in values}
    years = tuple(range(min(held), max(held) + 1))
    return Panel(units, years, np.array([[_held(values, unit, year) for year in years] for unit in units]))


def _held(values: dict[tuple[str, int], float], unit: str, year: int) -> float:
    if (unit, year) not in values:
        raise PanelError(PanelFault.GAP, unit=unit, year=year)
    return values[unit, year]
