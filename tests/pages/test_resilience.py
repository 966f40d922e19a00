"""Resilience: four measures, their levels, and the choice of cities."""

from tests.pages.conftest import Visit, said


def test_four_measures_each_with_its_level(visit: Visit) -> None:
    app = visit("resilience")
    page = said(app)
    assert not app.exception
    assert page.count("(NUTS 2 regions)</h2>") == 1
    assert page.count("(NUTS 3 regions)</h2>") == 3


def test_it_speaks_romanian(visit: Visit) -> None:
    page = said(visit("resilience", lang="ro"))
    assert "Numărul turiștilor sosiți a scăzut" in page
    assert "fell" not in page


def test_without_a_city_it_says_what_to_do(visit: Visit) -> None:
    app = visit("resilience", cities="")
    assert not app.exception
    assert said(app).count("Choose at least one city above.") == 4
