"""What the analysis says of the figures that travel with the code."""

from collections import Counter

import pytest

from analysis import bands, comparators, coverage, diversity, event_time, rates, resilience
from analysis.comparability import judge_side_by_side
from analysis.definitions import MEASURES
from analysis.growth import change, change_since, index_to_base
from analysis.reasons import Code, Verdict
from analysis.segments import common_base, cut
from analysis.series import SeriesKey, pick
from data.catalogue import load_catalogue
from data.observations import load_observations

CITIES = ("timisoara", "leeuwarden", "matera", "rijeka", "kaunas")


@pytest.fixture(scope="module")
def known():
    return load_catalogue()


@pytest.fixture(scope="module")
def partners():
    return load_observations(scope="partners")


@pytest.fixture(scope="module")
def everywhere():
    return load_observations(datasets=["bd_size_r3", "tour_occ_arn2"])


@pytest.mark.parametrize(
    ("city", "first_year", "region", "country"),
    [
        ("timisoara", 2016, 16.6, 12.5),
        ("leeuwarden", 2013, 26.7, 36.5),
        ("matera", 2014, 1.4, -0.2),
        ("kaunas", 2017, 16.5, 13.3),
    ],
)
def test_enterprises_since_the_award(partners, known, city, first_year, region, country):
    here = known.cities[city]
    for geo, growth in ((here.nuts3, region), (here.country, country)):
        found = change_since(partners, known, here, SeriesKey("enterprises", geo), since="award")
        assert (found.first_year, found.last_year, found.source) == (first_year, 2020, "bd_size_r3")
        assert round(found.growth * 100, 1) == growth


def test_rijeka_since_the_award_is_refused_for_the_break_of_2019(partners, known):
    found = change_since(partners, known, known.cities["rijeka"], SeriesKey("enterprises", "HR031"), since="award")
    assert (found.ratio, found.reason.code, found.reason.year) == (None, Code.BREAK, 2019)
    assert found.reason.note
    assert (found.first_value, found.last_value) == (14915, 18275)


@pytest.mark.parametrize(
    ("city", "growth"),
    [("leeuwarden", 7.3), ("matera", -0.4), ("rijeka", None), ("kaunas", None), ("timisoara", None)],
)
def test_enterprises_since_the_title(partners, known, city, growth):
    here = known.cities[city]
    found = change_since(partners, known, here, SeriesKey("enterprises", here.nuts3), since="title")
    if growth is None:
        assert (found.reason.code, found.reason.years) == (Code.NO_YEARS_AFTER, (here.title_year, 2020))
    else:
        assert round(found.growth * 100, 1) == growth


def test_2015_is_the_first_year_counted_one_way_for_all_five(partners, known):
    geos = [known.cities[name].nuts3 for name in CITIES]
    rows = pick(partners, indicators=["enterprises"], geos=geos, breakdowns=["total"], sources=["bd_size_r3"])
    assert common_base(cut(rows, known)) == 2015


def test_base_2015_in_2020(everywhere, known):
    figures = pick(everywhere, indicators=["enterprises"], breakdowns=["total"])
    found = index_to_base(figures, known, 2015)
    newest = found[found["year"] == 2020].set_index("geo")
    expected = {"LT022": 132, "RO424": 122, "NL124": 118, "ITF52": 101}
    assert {geo: round(newest.loc[geo, "index"]) for geo in expected} == expected
    assert newest.loc["HR031", "reason"] == Code.BREAK


@pytest.mark.parametrize(
    ("geo", "years", "code"),
    [
        ("LT022", (2014, 2020), Code.BREAK),
        ("RO424", (2010, 2020), Code.BREAK),
        ("NL124", (2012, 2020), Code.MISSING_BASE),
        ("NL124", (2018, 2021), Code.VINTAGE),
    ],
)
def test_growth_that_these_figures_do_not_allow(partners, known, geo, years, code):
    found = change(partners, known, SeriesKey("enterprises", geo), first_year=years[0], last_year=years[1])
    assert (found.ratio, found.reason.code) == (None, code)


def test_the_country_of_kaunas_has_no_break_in_2015(partners, known):
    assert change(partners, known, SeriesKey("enterprises", "LT"), first_year=2014, last_year=2020).ratio


def test_the_five_cities_since_2015_stand_together_but_for_rijeka(partners, known):
    keys = [SeriesKey("enterprises", known.cities[name].nuts3, source="bd_size_r3") for name in CITIES]
    found = judge_side_by_side(partners, known, keys, first_year=2015, last_year=2020)
    assert [key.geo for key in found.allowed] == ["RO424", "NL124", "ITF52", "LT022"]
    assert found.together.verdict is Verdict.ALLOW


