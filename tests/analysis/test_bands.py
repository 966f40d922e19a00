"""Bands of regions by hand and as invariants."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.bands import Exclusion, Group, Spread, band
from analysis.series import SeriesKey
from data.catalogue import Host
from tests.analysis.cases import broken, catalogue, observed, region, steady, together

KEY = SeriesKey("enterprises", "RO424", source="bd")
GROUP = Group("nuts3", "RO")
WINDOW = {"first_year": 2015, "last_year": 2017}
HOST = Host("Sibiu", "RO", "RO12", "RO901", "host", 2007, 2007, None, None, "", "")


def codes(count):
    return [f"RO9{number:02d}" for number in range(count)]


def world(count, *breaks, **options):
    return catalogue(*breaks, regions=[region(code, "nuts3") for code in codes(count)], **options)


def regions(count, values=None):
    """Return regions 0, 1, ... with 100, 101, ... in 2015 and twice that two years later."""
    return [
        observed(values or {2015: 100.0 + number, 2016: 150.0, 2017: 200.0 + 2 * number}, geo=code)
        for number, code in enumerate(codes(count))
    ]


def row(found, year):
    return found.figures.set_index("year").loc[year]


def test_percentiles_from_twenty_regions_on():
    found = band(together(*regions(21)), world(21), KEY, GROUP, **WINDOW)
    assert found.spread is Spread.P10_P90
    assert tuple(row(found, 2015)) == (102, 110, 118, 21)


def test_the_range_below_twenty_regions():
    found = band(together(*regions(5)), world(5), KEY, GROUP, **WINDOW)
    assert found.spread is Spread.MIN_MAX
    assert tuple(row(found, 2015)) == (100, 102, 104, 5)


def test_nothing_below_five_regions():
    found = band(together(*regions(4)), world(4), KEY, GROUP, **WINDOW)
    assert (found.spread, len(found.figures), len(found.regions)) == (Spread.NONE, 0, 4)


def test_regions_are_indexed_first_when_a_base_year_is_given():
    found = band(together(*regions(6)), world(6), KEY, GROUP, **WINDOW, base_year=2015)
    assert tuple(row(found, 2015)) == (100, 100, 100, 6)
    assert tuple(row(found, 2017)) == (200, 200, 200, 6)


def test_a_base_before_the_window_is_needed_but_not_shown():
    found = band(together(*regions(6)), world(6), KEY, GROUP, first_year=2016, last_year=2017, base_year=2015)
    assert found.figures["year"].to_list() == [2016, 2017]


def test_who_is_left_out_and_why():
    frames = regions(12)
    frames[2] = observed({2015: 1, 2017: 2}, geo="RO902")
    known = world(12, broken(2016, geo="RO903"), broken(2017, geo="RO904", kind="detected"), hosts=[HOST])
    group = replace(GROUP, without=("RO900",), without_hosts=True)
    found = band(together(*frames, observed({2015: 1, 2016: 2, 2017: 3})), known, KEY, group, **WINDOW)
    assert found.excluded == {
        "RO424": Exclusion.ASKED,
        "RO900": Exclusion.ASKED,
        "RO901": Exclusion.HOST,
        "RO902": Exclusion.INCOMPLETE,
        "RO903": Exclusion.BREAK,
        "RO904": Exclusion.JUMP,
    }
    assert found.count(Exclusion.ASKED) == 2
    assert len(found.regions) == 7


def test_a_break_in_the_first_year_or_outside_the_window_does_no_harm():
    known = world(6, broken(2015, geo="RO900"), broken(2018, geo="RO901"))
    assert not band(together(*regions(6)), known, KEY, GROUP, **WINDOW).excluded


def test_hosts_stay_unless_asked():
    assert not band(together(*regions(6)), world(6, hosts=[HOST]), KEY, GROUP, **WINDOW).excluded


def test_a_year_that_few_regions_hold_is_not_part_of_the_band():
    frames = [*regions(6), observed({2014: 9}, geo="RO900")]
    found = band(together(*frames), world(6), KEY, GROUP, first_year=2014, last_year=2017)
    assert found.figures["year"].to_list() == [2015, 2016, 2017]
    assert len(found.regions) == 6


def test_other_countries_levels_and_no_places_are_no_part_of_the_group():
    elsewhere = [region("BG900", "nuts3"), region("RO9", "nuts2"), region("ROZZZ", "nuts3")]
    known = catalogue(regions=[*elsewhere, *(region(code, "nuts3") for code in codes(6))])
    frames = [*regions(6), *(observed({2015: 1, 2016: 1, 2017: 1}, geo=area.code) for area in elsewhere)]
    assert band(together(*frames), known, KEY, GROUP, **WINDOW).regions == tuple(codes(6))
    everywhere = band(together(*frames), known, KEY, Group("nuts3", None), **WINDOW)
    assert everywhere.regions == ("BG900", *codes(6))


def test_a_place_counts_once_though_it_has_codes_of_two_editions():
    old = [replace(region(f"RO8{number}", "nuts3"), nuts_versions=(2016,)) for number in range(6)]
    known = catalogue(regions=[*old, *(region(code, "nuts3") for code in codes(6))])
    frames = [*regions(6), *(observed({2015: 1}, geo=area.code) for area in old)]
    found = band(together(*frames), known, KEY, GROUP, **WINDOW)
    assert found.regions == tuple(codes(6))
    assert not found.excluded


def test_nothing_observed_is_no_band():
    assert band(together(observed({})), world(6), KEY, GROUP, **WINDOW).spread is Spread.NONE


@steady
@given(st.lists(st.lists(st.floats(1, 1e6), min_size=3, max_size=3), min_size=5, max_size=25), st.booleans())
def test_the_band_holds_the_median_and_as_many_regions_every_year(rows, indexed):
    frames = [
        observed(dict(zip((2015, 2016, 2017), values, strict=True)), geo=code)
        for values, code in zip(rows, codes(len(rows)), strict=True)
    ]
    base = 2015 if indexed else None
    found = band(together(*frames), world(len(rows)), KEY, GROUP, **WINDOW, base_year=base)
    figures = found.figures
    assert (figures["low"] <= figures["median"]).all()
    assert (figures["median"] <= figures["high"]).all()
    assert set(figures["regions"]) == {len(rows)}


@pytest.mark.parametrize("base", [2014, 2018])
def test_without_a_figure_in_the_base_year_no_region_is_left(base):
    found = band(together(*regions(6)), world(6), KEY, GROUP, first_year=2014, last_year=2018, base_year=base)
    assert found.spread is Spread.NONE
    assert found.count(Exclusion.INCOMPLETE) == 6
