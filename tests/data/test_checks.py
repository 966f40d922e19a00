"""Every kind of mistake in the shipped figures is named in one line."""

import dataclasses
import hashlib
import shutil

import pytest

from data import checks, sums
from data.catalogue import Break, load_catalogue
from data.observations import load_observations
from data.package import REFERENCE, open_package


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue()


@pytest.fixture(scope="module")
def observations():
    return load_observations()


@pytest.mark.slow
def test_the_shipped_figures_are_in_order():
    assert checks.check_reference(REFERENCE) == []


def test_a_missing_package_is_one_line(tmp_path):
    (problem,) = checks.check_reference(tmp_path)
    assert "datapackage.json is missing" in problem


def test_a_file_that_nobody_describes_is_named(tmp_path):
    shutil.copytree(REFERENCE / "catalogue", tmp_path / "catalogue")
    shutil.copy(REFERENCE / "datapackage.json", tmp_path)
    (tmp_path / "stray.csv").write_text("a\n", "utf-8")
    assert checks.check_files(open_package(tmp_path)) == ["stray.csv: not described in datapackage.json"]


def test_a_package_that_has_grown_too_large_is_named(monkeypatch):
    monkeypatch.setattr(checks, "LARGEST_PACKAGE", 1000)
    (problem,) = checks.check_files(open_package())
    assert "more than 1,000" in problem


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("key,title_text,symbol,decimals\neur,euro,EUR,two\n", "column decimals holds something that is no integer"),
        ("key,title_text,symbol,decimals\neur,euro,EUR,0\neur,euro,EUR,0\n", "two rows for eur"),
    ],
)
def test_a_cell_of_another_type_and_a_repeated_key_are_named(tmp_path, content, problem):
    units = open_package().table("units")
    path = tmp_path / "units.csv"
    path.write_text(content, "utf-8", newline="")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    spoilt = dataclasses.replace(units, path=path, sha256=digest)
    package = dataclasses.replace(open_package(), resources={"units": spoilt})
    assert checks.check_tables(package) == [f"units: {problem}"]


def spoil(observations, **values):
    """Return a few rows of Timiș with one of them altered."""
    rows = observations.query("source == 'bd_size_r3' and geo == 'RO424' and indicator == 'enterprises'").copy()
    for column, value in values.items():
        rows.iloc[0, rows.columns.get_loc(column)] = value
    return rows


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"geo": "RO999"}, "unknown geo RO999"),
        ({"indicator": "happiness"}, "unknown indicator happiness"),
        ({"flag": "x"}, "unknown flag x"),
        ({"value": float("nan")}, "1 values are missing without a flag that says why"),
        ({"value": float("inf")}, "a value is infinite"),
        ({"breakdown": "250+"}, "indicator enterprises: breakdown 250+ is not listed"),
        ({"source": "onrc"}, "indicator enterprises: dataset onrc is not listed"),
    ],
)
def test_a_figure_that_cannot_be_understood_is_named(observations, catalogue, values, problem):
    assert problem in checks.check_observations(spoil(observations, **values), catalogue)


def test_a_confidential_figure_may_be_missing(observations, catalogue):
    rows = spoil(observations, value=float("nan"), flag="c")
    assert not [line for line in checks.check_observations(rows, catalogue) if "flag" in line]


def test_a_repeated_figure_is_named(observations, catalogue):
    rows = spoil(observations)
    rows = rows.iloc[[0, 0]]
    found = checks.check_observations(rows, catalogue)
    assert any(line.startswith("two figures for enterprises, RO424") for line in found)


def test_an_indicator_with_an_unknown_unit_is_named(catalogue):
    odd = dataclasses.replace(catalogue.indicators["gdp"], unit="ducats", datasets=("doge",))
    spoilt = dataclasses.replace(catalogue, indicators={"gdp": odd})
    assert checks.check_catalogue(spoilt) == [
        "indicator gdp: unknown unit ducats",
        "indicator gdp: unknown dataset doge",
    ]


def test_a_region_needs_a_point_or_a_reason(catalogue):
    odd = dataclasses.replace(catalogue.regions["RO424"], longitude=None, latitude=None)
    spoilt = dataclasses.replace(catalogue, regions={**catalogue.regions, "RO424": odd})
    assert checks.check_catalogue(spoilt) == ["region RO424: it needs either a point or the reason why it has none"]


