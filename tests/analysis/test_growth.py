"""Index, yearly growth and change, by hand and as invariants."""

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.growth import change, change_since, index_to_base, yearly_growth
from analysis.reasons import Code, Verdict
from analysis.series import SeriesKey
from tests.analysis.cases import RIJEKA, SHIFTED, TIMISOARA, broken, catalogue, observed, steady, together

KEY = SeriesKey("enterprises", "RO424")
FIGURES = observed({2010: 80, 2011: 100, 2012: 110, 2014: 121})
YEARS = st.dictionaries(st.integers(2008, 2020), st.floats(1, 1e7), min_size=2)


def by_year(frame, column):
    return dict(zip(frame["year"], frame[column], strict=True))


def test_index_is_the_figure_over_the_base_times_100():
    found = index_to_base(FIGURES, catalogue(), 2011)
    assert by_year(found, "index") == {2010: 80.0, 2011: 100.0, 2012: pytest.approx(110), 2014: pytest.approx(121)}
    assert set(found["reason"]) == {""}


def test_index_stops_at_a_break():
    found = index_to_base(FIGURES, catalogue(broken(2012)), 2011)
    assert by_year(found, "reason") == {2010: "", 2011: "", 2012: Code.BREAK, 2014: Code.BREAK}
    assert math.isnan(by_year(found, "index")[2012])


def test_index_starts_anew_at_a_break_when_asked():
    found = index_to_base(FIGURES, catalogue(broken(2012)), 2011, at_breaks="restart")
    assert by_year(found, "index") == {2010: 80.0, 2011: 100.0, 2012: 100.0, 2014: pytest.approx(110)}
    assert by_year(found, "base_year") == {2010: 2011, 2011: 2011, 2012: 2012, 2014: 2012}


def test_index_without_a_figure_in_the_base_year_is_refused():
    found = index_to_base(FIGURES, catalogue(), 2013, at_breaks="restart")
    assert set(found["reason"]) == {Code.MISSING_BASE}
    assert found["index"].isna().all()


def test_index_on_zero_is_refused():
    found = index_to_base(observed({2010: 0, 2011: 5}), catalogue(), 2010)
    assert set(found["reason"]) == {Code.ZERO_BASE}


def test_each_area_may_have_its_own_base_year_and_one_without_has_none():
    figures = together(
        FIGURES,
        observed({2010: 50, 2012: 75}, geo="HR031"),
        observed({2010: 1}, geo="RO"),
    )
    found = index_to_base(figures, catalogue(), {"RO424": 2011, "HR031": 2010})
    indexed = found.set_index(["geo", "year"])["index"]
    assert indexed["RO424", 2011] == 100
    assert indexed["HR031", 2012] == 150
    assert math.isnan(indexed["RO", 2010])


def test_yearly_growth_needs_the_year_before_and_no_break():
    found = yearly_growth(FIGURES, catalogue(broken(2011)))
    assert by_year(found, "reason") == {
        2010: Code.MISSING_BASE,
        2011: Code.BREAK,
        2012: "",
        2014: Code.MISSING_BASE,
    }
    assert by_year(found, "growth")[2012] == pytest.approx(0.1)


def test_change_gives_growth_and_compound_growth():
    found = change(FIGURES, catalogue(), KEY, first_year=2010, last_year=2014)
    assert (found.first_value, found.last_value, found.source) == (80, 121, "bd")
    assert found.growth == pytest.approx(121 / 80 - 1)
    assert found.cagr == pytest.approx((121 / 80) ** 0.25 - 1)
    assert found.reason is None
    assert [caveat.code for caveat in found.caveats] == [Code.MISSING_BETWEEN]


def test_a_balance_that_turned_negative_has_a_change_but_no_compound_growth():
    found = change(observed({2010: 50, 2012: -25}), catalogue(), KEY, first_year=2010)
    assert (found.ratio, found.cagr) == (-0.5, None)
    assert change(observed({2010: -50, 2012: 25}), catalogue(), KEY, first_year=2010).reason.code == Code.ZERO_BASE


def test_nothing_observed_gives_empty_frames():
    assert index_to_base(observed({}), catalogue(), 2015, at_breaks="restart").empty
    assert index_to_base(observed({}), catalogue(), {}).empty
    assert yearly_growth(observed({}), catalogue()).empty


def test_change_runs_to_the_newest_year_by_default():
    assert change(FIGURES, catalogue(), KEY, first_year=2011).last_year == 2014


@pytest.mark.parametrize(
    ("figures", "years", "code", "named"),
    [
        (observed({}), (2010, 2014), Code.NO_FIGURES, (2010,)),
        (observed({2010: None}), (2010, None), Code.NO_FIGURES, (2010,)),
        (FIGURES, (2013, 2014), Code.MISSING_BASE, (2013,)),
        (FIGURES, (2010, 2013), Code.MISSING_END, (2013, 2012)),
        (FIGURES, (2014, 2010), Code.YEARS_REVERSED, (2014, 2010)),
        (FIGURES, (2014, 2014), Code.YEARS_REVERSED, (2014, 2014)),
        (FIGURES, (2014, None), Code.NO_YEARS_AFTER, (2014, 2014)),
        (FIGURES, (2022, None), Code.NO_YEARS_AFTER, (2022, 2014)),
        (observed({2010: 0, 2011: 3}), (2010, 2011), Code.ZERO_BASE, (2010,)),
        (observed({2010: 1, 2011: 3}, flags={2011: "ardeco_forecast"}), (2010, 2011), Code.FORECAST, (2011,)),
        (observed({2010: 1, 2011: 3}, flags={2011: "d"}), (2010, 2011), Code.DEFINITION, (2011,)),
        (observed({2010: 1, 2011: 3}, flags={2011: "b"}), (2010, 2011), Code.BREAK, (2011,)),
    ],
)
def test_change_that_cannot_be_told_says_why(figures, years, code, named):
    found = change(figures, catalogue(), KEY, first_year=years[0], last_year=years[1])
    assert found.ratio is None
    assert found.growth is None
    assert found.cagr is None
    assert (found.reason.code, found.reason.years, found.reason.severity) == (code, named, Verdict.REFUSE)


