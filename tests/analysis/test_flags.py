"""Flags as letters and words."""

import pandas as pd
import pytest

from analysis import flags


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("", set()),
        ("b", {"b"}),
        ("ep", {"e", "p"}),
        ("e p", {"e", "p"}),
        ("quoted", {"quoted"}),
        ("b quoted", {"b", "quoted"}),
        ("ardeco_forecast", {"ardeco_forecast"}),
    ],
)
def test_a_cell_is_letters_or_words(cell, found):
    assert flags.parse(cell) == found


def test_union_keeps_each_flag_once_and_takes_a_missing_cell_for_none():
    left = pd.Series(["p", "", "e", None])
    right = pd.Series(["p", "", "b quoted", "u"])
    assert flags.union(left, right).to_list() == ["p", "", "b e quoted", "u"]


def test_carries_finds_letters_inside_a_set_of_letters_and_never_inside_words():
    column = pd.Series(["bp", "p", "derived_pct", "", None])
    assert flags.carries(column, {"b"}).to_list() == [True, False, False, False, False]
    assert flags.carries(column, {"d"}).to_list() == [False] * 5
