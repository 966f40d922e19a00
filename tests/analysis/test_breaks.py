"""Where a series breaks: catalogue, flags, and what computed measures inherit."""

from analysis.breaks import FLAGGED, breaks_in, breaks_of, known_breaks
from analysis.series import SeriesKey
from tests.analysis.cases import SHIFTED, broken, catalogue, observed, together

KEY = SeriesKey("enterprises", "RO424", source="bd")


def test_what_the_catalogue_knows_comes_before_a_flag_of_the_same_year():
    figures = observed({2014: 1, 2015: 2, 2016: 3}, flags={2015: "b", 2016: "b"})
    found = breaks_of(figures, catalogue(broken(2015)), KEY)
    assert [(each.year, each.kind, each.reason) for each in found] == [
        (2015, "definition", SHIFTED),
        (2016, "flag", FLAGGED),
    ]
    table = breaks_in(figures, catalogue(broken(2015)))
    assert list(table[["year", "kind", "catalogued"]].itertuples(index=False, name=None)) == [
        (2015, "definition", True),
        (2016, "flag", False),
    ]


def test_a_break_of_another_breakdown_dataset_or_area_is_not_this_ones():
    known = catalogue(
        broken(2015, breakdown="0"),
        broken(2015, dataset="ebs"),
        broken(2015, geo="HR031"),
        broken(2015, indicator="gdp"),
    )
    assert known_breaks(known, KEY) == ()


def test_a_rate_breaks_where_a_part_does():
    known = catalogue(broken(2015, indicator="births"), broken(2013), broken(2012, dataset="ebs"))
    found = known_breaks(known, SeriesKey("births_per_100", "RO424", source="bd"))
    assert [each.year for each in found] == [2013, 2015]


def test_the_share_of_micro_firms_breaks_with_each_of_its_size_classes():
    known = catalogue(broken(2012, breakdown="0"), broken(2013, breakdown="10+"), broken(2014, breakdown="1-9"))
    found = known_breaks(known, SeriesKey("micro_share", "RO424", source="bd"))
    assert [each.year for each in found] == [2012, 2014]


def test_figures_per_inhabitant_break_with_the_population_whatever_its_dataset():
    known = catalogue(broken(2022, indicator="population", dataset="pop"))
    found = known_breaks(known, SeriesKey("enterprises_per_1000", "RO424", "1-9", "bd"))
    assert [each.year for each in found] == [2022]


def test_breaks_of_several_series_are_sorted():
    figures = together(observed({2015: 1}, flags={2015: "b"}), observed({2015: 1}, geo="HR031"))
    found = breaks_in(figures, catalogue(broken(2012, geo="HR031")))
    assert found["geo"].to_list() == ["HR031", "RO424"]
