"""Weights and gaps of every unit at once: the city in the first row, each placebo in its own."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.impact.method import Method
from analysis.impact.panel import Floats
from analysis.impact.simplex import simplex_weights
from analysis.impact.smallest_norm import face_of_equal_fit, is_unique, smallest_norm

PERFECT_FIT = 1e-6  # unexplained share of a unit's own variance: an error below a thousandth of its standard deviation
OVERFIT = 1e-5  # the same where there are more donors than years before the event


@dataclass(frozen=True)
class Fits:
    """Each unit against all the others.

    Attributes
    ----------
    weights
        Shape (units, units), zero on the diagonal, rows summing to 1.
    gaps
        Shape (units, years): actual minus weighted others.
    pre_years
        How many of the first columns lie before the event.
    """

    weights: Floats
    gaps: Floats
    pre_years: int
    perfect: NDArray[np.bool_]
    unique: bool

    @property
    def pre_ssr(self) -> Floats:
        """Sum of squared gaps before the event, shape (units,)."""
        return np.asarray((self.gaps[:, : self.pre_years] ** 2).sum(axis=1))

    @property
    def estimates(self) -> Floats:
        """Mean gap after the event, shape (units,)."""
        return np.asarray(self.gaps[:, self.pre_years :].mean(axis=1))

    @property
    def ratios(self) -> Floats:
        """Root mean squared gap after over before, infinite after a perfect fit, shape (units,)."""
        before = np.sqrt(self.pre_ssr / self.pre_years)
        after = np.sqrt((self.gaps[:, self.pre_years :] ** 2).mean(axis=1))
        return np.where(self.perfect, np.inf, after / np.where(self.perfect, 1.0, before))


def synthetic_fits(values: Floats, pre_years: int) -> Fits:
    """Return the synthetic control of every unit, the others being its donors.

    Outcome-only (Abadie, Diamond & Hainmueller 2010 without covariates): simplex weights that fit the years before the
    event. The treated unit is among the donors of each placebo, so that the J + 1 statistics come from one construction
    and the permutation p is exact under random assignment.

    Parameters
    ----------
    values
        Shape (units, years) on the scale of comparison, the treated unit first.
    pre_years
        How many of the first columns lie before the event.
    """
    before = np.ascontiguousarray(values[:, :pre_years])
    order = np.lexsort(values.T)  # by value, so that neither names nor row order decide between equal fits
    weights = np.empty((len(values), len(values)))
    weights[np.ix_(order, order)] = simplex_weights(before[order], before[order], np.arange(len(values)))
    weights[0, 1:], unique = _settled(before[0], before[1:], weights[0, 1:])
    gaps = values - weights @ values
    return Fits(weights, gaps, pre_years, _perfect(before, gaps[:, :pre_years]), unique)


def _settled(target: Floats, donors: Floats, weights: Floats) -> tuple[Floats, bool]:
    """Return the weights to show, and whether no others fit as well."""
    unique = is_unique(donors, face_of_equal_fit(target, donors, weights))
    return (weights, True) if unique else (smallest_norm(target, donors, weights), False)


def own_gaps(values: Floats, pre_years: int, method: Method) -> Floats | None:
    """Return the gaps of the first unit alone, without placebos; None when several weightings fit perfectly.

    Parameters
    ----------
    values
        Shape (units, years) on the scale of comparison, the treated unit first.
    pre_years
        How many of the first columns lie before the event.
    method
        How the others are weighted.
    """
    if method is Method.DID:
        distance = values[0] - values[1:].mean(axis=0)
        return np.asarray(distance - distance[:pre_years].mean())
    if method is Method.SDID:
        # Imported here: only this method needs the reference package, which takes a second to load.
        from analysis.impact.reference import sdid_gaps  # noqa: PLC0415

        return sdid_gaps(values, pre_years, 0)[0]
    before = np.ascontiguousarray(values[:, :pre_years])
    return _settled_gaps(values, pre_years, simplex_weights(before[:1], before[1:])[0])


def left_out_gaps(values: Floats, pre_years: int, rows: Sequence[int]) -> list[Floats | None]:
    """Return the synthetic control's gaps of the first unit with one other left out in turn, all solved together.

    Parameters
    ----------
    values, pre_years
        As :func:`own_gaps`.
    rows
        Which units to leave out, one each time; never the first.
    """
    before = np.ascontiguousarray(values[:, :pre_years])
    targets = np.repeat(before[:1], len(rows), axis=0)
    weights = simplex_weights(targets, before[1:], np.array(rows, dtype=np.int64) - 1)
    return [
        _settled_gaps(np.delete(values, row, axis=0), pre_years, np.delete(found, row - 1))
        for row, found in zip(rows, weights, strict=True)
    ]


def _settled_gaps(values: Floats, pre_years: int, weights: Floats) -> Floats | None:
    """Return the gaps by these weights, or by the most even of equally good ones; None when those fit perfectly."""
    before = values[:, :pre_years]
    settled, unique = _settled(before[0], before[1:], weights)
    gaps = np.asarray(values[0] - settled @ values[1:])
    perfect = _perfect(before, np.tile(gaps[:pre_years], (len(before), 1)))[0]
    return None if perfect and not unique else gaps


def fits_of(values: Floats, pre_years: int, method: Method) -> Fits:
    """Return every unit against all the others, by the method chosen; parameters as :func:`own_gaps`."""
    if method is Method.DID:
        return mean_fits(values, pre_years)
    if method is Method.SCM:
        return synthetic_fits(values, pre_years)
    from analysis.impact.reference import sdid_gaps  # noqa: PLC0415 (as above)

    found = [sdid_gaps(values, pre_years, row) for row in range(len(values))]
    gaps, weights = (np.array(part) for part in zip(*found, strict=True))
    return Fits(weights, gaps, pre_years, np.zeros(len(values), dtype=bool), unique=True)


def mean_fits(values: Floats, pre_years: int) -> Fits:
    """Return difference-in-differences for every unit: all others weigh alike, gaps are from the mean gap before."""
    weights = (1.0 - np.eye(len(values))) / (len(values) - 1)
    distance = values - weights @ values
    gaps = distance - distance[:, :pre_years].mean(axis=1, keepdims=True)
    return Fits(weights, gaps, pre_years, _perfect(values[:, :pre_years], gaps[:, :pre_years]), unique=True)


def _perfect(before: Floats, gaps: Floats) -> NDArray[np.bool_]:
    """Say which units are fitted perfectly before the event, measured by their own variance, or the panel's if none."""
    own = ((before - before.mean(axis=1, keepdims=True)) ** 2).sum(axis=1)
    scale = np.where(own > 0, own, before.var() * before.shape[1])
    donors, years = len(before) - 1, before.shape[1]
    return np.asarray((gaps**2).sum(axis=1) <= (OVERFIT if donors > years else PERFECT_FIT) * scale)
