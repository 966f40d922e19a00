"""What an address asks for, and the designed answers to what cannot be shown."""

import pytest

from data.evidence import Evidence
from exhibits.regions.choice import same_place
from tests.exhibits.regions.conftest import Chosen


def test_nothing_asked_is_the_usual_map(chosen: Chosen) -> None:
    choice = chosen()
    assert (choice.indicator, choice.breakdown, choice.level, choice.year) == ("enterprises", "total", "nuts3", 2020)
    assert choice.notices == ()


def test_what_can_be_shown_is_shown(chosen: Chosen) -> None:
    choice = chosen(indicator="nights", area="nuts2", size="foreign", year="2022", region="hr03")
    assert (choice.level, choice.breakdown, choice.year, choice.region) == ("nuts2", "foreign", 2022, "HR03")
    assert choice.notices == ()


@pytest.mark.parametrize(
    ("wanted", "said", "instead"),
    [
        ({"region": "LT002"}, "from before the NUTS edition of 2016; the map shows the edition of 2021", "LT022"),
        ({"indicator": "nights", "area": "nuts3", "region": "NL127"}, "NUTS edition of 2024", "NL124"),
        ({"region": "HR041"}, "NUTS edition of 2016", "HR050"),
        ({"region": "XX99"}, "No region has the code “XX99”", ""),
        ({"indicator": "arrivals", "region": "LT022"}, "does not belong to the level shown", "LT02"),
        ({"indicator": "arrivals", "region": "DE212"}, "does not belong to the level shown", "DE21"),
        ({"region": "LT003C"}, "does not belong to the level shown", ""),
    ],
)
def test_a_region_that_is_not_on_the_map_has_its_reason_and_a_way_out(
    chosen: Chosen, wanted: dict[str, str], said: str, instead: str
) -> None:
    choice = chosen(**wanted)
    (notice,) = choice.notices
    assert said in notice.sentence
    assert notice.region == instead
    assert choice.region == ""


@pytest.mark.parametrize(
    ("wanted", "shown"), [("1800", 2020), ("2099", 2024), ("never", 2024), ("<b>", 2024), ("²", 2024)]
)
def test_a_year_without_figures_is_said_and_the_nearest_shown(chosen: Chosen, wanted: str, shown: int) -> None:
    choice = chosen(indicator="nights", year=wanted)
    (notice,) = choice.notices
    assert f"figures reach from 2020 to 2024. There are none for “{wanted}”; the map shows {shown}." in notice.sentence
    assert choice.year == shown


def test_a_level_the_indicator_lacks_is_said(chosen: Chosen) -> None:
    choice = chosen(indicator="disposable_income", area="nuts3")
    (notice,) = choice.notices
    assert "there are no figures for small regions (NUTS 3). The map shows large regions (NUTS 2)." in notice.sentence
    assert choice.level == "nuts2"


def test_a_part_the_indicator_lacks_is_said(chosen: Chosen) -> None:
    choice = chosen(indicator="gdp", size="10+")
    assert "there are no figures for “10 or more employees”" in choice.notices[0].sentence
    assert choice.breakdown == "total"


def test_a_city_stays_selected_at_every_level_and_a_region_moves_to_the_one_around_it(evidence: Evidence) -> None:
    catalogue = evidence.catalogue
    assert same_place(catalogue, "LT022", "country") == "LT"
    assert same_place(catalogue, "LT02", "nuts3") == "LT022"
    assert same_place(catalogue, "DE212", "nuts2") == "DE21"
    assert same_place(catalogue, "DE21", "nuts3") == ""
