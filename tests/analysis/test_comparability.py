"""The gate as a table of cases."""

import pytest

from analysis.comparability import judge_series, judge_side_by_side
from analysis.reasons import Code, Verdict
from analysis.series import SeriesKey
from tests.analysis.cases import broken, catalogue, observed, together

TIMIS = SeriesKey("enterprises", "RO424", source="bd")
RIJEKA = SeriesKey("enterprises", "HR031", source="bd")
ROMANIA = SeriesKey("enterprises", "RO", source="bd")
FULL = {2015: 10.0, 2016: 11.0, 2017: 12.0}
WINDOW = {"first_year": 2015, "last_year": 2017}


def codes(judgement):
    return {reason.code: reason.severity for reason in judgement.reasons}


# Each row: what is observed, the purpose, and the codes with their severity.
@pytest.mark.parametrize(
    ("figures", "purpose", "expected"),
    [
        (observed(FULL), "change", {}),
        (observed(FULL), "level", {}),
        (observed({}), "change", {Code.NO_FIGURES: Verdict.REFUSE}),
        (observed({2010: 3}), "level", {Code.NO_FIGURES: Verdict.REFUSE}),
        (observed({2016: 1, 2017: 2}), "change", {Code.MISSING_BASE: Verdict.REFUSE}),
        (observed({2016: 1, 2017: 2}), "level", {Code.MISSING_BASE: Verdict.WARN}),
        (observed({2015: 1, 2016: 2}), "change", {Code.MISSING_END: Verdict.REFUSE}),
        (observed({2015: 1, 2016: 2}), "level", {Code.MISSING_END: Verdict.WARN}),
        (observed({2015: 1, 2017: 2}), "change", {Code.MISSING_BETWEEN: Verdict.WARN}),
        (observed({2015: 1, 2016: None, 2017: 2}), "level", {Code.MISSING_BETWEEN: Verdict.WARN}),
        (observed(FULL, flags={2016: "b"}), "change", {Code.BREAK: Verdict.REFUSE}),
        (observed(FULL, flags={2016: "b"}), "level", {Code.BREAK: Verdict.WARN}),
        (observed(FULL, flags={2015: "b"}), "change", {}),
        (observed(FULL, flags={2017: "p"}), "change", {Code.FLAG: Verdict.WARN}),
        (observed(FULL, flags={2016: "p"}), "change", {}),
        (observed(FULL, flags={2016: "p"}), "level", {Code.FLAG: Verdict.WARN}),
        (observed(FULL, flags={2017: "r"}), "change", {}),
        (observed(FULL, flags={2015: "d"}), "change", {Code.DEFINITION: Verdict.REFUSE}),
        (observed(FULL, flags={2015: "d", 2017: "d"}), "change", {Code.DEFINITION: Verdict.WARN}),
        (observed(FULL, flags={2017: "f"}), "change", {Code.FORECAST: Verdict.REFUSE}),
        (observed(FULL, flags={2017: "f"}), "level", {Code.FORECAST: Verdict.WARN}),
        (observed({**FULL, 2015: 0}), "change", {Code.ZERO_BASE: Verdict.REFUSE}),
        (observed({**FULL, 2015: 0}), "level", {}),
    ],
)
def test_one_series_over_a_window(figures, purpose, expected):
    assert codes(judge_series(figures, catalogue(), TIMIS, **WINDOW, purpose=purpose)) == expected


def test_reversed_years_are_refused():
    found = judge_series(observed(FULL), catalogue(), TIMIS, first_year=2017, last_year=2015)
    assert found.refusal.code == Code.YEARS_REVERSED


def test_the_strictest_reason_comes_first_and_carries_what_a_sentence_needs():
    figures = observed({2015: 1, 2017: 2, 2019: 4}, flags={2019: "ep"})
    found = judge_series(figures, catalogue(broken(2017)), TIMIS, first_year=2015, last_year=2019)
    assert found.verdict is Verdict.REFUSE
    assert [reason.code for reason in found.reasons] == [Code.BREAK, Code.FLAG, Code.MISSING_BETWEEN]
    assert found.refusal.sources == ("bd",)
    assert [reason.years for reason in found.warnings] == [(2019,), (2016, 2018)]
    assert found.warnings[0].flags == ("e", "p")


def test_series_that_agree_are_allowed():
    figures = together(observed(FULL), observed(FULL, geo="HR031"))
    found = judge_side_by_side(figures, catalogue(), [TIMIS, RIJEKA], **WINDOW, purpose="level")
    assert found.verdict is Verdict.ALLOW
    assert found.allowed == (TIMIS, RIJEKA)


