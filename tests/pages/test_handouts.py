"""Handouts are made on click, on the deck page and on each city's page."""

import io

from pptx import Presentation

from exhibits.scenes.decks import built_in_deck
from tests.exports.handouts import evidence
from tests.pages.conftest import Visit
from text import text_for


def test_a_city_gives_its_deck(visit: Visit) -> None:
    page = visit("city", city="rijeka", lang="en")
    assert not page.get("download_button") or all("Save" not in one.label for one in page.get("download_button"))
    page.button(key="handout-rijeka-pptx").click().run()
    assert not page.exception
    made = page.session_state["made-handout-rijeka"]
    slides = list(Presentation(io.BytesIO(made.content)).slides)
    assert slides[0].shapes.title.text_frame.text == "Rijeka"
    assert any("Save ecoc-sme-rijeka-en-" in one.proto.label for one in page.get("download_button"))


def test_the_deck_page_gives_ones_own_deck(visit: Visit) -> None:
    page = visit("decks", lang="ro")
    text = text_for("ro")
    page.session_state["own_deck"] = built_in_deck("kaunas", evidence().catalogue, text)
    page.run()
    page.button(key="handout-deck-pptx").click().run()
    assert not page.exception
    assert page.session_state["made-handout-deck"].content[:2] == b"PK"
