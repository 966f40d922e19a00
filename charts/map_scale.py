"""How a figure becomes a colour or a circle on the map, the same in every year."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from analysis.classes import Classes
from charts.palette import Theme

LARGEST_RADIUS: Final = 22  # pixels
LEAST_RADIUS: Final = 1  # pixels; below that nothing would be seen of a region that has a figure

# Cividis (Nuñez, Anderton and Renslow 2018) at 0, 1/4, 1/2, 3/4 and 1: even steps for every kind of colour vision.
_CIVIDIS: Final = ("#00224E", "#414D6B", "#7D7C78", "#BCAF6F", "#FEE838")
# More stands out from the ground: dark on white, light on black.
CIVIDIS: Final[Mapping[Theme, tuple[str, ...]]] = MappingProxyType({"light": _CIVIDIS[::-1], "dark": _CIVIDIS})


def class_colours(classes: Classes, theme: Theme) -> tuple[str, ...]:
    """Return one colour per class, at least one; fewer than five are spread over the whole scale."""
    number = len(classes)
    last = len(_CIVIDIS) - 1
    places = [last // 2] if number <= 1 else [round(step * last / (number - 1)) for step in range(number)]
    return tuple(CIVIDIS[theme][place] for place in places)


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
