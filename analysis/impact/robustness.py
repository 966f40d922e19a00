"""One dot per variant: what the estimate would be under other choices as good as ours."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from analysis.impact.effect import Effect
from analysis.impact.estimation import FEWEST_DONORS
from analysis.impact.fits import left_out_gaps, own_gaps
from analysis.impact.method import Method
from analysis.impact.panel import Floats, Panel, PanelError
from analysis.impact.thresholds import PANDEMIC
from analysis.impact.transform import Transform, counterfactual, transformed

SLOW_LEFT_OUT = 5  # synthetic difference-in-differences takes long: only its heaviest donors are left out in turn


class VariantKind(StrEnum):
    """Which choice a variant changes."""

    LEFT_OUT = "left_out"  # one donor: its name
    SCALE = "scale"  # the transform
    WITHOUT_PANDEMIC = "without_pandemic"
    EVENT_YEAR = "event_year"  # award year instead of title year: the year
    DONORS = "donors"  # another donor pool: its name
    METHOD = "method"  # another estimator
    PLACEBO_IN_TIME = "placebo_in_time"  # an event that never was: the year


@dataclass(frozen=True)
class Variant:
    """One other way to compute the effect.

    Attributes
    ----------
    kind, detail
        Which choice is changed, and to what.
    estimate
        Mean gap after the event on the variant's own scale.
    relative
        The effect as a share of the counterfactual: the common axis of all variants; None without a positive level.
    """

    kind: VariantKind
    detail: str
    estimate: float
    relative: float | None

    @property
    def votes(self) -> bool:
        """Whether its sign counts: an event that never was should show nothing, so it does not."""
        return self.kind is not VariantKind.PLACEBO_IN_TIME


def variant(
    kind: VariantKind, detail: str, panel: Panel, event: int, *, method: Method, transform: Transform
) -> Variant | None:
    """Return one variant; None where it has too few donors, no years on one side, or no single best fit.

    Parameters
    ----------
    kind, detail
        Which choice is changed, and to what.
    panel
        The treated unit first, then the donors of this variant.
    event, method, transform
        As :func:`analysis.impact.estimation.estimate_effect`.
    """
    pre_years = sum(year < event for year in panel.years)
    if len(panel.units) <= FEWEST_DONORS or not 0 < pre_years < len(panel.years):
        return None
    try:
        gaps = own_gaps(transformed(panel, transform, pre_years), pre_years, method)
    except PanelError:  # a logarithm of a value that is not positive
        return None
    return _variant_of(kind, detail, panel, gaps, pre_years, transform)


def _variant_of(
    kind: VariantKind, detail: str, panel: Panel, gaps: Floats | None, pre_years: int, transform: Transform
) -> Variant | None:
    if gaps is None:
        return None
    expected = counterfactual(panel.values[0], gaps, transform)[pre_years:].mean()
    relative = float(panel.values[0, pre_years:].mean() / expected - 1) if expected > 0 else None
    return Variant(kind, detail, float(gaps[pre_years:].mean()), relative)


def standard_variants(effect: Effect) -> tuple[Variant, ...]:
    """Return the variants that need nothing but the effect's own panel; none where nothing could be estimated.

    Each donor with weight left out, the other scales, the years without 2020-21, and an event that never was.
    """
    if effect.estimate is None:
        return ()
    return tuple(found for found in _standard(effect) if found is not None)


def _standard(effect: Effect) -> Iterator[Variant | None]:
    panel, event, method, transform = effect.panel, effect.event, effect.method, effect.transform
    yield from _left_out(effect)
    for scale in Transform:
        if scale is not transform and not (method is Method.DID and Transform.LOG not in (scale, transform)):
            yield variant(VariantKind.SCALE, scale, panel, event, method=method, transform=scale)
    if set(PANDEMIC) & set(panel.years):
        calmer = panel.without_years(PANDEMIC)
        yield variant(VariantKind.WITHOUT_PANDEMIC, "", calmer, event, method=method, transform=transform)
    earlier = pretended_event(effect.pre_years, len(effect.post_years))
    before = panel.between(panel.years[0], event - 1)
    yield variant(VariantKind.PLACEBO_IN_TIME, str(earlier), before, earlier, method=method, transform=transform)


def _left_out(effect: Effect) -> Iterator[Variant | None]:
    """Yield the effect without each donor that carries weight."""
    panel, method, transform = effect.panel, effect.method, effect.transform
    if method is Method.SCM and effect.n_donors > FEWEST_DONORS:
        pre_years = len(effect.pre_years)
        rows = [panel.units.index(donor) for donor in effect.weights]
        found = left_out_gaps(transformed(panel, transform, pre_years), pre_years, rows)
        for donor, gaps in zip(effect.weights, found, strict=True):
            yield _variant_of(VariantKind.LEFT_OUT, donor, panel, gaps, pre_years, transform)
        return
    heaviest = sorted(effect.weights, key=lambda unit: -effect.weights[unit])
    for donor in heaviest[:SLOW_LEFT_OUT] if method is Method.SDID else effect.weights:
        others = panel.only(unit for unit in panel.units if unit != donor)
        yield variant(VariantKind.LEFT_OUT, donor, others, effect.event, method=method, transform=transform)


def pretended_event(pre_years: Sequence[int], post_years: int) -> int:
    """Return the year of an event that never was: as long before the real one as there are years after it.

    At most a third of the years before the event are given up for it.
    """
    return pre_years[-1] + 1 - max(1, min(post_years, len(pre_years) // 3))


def same_sign_share(estimate: float, variants: Sequence[Variant]) -> float:
    """Return the share of the voting variants whose sign is the estimate's; 0 when none votes."""
    votes = [found.estimate for found in variants if found.votes]
    return float(np.mean([np.sign(vote) == np.sign(estimate) for vote in votes])) if votes else 0.0
