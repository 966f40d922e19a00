"""On which scale regions are compared, and the way back to natural units."""

from enum import StrEnum

import numpy as np

from analysis.impact.panel import Floats, Panel, PanelError, PanelFault


class Transform(StrEnum):
    """Level, logarithm, or deviation from each unit's own mean before the event (Ferman & Pinto 2021)."""

    LEVEL = "level"
    LOG = "log"
    DEMEANED = "demeaned"


def transformed(panel: Panel, transform: Transform, pre_years: int) -> Floats:
    """Return the panel's values on the scale chosen, shape (units, years).

    Parameters
    ----------
    panel
        Values in natural units.
    transform
        The scale.
    pre_years
        How many of the first columns lie before the event.

    Raises
    ------
    PanelError
        When a logarithm is asked of a value that is not positive.
    """
    if transform is Transform.LOG:
        _require_positive(panel)
        return np.log(panel.values)
    if transform is Transform.DEMEANED:
        return np.asarray(panel.values - panel.values[:, :pre_years].mean(axis=1, keepdims=True))
    return panel.values


def counterfactual(observed: Floats, gaps: Floats, transform: Transform) -> Floats:
    """Return, in natural units, what the gaps say the series would have been."""
    return observed * np.exp(-gaps) if transform is Transform.LOG else observed - gaps


def margin_of(share: float, base: float, transform: Transform) -> float:
    """Return a share of the base on the scale of the gaps: 5 % of 200 is 10, and log(1.05) in logarithms."""
    return float(np.log1p(share)) if transform is Transform.LOG else share * abs(base)


def _require_positive(panel: Panel) -> None:
    rows, columns = np.nonzero(panel.values <= 0)
    if len(rows):
        raise PanelError(PanelFault.NOT_POSITIVE, unit=panel.units[rows[0]], year=panel.years[columns[0]])