def test_coverage_of_the_five_cities(partners, known):
    areas = {name: known.cities[name].nuts3 for name in CITIES}
    cells = coverage.coverage(partners, known, indicator="enterprises", areas=areas)
    signs = {"counted": "#", "counted another way": "/", "missing": "m", "no figure yet": "."}
    strips = cells.groupby("area")["state"].agg(lambda states: "".join(signs[state] for state in states))
    assert strips.to_dict() == {
        "timisoara": "///##########...",
        "leeuwarden": "mmmmm########///",
        "matera": "#############...",
        "rijeka": "mmm////////##...",
        "kaunas": "mmm////######...",
    }


def test_every_measure_has_a_catalogued_unit_and_catalogued_parts(known):
    for measure in MEASURES.values():
        assert measure.unit in known.units
        assert {part.indicator for part in measure.parts} <= set(known.indicators)


def test_births_per_100_agree_with_the_published_birth_rate(partners, known):
    published = partners[(partners["indicator"] == "birth_rate") & (partners["source"] == "bd_size_r3")]
    key = ["geo", "year", "breakdown"]
    both = rates.birth_rate(partners).merge(published, on=key, suffixes=("", "_published"))
    assert len(both) > 100
    assert (both["value"] - both["value_published"]).abs().max() < 0.01


def test_survival_stays_between_0_and_100_and_skips_the_breaks(partners, known):
    found = rates.survival(partners, known)
    assert found["value"].between(0, 100).all()
    kaunas = found[(found["geo"] == "LT022") & (found["breakdown"] == "total")]
    assert kaunas["year"].to_list() == [2018, 2019, 2020]


def test_arrivals_regained(partners, known):
    told = {
        name: resilience.recovery(
            partners, known, SeriesKey("arrivals", known.cities[name].nuts2, source="tour_occ_arn2")
        )
        for name in CITIES
    }
    assert {name: (found.state.value, found.regained_year) for name, found in told.items()} == {
        "timisoara": ("not yet regained", None),
        "leeuwarden": ("regained", 2022),
        "matera": ("regained", 2025),
        "rijeka": ("regained", 2023),
        "kaunas": ("regained", 2022),
    }
    assert told["timisoara"].missing_years == (2020,)


@pytest.mark.parametrize(
    ("city", "spread", "regions"),
    [
        ("timisoara", bands.Spread.P10_P90, 41),
        ("leeuwarden", bands.Spread.P10_P90, 39),
        ("kaunas", bands.Spread.MIN_MAX, 9),
    ],
)
def test_bands_of_the_countries(everywhere, known, city, spread, regions):
    here = known.cities[city]
    key = SeriesKey("enterprises", here.nuts3, source="bd_size_r3")
    group = bands.Group("nuts3", here.country)
    found = bands.band(everywhere, known, key, group, first_year=2015, last_year=2020, base_year=2015)
    assert (found.spread, len(found.regions)) == (spread, regions)
    assert found.figures["year"].to_list() == list(range(2015, 2021))


def test_no_croatian_region_is_carried_across_2019(everywhere, known):
    key = SeriesKey("enterprises", "HR031", source="bd_size_r3")
    group = bands.Group("nuts3", "HR")
    found = bands.band(everywhere, known, key, group, first_year=2018, last_year=2020, base_year=2018)
    assert (found.spread, found.count(bands.Exclusion.BREAK)) == (bands.Spread.NONE, 6)
    before = bands.band(everywhere, known, key, group, first_year=2015, last_year=2020, base_year=2015)
    assert (before.spread, before.figures["year"].max()) == (bands.Spread.P10_P90, 2018)


def test_runner_ups_of_every_city(everywhere, known):
    offered = {
        name: Counter(
            found.kind
            for found in comparators.comparators(
                everywhere, known, known.cities[name], SeriesKey("enterprises", known.cities[name].nuts3)
            )
        )
        for name in CITIES
    }
    assert {name: kinds["runner-up"] for name, kinds in offered.items()} == {
        "timisoara": 3,
        "leeuwarden": 2,
        "matera": 5,
        "rijeka": 3,
        "kaunas": 1,
    }
    assert all(kinds["country"] == kinds["nuts2"] == 1 for kinds in offered.values())
    assert not any(kinds["eu"] for kinds in offered.values())


def test_employment_around_timisoara_is_the_least_spread(partners):
    found = {
        geo: diversity.spread(partners, geo, year=2015, source="sbs_r_nuts06_r2").effective_sections
        for geo in ("RO42", "NL12", "ITF5", "HR03", "LT00")
    }
    assert min(found, key=found.get) == "RO42"
    assert found["RO42"] == pytest.approx(4.21, abs=0.01)


def test_rijekas_window_and_the_ghost_of_timisoara(known):
    found = {(mark.kind.value, mark.city): mark for mark in event_time.marks(known, CITIES)}
    assert found["title", "rijeka"].last.isoformat() == "2021-04-30"
    assert found["planned", "timisoara"].first.year == 2021
    assert sum(kind == "award" for kind, _ in found) == 5
