"""The rule, case by case."""

from dataclasses import replace

import numpy as np
import pytest

from analysis.impact.effect import Effect
from analysis.impact.estimation import estimate_effect
from analysis.impact.panel import Panel
from analysis.impact.reasons import Reason, finding
from analysis.impact.robustness import Variant, VariantKind, pretended_event, same_sign_share, standard_variants
from analysis.impact.verdict import Verdict, judge


@pytest.fixture
def effect() -> Effect:
    """Twenty regions that wander, none treated."""
    rng = np.random.default_rng(8)
    values = 100 + rng.normal(size=(21, 16)).cumsum(axis=1)
    panel = Panel(tuple(f"u{number}" for number in range(21)), tuple(range(2000, 2016)), values)
    return estimate_effect(panel, "u0", 2012)


def strip(estimate: float, *, same: int, other: int) -> list[Variant]:
    signs = [1] * same + [-1] * other
    return [Variant(VariantKind.LEFT_OUT, str(at), sign * estimate, None) for at, sign in enumerate(signs)]


def settled(effect: Effect, *, p: float, estimate: float = 20.0) -> Effect:
    return replace(effect, p=p, estimate=estimate)


@pytest.mark.parametrize(
    ("p", "same", "other", "verdict"),
    [
        (0.05, 8, 2, Verdict.DISTINGUISHABLE),
        (0.05, 7, 3, Verdict.SUGGESTIVE),
        (0.051, 10, 0, Verdict.SUGGESTIVE),
        (0.10, 6, 4, Verdict.SUGGESTIVE),
        (0.10, 5, 5, Verdict.CANNOT_BE_TOLD),
        (0.11, 10, 0, Verdict.CANNOT_BE_TOLD),
        (0.01, 0, 0, Verdict.CANNOT_BE_TOLD),
    ],
)
def test_p_and_the_signs_decide(effect: Effect, p: float, same: int, other: int, verdict: Verdict) -> None:
    found = judge(settled(effect, p=p), strip(20.0, same=same, other=other))
    assert found.verdict is verdict


def test_an_interval_within_five_percent_is_too_small_to_matter(effect: Effect) -> None:
    reach = effect.interval[1] - effect.estimate
    assert 0 < reach < 0.05 * effect.base
    found = judge(settled(effect, p=0.5, estimate=0.0), strip(1.0, same=5, other=0))
    assert found.verdict is Verdict.TOO_SMALL
    beyond = 0.05 * effect.base - reach + 0.01
    assert judge(settled(effect, p=0.5, estimate=beyond), []).verdict is Verdict.CANNOT_BE_TOLD


@pytest.mark.parametrize("reason", [Reason.PERFECT_FIT, Reason.P_FLOOR, Reason.NO_CLEAN_YEARS, Reason.RECOVERY_AND_WAR])
def test_a_guard_outweighs_everything(effect: Effect, reason: Reason) -> None:
    found = judge(settled(effect, p=0.01), strip(20.0, same=10, other=0), [finding(Reason.RECOVERY), finding(reason)])
    assert found.verdict is Verdict.CANNOT_BE_TOLD
    assert found.reasons[0].reason is reason


def test_a_remark_weighs_nothing(effect: Effect) -> None:
    found = judge(settled(effect, p=0.01), strip(20.0, same=10, other=0), [finding(Reason.RECOVERY)])
    assert found.verdict is Verdict.DISTINGUISHABLE
    assert [one.reason for one in found.reasons] == [Reason.DISTINCT, Reason.RECOVERY]


def test_an_event_that_never_was_does_not_vote() -> None:
    pretended = Variant(VariantKind.PLACEBO_IN_TIME, "2009", -5.0, None)
    assert same_sign_share(1.0, [*strip(1.0, same=2, other=0), pretended]) == 1


def test_the_pretended_event_leaves_most_of_the_years_before(effect: Effect) -> None:
    assert pretended_event(effect.pre_years, 4) == 2008
    assert pretended_event(effect.pre_years, 40) == 2008
    assert pretended_event(effect.pre_years, 1) == 2011
    details = {found.kind: found.detail for found in standard_variants(effect)}
    assert details[VariantKind.PLACEBO_IN_TIME] == "2008"


def test_each_donor_with_weight_is_left_out_once(effect: Effect) -> None:
    left_out = [found.detail for found in standard_variants(effect) if found.kind is VariantKind.LEFT_OUT]
    assert sorted(left_out) == sorted(effect.weights)
    for found in standard_variants(effect):
        if found.kind is VariantKind.LEFT_OUT:
            others = tuple(unit for unit in effect.donors if unit != found.detail)
            again = estimate_effect(effect.panel, "u0", 2012, donors=others)
            assert found.estimate == pytest.approx(again.estimate, abs=1e-8)