def test_a_host_in_an_unknown_region_is_named(catalogue):
    odd = dataclasses.replace(catalogue.hosts[0], nuts3="DE999")
    assert checks.check_catalogue(dataclasses.replace(catalogue, hosts=(odd,))) == [
        f"host {odd.city}: unknown code DE999"
    ]


def test_an_area_in_the_wrong_half_is_named(catalogue):
    resource = dataclasses.replace(open_package().table("bd_size_r3-partners"), scope="others")
    package = dataclasses.replace(open_package(), resources={"x": resource})
    assert "bd_size_r3-partners: RO424 belongs into the other half" in checks.check_partition(package, catalogue)


def test_a_jump_that_is_not_listed_is_named(observations, catalogue):
    known = tuple(item for item in catalogue.breaks if item.geo != "RO424")
    rows = observations.query("geo == 'RO424'")
    spoilt = dataclasses.replace(catalogue, breaks=tuple(item for item in known if item.kind != "detected"))
    assert (
        "jump not in breaks_detected.csv: ('enterprises', 'RO424', 'total', 'bd_size_r3', 2011)"
        in checks.check_breaks(rows, spoilt)
    )


def test_a_listed_jump_that_is_not_there_is_named(observations, catalogue):
    gone = Break("population", "RO424", "total", "demo_r_pjanaggr3", 2019, "detected", "none", catalogued=False)
    spoilt = dataclasses.replace(catalogue, breaks=(*catalogue.breaks, gone))
    (problem,) = checks.check_breaks(observations, spoilt)
    assert problem.startswith("breaks_detected.csv lists a jump that is not there")


def test_size_classes_that_do_not_make_up_the_total_are_named(observations, catalogue):
    rows = observations.query("source == 'bd_size_r3' and geo == 'RO424' and indicator == 'enterprises'").copy()
    rows.loc[(rows["year"] == 2020) & (rows["breakdown"] == "0"), "value"] += 5
    assert sums.check_sums(rows, catalogue) == [
        "bd_size_r3, enterprises: the parts of RO424 2020 do not make up the total"
    ]


def test_counties_that_do_not_make_up_the_region_are_named(observations, catalogue):
    rows = observations.query(
        "source == 'tour_occ_nin2' and geo.str.startswith('RO42') and breakdown == 'total'"
    ).copy()
    rows.loc[(rows["year"] == 2023) & (rows["geo"] == "RO424"), "value"] += 10_000
    assert sums.check_sums(rows, catalogue) == ["tour_occ_nin2: the small regions of RO42 2023 do not make it up"]


def test_an_area_under_two_codes_is_not_added_twice(observations, catalogue):
    rows = observations.query("source == 'tour_occ_nin2' and geo.str.startswith('NL12') and year == 2023")
    assert {"NL124", "NL127"} <= set(rows["geo"])
    assert sums.check_sums(rows, catalogue) == []


def crosscheck(**changed):
    return {
        "figures": "bd_size_r3/births/RO424/total/2020",
        "combined": "sum",
        "our_value": "4360",
        "second_figures": "onrc/register_registrations/RO424/full_year/2020",
        "second_value": "4859",
        "second_source": "ONRC",
        "tolerance_percent": "10.3",
        **changed,
    }


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({}, None),
        ({"our_value": "4361"}, "it was 4361 and now is 4360"),
        ({"tolerance_percent": "10"}, "4360 is further from 4859 than 10 %"),
        ({"second_figures": "onrc/births/RO424/total/2020"}, "there is no onrc/births/RO424/total/2020"),
    ],
)
def test_a_comparison_that_comes_out_otherwise_is_named(observations, changed, problem):
    found = sums.check_crosschecks(observations, [crosscheck(**changed)])
    name = "cross-check bd_size_r3/births/RO424/total/2020 against ONRC"
    assert found == ([f"{name}: {problem}"] if problem else [])


def test_all_comparisons_are_carried_over():
    assert len(open_package().table("crosschecks").rows()) == 139


def test_a_break_that_is_listed_twice_is_named(observations, catalogue):
    spoilt = dataclasses.replace(catalogue, breaks=(*catalogue.breaks, catalogue.breaks[0]))
    (problem,) = checks.check_breaks(observations, spoilt)
    assert problem.startswith("2 breaks are listed for ('enterprises'")
