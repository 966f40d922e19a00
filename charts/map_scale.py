"""How a figure becomes a colour or a circle on the map, the same in every year."""

import math
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import Final

import numpy as np
import pandas as pd

from charts.palette import Theme

CLASSES: Final = 5
LARGEST_RADIUS: Final = 22  # pixels
LEAST_RADIUS: Final = 1  # pixels; below that nothing would be seen of a region that has a figure

# Cividis (Nuñez, Anderton and Renslow 2018) at 0, 1/4, 1/2, 3/4 and 1: even steps for every kind of colour vision.
_CIVIDIS: Final = ("#00224E", "#414D6B", "#7D7C78", "#BCAF6F", "#FEE838")
# More stands out from the ground: dark on white, light on black.
CIVIDIS: Final[Mapping[Theme, tuple[str, ...]]] = MappingProxyType({"light": _CIVIDIS[::-1], "dark": _CIVIDIS})


@dataclass(frozen=True)
class Classes:
    """Inner bounds of the classes, rising; the first class is open below, the last one above."""

    bounds: tuple[float, ...]

    def __post_init__(self) -> None:
        if any(low >= high for low, high in pairwise(self.bounds)):
            raise ValueError(f"class bounds must rise: {self.bounds}")

    @property
    def number(self) -> int:
        """How many classes there are."""
        return len(self.bounds) + 1

    def place(self, value: float) -> int:
        """Return the class of a figure, 0 for the lowest; a figure on a bound belongs to the class above it."""
        return bisect_right(self.bounds, value)

    def colours(self, theme: Theme) -> tuple[str, ...]:
        """Return one colour per class; with fewer than five classes they are spread over the whole scale."""
        steps = np.linspace(0, CLASSES - 1, self.number) if self.number > 1 else [CLASSES // 2]
        return tuple(CIVIDIS[theme][round(step)] for step in steps)


def equal_classes(pooled: pd.Series, *, decimals: int = 1) -> Classes:
    """Return five classes with as many figures in each, from the figures of all years and regions together.

    Parameters
    ----------
    pooled
        All figures of the indicator at one level, whatever the year: so the classes stay when the year changes.
    decimals
        To how many decimals the bounds are rounded. Bounds that fall together make fewer classes.
    """
    figures = pooled.dropna()
    if figures.empty:
        return Classes(())
    shares = np.arange(1, CLASSES) / CLASSES
    bounds = sorted({round(float(bound), decimals) for bound in figures.quantile(shares)})
    return Classes(tuple(bound for bound in bounds if figures.min() < bound <= figures.max()))


@dataclass(frozen=True)
class Sizes:
    """Circles by area: ``largest`` is the figure (of any year) whose circle has the radius ``radius`` (pixels)."""

    largest: float
    radius: float = LARGEST_RADIUS

    def __post_init__(self) -> None:
        if not (math.isfinite(self.largest) and self.largest > 0):
            raise ValueError(f"the largest figure must be above zero: {self.largest}")

    def of(self, value: float) -> float:
        """Return the radius in pixels of a figure; zero and less have no circle, only the least one."""
        return max(LEAST_RADIUS, self.radius * math.sqrt(max(0.0, value) / self.largest))

    def steps(self) -> tuple[float, ...]:
        """Return up to three round figures for the legend, the largest first, each about a fifth of the one before.

        Examples
        --------
        >>> Sizes(largest=327_000).steps()
        (200000.0, 50000.0, 10000.0)
        """
        first = _round_down(self.largest)
        return tuple(dict.fromkeys((first, _round_down(first / 4), _round_down(first / 20))))


def _round_down(value: float) -> float:
    """Return the next lower of 1, 2 or 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(value))
    return float(max(step * power for step in (1, 2, 5) if step * power <= value * (1 + 1e-12)))
