"""Stretches and segments."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from analysis.segments import Begins, common_base, cut, cuts
from tests.analysis.cases import SHIFTED, broken, catalogue, observed, steady, together


def columns(frame, *names):
    return list(frame[list(names)].itertuples(index=False, name=None))


def test_a_break_begins_a_stretch_and_a_missing_year_only_a_segment():
    figures = observed({2010: 1, 2011: 2, 2013: 3, 2014: 9, 2015: 10})
    found = cut(figures, catalogue(broken(2014)))
    assert columns(found, "year", "stretch", "segment", "begins") == [
        (2010, 0, 0, Begins.START),
        (2011, 0, 0, Begins.START),
        (2013, 0, 1, Begins.GAP),
        (2014, 1, 2, Begins.BREAK),
        (2015, 1, 2, Begins.BREAK),
    ]


def test_a_break_hidden_in_a_gap_is_a_break():
    found = cut(observed({2010: 1, 2013: 3}), catalogue(broken(2012)))
    assert columns(found, "year", "stretch", "begins") == [(2010, 0, "start"), (2013, 1, "break")]


def test_a_withheld_figure_has_no_row_and_leaves_a_gap():
    found = cut(observed({2010: 1, 2011: None, 2012: 3}, flags={2011: "c"}), catalogue())
    assert columns(found, "year", "segment") == [(2010, 0), (2012, 1)]


def test_a_break_belongs_to_its_own_series_only():
    figures = together(observed({2010: 1, 2011: 2}), observed({2010: 1, 2011: 2}, geo="HR031"))
    found = cut(figures, catalogue(broken(2011)))
    assert dict(zip(zip(found["geo"], found["year"], strict=True), found["stretch"], strict=True)) == {
        ("HR031", 2010): 0,
        ("HR031", 2011): 0,
        ("RO424", 2010): 0,
        ("RO424", 2011): 1,
    }


def test_flag_b_is_a_break_even_when_the_catalogue_knows_none():
    found = cut(observed({2010: 1, 2011: 2}, flags={2011: "bp"}), catalogue())
    assert found["stretch"].to_list() == [0, 1]


def test_nothing_observed_gives_an_empty_frame_with_the_same_columns():
    empty = cut(observed({}), catalogue(broken(2011)))
    assert empty.empty
    assert {"stretch", "segment", "begins", "value"} <= set(empty.columns)


def test_cuts_name_the_years_on_either_side_and_skip_breaks_that_separate_nothing():
    figures = observed({2010: 1, 2011: 2, 2014: 3})
    found = cuts(figures, catalogue(broken(2009), broken(2013), broken(2016)))
    assert columns(found, "year", "last_before", "first_after", "reason") == [(2013, 2011, 2014, SHIFTED)]


def test_the_common_base_is_the_latest_start_of_the_longest_stretches():
    figures = together(
        observed({2010: 1, 2011: 2, 2012: 3, 2013: 4}),
        observed({2008: 1, 2009: 2, 2010: 3, 2014: 4}, geo="HR031"),
    )
    assert common_base(cut(figures, catalogue(broken(2011), broken(2014, geo="HR031")))) == 2011
    assert common_base(cut(figures, catalogue(broken(2012), broken(2014, geo="HR031")))) == 2012
    assert common_base(cut(observed({}), catalogue())) is None


@steady
@given(
    st.dictionaries(st.integers(2000, 2015), st.one_of(st.none(), st.floats(1, 1e6)), min_size=1),
    st.sets(st.integers(2000, 2015), max_size=4),
    st.randoms(use_true_random=False),
)
def test_order_is_irrelevant_and_only_figures_come_back(values, break_years, random):
    figures = observed(values)
    known = catalogue(*(broken(year) for year in sorted(break_years)))
    shuffled = figures.sample(frac=1, random_state=random.randint(0, 1000))
    found = cut(figures, known)
    pd.testing.assert_frame_equal(found, cut(shuffled, known))
    held = {year: value for year, value in values.items() if value is not None}
    assert dict(zip(found["year"], found["value"], strict=True)) == held
    for _, segment in found.groupby("segment"):
        years = segment["year"].to_list()
        assert years == list(range(years[0], years[-1] + 1))
        assert not any(years[0] < year <= years[-1] for year in break_years)
