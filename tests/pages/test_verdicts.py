"""Overview and SME growth show what can be said of the title: a verdict for each city, never a bare number."""

import pytest

from exhibits.exhibit import FIVE
from tests.pages.conftest import Visit, said


@pytest.mark.parametrize("page", ["", "growth"])
@pytest.mark.parametrize(("language", "words"), [("en", "It cannot be told"), ("ro", "Nu se poate spune")])
def test_every_city_has_a_chip(visit: Visit, page: str, language: str, words: str) -> None:
    app = visit(page, lang=language)
    shown = said(app)
    assert not app.exception
    verdicts = shown.split('class="verdicts"')[1].split("Source")[0]
    assert verdicts.count('class="chip"') == len(FIVE)
    assert words in verdicts


def test_the_chips_stand_for_the_cities_chosen(visit: Visit) -> None:
    app = visit("growth", cities="matera,kaunas")
    shown = said(app)
    assert shown.count('class="chip"') == 2
    assert "too small to matter; figures end in 2020" in shown


def test_no_city_chosen_is_a_designed_state(visit: Visit) -> None:
    app = visit("", cities="")
    assert not app.exception
    assert 'class="chip"' not in said(app)
