"""Rates, shares and survival by hand."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import rates
from analysis.definitions import MEASURES, PER_INHABITANT, per_1000
from analysis.series import COLUMNS
from tests.analysis.cases import broken, catalogue, observed, steady, together

ENTERPRISES = observed({2015: 200, 2016: 250, 2017: 300})
BIRTHS = observed({2015: 20, 2016: 30}, indicator="births")
DEATHS = observed({2015: 10, 2016: None, 2017: 45}, indicator="deaths")
COUNTS = together(ENTERPRISES, BIRTHS, DEATHS)


def by_year(frame):
    return dict(zip(frame["year"], frame["value"], strict=True))


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ("net_births", {2015: 10}),
        ("births_per_100", {2015: 10, 2016: 12}),
        ("deaths_per_100", {2015: 5, 2017: 15}),
        ("churn_per_100", {2015: 15}),
    ],
)
def test_a_measure_exists_only_where_every_part_does(measure, expected):
    found = rates.compute(COUNTS, catalogue(), measure)
    assert by_year(found) == pytest.approx(expected)
    assert list(found.columns) == COLUMNS
    assert set(found["indicator"]) == {measure}


def test_numerator_and_denominator_come_from_one_dataset():
    figures = together(ENTERPRISES, observed({2016: 30, 2017: 40}, indicator="births", source="ebs"))
    assert rates.birth_rate(figures).empty


def test_a_size_class_is_divided_by_its_own_size_class():
    figures = together(
        ENTERPRISES,
        observed({2015: 50}, breakdown="1-9"),
        observed({2015: 10}, indicator="births", breakdown="1-9"),
    )
    found = rates.birth_rate(figures)
    assert (found["breakdown"].to_list(), found["value"].to_list()) == (["1-9"], [20])


def test_nothing_is_divided_by_zero():
    figures = together(observed({2015: 0, 2016: 0}), observed({2015: 0, 2016: 3}, indicator="births"))
    assert rates.birth_rate(figures).empty


def test_flags_of_every_part_are_carried_over():
    figures = together(
        observed({2015: 200}, flags={2015: "p"}), observed({2015: 20}, indicator="births", flags={2015: "ep"})
    )
    assert rates.birth_rate(figures)["flag"].to_list() == ["e p"]


def test_average_size_is_persons_over_enterprises():
    figures = together(ENTERPRISES, observed({2015: 500}, indicator="persons_employed"))
    assert by_year(rates.average_size(figures)) == {2015: 2.5}


def test_micro_share_needs_both_classes_and_the_total():
    figures = together(
        ENTERPRISES,
        observed({2015: 100, 2016: 150}, breakdown="0"),
        observed({2015: 80, 2017: 90}, breakdown="1-9"),
        observed({2015: 20}, breakdown="10+"),
    )
    found = rates.micro_share(figures)
    assert by_year(found) == {2015: 90}
    assert found["breakdown"].to_list() == ["total"]


SURVIVORS = observed({2018: 10, 2019: 12, 2020: 9}, indicator="survivors_3y")
BORN = observed({2015: 20, 2016: 30}, indicator="births")


def test_survival_is_survivors_over_births_three_years_before():
    found = rates.survival(together(SURVIVORS, BORN), catalogue())
    assert by_year(found) == {2018: 50, 2019: 40}


@pytest.mark.parametrize(("year", "left"), [(2015, {2018, 2019}), (2016, {2019}), (2018, set()), (2019, {2018})])
@pytest.mark.parametrize("indicator", ["births", "survivors_3y"])
def test_survival_across_a_break_is_left_out(year, left, indicator):
    known = catalogue(broken(year, indicator=indicator))
    assert set(rates.survival(together(SURVIVORS, BORN), known)["year"]) == left


PEOPLE = observed({2015: 1000, 2016: 2000, 2017: 3000}, indicator="population", source="pop")
PEOPLE_BEFORE = observed({2014: 500, 2015: 500}, indicator="population", source="pop_old")


def test_per_1000_inhabitants_of_the_same_year():
    found = rates.per_inhabitant(together(ENTERPRISES, PEOPLE), catalogue(), "enterprises")
    assert by_year(found) == {2015: 200, 2016: 125, 2017: 100}
    assert set(found["indicator"]) == {"enterprises_per_1000"}
    assert set(found["source"]) == {"bd"}
    assert set(found["population_source"]) == {"pop"}


def test_the_population_of_a_series_is_never_of_two_vintages():
    figures = together(observed({2014: 100, 2015: 200, 2016: 250}), PEOPLE_BEFORE, PEOPLE)
    found = rates.per_inhabitant(figures, catalogue(), "enterprises")
    assert by_year(found) == {2015: 200, 2016: 125}
    chosen = rates.per_inhabitant(figures, catalogue(), "enterprises", population_source="pop_old")
    assert by_year(chosen) == {2014: 200, 2015: 400}


def test_every_measure_can_be_computed_and_an_unknown_one_is_an_error():
    figures = together(COUNTS, PEOPLE)
    for name in MEASURES:
        assert set(rates.compute(figures, catalogue(), name)["indicator"]) <= {name}
    assert {per_1000(name) for name in PER_INHABITANT} <= set(MEASURES)
    with pytest.raises(KeyError):
        rates.compute(figures, catalogue(), "happiness")


values = st.dictionaries(st.integers(2010, 2015), st.one_of(st.none(), st.integers(0, 1000)))


@steady
@given(values, values, st.integers(1, 64))
def test_rates_have_no_figure_for_a_missing_part_and_do_not_depend_on_scale(births, enterprises, factor):
    figures = together(observed(enterprises), observed(births, indicator="births"))
    found = rates.birth_rate(figures)
    for year in found["year"]:
        assert births[year] is not None
        assert enterprises[year]
    scaled = rates.birth_rate(figures.assign(value=figures["value"] * factor))
    pd.testing.assert_series_equal(found["value"], scaled["value"])
