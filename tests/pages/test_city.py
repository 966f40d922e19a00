"""The profile of each city: own address, every section, every language."""

import pytest

from exhibits.exhibit import FIVE
from tests.pages.conftest import Visit, said


@pytest.mark.parametrize("city", FIVE)
@pytest.mark.parametrize("language", ["en", "ro"])
def test_each_city_has_its_profile(visit: Visit, city: str, language: str) -> None:
    app = visit("city", city=city, lang=language)
    assert not app.exception
    page = said(app)
    assert page.count('<h2 class="section">') >= 6
    assert f"--ec-city-{city}" in page


def test_the_title_is_told_step_by_step(visit: Visit) -> None:
    page = said(visit("city", city="timisoara"))
    assert "Timișoara: chosen in 2016, title first given for 2021, held in 2023" in page
    assert "Title moved" in page


def test_a_city_chosen_elsewhere_comes_first(visit: Visit) -> None:
    assert "What is known about Kaunas?" in said(visit("city", cities="kaunas"))


def test_an_unknown_city_is_named_and_another_shown(visit: Visit) -> None:
    app = visit("city", city="atlantis")
    assert not app.exception
    page = said(app)
    assert "“atlantis”" in page
    assert "What is known about Timișoara?" in page


def test_cards_lead_to_the_profiles(visit: Visit) -> None:
    page = said(visit(lang="ro"))
    assert all(f'href="./city?lang=ro&amp;city={city}"' in page for city in FIVE)
