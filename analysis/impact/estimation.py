"""From a panel and a question to an effect with its placebos."""

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np

from analysis.impact.effect import Effect, Placebo
from analysis.impact.fits import Fits, fits_of
from analysis.impact.method import Method
from analysis.impact.panel import Floats, Panel, PanelError, PanelFault
from analysis.impact.transform import Transform, counterfactual, transformed

SAME = 1e-12  # relative: ratios this close count as tied, and ties count against the city
FEWEST_DONORS = 2
SHOWN_WEIGHT = 1e-10


def comparison(panel: Panel, unit: str, event: int, donors: tuple[str, ...] | None = None) -> Panel:
    """Return the panel of the unit, first, and its donors.

    Parameters
    ----------
    panel
        At least the unit, its donors, and years on both sides of the event.
    unit, event
        The treated unit and its first treated year.
    donors
        The units to compare with; all others when None.

    Raises
    ------
    PanelError
        When the unit or a donor is unknown, fewer than two donors are left, or the event leaves no year on one side.
    """
    if unit not in panel.units:
        raise PanelError(PanelFault.UNKNOWN_UNIT, unit=unit)
    chosen = tuple(other for other in panel.units if other != unit) if donors is None else tuple(dict.fromkeys(donors))
    for donor in chosen:
        if donor not in panel.units:
            raise PanelError(PanelFault.UNKNOWN_DONOR, unit=donor)
        if donor == unit:
            raise PanelError(PanelFault.OWN_DONOR, unit=donor)
    if len(chosen) < FEWEST_DONORS:
        raise PanelError(PanelFault.TOO_FEW_DONORS, number=len(chosen))
    if not any(year < event for year in panel.years) or event > panel.years[-1]:
        raise PanelError(PanelFault.EVENT_OUTSIDE, event=event, first=panel.years[0], last=panel.years[-1])
    return panel.only((unit, *chosen))


def estimate_effect(
    panel: Panel,
    unit: str,
    event: int,
    *,
    method: Method = Method.SCM,
    transform: Transform = Transform.LEVEL,
    donors: tuple[str, ...] | None = None,
) -> Effect:
    """Return the effect on one unit with the placebos of all its donors.

    Parameters
    ----------
    panel
        A balanced panel.
    unit, event
        The treated unit and its first treated year.
    method
        Synthetic control, difference-in-differences, or synthetic difference-in-differences (slow).
    transform
        The scale of comparison.
    donors
        The units to compare with; all others when None.

    Raises
    ------
    PanelError
        As :func:`comparison`, and for logarithms of values that are not positive.
    """
    compared = comparison(panel, unit, event, donors)
    pre_years = sum(year < event for year in compared.years)
    values = transformed(compared, transform, pre_years)
    fits = fits_of(values, pre_years, method)
    return _effect(compared, event, method, transform, fits)


def _effect(panel: Panel, event: int, method: Method, transform: Transform, fits: Fits) -> Effect:
    identified = fits.unique or not fits.perfect[0]
    pre_rmspe = np.sqrt(fits.pre_ssr / fits.pre_years)
    expected = counterfactual(panel.values[0], fits.gaps[0], transform)
    return Effect(
        panel=panel,
        event=event,
        method=method,
        transform=transform,
        estimate=float(fits.estimates[0]) if identified else None,
        weights=_weights(panel.units, fits.weights[0]),
        pre_ssr=float(fits.pre_ssr[0]),
        pre_rmspe=float(pre_rmspe[0]),
        rmspe_ratio=float(fits.ratios[0]),
        gaps=_by_year(panel, fits.gaps[0]) if identified else MappingProxyType({}),
        counterfactual=_by_year(panel, expected),
        perfect=bool(fits.perfect[0]),
        unique=fits.unique,
        p=_p(fits, method),
        placebos=_placebos(panel, fits, pre_rmspe),
    )


def _placebos(panel: Panel, fits: Fits, pre_rmspe: Floats) -> tuple[Placebo, ...]:
    estimates, ratios = fits.estimates.tolist(), fits.ratios.tolist()
    return tuple(
        Placebo(unit, estimates[row], float(pre_rmspe[row]), ratios[row], _by_year(panel, fits.gaps[row]))
        for row, unit in enumerate(panel.units)
        if row > 0
    )


def _weights(units: tuple[str, ...], weights: Floats) -> Mapping[str, float]:
    pairs = zip(units[1:], weights[1:].tolist(), strict=True)
    return MappingProxyType({unit: weight for unit, weight in pairs if weight > SHOWN_WEIGHT})


def _by_year(panel: Panel, values: Floats) -> Mapping[int, float]:
    return MappingProxyType(dict(zip(panel.years, values.tolist(), strict=True)))


def _p(fits: Fits, method: Method) -> float | None:
    """Rank the city among all units: by the RMSPE ratio for synthetic control, else by the size of the estimate.

    After a perfect fit the ratio says nothing: the city then has no p, and a placebo is not ranked. Which units are
    ranked does not depend on which of them is treated, so that p stays exact.
    """
    if method is Method.SCM:
        return None if fits.perfect[0] else _rank_share(fits.ratios[~fits.perfect])
    return _rank_share(np.abs(fits.estimates))


def _rank_share(sizes: Floats) -> float:
    return float((sizes >= sizes[0] * (1 - SAME)).mean())
