"""Impact in each state: five cities, two languages, addresses that ask for the impossible."""

import pytest

from exhibits.exhibit import FIVE
from tests.pages.conftest import Visit, said


@pytest.mark.parametrize("city", FIVE)
@pytest.mark.parametrize("language", ["en", "ro"])
def test_every_city_gets_an_answer(visit: Visit, city: str, language: str) -> None:
    app = visit("impact", city=city, lang=language)
    page = said(app)
    assert not app.exception
    assert "This page cannot be shown" not in page
    assert 'class="verdict"' in page
    assert ("For statisticians" if language == "en" else "Pentru statisticieni") in page
    if language == "ro":
        for english in ("look-alike", "Source:", "figures end", "regions without", "Shown first"):
            assert english not in page


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ({"city": "atlantis"}, "atlantis"),
        ({"indicator": "happiness"}, "happiness"),
        ({"controls": "friends"}, "friends"),
        ({"area": "galaxy"}, "galaxy"),
        ({"scale": "sideways"}, "sideways"),
        ({"from": "2017"}, "2017"),
        ({"to": "2016"}, "2016"),
        ({"city": "leeuwarden", "gas": "maybe"}, "maybe"),
    ],
)
def test_an_unknown_wish_is_named_and_the_usual_shown(visit: Visit, query: dict[str, str], named: str) -> None:
    app = visit("impact")
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    page = said(app)
    assert not app.exception
    assert "This page cannot be shown" not in page
    assert named in page
    assert 'class="verdict"' in page


def test_choices_change_the_answer(visit: Visit) -> None:
    app = visit("impact", city="leeuwarden")
    assert "<h1>Gross domestic product, NUTS" in said(app)
    app.selectbox(key="pick-indicator-en").set_value("enterprises").run()
    assert "<h1>Active enterprises, NUTS" in said(app)
    app.selectbox(key="pick-controls-en").set_value("all_regions").run()
    assert "compared with: All regions of Europe" in said(app)
    app.selectbox(key="pick-controls-en").set_value("own_pick").run()
    assert "at least 2 are needed" in said(app)
    assert not app.exception


@pytest.mark.slow
def test_scale_years_and_gas_regions_are_choices_kept_in_the_address(visit: Visit) -> None:
    app = visit("impact", city="leeuwarden", scale="log", to="2019", gas="1", **{"from": "2005"})
    page = said(app)
    assert not app.exception
    assert "figures end in 2019" in page
    assert "2005–2019" in page
    assert "Regions, scale or years are your own choice" in page
    assert app.toggle(key="pick-gas-en").value is True
    assert app.selectbox(key="pick-scale-en").value == "log"
    app.selectbox(key="pick-to-en").set_value("").run()
    app.selectbox(key="pick-from-en").set_value("").run()
    app.selectbox(key="pick-scale-en").set_value("").run()
    app.toggle(key="pick-gas-en").set_value(False).run()
    assert "figures end in 2021" in said(app)
    assert "Regions, scale or years are your own choice" not in said(app)


def test_gas_regions_are_a_question_for_dutch_cities_only(visit: Visit) -> None:
    app = visit("impact", city="matera", gas="1")
    assert not app.exception
    assert [toggle.key for toggle in app.toggle if toggle.key == "pick-gas-en"] == []


def test_a_refusal_is_said_once(visit: Visit) -> None:
    page = said(visit("impact", city="rijeka"))
    assert page.count('class="ec state"') + page.count('class="state"') == 1
    assert "The numbers behind the answer" in page
    assert "For statisticians" in page
