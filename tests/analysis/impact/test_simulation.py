"""The verdict rule on panels whose truth is known: a small version of ``make calibrate``."""

from collections import Counter

import numpy as np
import pandas as pd
import pytest

from analysis.impact.answer import answer
from analysis.impact.case import case_of, default_comparison
from analysis.impact.question import Question
from analysis.impact.simulation import Shape, calibrate, shape_of, simulated
from analysis.impact.verdict import Verdict
from data.catalogue import Catalogue


@pytest.fixture(scope="module")
def shape(observations: pd.DataFrame, catalogue: Catalogue) -> Shape:
    case = case_of(observations, catalogue, Question("leeuwarden"))
    found = default_comparison(case)
    return shape_of(found.panel, case.event, found.base_year)


def test_simulated_panels_look_like_the_real_one(shape: Shape) -> None:
    panel = simulated(shape, np.random.default_rng(1))
    assert panel.values.shape == (37, 22)
    assert panel.values[:, panel.years.index(2012)] == pytest.approx(100)
    spread = np.log(panel.values / 100).std(axis=0)
    assert 0.02 < spread[-1] < 0.5


def test_the_verdicts_counted_are_those_of_an_answer(shape: Shape) -> None:
    found = calibrate(shape, 8, np.random.default_rng(3))
    rng, expected = np.random.default_rng(3), Counter()
    for _ in range(8):
        panel = simulated(shape, rng)
        expected.update(answer(panel, unit, shape.event).judgement.verdict for unit in panel.units[:4])
    assert found.null.total() == expected.total()
    for verdict in (Verdict.DISTINGUISHABLE, Verdict.SUGGESTIVE):
        assert found.null[verdict] == expected[verdict]


def test_false_verdicts_are_rare_and_large_effects_are_found(shape: Shape) -> None:
    found = calibrate(shape, 30, np.random.default_rng(2))
    assert (found.null.total(), found.effect.total()) == (120, 30)
    # Bounds of the rule plus two standard errors of a share over that many questions.
    assert found.false_verdicts <= 0.05 + 2 * (0.05 * 0.95 / 120) ** 0.5
    assert found.false_hints <= 0.10 + 2 * (0.10 * 0.90 / 120) ** 0.5
    assert found.found >= 0.80 - 2 * (0.80 * 0.20 / 30) ** 0.5
    assert (found.donors, found.pre_years, found.post_years) == (36, 18, 4)
