"""Five classes for a map, drawn from all years together and kept for every year."""

import math
from bisect import bisect_right
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from enum import StrEnum

import numpy as np
import pandas as pd


class Method(StrEnum):
    """How the classes were made, for the legend."""

    QUANTILES = "quantiles"  # about as many region-years in each class
    DISTINCT = "distinct values"  # ties leave fewer classes than asked for
    NONE = "no figures"


@dataclass(frozen=True)
class Classes:
    """Classes of values: ``starts[i]`` up to, and without, ``starts[i + 1]``; the last one up to and with ``top``.

    ``sizes`` are the numbers of pooled figures in each class; none is zero.
    """

    starts: tuple[float, ...]
    top: float | None
    sizes: tuple[int, ...]
    method: Method

    def __len__(self) -> int:
        return len(self.starts)

    def bounds(self) -> tuple[tuple[float, float], ...]:
        """Return the lower and upper end of every class."""
        ends = [*self.starts[1:], *([] if self.top is None else [self.top])]
        return tuple(zip(self.starts, ends, strict=True))

    def place(self, value: float) -> int | None:
        """Return the class of a value, 0 the lowest; a missing value has none. Beyond the ends, the end classes."""
        if not math.isfinite(value) or not self.starts:
            return None
        return max(bisect_right(self.starts, value) - 1, 0)


def classify(values: "pd.Series[float]", *, count: int = 5, digits: int | None = None) -> Classes:
    """Return classes that hold about equally many of the pooled values.

    Parameters
    ----------
    values
        The figures of all years shown, so that a colour means the same in every year; missing ones are left out.
    count
        How many classes; equal values never fall into two, so ties may leave fewer.
    digits
        Round the lower ends down to this many significant digits, for a legend that reads well.
    """
    figures = np.sort(values[np.isfinite(values.to_numpy(dtype=float))].to_numpy(dtype=float))
    if not len(figures):
        return Classes((), None, (), Method.NONE)
    # "higher" makes every lower end an observed value: no class is empty, and rounding down cannot empty one.
    ends = np.quantile(figures, np.arange(count) / count, method="higher")
    starts = np.unique(ends if digits is None else [_floor(float(end), digits) for end in ends])
    positions = np.searchsorted(figures, starts, side="left")
    sizes = tuple(int(size) for size in np.diff(np.append(positions, len(figures))))
    method = Method.QUANTILES if len(starts) == count else Method.DISTINCT
    return Classes(tuple(float(start) for start in starts), float(figures[-1]), sizes, method)


def assign(values: "pd.Series[float]", classes: Classes) -> "pd.Series[int]":
    """Return each value's class (Int64), missing where the value is missing."""
    numbers = values.to_numpy(dtype=float)
    placed = np.clip(np.searchsorted(classes.starts, numbers, side="right") - 1, 0, None)
    known = np.isfinite(numbers) & (len(classes) > 0)
    return pd.Series(placed, index=values.index).astype("Int64").where(known)


def _floor(value: float, digits: int) -> float:
    """Round down to significant digits; in decimal, so that 0.29 stays 0.29."""
    exact = Decimal(repr(value))
    if not exact:
        return 0.0
    return float(exact.quantize(Decimal(1).scaleb(exact.adjusted() - digits + 1), rounding=ROUND_FLOOR))
