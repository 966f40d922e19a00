"""The overview's exhibits against their own tables: what the sentence says, the rows say."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charts.cards import CityCards
from charts.city_map import CityMap
from charts.coverage import CoverageGrid
from charts.drawing import draw
from charts.lines import LineChart
from charts.palette import page_look
from data.evidence import Evidence
from exhibits.exhibit import FIVE, Parameters
from exhibits.registry import EXHIBITS
from exhibits.since_award import standings
from text import PAGE_LANGUAGES, text_for

CHOICES = st.sets(st.sampled_from(FIVE), min_size=1).map(lambda chosen: tuple(city for city in FIVE if city in chosen))
INDICATORS = ("enterprises", "micro_enterprises")
OVERVIEW = ("where", "growth", "since-award", "completeness")


@pytest.mark.parametrize("key", OVERVIEW)
@pytest.mark.parametrize("language", PAGE_LANGUAGES)
@pytest.mark.parametrize("indicator", INDICATORS)
def test_every_exhibit_is_whole(evidence: Evidence, key: str, language: str, indicator: str) -> None:
    text = text_for(language)
    shown = EXHIBITS[key].build(evidence, Parameters(indicator=indicator), text)
    assert shown.state == "shown"
    assert shown.headline
    assert shown.alt
    assert shown.sources
    assert shown.table.rows
    assert shown.figure is None or draw(shown.figure, look=page_look("dark"), text=text) is not None


@pytest.mark.slow
@pytest.mark.parametrize("indicator", INDICATORS)
@given(cities=CHOICES)
@settings(max_examples=15, deadline=None)
def test_ahead_and_behind_agree_with_the_table(evidence: Evidence, indicator: str, cities: tuple[str, ...]) -> None:
    parameters = Parameters(cities=cities, indicator=indicator)
    shown = EXHIBITS["since-award"].build(evidence, parameters, text_for("en"))
    for row in shown.table.rows:
        growth, country = row["growth"], row["country_growth"]
        name = str(row["city"])
        if growth is None or country is None:
            assert name in shown.headline.split("; ")[-1]
        elif float(growth) > float(country):
            assert name in shown.headline.split("around")[1]
        else:
            assert name in shown.headline.split("behind")[1]


def test_the_published_growth_since_the_award(evidence: Evidence) -> None:
    """Timiș 32,300 to 37,674, Noord-Friesland 23,915 to 30,291, Matera 11,751 to 11,910, Kaunas 50,651 to 59,005."""
    growth = {item.city.key: item.region.growth for item in standings(evidence, Parameters())}
    assert growth["rijeka"] is None
    found = {key: round(value, 3) for key, value in growth.items() if value is not None}
    assert found == {"timisoara": 0.166, "leeuwarden": 0.267, "matera": 0.014, "kaunas": 0.165}


def test_the_lines_end_where_the_count_changes(evidence: Evidence) -> None:
    figure = EXHIBITS["growth"].build(evidence, Parameters(), text_for("en")).figure
    assert isinstance(figure, LineChart)
    ends = {line.key: (line.last.year, line.cut) for line in figure.lines}
    assert ends["rijeka"] == (2018, True)
    assert {ends[key] for key in FIVE if key != "rijeka"} == {(2020, False)}
    assert {round(line.last.value) for line in figure.lines} == {132, 122, 118, 105, 101}


def test_growth_speaks_of_the_fastest_and_the_slowest(evidence: Evidence) -> None:
    shown = EXHIBITS["growth"].build(evidence, Parameters(), text_for("en"))
    assert (
        shown.headline
        == "The number of firms grew by 32\N{NO-BREAK SPACE}% around Kaunas from 2015 to 2020, hardly around Matera"
    )
    alone = EXHIBITS["growth"].build(evidence, Parameters(cities=("matera",)), text_for("en"))
    assert alone.headline == "The number of firms hardly changed around Matera from 2015 to 2020: +1\N{NO-BREAK SPACE}%"


def test_cities_not_chosen_step_back_and_are_not_in_the_table(evidence: Evidence) -> None:
    shown = EXHIBITS["growth"].build(evidence, Parameters(cities=("kaunas",)), text_for("en"))
    assert isinstance(shown.figure, LineChart)
    assert {line.key for line in shown.figure.lines if not line.dimmed} == {"kaunas"}
    assert [row["city"] for row in shown.table.rows] == ["Kaunas"]


def test_no_choice_is_a_state_with_a_next_step(evidence: Evidence) -> None:
    for key in ("growth", "since-award"):
        shown = EXHIBITS[key].build(evidence, Parameters(cities=()), text_for("en"))
        assert shown.state == "empty"
        assert shown.next_step


def test_the_map_highlights_a_choice_only(evidence: Evidence) -> None:
    for cities, highlighted in ((FIVE, frozenset()), (("rijeka",), frozenset({"rijeka"}))):
        figure = EXHIBITS["where"].build(evidence, Parameters(cities=cities), text_for("en")).figure
        assert isinstance(figure, CityMap)
        assert figure.highlighted == highlighted


def test_leeuwardens_newer_count_stands_beside_never_in_place(evidence: Evidence) -> None:
    figure = EXHIBITS["since-award"].build(evidence, Parameters(), text_for("en")).figure
    assert isinstance(figure, CityCards)
    card = next(card for card in figure.cards if card.city == "leeuwarden")
    assert card.figure == "30,291"
    assert "35,353" in card.figure_label


def test_the_strip_marks_breaks_and_titles(evidence: Evidence) -> None:
    figure = EXHIBITS["completeness"].build(evidence, Parameters(), text_for("en")).figure
    assert isinstance(figure, CoverageGrid)
    rows = {row.city: row for row in figure.rows}
    assert rows["kaunas"].breaks == {2015}
    assert rows["rijeka"].breaks == {2019}
    assert [cell.year for cell in rows["timisoara"].cells if cell.title] == [2023]
