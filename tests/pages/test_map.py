"""The map page in each state: choices, bad addresses, playing, streets."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Visit, said


def at_map(visit: Visit, **query: str) -> AppTest:
    """Open the map with an address of its own; the overview, which runs first, drops indicators it does not know."""
    app = visit("map")
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def test_it_answers_with_the_usual_map(visit: Visit) -> None:
    app = visit("map")
    page = said(app)
    assert not app.exception
    assert "<h1>Active enterprises, 2020: highest in Madrid (602,004)." in page
    assert "646 of 1,514 have a figure for 2020; figures reach from 2008 to 2020." in page
    assert "The five cities in 2020: Kaunas 59,005" in page
    assert "The area of a circle is the figure" in page
    assert 'class="notice"' not in page


def test_a_deep_link_opens_its_state(visit: Visit) -> None:
    app = at_map(visit, indicator="gdp_per_head", area="nuts2", year="2010", region="DE21", layers="hosts")
    page = said(app)
    assert not app.exception
    assert "Gross domestic product per inhabitant, 2010" in page
    assert "Oberbayern" in page
    assert "Classes with about as many figures in each" in page
    assert "shortlisted for the title, not chosen" in page
    assert app.selectbox(key="pick-region-en").value == "DE21"
    assert app.select_slider(key="pick-year-en").value == "2010"
    assert 'class="notice"' not in page


def test_it_speaks_romanian(visit: Visit) -> None:
    page = said(at_map(visit, lang="ro", region="RO424"))
    assert "cea mai mare cifră o are Madrid (602.004)" in page
    assert "Timișoara, Timiș: 37.674 în 2020" in page


def test_the_search_selects_and_clears_a_region(visit: Visit) -> None:
    app = visit("map")
    app.selectbox(key="pick-region-en").set_value("LT022").run()
    assert "Kaunas, Kauno apskritis: 59,005 in 2020, rank 109 of 646" in said(app)
    assert "From 2015 to 2020: Kaunas, Kauno apskritis +32.1" in said(app)
    app.button(key="clear-region").click().run()
    assert "The five cities in 2020" in said(app)


def test_a_city_is_one_press_away(visit: Visit) -> None:
    app = visit("map")
    app.pills(key="pick-map-city-en").set_value("matera").run()
    assert "Matera, Matera: 11,910 in 2020" in said(app)
    assert app.selectbox(key="pick-region-en").value == "ITF52"


def test_a_new_level_takes_the_selection_along(visit: Visit) -> None:
    app = at_map(visit, region="LT022")
    app.segmented_control(key="pick-area-en").set_value("country").run()
    page = said(app)
    assert "Lithuania: " in page
    assert 'class="notice"' not in page


def test_a_code_of_another_edition_has_a_way_out(visit: Visit) -> None:
    app = at_map(visit, region="LT002")
    assert "LT002 (Kauno apskritis) is a code from before the NUTS edition of 2016" in said(app)
    app.button(key="instead-LT022").click().run()
    page = said(app)
    assert "Kaunas, Kauno apskritis: 59,005" in page
    assert 'class="notice"' not in page


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ({"indicator": "happiness"}, "happiness"),
        ({"year": "1800"}, "There are none for “1800”"),
        ({"region": "<b>"}, "No region has the code “&lt;B&gt;”"),
        ({"indicator": "disposable_income", "area": "nuts3"}, "there are no figures for small regions"),
        ({"size": "10%2B", "indicator": "gdp"}, "there are no figures for"),
    ],
)
def test_what_cannot_be_shown_is_said(visit: Visit, query: dict[str, str], named: str) -> None:
    app = at_map(visit, **query)
    assert not app.exception
    assert named in said(app)


def test_years_run_only_when_asked_to_and_start_anew_from_the_end(visit: Visit) -> None:
    app = visit("map")
    assert app.button(key="play").label == "Play"
    app.button(key="play").click().run()
    assert app.button(key="play").label == "Pause"
    assert app.select_slider(key="pick-year-en").value == "2008"
    app.button(key="play").click().run()
    assert app.button(key="play").label == "Play"
    assert app.select_slider(key="pick-year-en").value == "2008"


def test_a_single_year_has_no_slider(visit: Visit) -> None:
    app = at_map(visit, indicator="persons_employed_nace")
    assert not app.exception
    assert not app.select_slider
    assert "Persons employed by economic activity" in said(app)


def test_the_street_map_says_why_it_is_off(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ECOC_STREET_MAP", raising=False)
    assert visit("map").toggle(key="pick-layer-streets-en").disabled
    assert "The street map is off: whoever runs this server has not allowed it." in said(
        at_map(visit, layers="streets")
    )


def test_an_allowed_street_map_is_asked_for_by_the_browser(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ECOC_STREET_MAP", "1")
    assert not visit("map").toggle(key="pick-layer-streets-en").disabled
    page = said(at_map(visit, layers="streets"))
    assert "Asking the map server on the Internet" in page
    assert "Street map: © OpenStreetMap" not in page
