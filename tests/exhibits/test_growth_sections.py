"""Trigger, strengthen, diversify and resilience: computed sentences, honest states."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.resilience import BASE_YEAR, Recovery, RecoveryState
from analysis.series import SeriesKey
from charts.falls import FallChart
from charts.lines import Panels
from charts.shares import ShareTable
from data.evidence import Evidence
from exhibits import diversify, resilience, strengthen
from exhibits.exhibit import FIVE, Parameters
from exhibits.trends import balance
from text import text_for

EN = text_for("en")


def test_births_and_deaths_stand_against_each_other_and_the_sentence_follows_the_balance(evidence: Evidence) -> None:
    shown = balance.build(evidence, Parameters(), EN)
    assert isinstance(shown.figure, Panels)
    year = int(shown.headline.split()[1])
    ahead, _, behind = shown.headline.partition(", but not")
    for row in shown.table.rows:
        if row["year"] == year and row["balance"] is not None:
            assert str(row["city"]) in (ahead if float(str(row["balance"])) > 0 else behind)
            assert row["balance"] == float(str(row["births"])) - float(str(row["deaths"]))


def test_survival_is_compared_in_one_year(evidence: Evidence) -> None:
    shown = strengthen.build(evidence, Parameters(), EN)
    assert "highest around Leeuwarden in 2018" in shown.headline
    rijeka = next(row for row in shown.table.rows if row["city"] == "Rijeka")
    assert rijeka["enterprises_years"] == "2015–2018"


def test_diversity_over_time_is_refused_and_the_one_year_is_shown(evidence: Evidence) -> None:
    shown = diversify.build(evidence, Parameters(), EN)
    assert "cannot be told: only 2015" in shown.headline
    assert isinstance(shown.figure, ShareTable)
    assert any(caveat.startswith("Kaunas: ") for caveat in shown.caveats)
    for row in shown.table.rows:
        if row["effective"] is not None:
            assert sum(float(str(row[name])) for name in diversify.SECTIONS) == pytest.approx(1)


@pytest.mark.parametrize("builder", [balance.build, strengthen.build, diversify.build, resilience.build])
def test_no_city_is_a_designed_state(evidence: Evidence, builder: object) -> None:
    shown = builder(evidence, Parameters(cities=()), EN)  # type: ignore[operator]
    assert shown.state == "empty"
    assert "Choose at least one city" in shown.next_step


@given(
    cities=st.lists(st.sampled_from(FIVE), min_size=1, unique=True), indicator=st.sampled_from(resilience.INDICATORS)
)
@settings(max_examples=30, deadline=None)
def test_the_deepest_fall_of_the_sentence_is_that_of_the_table(
    evidence: Evidence, cities: list[str], indicator: str
) -> None:
    parameters = Parameters(cities=tuple(cities), indicator=indicator, versus=("country",))
    shown = resilience.build(evidence, parameters, EN)
    falls = {
        str(row["city"]): float(str(row["fall"])) for row in shown.table.rows if row["city"] and row["fall"] is not None
    }
    deepest = min(falls, key=falls.__getitem__)
    if "nowhere" in shown.headline:
        assert falls[deepest] >= 0
    else:
        assert deepest in shown.headline
        assert EN.percent(-falls[deepest], decimals=1) in shown.headline
    back, _, out = shown.lead.partition("not yet back")
    for row in shown.table.rows:
        if row["city"] and row["state"] == "not yet regained":
            assert str(row["city"]) in out or shown.lead.startswith("None")
            assert row["regained"] is None
        elif row["city"]:
            assert str(row["city"]) in back or shown.lead.startswith("All")


def test_the_level_is_named_in_the_sentence(evidence: Evidence) -> None:
    arrivals = resilience.build(evidence, Parameters(indicator="arrivals"), EN)
    births = resilience.build(evidence, Parameters(indicator="births"), EN)
    assert arrivals.headline.endswith("(NUTS 2 regions)")
    assert births.headline.endswith("(NUTS 3 regions)")
    assert isinstance(arrivals.figure, FallChart)


def recovery(state: RecoveryState, **values: object) -> Recovery:
    key = SeriesKey("arrivals", "XX", "total", "made_up")
    return Recovery(key, BASE_YEAR, state, **values)  # type: ignore[arg-type]


def test_no_figure_and_not_yet_regained_are_different_words() -> None:
    fallen = {"base_value": 100.0, "lowest_value": 60.0, "lowest_year": 2020, "newest_year": 2024}
    not_yet = resilience.answer(recovery(RecoveryState.NOT_YET, **fallen), EN)
    back = resilience.answer(recovery(RecoveryState.REGAINED, regained_year=2022, **fallen), EN)
    none = resilience.answer(recovery(RecoveryState.NO_FIGURE), EN)
    assert not_yet == "−40.0\N{NO-BREAK SPACE}%; not yet back in 2024"
    assert back == "−40.0\N{NO-BREAK SPACE}%; back in 2022, after 3 years"
    assert none == "no figure"
