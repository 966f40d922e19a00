"""The verdict, computed by rule."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from analysis.impact.effect import Effect
from analysis.impact.reasons import Finding, Reason, finding
from analysis.impact.robustness import Variant, same_sign_share
from analysis.impact.thresholds import SMALL_SHARE, SUGGESTIVE_P, SUGGESTIVE_SIGN, VERDICT_P, VERDICT_SIGN
from analysis.impact.transform import margin_of


class Verdict(StrEnum):
    """How sure one can be."""

    DISTINGUISHABLE = "distinguishable from placebo"
    SUGGESTIVE = "suggestive"
    TOO_SMALL = "too small to matter"
    CANNOT_BE_TOLD = "cannot be told"


@dataclass(frozen=True)
class Judgement:
    """A verdict with everything that led to it.

    Attributes
    ----------
    verdict
        One of four.
    reasons
        Why, refusals and guards first.
    sign_share
        Share of the variants with the estimate's sign; None when nothing was estimated.
    """

    verdict: Verdict
    reasons: tuple[Finding, ...]
    sign_share: float | None


def refused(findings: Iterable[Finding]) -> Judgement:
    """Return the judgement when no number may be given."""
    return Judgement(Verdict.CANNOT_BE_TOLD, tuple(findings), None)


def judge(effect: Effect, variants: Sequence[Variant], findings: Iterable[Finding] = ()) -> Judgement:
    """Return the verdict on an effect.

    Parameters
    ----------
    effect
        The estimate with its placebos.
    variants
        The robustness strip; an event that never was does not vote.
    findings
        Guards and remarks about the series, the fit and the city.
    """
    found = sorted(findings, key=lambda one: (not one.refuses, not one.guards))
    if effect.estimate is None or effect.p is None or any(one.guards for one in found):
        share = None if effect.estimate is None else same_sign_share(effect.estimate, variants)
        return Judgement(Verdict.CANNOT_BE_TOLD, tuple(found), share)
    share = same_sign_share(effect.estimate, variants)
    verdict, reason = _by_rule(effect, effect.p, share)
    return Judgement(verdict, (*reason, *found), share)


def _by_rule(effect: Effect, p: float, share: float) -> tuple[Verdict, tuple[Finding, ...]]:
    distinct = finding(Reason.DISTINCT, p=p, share=share)
    if p <= VERDICT_P and share >= VERDICT_SIGN:
        return Verdict.DISTINGUISHABLE, (distinct,)
    if p <= SUGGESTIVE_P and share >= SUGGESTIVE_SIGN:
        return Verdict.SUGGESTIVE, (distinct,)
    return _small_or_open(effect, p, share)


def _small_or_open(effect: Effect, p: float, share: float) -> tuple[Verdict, tuple[Finding, ...]]:
    """Tell an effect that is surely small from one about which nothing can be said."""
    margin = margin_of(SMALL_SHARE, effect.base, effect.transform)
    interval = effect.interval
    if interval is not None and -margin <= interval[0] and interval[1] <= margin:
        return Verdict.TOO_SMALL, (finding(Reason.SMALL, low=interval[0], high=interval[1], margin=margin),)
    if p > SUGGESTIVE_P:
        reasons = [finding(Reason.P_TOO_LARGE, p=p, threshold=SUGGESTIVE_P)]
    else:
        reasons = [finding(Reason.SIGN_UNSTABLE, share=share, threshold=SUGGESTIVE_SIGN)]
    if interval is not None:
        reasons.append(finding(Reason.INTERVAL_TOO_WIDE, low=interval[0], high=interval[1], margin=margin))
    return Verdict.CANNOT_BE_TOLD, tuple(reasons)
