"""Estimates: equal to the reference package, and unmoved by what should not matter."""

import warnings

import numpy as np
import pandas as pd
import pytest
from diff_diff import SyntheticControl
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.impact.effect import Effect
from analysis.impact.estimation import estimate_effect
from analysis.impact.method import Method
from analysis.impact.panel import Panel, PanelError
from analysis.impact.transform import Transform

METHODS = st.sampled_from([Method.SCM, Method.DID])


def walks(seed: int, *, units: int = 12, years: int = 14) -> Panel:
    rng = np.random.default_rng(seed)
    values = 100 + rng.normal(size=(units, years)).cumsum(axis=1) * 3
    return Panel(tuple(f"u{number}" for number in range(units)), tuple(range(2000, 2000 + years)), values)


def reference(panel: Panel, event: int) -> SyntheticControl:
    units, years = np.indices(panel.values.shape)
    frame = pd.DataFrame({"unit": units.ravel(), "year": years.ravel(), "value": panel.values.ravel()})
    pre = sum(year < event for year in panel.years)
    frame["treated"] = ((frame["unit"] == 0) & (frame["year"] >= pre)).astype(int)
    model = SyntheticControl(v_method="custom", custom_v=np.ones(pre), standardize="none")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return model.fit(frame, "value", "treated", "unit", "year")


@pytest.mark.parametrize("seed", range(5))
def test_random_panels_give_what_the_reference_package_gives(seed: int) -> None:
    panel = walks(seed)
    ours, theirs = estimate_effect(panel, "u0", 2010), reference(panel, 2010)
    assert ours.pre_ssr == pytest.approx(theirs.pre_rmspe**2 * 10, abs=1e-8 * panel.values.var())
    assert ours.unique
    assert not ours.perfect
    assert ours.estimate == pytest.approx(theirs.att, abs=1e-6)
    theirs.in_space_placebo()
    assert ours.p == pytest.approx(theirs.placebo_p_value)
    ratios = theirs.get_placebo_df().set_index("unit")["rmspe_ratio"]
    assert [placebo.rmspe_ratio for placebo in ours.placebos] == pytest.approx(ratios.drop(0).sort_index().tolist())


def test_the_published_example_gives_what_the_reference_package_gives(proposition_99: Panel) -> None:
    ours = estimate_effect(proposition_99, "California", 1989)
    theirs = reference(ours.panel, 1989)
    theirs.in_space_placebo()
    assert ours.p == pytest.approx(theirs.placebo_p_value)
    assert ours.pre_ssr == pytest.approx(theirs.pre_rmspe**2 * 19, abs=1e-8 * ours.panel.values.var())


def same(left: Effect, right: Effect, *, factor: float = 1.0) -> None:
    assert left.estimate is not None
    assert right.estimate == pytest.approx(factor * left.estimate, abs=1e-7 * abs(factor))
    assert right.p == left.p
    assert dict(right.weights) == pytest.approx(dict(left.weights), abs=1e-6)
    assert right.pre_rmspe == pytest.approx(abs(factor) * left.pre_rmspe, abs=1e-7 * abs(factor))


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.randoms(use_true_random=False), METHODS)
def test_the_order_of_the_units_does_not_matter(seed: int, shuffler, method: Method) -> None:
    panel = walks(seed)
    order = list(panel.units)
    shuffler.shuffle(order)
    left = estimate_effect(panel, "u0", 2010, method=method)
    same(left, estimate_effect(panel.only(order), "u0", 2010, method=method))


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from([1e-3, 0.5, 7.0, 1e6]), METHODS)
def test_the_unit_of_measurement_scales_the_estimate_and_nothing_else(seed: int, factor: float, method: Method) -> None:
    panel = walks(seed)
    scaled = Panel(panel.units, panel.years, panel.values * factor)
    left = estimate_effect(panel, "u0", 2010, method=method)
    same(left, estimate_effect(scaled, "u0", 2010, method=method), factor=factor)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000))
