"""Synthetic difference-in-differences and conformal intervals, as the package diff-diff computes them."""

import warnings
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from diff_diff import SyntheticControl, SyntheticDiD

from analysis.impact.effect import Effect
from analysis.impact.panel import Floats
from analysis.impact.transform import transformed

FEWEST_PRE_YEARS = 15  # below, a conformal interval says nothing


def sdid_gaps(values: Floats, pre_years: int, row: int) -> tuple[Floats, Floats]:
    """Return the gaps and weights of one unit by synthetic difference-in-differences (Arkhangelsky et al. 2021).

    Gaps are measured from the gap before the event as the method's time weights see it, so that their mean after the
    event is the estimate. Takes about 0.05 seconds.

    Parameters
    ----------
    values
        Shape (units, years).
    pre_years
        How many of the first columns lie before the event.
    row
        The unit that counts as treated.

    Returns
    -------
    Gaps, shape (years,), and weights, shape (units,), zero for the unit itself.
    """
    weights, time_weights = _sdid_weights(values, pre_years, row)
    distance = values[row] - weights @ values
    return distance - time_weights @ distance[:pre_years], weights


def _sdid_weights(values: Floats, pre_years: int, row: int) -> tuple[Floats, Floats]:
    frame = _long(values, row, pre_years)
    with warnings.catch_warnings():
        # It warns that one treated unit has no jackknife error: none is asked for.
        warnings.simplefilter("ignore")
        fit = SyntheticDiD(variance_method="jackknife", seed=0).fit(
            frame, "value", "ever", "unit", "year", post_periods=list(range(pre_years, values.shape[1]))
        )
    weights = np.zeros(len(values))
    for unit, weight in fit.unit_weights.items():
        weights[int(unit)] = weight
    return weights, np.array([fit.time_weights[year] for year in range(pre_years)])


def _long(values: Floats, treated: int, pre_years: int) -> pd.DataFrame:
    units, years = np.indices(values.shape)
    frame = pd.DataFrame({"unit": units.ravel(), "year": years.ravel(), "value": values.ravel()})
    frame["ever"] = (frame["unit"] == treated).astype(int)
    frame["treated"] = frame["ever"] * (frame["year"] >= pre_years).astype(int)
    return frame


@dataclass(frozen=True)
class YearInterval:
    """A conformal interval of one year's effect, on the scale of the transform."""

    low: float
    high: float
    bounded: bool


def conformal_intervals(effect: Effect, *, coverage: float = 0.90) -> Mapping[int, YearInterval]:
    """Return a conformal interval per year after the event (Chernozhukov, Wüthrich & Zhu 2021).

    Parameters
    ----------
    effect
        A synthetic control.
    coverage
        Share of samples in which the interval holds the effect.

    Returns
    -------
    Year to interval; empty with fewer than fifteen years before the event.
    """
    pre_years = len(effect.pre_years)
    if pre_years < FEWEST_PRE_YEARS:
        return {}
    values = transformed(effect.panel, effect.transform, pre_years)
    model = SyntheticControl(v_method="custom", custom_v=np.ones(pre_years), standardize="none")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # intervals that the grid does not close are marked instead
        fit = model.fit(_long(values, 0, pre_years), "value", "treated", "unit", "year")
        table = fit.conformal_confidence_intervals(alpha=1 - coverage)
    return {
        effect.panel.years[int(row.period)]: YearInterval(float(row.lower), float(row.upper), row.status == "ran")
        for row in table.itertuples()
    }
