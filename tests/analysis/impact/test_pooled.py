"""All hosts against the losers of their contests, and what others found."""

import numpy as np
import pandas as pd
import pytest

from analysis.impact.outcome import Outcome
from analysis.impact.pooled import LeftOut, pooled
from analysis.impact.published import STUDIES
from data.catalogue import Catalogue

GDP = Outcome("gdp", "nuts3", "nama_10r_3gdp")


def test_contests_are_stacked_in_event_time(observations: pd.DataFrame, catalogue: Catalogue) -> None:
    found = pooled(observations, catalogue, outcome=GDP, rng=np.random.default_rng(1))
    partners = {one.partner for one in found.contests if one.partner}
    assert partners == {"leeuwarden", "matera"}
    assert all(2010 <= one.year <= 2022 and one.runner_ups for one in found.contests)
    assert list(found.gaps) == list(range(-6, 3))
    assert found.estimate == pytest.approx(np.mean([one.estimate for one in found.contests]))
    assert found.smallest_p <= found.p <= 1


def test_one_contest_by_hand(observations: pd.DataFrame, catalogue: Catalogue) -> None:
    found = pooled(observations, catalogue, outcome=GDP, rng=np.random.default_rng(1))
    leeuwarden = next(one for one in found.contests if one.partner == "leeuwarden")
    assert set(leeuwarden.runner_ups) == {"NL414", "NL423"}
    assert leeuwarden.base_year == 2012
    rows = observations[(observations["indicator"] == "gdp") & (observations["source"] == "nama_10r_3gdp")]
    logs = np.log(rows.pivot_table(index="geo", columns="year", values="value").loc[["NL124", "NL414", "NL423"]])
    apart = logs.loc["NL124"] - logs.drop("NL124").mean()
    assert leeuwarden.gaps[2] == pytest.approx(apart[2020] - apart[2012])
    before, after = apart.loc[2012:2017].mean(), apart.loc[2018:2020].mean()
    assert leeuwarden.estimate == pytest.approx(after - before)


def test_hosts_that_cannot_take_part_are_listed(observations: pd.DataFrame, catalogue: Catalogue) -> None:
    found = pooled(observations, catalogue, outcome=GDP, rng=np.random.default_rng(1))
    assert found.left_out["Rijeka"] is LeftOut.NOT_HELD_AS_PLANNED
    assert found.left_out["Pafos"] is LeftOut.NO_RUNNER_UPS
    assert found.left_out["Kaunas"] is LeftOut.NO_FIGURES
    hosts = {host.city for host in catalogue.hosts if host.role == "host" and 2010 <= host.year <= 2022}
    assert {one.city for one in found.contests} | set(found.left_out) == hosts


def test_an_effect_on_all_hosts_is_found_and_none_is_not(observations: pd.DataFrame, catalogue: Catalogue) -> None:
    calm = pooled(observations, catalogue, outcome=GDP, rng=np.random.default_rng(1))
    assert calm.p > 0.1
    moved = observations.copy()
    for one in calm.contests:
        touched = (moved["geo"] == one.geo) & (moved["year"] >= one.year) & (moved["source"] == GDP.source)
        moved.loc[touched, "value"] *= 1.25
    found = pooled(moved, catalogue, outcome=GDP, rng=np.random.default_rng(1))
    assert found.estimate == pytest.approx(calm.estimate + np.log(1.25))
    assert found.p < 0.01


def test_without_figures_there_is_no_pooled_effect(observations: pd.DataFrame, catalogue: Catalogue) -> None:
    found = pooled(observations.iloc[:0], catalogue, outcome=GDP, rng=np.random.default_rng(1))
    assert found.contests == ()
    assert found.estimate is found.p is None


def test_published_estimates_name_their_controls() -> None:
    assert [study.year for study in STUDIES] == [2018, 2015, 2017]
    assert all(study.controls and study.outcome and study.finding and study.doi.startswith("10.") for study in STUDIES)
    assert [study.effect for study in STUDIES] == [0.045, None, 0.08]