def test_a_donor_without_weight_can_come_or_go(seed: int) -> None:
    panel = walks(seed)
    left = estimate_effect(panel, "u0", 2010)
    used = tuple(left.weights)
    if len(used) > 1:
        assert estimate_effect(panel, "u0", 2010, donors=used).estimate == pytest.approx(left.estimate, abs=1e-7)
    # A path on the far side of the synthetic one, seen from the city, can only make the fit worse.
    beyond = panel.row("u0") - 3 * np.array([left.gaps[year] for year in panel.years]) + 50 * (np.arange(14) >= 10)
    wider = Panel((*panel.units, "beyond"), panel.years, np.vstack([panel.values, beyond]))
    right = estimate_effect(wider, "u0", 2010)
    assert right.estimate == pytest.approx(left.estimate, abs=1e-7)
    assert dict(right.weights) == pytest.approx(dict(left.weights), abs=1e-6)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.integers(-300, 300), METHODS)
def test_relabelled_years_change_only_the_labels(seed: int, shift: int, method: Method) -> None:
    panel = walks(seed)
    later = Panel(panel.units, tuple(year + shift for year in panel.years), panel.values)
    left = estimate_effect(panel, "u0", 2010, method=method)
    right = estimate_effect(later, "u0", 2010 + shift, method=method)
    same(left, right)
    assert {year + shift: gap for year, gap in left.gaps.items()} == pytest.approx(dict(right.gaps))


@pytest.mark.parametrize("method", [Method.SCM, Method.DID])
def test_every_unit_in_turn_takes_every_rank_once(method: Method) -> None:
    """The p of an exact randomisation test: over all choices of the treated unit it is 1/n, 2/n ... n/n."""
    panel = walks(77)
    ranks = sorted(estimate_effect(panel, unit, 2010, method=method).p or 0 for unit in panel.units)
    assert ranks == pytest.approx([rank / 12 for rank in range(1, 13)])


def test_p_is_uniform_where_nothing_happened() -> None:
    found = [estimate_effect(walks(seed, units=20), "u0", 2010).p or 0 for seed in range(200)]
    for level in (0.05, 0.10, 0.25, 0.50, 0.75):
        # Three standard errors of a share over 200 panels.
        assert np.mean(np.array(found) <= level + 1e-9) == pytest.approx(
            level, abs=3 * (level * (1 - level) / 200) ** 0.5
        )


def test_an_effect_of_known_size_is_found(panel: Panel) -> None:
    mixture = 0.4 * panel.row("B") + 0.6 * panel.row("C") + np.random.default_rng(1).normal(size=14) * 0.05
    values = np.vstack([mixture + 10 * (np.array(panel.years) >= 2015), panel.values[1:]])
    effect = estimate_effect(Panel(("city", *panel.units[1:]), panel.years, values), "city", 2015)
    assert effect.estimate == pytest.approx(10, abs=0.2)
    assert effect.weights["B"] == pytest.approx(0.4, abs=0.1)
    assert effect.p == pytest.approx(1 / 12)
    assert effect.counterfactual[2016] == pytest.approx(mixture[11], abs=0.3)


def test_a_logarithm_measures_shares_and_gives_natural_units_back(panel: Panel) -> None:
    mixture = 0.4 * panel.row("B") + 0.6 * panel.row("C")
    values = np.vstack([mixture * np.where(np.array(panel.years) >= 2015, 1.1, 1.0), panel.values[1:]])
    moved = Panel(("city", *panel.units[1:]), panel.years, values)
    effect = estimate_effect(moved, "city", 2015, transform=Transform.LOG)
    assert effect.estimate == pytest.approx(np.log(1.1), abs=5e-3)
    assert effect.relative == pytest.approx(0.1, abs=5e-3)
    assert effect.natural == pytest.approx(0.1 * mixture[10:].mean(), rel=0.06)


