"""What is known about cities, breaks and datasets."""

from datetime import date

import pytest

from data.catalogue import load_catalogue


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue()


@pytest.mark.parametrize(
    ("key", "title_year", "first_title_year", "awarded_on"),
    [
        ("timisoara", 2023, 2021, date(2016, 9, 16)),
        ("leeuwarden", 2018, 2018, date(2013, 9, 6)),
        ("matera", 2019, 2019, date(2014, 10, 17)),
        ("rijeka", 2020, 2020, date(2016, 3, 24)),
        ("kaunas", 2022, 2022, date(2017, 3, 29)),
    ],
)
def test_a_city_knows_its_title_as_given_and_as_it_turned_out(catalogue, key, title_year, first_title_year, awarded_on):
    city = catalogue.cities[key]
    assert (city.title_year, city.first_title_year, city.awarded_on) == (title_year, first_title_year, awarded_on)
    assert city.award_year == awarded_on.year


def test_the_title_of_rijeka_was_extended(catalogue):
    assert catalogue.cities["rijeka"].window == (date(2020, 2, 1), date(2021, 4, 30))


def test_a_title_without_known_days_lasts_the_calendar_year(catalogue):
    assert catalogue.cities["timisoara"].window == (date(2023, 1, 1), date(2023, 12, 31))


@pytest.mark.parametrize(
    ("level", "code"),
    [
        ("country", "RO"),
        ("nuts1", "RO4"),
        ("nuts2", "RO42"),
        ("nuts3", "RO424"),
        ("city", "RO003C"),
        ("fua", "RO003F"),
        ("aggregate", "EU27_2020"),
    ],
)
def test_a_city_has_an_area_at_every_level(catalogue, level, code):
    assert catalogue.cities["timisoara"].area(level) == code
    assert code in catalogue.regions


@pytest.mark.parametrize(
    ("indicator", "geo", "breakdown", "dataset", "year", "kind"),
    [
        ("enterprises", "LT022", "total", "bd_size_r3", 2015, "scope"),
        ("births", "LT022", "0", "bd_size_r3", 2015, "scope"),
        ("enterprises", "LT022", "10+", "bd_size_r3", 2017, "detected"),
        ("persons_employed", "LT022", "total", "bd_size_r3", 2017, "detected"),
        ("enterprises", "RO424", "total", "bd_size_r3", 2011, "scope"),
        ("enterprises", "HR031", "1-9", "bd_size_r3", 2019, "scope"),
        ("enterprises", "HR031", "1-9", "bd_size_r3", 2014, "detected"),
        ("enterprises", "HR031", "0", "bd_size_r3", 2015, "detected"),
        ("enterprises", "NL12", "10+", "bd_size_r3", 2013, "definition"),
        ("enterprises", "NL127", "total", "bd_hgnace_r", 2021, "scope"),
        ("population", "RO424", "total", "demo_r_pjanaggr3", 2022, "census"),
        ("population", "NL124", "total", "demo_r_pjanaggr3", 2021, "coverage"),
        ("arrivals", "HR03", "total", "tour_occ_arn2", 2012, "coverage"),
        ("arrivals", "LT00", "total", "tour_occ_arn2", 2012, "coverage"),
        ("city_nights", "IT048C", "total", "urb_ctour", 2014, "definition"),
        ("quoted_nights", "LT002C", "full_year", "kaunas_tourism", 2025, "definition"),
        ("enterprises", "RO113", "total", "bd_size_r3", 2011, "scope"),
        ("arrivals", "NL12", "total", "tour_occ_arn2", 2013, "flag"),
        ("enterprises", "SK021", "1-9", "bd_size_r3", 2014, "detected"),
    ],
)
def test_a_known_break_stands_between_the_years_around_it(catalogue, indicator, geo, breakdown, dataset, year, kind):
    series = (indicator, geo, breakdown, dataset)
    found = catalogue.breaks_between(*series, year - 1, year)
    assert [(item.year, item.kind) for item in found] == [(year, kind)]
    assert found[0].reason
    assert found[0].catalogued == (geo != "SK021")
    assert year not in [item.year for item in catalogue.breaks_between(*series, year, year + 1)]


def test_the_larger_size_classes_of_kaunas_do_not_break_with_the_self_employed(catalogue):
    assert catalogue.breaks_between("enterprises", "LT022", "1-9", "bd_size_r3", 2014, 2020) == ()
    assert catalogue.breaks_between("enterprises", "LT022", "10+", "bd_size_r3", 2014, 2016) == ()


def test_a_code_of_a_later_edition_keeps_the_point_of_its_area(catalogue):
    old, new = catalogue.regions["NL124"], catalogue.regions["NL127"]
    assert (new.longitude, new.latitude) == (old.longitude, old.latitude)
    assert new.nuts_versions == (2024,)


def test_romanian_names_are_written_with_a_comma_below(catalogue):
    names = "".join(region.name for region in catalogue.regions.values() if region.country == "RO")
    assert "ș" in names
    assert not set(names) & set("şţŞŢ")


def test_a_host_is_named_once_for_each_contest(catalogue):
    contests = [(host.city, host.designated_year) for host in catalogue.hosts]
    assert len(contests) == len(set(contests))
    moved = [host for host in catalogue.hosts if host.city == "Timișoara"]
    assert [(host.year, host.designated_year, host.nuts3) for host in moved] == [(2023, 2021, "RO424")]


def test_every_host_and_runner_up_of_the_five_contests_is_there(catalogue):
    finalists = {host.city for host in catalogue.hosts if host.role == "runner-up" and host.nuts3[:2] == "HR"}
    assert finalists == {"Dubrovnik", "Osijek", "Pula"}


def test_quoted_figures_are_told_from_published_ones(catalogue):
    assert catalogue.datasets["onrc"].quoted
    assert catalogue.datasets["istat_gdp"].quoted
    assert not catalogue.datasets["bd_size_r3"].quoted


def test_a_dataset_knows_its_vintage_and_years(catalogue):
    dataset = catalogue.datasets["bd_size_r3"]
    assert (dataset.vintage_date, dataset.first_year, dataset.newest_year) == (date(2024, 1, 1), 2008, 2020)


def test_a_breakdown_without_a_name_is_its_code(catalogue):
    assert catalogue.breakdown_title("10+") == "10 or more employees"
    assert catalogue.breakdown_title("G451") == "G451"
