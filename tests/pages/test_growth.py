"""SME growth in each state: languages, choices, addresses that ask for the impossible."""

import json
import re

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Visit, said


def test_it_answers_on_real_figures(visit: Visit) -> None:
    app = visit("growth")
    page = said(app)
    assert not app.exception
    assert "<h1>The number of firms grew by 32.1" in page
    assert "Trigger: did more firms open than close?" in page
    assert "Strengthen: how did firms fare?" in page
    assert "cannot be told: only 2015 was counted" in page


def test_it_speaks_romanian(visit: Visit) -> None:
    page = said(visit("growth", lang="ro"))
    assert "<h1>Numărul firmelor a crescut cu 32,1" in page
    for english in ("The number", "counted another way", "Source:", "Grey band", "Diversify"):
        assert english not in page


@pytest.mark.slow
def test_every_control_has_a_key_and_changes_the_address_of_the_state(visit: Visit) -> None:
    app = visit("growth")
    app.selectbox(key="pick-indicator-en").set_value("persons_employed").run()
    assert "The number of people working in firms" in said(app)
    app.segmented_control(key="pick-show-en").set_value("level").run()
    assert "was highest around" in said(app)
    app.multiselect(key="pick-vs-en").set_value(["runner-ups"]).run()
    assert not app.exception
    widgets = [*app.selectbox, *app.multiselect, *app.toggle, *app.get("button_group")]
    assert widgets
    assert all(widget.key for widget in widgets)


def test_milestones_are_marked_on_request_alone(visit: Visit) -> None:
    def rail(app: AppTest) -> str:
        return "".join(chart.proto.spec for chart in app.get("plotly_chart"))

    assert "Milestones" not in rail(visit("growth", lang="en"))
    shown = rail(visit("growth", lang="en", milestones="1"))
    assert "Milestones" in shown
    assert re.search(r"Kaunas, 20\d\d: ", shown)


def test_the_pandemic_is_marked_for_every_city_in_years_to_the_title(visit: Visit) -> None:
    charts = visit("growth", lang="en", align="event", vs="").get("plotly_chart")
    traces = json.loads(charts[0].proto.spec)["data"]
    hatched = [trace["x"] for trace in traces if trace.get("fillpattern", {}).get("shape") == "/"]
    assert [min(span) for span in hatched] == [2019.5 - title for title in (2023, 2018, 2019, 2020, 2022)]


def test_a_link_restores_the_whole_state(visit: Visit) -> None:
    app = visit("growth", cities="kaunas", vs="band,country", align="event")
    page = said(app)
    assert "around Kaunas from 2016 to 2020; beside it: Lithuania +17.8" in page
    assert app.segmented_control(key="pick-align-en").value == "event"


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        ({"from": "2020", "to": "2015"}, "does not lie after the first"),
        ({"show": "level", "vs": "country"}, "areas of different size"),
        ({"indicator": "arrivals", "area": "nuts3"}, "Choose another level"),
        ({"cities": "rijeka", "from": "2018"}, "Choose 2019 or a later year as the first."),
        ({"indicator": "survival_3y", "show": "index"}, "would mislead"),
        ({"vs": "NL127"}, "belongs to the regional classification of 2024"),
        ({"vs": "XX999"}, "XX999"),
        ({"size": "enormous"}, "enormous"),
        ({"cities": ""}, "Choose at least one city above."),
    ],
)
@pytest.mark.parametrize("language", ["en", "ro"])
def test_an_impossible_question_gets_a_reason_and_a_next_step(
    visit: Visit, query: dict[str, str], answer: str, language: str
) -> None:
    app = visit("growth", lang=language)
    for name, value in query.items():
        app.query_params[name] = value  # set here, because the overview before it has other indicators
    app.run()
    assert not app.exception
    assert "This page cannot be shown" not in said(app)
    assert 'role="status"' in said(app) or language == "ro" or answer in said(app)
    if language == "en":
        assert answer in said(app)


def test_sixty_cities_in_the_address_are_one_notice(visit: Visit) -> None:
    app = visit("growth", cities=",".join(["matera", *(f"city{number}" for number in range(60))]))
    page = said(app)
    assert page.count('class="notice"') == 1
    assert "“city0” and 59 more values that do not exist here" in page
    assert "around Matera" in page


def test_an_indicator_that_another_page_lacks_is_no_mistake_of_the_link(visit: Visit) -> None:
    app = visit("growth")
    app.query_params["indicator"] = "births"
    app.run()
    assert "The number of new firms" in said(app)
    app.query_params.clear()
    app.switch_page("pages/overview/page.py").run()
    assert "does not exist here" not in said(app)
    assert "Enterprise births, chosen on another page, stays chosen there; the overview counts firms." in said(app)
    app.query_params.clear()
    app.switch_page("pages/growth/page.py").run()
    assert "The number of new firms" in said(app)