def test_demeaning_compares_changes_not_levels(panel: Panel) -> None:
    above = panel.values.copy()
    above[0] += 500
    shifted = Panel(panel.units, panel.years, above)
    left = estimate_effect(panel, "A", 2015, transform=Transform.DEMEANED)
    right = estimate_effect(shifted, "A", 2015, transform=Transform.DEMEANED)
    assert right.estimate == pytest.approx(left.estimate)
    assert right.p == left.p


def test_a_perfect_fit_by_too_many_donors_gives_even_weights_and_no_estimate() -> None:
    panel = walks(4, units=30, years=6)
    centre = np.vstack([panel.values[1:].mean(axis=0), panel.values[1:]])
    effect = estimate_effect(Panel(panel.units, panel.years, centre), "u0", 2003)
    assert effect.perfect
    assert not effect.unique
    assert effect.estimate is effect.p is None
    assert dict(effect.gaps) == {}
    assert effect.weights["u1"] == pytest.approx(1 / 29, abs=1e-6)
    assert len(effect.weights) == 29


def test_a_perfect_fit_by_one_weighting_only_gives_an_estimate_but_no_p(panel: Panel) -> None:
    values = np.vstack([panel.values[1:4].mean(axis=0), panel.values[1:4]])
    effect = estimate_effect(Panel(("city", "B", "C", "D"), panel.years, values), "city", 2015)
    assert effect.perfect
    assert effect.unique
    assert effect.estimate == pytest.approx(0, abs=1e-9)
    assert effect.p is None


def test_placebo_figures_are_those_of_the_definitions(panel: Panel) -> None:
    effect = estimate_effect(panel, "A", 2015)
    estimates = [placebo.estimate for placebo in effect.placebos]
    assert effect.placebo_sd == pytest.approx(np.std(estimates, ddof=1))
    assert effect.detectable == pytest.approx(2.8 * np.std(estimates, ddof=1))
    assert effect.smallest_p == pytest.approx(1 / 12)
    reach = sorted(map(abs, estimates))[10]  # rank ceil(.9 * 12) = 11 of eleven
    assert effect.interval == pytest.approx((effect.estimate - reach, effect.estimate + reach))
    few = estimate_effect(panel, "A", 2015, donors=("B", "C", "D"))
    assert few.interval is None


@pytest.mark.parametrize(
    ("unit", "event", "donors"),
    [("Z", 2010, None), ("A", 2005, None), ("A", 2019, None), ("A", 2010, ("B",)), ("A", 2010, ("B", "A"))],
)
def test_a_question_the_panel_cannot_answer_is_an_error(
    panel: Panel, unit: str, event: int, donors: tuple[str, ...] | None
) -> None:
    with pytest.raises(PanelError):
        estimate_effect(panel, unit, event, donors=donors)


def test_a_placebo_fitted_perfectly_is_not_ranked_and_p_stays_exact() -> None:
    panel = walks(12, units=25, years=8)
    found = [estimate_effect(panel, unit, 2005) for unit in panel.units]
    ranked = [effect for effect in found if effect.p is not None]
    assert 0 < len(ranked) < 25
    assert {effect.n_ranked for effect in ranked} == {len(ranked) - 1}
    assert sorted(effect.p or 0 for effect in ranked) == pytest.approx(
        [rank / len(ranked) for rank in range(1, len(ranked) + 1)]
    )


def test_donors_alike_before_the_event_do_not_make_the_order_matter() -> None:
    panel = walks(12)
    values = panel.values.copy()
    values[1::2, :10] = [*values[2::2, :10], values[0, :10] + 1]
    twins = Panel(panel.units, panel.years, values)
    left = estimate_effect(twins, "u0", 2010)
    right = estimate_effect(twins.only(("u0", *reversed(twins.units[1:]))), "u0", 2010)
    found = {placebo.unit: placebo.estimate for placebo in right.placebos}
    assert found == pytest.approx({placebo.unit: placebo.estimate for placebo in left.placebos}, abs=1e-9)
    assert right.estimate == pytest.approx(left.estimate)