def test_a_refused_change_still_shows_the_figures_and_why():
    found = change(FIGURES, catalogue(broken(2012)), KEY, first_year=2010, last_year=2014)
    assert (found.first_value, found.last_value, found.ratio) == (80, 121, None)
    assert (found.reason.code, found.reason.year, found.reason.note) == (Code.BREAK, 2012, SHIFTED)


def test_a_break_in_the_first_year_does_no_harm():
    assert change(FIGURES, catalogue(broken(2010)), KEY, first_year=2010).ratio == pytest.approx(121 / 80)


def test_years_held_by_two_vintages_are_never_joined():
    figures = together(observed({2015: 1, 2020: 2}), observed({2021: 3, 2023: 4}, source="ebs"))
    found = change(figures, catalogue(), KEY, first_year=2015, last_year=2023)
    assert found.ratio is None
    assert found.reason.code == Code.VINTAGE
    assert (found.reason.sources, found.reason.vintages) == (("bd", "ebs"), ("2024-01", "2026-06"))
    assert found.last_value is None


def test_years_held_by_two_tables_of_one_vintage_are_named_as_such():
    figures = together(
        observed({2015: 1}, source="pop", indicator="population"),
        observed({2016: 2}, source="pop_old", indicator="population"),
    )
    found = change(figures, catalogue(), SeriesKey("population", "RO424"), first_year=2015, last_year=2016)
    assert found.reason.code == Code.DATASET


def test_the_dataset_that_holds_both_years_is_taken_before_the_preferred_one():
    figures = together(observed({2015: 1, 2020: 2}), observed({2015: 10, 2021: 30}, source="ebs"))
    found = change(figures, catalogue(), KEY, first_year=2015, last_year=2021)
    assert (found.source, found.ratio) == ("ebs", 3)


def test_what_a_partner_sent_is_never_taken_for_the_official_figure():
    figures = together(observed({2015: 1, 2020: 2}), observed({2021: 9}, source="partner"))
    found = change(figures, catalogue(), KEY, first_year=2015, last_year=2021)
    assert found.reason.code == Code.MISSING_END
    assert change(figures, catalogue(), KEY, first_year=2015).last_year == 2020


def test_since_the_award_and_since_the_title_as_it_turned_out():
    figures = observed({2015: 1, 2016: 4, 2020: 5})
    assert change_since(figures, catalogue(), TIMISOARA, KEY, since="award").ratio == 1.25
    title = change_since(figures, catalogue(), TIMISOARA, KEY, since="title")
    assert (title.reason.code, title.reason.years) == (Code.NO_YEARS_AFTER, (2023, 2020))


def test_another_area_is_measured_over_the_citys_own_years():
    figures = observed({2016: 4, 2020: 5}, geo="HR")
    found = change_since(figures, catalogue(), RIJEKA, SeriesKey("enterprises", "HR"), since="award")
    assert (found.geo, found.first_year, found.ratio) == ("HR", 2016, 1.25)


@steady
@given(YEARS, st.data())
def test_index_of_the_base_is_100_and_scaling_changes_nothing(values, data):
    base = data.draw(st.sampled_from(sorted(values)))
    figures = observed(values)
    found = index_to_base(figures, catalogue(), base)
    assert by_year(found, "index")[base] == 100
    scaled = index_to_base(figures.assign(value=figures["value"] * 8), catalogue(), base)
    pd.testing.assert_series_equal(found["index"], scaled["index"])


@steady
@given(YEARS, st.randoms(use_true_random=False))
def test_row_order_is_irrelevant(values, random):
    figures = observed(values)
    shuffled = figures.sample(frac=1, random_state=random.randint(0, 999))
    first, last = min(values), max(values)
    assert change(figures, catalogue(), KEY, first_year=first, last_year=last) == change(
        shuffled, catalogue(), KEY, first_year=first, last_year=last
    )
    pd.testing.assert_frame_equal(yearly_growth(figures, catalogue()), yearly_growth(shuffled, catalogue()))


@steady
@given(YEARS, st.data())
def test_a_break_between_the_years_always_refuses(values, data):
    first, last = min(values), max(values)
    year = data.draw(st.integers(first + 1, last))
    known = catalogue(broken(year))
    assert change(observed(values), known, KEY, first_year=first, last_year=last).ratio is None
    indexed = by_year(index_to_base(observed(values), known, first), "index")
    assert all(math.isnan(value) for held, value in indexed.items() if held >= year)


@steady
@given(st.dictionaries(st.integers(2008, 2020), st.one_of(st.none(), st.floats(1, 1e6)), min_size=1), st.data())
def test_nothing_has_a_value_for_a_missing_year(values, data):
    figures = observed(values)
    missing = {year for year in range(2007, 2022) if values.get(year) is None}
    year = data.draw(st.sampled_from(sorted(missing)))
    assert change(figures, catalogue(), KEY, first_year=year).first_value is None
    assert change(figures, catalogue(), KEY, first_year=2006, last_year=year).last_value is None
    assert change(figures, catalogue(), KEY, first_year=2006, last_year=year).ratio is None
    for found in (index_to_base(figures, catalogue(), 2010), yearly_growth(figures, catalogue())):
        assert not set(found["year"]) & missing
