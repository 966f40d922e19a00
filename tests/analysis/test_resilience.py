"""Falls and recoveries by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.reasons import Code
from analysis.resilience import RecoveryState, recoveries, recovery
from analysis.series import SeriesKey
from tests.analysis.cases import SHIFTED, broken, catalogue, observed, steady, together

KEY = SeriesKey("arrivals", "RO424", source="bd")


def arrivals(values, **options):
    return observed(values, indicator="arrivals", **options)


def told(values, *breaks):
    return recovery(arrivals(values), catalogue(*breaks), KEY)


def test_fall_to_the_lowest_year_and_years_to_regain():
    found = told({2018: 90, 2019: 100, 2020: 60, 2021: 50, 2022: 99, 2023: 100, 2024: 120})
    assert found.state is RecoveryState.REGAINED
    assert found.fall == pytest.approx(-0.5)
    assert (found.lowest_year, found.regained_year, found.years_to_regain) == (2021, 2023, 4)
    assert (found.newest_year, found.missing_years, found.at_least) == (2024, (), False)


def test_not_yet_regained_is_a_statement_about_the_newest_year():
    found = told({2019: 100, 2020: 60, 2021: 70})
    assert (found.state, found.newest_year, found.years_to_regain) == (RecoveryState.NOT_YET, 2021, None)


def test_a_good_year_before_the_fall_is_no_return():
    found = told({2019: 100, 2020: 110, 2021: 50, 2022: 60})
    assert (found.state, found.lowest_year, found.regained_year) == (RecoveryState.NOT_YET, 2021, None)


def test_a_series_that_never_fell():
    found = told({2019: 100, 2020: 101, 2021: 110})
    assert (found.state, found.lowest_year) == (RecoveryState.NEVER_FELL, 2020)
    assert found.fall == pytest.approx(0.01)


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({}, Code.NO_FIGURES),
        ({2019: None}, Code.NO_FIGURES),
        ({2018: 1, 2020: 2}, Code.MISSING_BASE),
        ({2018: 1, 2019: 2}, Code.MISSING_END),
        ({2019: 0, 2020: 2}, Code.ZERO_BASE),
    ],
)
def test_no_figure_is_not_the_same_as_not_yet_regained(values, code):
    found = told(values)
    assert (found.state, found.reason.code) == (RecoveryState.NO_FIGURE, code)
    assert found.fall is None


def test_a_missing_year_may_hide_a_deeper_fall():
    found = told({2019: 100, 2021: 65, 2022: 80})
    assert (found.state, found.missing_years, found.at_least) == (RecoveryState.NOT_YET, (2020,), True)


def test_no_fall_cannot_be_told_with_a_year_missing():
    assert told({2019: 100, 2021: 120}).state is RecoveryState.CANNOT_BE_TOLD


def test_a_return_behind_a_break_is_no_return():
    found = told({2019: 100, 2020: 60, 2021: 200}, broken(2021, indicator="arrivals"))
    assert (found.state, found.newest_year) == (RecoveryState.CANNOT_BE_TOLD, 2020)
    assert (found.reason.code, found.reason.year, found.reason.note) == (Code.BREAK, 2021, SHIFTED)
    assert found.fall == pytest.approx(-0.4)


def test_only_figures_behind_a_break_tell_nothing():
    found = told({2019: 100, 2020: 60}, broken(2020, indicator="arrivals"))
    assert (found.state, found.fall, found.reason.code) == (RecoveryState.CANNOT_BE_TOLD, None, Code.BREAK)


def test_regained_before_a_break_is_regained():
    found = told({2019: 100, 2020: 60, 2021: 100, 2022: 500}, broken(2022, indicator="arrivals"))
    assert (found.state, found.years_to_regain) == (RecoveryState.REGAINED, 2)


def test_a_break_before_the_base_does_no_harm():
    found = told({2018: 1, 2019: 100, 2020: 60}, broken(2019, indicator="arrivals"))
    assert found.state is RecoveryState.NOT_YET


def test_every_series_has_an_answer_in_the_order_of_the_keys():
    figures = together(arrivals({2019: 1, 2020: 2}), arrivals({2019: None}, geo="HR031"))
    found = recoveries(figures, catalogue())
    assert [key.geo for key in found] == ["HR031", "RO424"]
    assert found[KEY].state is RecoveryState.NEVER_FELL


@steady
@given(st.dictionaries(st.integers(2015, 2025), st.one_of(st.none(), st.floats(1, 1e6))))
def test_every_named_year_holds_the_named_figure(values):
    found = told(values)
    held = {year: value for year, value in values.items() if value is not None}
    assert found.lowest_value == held.get(found.lowest_year)
    assert all(year not in held for year in found.missing_years)
    if found.state is RecoveryState.REGAINED:
        assert held[found.regained_year] >= held[2019] > held[found.lowest_year]
    if found.state is RecoveryState.NOT_YET:
        assert held[found.newest_year] < held[2019]
