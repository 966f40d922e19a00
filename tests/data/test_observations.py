"""The figures are those that were published."""

import pytest

from data.observations import COLUMNS, KEY, load_citations, load_observations


@pytest.fixture(scope="module")
def everything():
    return load_observations()


def value(observations, source, indicator, geo, year, breakdown="total"):
    rows = observations.query(
        "source == @source and indicator == @indicator and geo == @geo and year == @year and breakdown == @breakdown"
    )
    assert len(rows) == 1
    return rows["value"].item()


@pytest.mark.parametrize(
    ("source", "indicator", "geo", "year", "breakdown", "published"),
    [
        ("bd_size_r3", "enterprises", "LT022", 2014, "total", 16_267),
        ("bd_size_r3", "enterprises", "LT022", 2015, "total", 44_652),
        ("bd_size_r3", "enterprises", "LT022", 2014, "0", 680),
        ("bd_size_r3", "enterprises", "LT022", 2015, "0", 28_748),
        ("bd_size_r3", "enterprises", "RO424", 2010, "total", 20_317),
        ("bd_size_r3", "enterprises", "RO424", 2011, "total", 27_730),
        ("bd_size_r3", "enterprises", "RO424", 2020, "total", 37_674),
        ("bd_size_r3", "enterprises", "HR031", 2018, "total", 15_670),
        ("bd_size_r3", "enterprises", "HR031", 2019, "total", 18_599),
        ("bd_size_r3", "enterprises", "NL124", 2020, "total", 30_291),
        ("bd_hgnace_r", "enterprises", "NL124", 2021, "total", 31_657),
        ("demo_r_pjanaggr3", "population", "RO424", 2021, "total", 705_500),
        ("demo_r_pjanaggr3", "population", "RO424", 2022, "total", 652_238),
        ("urb_ctour", "city_nights", "IT048C", 2019, "total", 730_434),
        ("nama_10r_3gdp", "gdp", "NL124", 2019, "total", 10_423.38),
        ("nama_10r_2gdp", "gdp", "NL12", 2019, "total", 22_189.72),
        ("ardeco_outlook", "gdp_per_head", "ITF52", 2022, "total", 24_512),
        ("istat_gdp", "gdp_per_head", "ITF52", 2022, "total", 23_222.687),
        ("cbs_83631ned", "establishment_births", "NL124", 2020, "total", 3_080),
        ("onrc", "register_registrations", "RO424", 2024, "jan_nov", 5_307),
    ],
)
def test_a_figure_is_the_one_that_was_published(everything, source, indicator, geo, year, breakdown, published):
    assert value(everything, source, indicator, geo, year, breakdown) == published


def test_the_frame_has_the_agreed_columns_and_types(everything):
    assert tuple(everything.columns) == COLUMNS
    assert everything.dtypes["year"] == "int64"
    assert everything.dtypes["value"] == "float64"
    assert not everything.drop(columns="value").isna().any().any()


def test_a_key_names_one_figure(everything):
    assert not everything.duplicated(list(KEY)).any()


def test_the_five_city_slice_is_part_of_everything(everything):
    partners = load_observations(scope="partners")
    assert 0 < len(partners) < len(everything)
    joined = everything.merge(partners, on=list(KEY), how="inner")
    assert len(joined) == len(partners)


def test_only_the_datasets_asked_for_are_read():
    found = load_observations(datasets={"onrc", "tgs00026"})
    assert set(found["source"]) == {"onrc", "tgs00026"}


def test_asking_for_no_dataset_gives_an_empty_frame_with_all_columns():
    assert tuple(load_observations(datasets=[]).columns) == COLUMNS


def test_every_quoted_figure_says_where_it_was_read():
    citations = load_citations()
    assert citations["source_url"].str.startswith("http").all()
    assert not citations.duplicated(list(KEY)).any()
