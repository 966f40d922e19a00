"""Who a city is set beside."""

from analysis.comparators import Comparator, comparators, host_regions, runner_ups
from analysis.series import SeriesKey
from data.catalogue import Host
from tests.analysis.cases import RIJEKA, TIMISOARA, catalogue, observed, region, together


def contender(city, nuts3, *, role="runner-up", year=2021):
    return Host(city, nuts3[:2], nuts3[:4], nuts3, role, year, year, None, None, "", "")


HOSTS = [
    contender("Cluj-Napoca", "RO113"),
    contender("Baia Mare", "RO114"),
    contender("Iași", "RO213", year=2007),
    contender("Timișoara", "RO424", role="host"),
    contender("Osijek", "HR025"),
    contender("Arad", "RO421"),
]
KNOWN = catalogue(hosts=HOSTS, regions=[region("RO113", "nuts3")])


def test_runner_ups_lost_the_contest_for_the_year_first_given():
    assert runner_ups(KNOWN, TIMISOARA, level="nuts3") == (
        Comparator("runner-up", "RO113", "Cluj-Napoca"),
        Comparator("runner-up", "RO114", "Baia Mare"),
        Comparator("runner-up", "RO421", "Arad"),
    )
    assert runner_ups(KNOWN, RIJEKA, level="nuts3") == ()


def test_the_winners_own_larger_region_is_no_comparator():
    assert [found.geo for found in runner_ups(KNOWN, TIMISOARA, level="nuts2")] == ["RO11"]
    assert runner_ups(KNOWN, TIMISOARA, level="country") == ()


def test_only_areas_with_figures_are_offered():
    figures = together(*(observed({2015: 1}, geo=geo) for geo in ("RO424", "RO", "RO113")))
    found = comparators(figures, KNOWN, TIMISOARA, SeriesKey("enterprises", "RO424"))
    assert [(each.kind, each.geo, each.name) for each in found] == [
        ("country", "RO", "Romania"),
        ("runner-up", "RO113", "Cluj-Napoca"),
    ]


def test_an_area_is_not_compared_with_itself():
    figures = together(*(observed({2015: 1}, geo=geo) for geo in ("RO42", "RO", "EU27_2020")))
    found = comparators(figures, KNOWN, TIMISOARA, SeriesKey("enterprises", "RO42"))
    assert [each.kind for each in found] == ["country", "eu"]


def test_a_named_dataset_must_hold_the_figures_itself():
    figures = together(observed({2015: 1}, geo="RO", source="ebs"), observed({2015: 1}, geo="RO42"))
    found = comparators(figures, KNOWN, TIMISOARA, SeriesKey("enterprises", "RO424", source="bd"))
    assert [each.geo for each in found] == ["RO42"]


def test_host_regions_are_those_of_hosts_not_of_runner_ups():
    assert host_regions(KNOWN, "nuts3") == {"RO424"}
    assert host_regions(KNOWN, "nuts2") == {"RO42"}
    assert host_regions(KNOWN, "country") == frozenset()