def test_a_refused_series_steps_aside_and_the_others_stay():
    figures = together(observed(FULL), observed(FULL, geo="HR031"))
    found = judge_side_by_side(figures, catalogue(broken(2016, geo="HR031")), [TIMIS, RIJEKA], **WINDOW)
    assert found.allowed == (TIMIS,)
    assert found.alone[RIJEKA].refusal.code == Code.BREAK
    assert found.verdict is Verdict.WARN


def test_nothing_left_is_a_refusal():
    found = judge_side_by_side(observed({}), catalogue(), [TIMIS, RIJEKA], **WINDOW)
    assert (found.verdict, found.allowed) == (Verdict.REFUSE, ())


@pytest.mark.parametrize(("purpose", "severity"), [("level", Verdict.REFUSE), ("change", Verdict.WARN)])
def test_counts_of_a_county_and_a_country(purpose, severity):
    figures = together(observed(FULL), observed(FULL, geo="RO"))
    found = judge_side_by_side(figures, catalogue(), [TIMIS, ROMANIA], **WINDOW, purpose=purpose)
    assert codes(found.together) == {Code.LEVEL: severity}
    assert found.together.reasons[0].levels == ("nuts3", "country")


def test_rates_of_a_county_and_a_country_only_warn():
    keys = [SeriesKey("birth_rate", geo, source="bd") for geo in ("RO424", "RO")]
    figures = together(*(observed(FULL, indicator="birth_rate", geo=key.geo) for key in keys))
    found = judge_side_by_side(figures, catalogue(), keys, **WINDOW, purpose="level")
    assert codes(found.together) == {Code.LEVEL: Verdict.WARN}


@pytest.mark.parametrize(("purpose", "expected"), [("level", {Code.UNIT: Verdict.REFUSE}), ("change", {})])
def test_different_units_share_no_axis(purpose, expected):
    keys = [TIMIS, SeriesKey("birth_rate", "RO424", source="bd")]
    figures = together(observed(FULL), observed(FULL, indicator="birth_rate"))
    assert codes(judge_side_by_side(figures, catalogue(), keys, **WINDOW, purpose=purpose).together) == expected


@pytest.mark.parametrize(("purpose", "severity"), [("level", Verdict.REFUSE), ("change", Verdict.WARN)])
def test_micro_firms_here_and_all_firms_there(purpose, severity):
    keys = [TIMIS, SeriesKey("enterprises", "HR031", "1-9", "bd")]
    figures = together(observed(FULL), observed(FULL, geo="HR031", breakdown="1-9"))
    found = judge_side_by_side(figures, catalogue(), keys, **WINDOW, purpose=purpose)
    assert codes(found.together) == {Code.BREAKDOWN: severity}


def test_two_size_classes_of_the_same_area_may_stand_together():
    keys = [TIMIS, SeriesKey("enterprises", "RO424", "1-9", "bd")]
    figures = together(observed(FULL), observed(FULL, breakdown="1-9"))
    assert not judge_side_by_side(figures, catalogue(), keys, **WINDOW, purpose="level").together.reasons


@pytest.mark.parametrize(
    ("indicator", "sources", "code"),
    [
        ("gdp", ("gdp3", "gdp2"), Code.VINTAGE),
        ("population", ("pop", "pop_old"), Code.DATASET),
    ],
)
def test_other_vintages_and_tables_warn(indicator, sources, code):
    keys = [SeriesKey(indicator, geo, source=name) for geo, name in zip(("RO424", "HR031"), sources, strict=True)]
    figures = together(*(observed(FULL, indicator=indicator, geo=key.geo, source=key.source) for key in keys))
    found = judge_side_by_side(figures, catalogue(), keys, **WINDOW)
    assert codes(found.together) == {code: Verdict.WARN}
    assert found.together.reasons[0].sources == sources


def test_a_quoted_register_is_never_compared_with_official_counts():
    keys = [TIMIS, SeriesKey("register_stock", "RO424", source="register")]
    figures = together(observed(FULL), observed(FULL, indicator="register_stock", source="register"))
    found = judge_side_by_side(figures, catalogue(), keys, **WINDOW)
    assert codes(found.together) == {Code.DEFINITION: Verdict.REFUSE}
    assert (found.allowed, found.verdict) == ((), Verdict.REFUSE)


def test_years_that_only_some_hold_are_named_with_the_areas_that_lack_them():
    figures = together(observed(FULL), observed({2015: 1, 2017: 2}, geo="HR031"))
    found = judge_side_by_side(figures, catalogue(), [TIMIS, RIJEKA], **WINDOW)
    assert codes(found.together) == {Code.UNEQUAL_YEARS: Verdict.WARN}
    assert (found.together.reasons[0].geos, found.together.reasons[0].years) == (("HR031",), (2016,))
