"""The map says what its figures say."""

import re

import pytest

from charts.europe_map import EuropeMap
from data.evidence import Evidence
from exhibits.exhibit import FIVE
from tests.exhibits.regions.conftest import Built, Chosen

STATES = [
    {},
    {"indicator": "gdp_per_head", "year": "2010"},
    {"indicator": "nights", "area": "nuts3"},
    {"indicator": "unemployment_rate", "area": "country"},
    {"indicator": "births_per_100", "size": "0", "year": "2013", "area": "nuts2"},
    {"indicator": "cultural_employees_share"},
]


@pytest.mark.parametrize("wanted", STATES)
def test_the_headline_agrees_with_the_table(
    built: Built, chosen: Chosen, evidence: Evidence, wanted: dict[str, str]
) -> None:
    shown, choice = built("regions", **wanted), chosen(**wanted)
    table = shown.table.frame()
    counted = table.dropna(subset=["value"])
    assert str(choice.year) in shown.headline
    top = counted.sort_values("value").iloc[-1]
    assert top["rank"] == 1
    assert any(name in shown.headline for name in counted[counted["value"] == top["value"]]["region"])
    codes = [evidence.catalogue.cities[key].area(choice.level) for key in FIVE]
    ranks = counted[counted["code"].isin(codes)]["rank"].astype(int)
    said = [int(number.replace(",", "")) for number in re.findall(r"\((?:rank )?([\d,]+)", shown.headline)]
    if len(ranks):
        assert {min(ranks), max(ranks)} <= set(said)
    else:
        assert "None of the five" in shown.headline


@pytest.mark.parametrize("wanted", STATES)
def test_the_table_holds_every_figure_of_the_map(built: Built, wanted: dict[str, str]) -> None:
    shown = built("regions", **wanted)
    assert isinstance(shown.figure, EuropeMap)
    rows = shown.table.frame().set_index("code")
    drawn = shown.figure.regions.set_index("code")
    listed = rows.loc[drawn.index, "value"].astype(float)
    assert listed.fillna(-1).tolist() == drawn["value"].fillna(-1).tolist()
    assert set(rows.index) - set(drawn.index) == set(rows.index[rows["note"] == "outside the map"])


def test_regions_without_a_figure_are_in_map_and_table(built: Built) -> None:
    shown = built("regions")
    assert isinstance(shown.figure, EuropeMap)
    assert shown.figure.regions["value"].isna().sum() > 100
    assert shown.table.frame()["value"].isna().sum() > 100
    assert shown.table.rows[-1]["value"] is None


def test_a_selected_city_is_highlighted_by_its_key_and_flown_to(built: Built) -> None:
    shown = built("regions", region="LT022")
    assert isinstance(shown.figure, EuropeMap)
    assert shown.figure.highlighted == {"kaunas"}
    assert (shown.figure.window.longitude, shown.figure.window.latitude) == (23.9, 54.9)
    assert shown.figure.window.zoom == 6


def test_a_selected_region_is_highlighted_by_its_code(built: Built) -> None:
    shown = built("regions", region="DE212")
    assert isinstance(shown.figure, EuropeMap)
    assert shown.figure.highlighted == {"DE212"}


def test_at_larger_levels_a_citys_name_says_whose_figure_it_is(built: Built) -> None:
    shown = built("regions", area="country")
    assert isinstance(shown.figure, EuropeMap)
    notes = shown.figure.cities.set_index("key")["note"]
    assert notes["timisoara"] == "Romania"
    assert built("regions").figure.cities["note"].tolist() == [""] * 5  # type: ignore[union-attr]


def test_a_rate_per_inhabitant_names_the_population_too(built: Built) -> None:
    datasets = {source.dataset for source in built("regions", indicator="enterprises_per_1000").sources}
    assert "bd_size_r3" in datasets
    assert any(name.startswith("demo_r_") for name in datasets)


def test_romanian_writes_countries_and_numbers_its_own_way(built: Built) -> None:
    shown = built("regions", "ro", area="country")
    assert "Franța" in shown.headline
    assert "5.793.352" in shown.headline
