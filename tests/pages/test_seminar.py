"""The seminar in each state and language."""

import re

from tests.pages.conftest import Visit, said


def test_it_shows_the_programme_and_the_claims(visit: Visit) -> None:
    app = visit("seminar")
    page = said(app)
    assert not app.exception
    assert "<h1>6 items were announced; 3 lead to what is known today</h1>" in page
    assert "./resilience?lang=en" in page
    assert "not documented here" in page
    assert "4,000,000 people" in page and "53,000 people" in page
    assert "An expectation, not a result." in page


def test_it_speaks_romanian(visit: Visit) -> None:
    page = said(visit("seminar", lang="ro"))
    assert "Au fost anunțate 6 puncte" in page
    words_alone = re.sub("<[^>]*>", " ", page)  # the names of our parts are English, nobody reads them
    assert not any(words in words_alone for words in ("announced", "Not documented", "What the figure", "claim"))


def test_a_city_narrows_the_claims_and_none_is_a_designed_state(visit: Visit) -> None:
    page = said(visit("seminar", cities="rijeka"))
    assert "For 2 claims both a plan and a report are known" in page
    empty = visit("seminar", cities="")
    assert not empty.exception
    assert "No such claim is known for this choice" in said(empty)
