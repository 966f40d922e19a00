"""Learning in each state and language."""

from tests.pages.conftest import Visit, said


def test_it_says_what_is_documented_and_what_is_not(visit: Visit) -> None:
    app = visit("learning")
    page = said(app)
    assert not app.exception
    assert "<h1>5 transfers are documented" in page
    assert "The source only calls it similar." in page
    assert "4 of 11 good practices are named" in page
    assert "11 of 20 Local Learning Labs are documented" in page
    assert "71 people" in page


def test_it_speaks_romanian(visit: Visit) -> None:
    page = said(visit("learning", lang="ro"))
    assert "11 din 20 ateliere locale de învățare sunt documentate" in page
    assert not any(words in page for words in ("documented", "Public pages", "How firmly", "Not published"))


def test_a_city_without_transfers_is_a_designed_state(visit: Visit) -> None:
    app = visit("learning", cities="kaunas")
    assert not app.exception
    assert "No transfer from or to these cities is documented" in said(app)


def test_no_city_is_a_designed_state(visit: Visit) -> None:
    app = visit("learning", cities="")
    assert not app.exception
    assert "Choose at least one city above." in said(app)
