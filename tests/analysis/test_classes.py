"""Classes for the map."""

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.classes import Method, assign, classify
from tests.analysis.cases import steady

figures = st.lists(st.one_of(st.floats(-1e6, 1e6), st.integers(0, 5).map(float), st.just(math.nan)), max_size=60)


def test_five_classes_of_equal_size():
    found = classify(pd.Series(range(1, 11), dtype="float64"))
    assert found.starts == (1, 3, 5, 7, 9)
    assert (found.top, found.sizes, found.method) == (10, (2, 2, 2, 2, 2), Method.QUANTILES)
    assert found.bounds()[-1] == (9, 10)


def test_equal_values_never_fall_into_two_classes():
    found = classify(pd.Series([0.0] * 8 + [1.0, 5.0]))
    assert (found.starts, found.sizes, found.method) == ((0, 1), (8, 2), Method.DISTINCT)


def test_one_value_is_one_class():
    assert classify(pd.Series([4.0, 4.0])).starts == (4,)


def test_without_figures_there_is_no_class_and_nothing_is_placed():
    found = classify(pd.Series([math.nan]))
    assert (len(found), found.method, found.place(3)) == (0, Method.NONE, None)
    assert assign(pd.Series([3.0, math.nan]), found).isna().all()


def test_missing_has_no_class_and_values_beyond_the_ends_have_the_end_classes():
    found = classify(pd.Series(range(1, 11), dtype="float64"))
    placed = assign(pd.Series([math.nan, 0.0, 3.0, 2.9, 99.0]), found)
    assert placed.to_list() == [pd.NA, 0, 1, 0, 4]
    assert [found.place(value) for value in (math.nan, 0.0, 3.0, 2.9, 99.0)] == [None, 0, 1, 0, 4]


@pytest.mark.parametrize(("digits", "starts"), [(1, (0.2, 0.4, 100)), (2, (0.29, 0.41, 120))])
def test_lower_ends_are_rounded_down_to_significant_digits(digits, starts):
    assert classify(pd.Series([0.29, 0.412, 123.0]), count=3, digits=digits).starts == starts


@steady
@given(figures, st.sampled_from([None, 1, 2, 3]))
def test_no_class_is_empty_and_the_sizes_add_up(values, digits):
    column = pd.Series(values, dtype="float64")
    found = classify(column, digits=digits)
    assert 0 not in found.sizes
    assert sum(found.sizes) == column.notna().sum()
    assert len(found) <= 5
    assert list(found.starts) == sorted(set(found.starts))
    counts = assign(column, found).value_counts().sort_index()
    assert tuple(counts) == found.sizes
    assert [found.place(value) for value in values] == [
        None if pd.isna(each) else each for each in assign(column, found)
    ]
