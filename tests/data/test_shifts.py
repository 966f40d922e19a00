"""Jumps in level are found, and nothing else is."""

import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.shifts import find_shifts


def series(values, *, first_year=2010, indicator="enterprises"):
    years = range(first_year, first_year + len(values))
    return pd.DataFrame(
        {
            "indicator": indicator,
            "geo": "RO424",
            "year": list(years),
            "value": [float(value) for value in values],
            "flag": "",
            "source": "bd_size_r3",
            "breakdown": "total",
        }
    )


def years(observations):
    return find_shifts(observations)["year"].tolist()


def test_a_jump_is_dated_by_the_first_year_of_the_new_level():
    assert years(series([100, 101, 102, 150, 151, 153])) == [2013]


def test_a_fall_is_a_jump_too():
    assert years(series([150, 151, 152, 100, 101, 102])) == [2013]


def test_a_quarter_is_the_least_that_counts():
    assert years(series([100, 100, 128, 128])) == []  # ln 1.28 = 0.247
    assert years(series([100, 100, 129, 129])) == [2012]  # ln 1.29 = 0.255


def test_a_series_that_always_moves_a_lot_has_no_jump():
    assert years(series([100, 135, 100, 138, 99, 140, 101])) == []


def test_years_that_do_not_follow_each_other_are_not_compared():
    observations = pd.concat([series([100, 101, 102]), series([200, 202], first_year=2015)])
    assert years(observations) == []


def test_growth_from_zero_is_not_a_jump():
    assert years(series([0, 500, 501])) == []


@pytest.mark.parametrize("indicator", ["births", "nights", "gdp"])
def test_what_jumps_by_itself_is_not_searched(indicator):
    assert years(series([100, 101, 102, 900], indicator=indicator)) == []


@settings(deadline=None)
@given(st.lists(st.floats(min_value=1, max_value=1e6), min_size=2, max_size=12))
def test_every_jump_that_is_found_is_more_than_a_quarter(values):
    for row in find_shifts(series(values)).itertuples():
        place = row.year - 2010
        assert abs(math.log(values[place] / values[place - 1])) > 0.25 - 1e-9


@settings(deadline=None)
@given(st.permutations(list(range(6))))
def test_the_order_of_rows_does_not_matter(order):
    observations = series([100, 101, 102, 150, 151, 153])
    assert years(observations.iloc[order]) == [2013]
