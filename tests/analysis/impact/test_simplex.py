"""Exact weights: as good as any other solver's, on easy panels and on degenerate ones."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import nnls

from analysis.impact.simplex import simplex_weights
from analysis.impact.smallest_norm import face_of_equal_fit, is_unique, smallest_norm

Kind = st.sampled_from(["walk", "noise", "whole", "twins", "flat", "low rank", "wide"])


def made(kind: str, units: int, years: int, seed: int) -> np.ndarray:
    rng = np.random.default_rng(seed)
    values = rng.normal(size=(units, years))
    if kind == "walk":
        values = 1e4 + 10 * values.cumsum(axis=1)
    if kind == "whole":
        values = np.round(values)
    if kind == "twins":
        values[units // 2] = values[0]
    if kind == "flat":
        values[:, : years // 2] = 100.0
    if kind == "low rank":
        values = rng.normal(size=(units, 2)) @ rng.normal(size=(2, years))
    if kind == "wide":
        values = np.exp(4 * values)
    return values


def other_solver(target: np.ndarray, donors: np.ndarray) -> float:
    """Sum of squares by non-negative least squares with a heavy equation for the sum of the weights."""
    centre = donors.mean(axis=0)
    size = float(np.sqrt(((donors - centre) ** 2).mean())) or 1.0
    system = np.vstack([(donors - centre).T / size, np.full(len(donors), 1e5)])
    weights, _ = nnls(system, np.append((target - centre) / size, 1e5))
    weights /= weights.sum()
    return float(((target - weights @ donors) ** 2).sum())


@settings(max_examples=60, deadline=None)
@given(Kind, st.integers(2, 40), st.integers(1, 20), st.integers(0, 10_000))
def test_every_unit_is_fitted_as_well_as_another_solver_can(kind: str, units: int, years: int, seed: int) -> None:
    values = made(kind, units, years, seed)
    weights = simplex_weights(values, values, np.arange(units))
    assert (weights >= 0).all()
    assert weights.sum(axis=1) == pytest.approx(1)
    assert (np.diag(weights) == 0).all()
    for row in range(min(units, 3)):
        ours = float(((values[row] - weights[row] @ values) ** 2).sum())
        assert ours <= other_solver(values[row], np.delete(values, row, axis=0)) + 1e-8 * max(values.var(), 1e-9)


def test_a_mixture_is_taken_apart_again() -> None:
    donors = np.random.default_rng(3).normal(size=(6, 15))
    mixed = np.array([[0.3, 0.0, 0.7, 0.0, 0.0, 0.0], [0.0, 0.2, 0.0, 0.5, 0.0, 0.3]])
    assert simplex_weights(mixed @ donors, donors) == pytest.approx(mixed, abs=1e-9)


def test_a_target_outside_leans_on_the_nearest_point() -> None:
    donors = np.array([[1.0, 1.0], [2.0, 2.0], [3.0, 1.0]])
    assert simplex_weights(np.array([[0.0, 0.0]]), donors)[0] == pytest.approx([1, 0, 0])
    assert simplex_weights(np.array([[2.0, 0.0]]), donors)[0] == pytest.approx([0.5, 0, 0.5])


def test_without_a_donor_there_are_no_weights() -> None:
    with pytest.raises(ValueError, match="no point"):
        simplex_weights(np.ones((1, 3)), np.ones((1, 3)), np.array([0]))


@settings(max_examples=40, deadline=None)
@given(st.integers(3, 40), st.integers(1, 8), st.integers(0, 10_000))
def test_of_equal_fits_the_most_even_one_is_shown(units: int, years: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    donors = rng.normal(size=(units, years))
    target = rng.dirichlet(np.ones(units)) @ donors
    found = simplex_weights(target[None], donors)[0]
    even = smallest_norm(target, donors, found)
    assert even @ donors == pytest.approx(target, abs=1e-8)
    assert even.sum() == pytest.approx(1)
    assert (even >= 0).all()
    assert even @ even <= found @ found + 1e-9
    # The least norm is reached where every weight is max(0, linear in the donor's path): check its optimality.
    used = even > 1e-9
    slopes, *_ = np.linalg.lstsq(np.column_stack([donors[used], np.ones(used.sum())]), even[used], rcond=None)
    fitted = np.column_stack([donors, np.ones(units)]) @ slopes
    if np.linalg.matrix_rank(donors[used] - donors[used][0]) == years:
        assert fitted[used] == pytest.approx(even[used], abs=1e-6)
        assert (fitted[~used] <= 1e-6).all()


def test_more_donors_than_years_leave_a_perfect_fit_open() -> None:
    donors = np.array([[0.0], [1.0], [2.0], [4.0]])
    weights = simplex_weights(np.array([[1.5]]), donors)[0]
    face = face_of_equal_fit(np.array([1.5]), donors, weights)
    assert face.all()
    assert not is_unique(donors, face)
    even = smallest_norm(np.array([1.5]), donors, weights)
    # Minimise |w|² with sum 1 and mean 1.5: by hand w = (b + c x) with b, c from two equations.
    assert even == pytest.approx(
        [0.25 + 1 / 35 * 1.75, 0.25 + 1 / 35 * 0.75, 0.25 - 1 / 35 * 0.25, 0.25 - 1 / 35 * 2.25]
    )
