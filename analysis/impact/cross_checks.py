"""What takes a second or two: synthetic difference-in-differences and conformal intervals, after the first picture."""

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.impact.effect import Effect
from analysis.impact.method import Method
from analysis.impact.reference import YearInterval, conformal_intervals
from analysis.impact.robustness import Variant, VariantKind, variant


@dataclass(frozen=True)
class CrossChecks:
    """A second opinion on a synthetic control.

    Attributes
    ----------
    sdid
        Synthetic difference-in-differences on the same panel; None where it cannot be computed.
    conformal
        Year to interval, on the effect's scale; empty with fewer than fifteen years before the event.
    """

    sdid: Variant | None
    conformal: Mapping[int, YearInterval]


def cross_checks(effect: Effect) -> CrossChecks:
    """Return synthetic difference-in-differences and conformal intervals for a synthetic control.

    Parameters
    ----------
    effect
        As :attr:`analysis.impact.assessment.Assessment.effect`.
    """
    panel, event = effect.panel, effect.event
    sdid = variant(VariantKind.METHOD, Method.SDID, panel, event, method=Method.SDID, transform=effect.transform)
    return CrossChecks(sdid, conformal_intervals(effect))
