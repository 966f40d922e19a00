"""What forbids a verdict, or any number at all, read off the series themselves."""

import numpy as np

from analysis.impact.effect import Effect
from analysis.impact.panel import Floats, Panel
from analysis.impact.reasons import Finding, Reason, finding
from analysis.impact.thresholds import JUMP_LEAST, JUMP_MULTIPLE, PANDEMIC, REBOUND, SUGGESTIVE_P, VERDICT_P


def series_findings(panel: Panel, event: int) -> tuple[Finding, ...]:
    """Return what the series before the event forbid.

    Parameters
    ----------
    panel
        The treated unit first, then its donors, in natural units.
    event
        First treated year.

    Returns
    -------
    A constant series before the event, and jumps of the treated unit that its donors do not share.
    """
    before = panel.between(panel.years[0], event - 1)
    if np.ptp(before.values[0]) == 0:
        return (finding(Reason.CONSTANT_SERIES, unit=panel.units[0]),)
    return tuple(
        finding(Reason.LEVEL_JUMP, unit=panel.units[0], year=year, change=change)
        for year, change in jumps(before.values, before.years).items()
    )


def jumps(values: Floats, years: tuple[int, ...]) -> dict[int, float]:
    """Return the years in which the first series leaves its level and the others do not, with the relative change.

    A change counts when it differs from the donors' median change by more than a quarter and by eight times what it
    usually differs. The pandemic and the year after are left out: there falls and rebounds differ without any change of
    definition.

    Parameters
    ----------
    values
        Shape (units, years); a series that is not above zero throughout has no relative change: the first then has no
        jump, and donors do not count.
    years
        The years of the columns; the year returned is the first of the new level.
    """
    positive = np.asarray((values > 0).all(axis=1))
    if values.shape[1] < 4 or not positive[0] or not positive[1:].any():
        return {}
    change = np.diff(np.log(values[positive]), axis=1)
    apart = change[0] - np.median(change[1:], axis=0)
    usual = np.median(np.abs(apart - np.median(apart)))
    jumped = np.abs(apart) > np.maximum(np.log1p(JUMP_LEAST), JUMP_MULTIPLE * usual)
    found = {years[at + 1]: float(np.expm1(change[0, at])) for at in np.flatnonzero(jumped)}
    return {year: size for year, size in found.items() if year not in (*PANDEMIC, REBOUND)}


def effect_findings(effect: Effect) -> tuple[Finding, ...]:
    """Return what the fit and the number of donors forbid: a perfect fit, a p that can never be small enough."""
    found = []
    if effect.perfect:
        values = {"donors": effect.n_donors, "pre_years": len(effect.pre_years)}
        found.append(finding(Reason.PERFECT_FIT, **values))
    if effect.smallest_p > SUGGESTIVE_P:
        found.append(finding(Reason.P_FLOOR, donors=effect.n_donors, floor=effect.smallest_p))
    elif effect.smallest_p > VERDICT_P:
        found.append(finding(Reason.ONLY_SUGGESTIVE, donors=effect.n_donors, floor=effect.smallest_p))
    return tuple(found)
