"""The pages Present and Decks without a browser, on a server without the route for events."""

import pytest
from streamlit.testing.v1 import AppTest

from exhibits.scenes.scene import MOST_SCENES, Deck, Scene
from tests.pages.conftest import Press, Visit, said


def with_deck(app: AppTest, deck: Deck) -> AppTest:
    app.session_state["own_deck"] = deck
    return app.run()


@pytest.fixture(autouse=True)
def plain_app(monkeypatch: pytest.MonkeyPatch) -> None:
    """Serve as plain ``streamlit run app.py`` does, whatever another test of this process imported."""
    monkeypatch.setattr("ui.events._served.here", False)


def test_the_lobby_offers_decks_and_says_why_following_is_off(visit: Visit) -> None:
    app = visit("present")
    page = said(app)
    assert not app.exception
    assert "Present “The five cities”" in page
    assert "./present?deck=five&amp;embed=true" in page
    assert "Following is off on this server" in page


def test_the_lobby_speaks_romanian(visit: Visit) -> None:
    page = said(visit("present", lang="ro"))
    assert "Prezintă „Cele cinci orașe”" in page
    assert "Following is off" not in page


def test_an_unknown_deck_in_the_address_is_named(visit: Visit) -> None:
    app = visit("present", deck="atlantis")
    assert not app.exception
    assert "Present “The five cities”" in said(app)


def test_an_exhibit_is_added_to_the_deck_as_it_is_shown(visit: Visit, press: Press) -> None:
    app = visit(cities="matera,kaunas")
    assert '<button class="quiet" type="button" data-add="growth">Add to deck</button>' in said(app)
    press(app, "added", "growth")
    assert [scene.exhibit for scene in app.session_state["own_deck"].scenes] == ["growth"]
    assert app.session_state["own_deck"].scenes[0].parameters.cities == ("matera", "kaunas")
    press(app, "added", "elsewhere")
    assert len(app.session_state["own_deck"].scenes) == 1
    assert not app.exception


def test_a_full_deck_takes_no_more(visit: Visit, press: Press) -> None:
    app = with_deck(visit(), Deck("Full", (Scene("growth"),) * MOST_SCENES))
    press(app, "added", "growth")
    assert len(app.session_state["own_deck"].scenes) == MOST_SCENES
    assert 'data-add="growth" disabled="disabled" title="The deck is full: ' in said(app)


def test_a_deck_is_edited(visit: Visit) -> None:
    app = with_deck(visit("decks"), Deck("Mine", (Scene("growth"), Scene("where"))))
    assert "“Mine” has 2 scenes and takes 4 minutes" in said(app)
    app.text_input(key="scene-message-0-0").set_value("Message").run()
    app.number_input(key="scene-minutes-0-0").set_value(5.0).run()
    app.button(key="scene-later").click().run()
    deck = app.session_state["own_deck"]
    assert [scene.exhibit for scene in deck.scenes] == ["where", "growth"]
    assert (deck.scenes[1].message, deck.scenes[1].minutes) == ("Message", 5.0)
    app.button(key="scene-remove").click().run()
    app.button(key="scene-remove").click().run()
    assert not app.exception
    assert "This deck has no scenes yet" in said(app)


def test_freezing_pins_the_data_version(visit: Visit) -> None:
    app = with_deck(visit("decks"), Deck("Mine", (Scene("growth"),)))
    app.toggle(key="deck-freeze-0").set_value(True).run()
    version = app.session_state["own_deck"].data_version
    assert version
    assert f"Figures frozen at data version {version}" in said(app)


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"{", "not readable as JSON"), (b'{"format": "ecoc-sme-deck", "version": 9}', "version 9 of the deck format")],
)
def test_a_broken_file_leaves_the_deck_as_it_was(visit: Visit, content: bytes, told: str) -> None:
    deck = Deck("Mine", (Scene("growth"),))
    app = with_deck(visit("decks"), deck)
    app.file_uploader(key="deck-file-0").upload("deck.json", content).run()
    assert not app.exception
    assert told in said(app)
    assert app.session_state["own_deck"] == deck


def test_two_hundred_scenes_with_markup_are_edited_without_harm(visit: Visit) -> None:
    scene = Scene("gone", title="<script>alert(1)</script>", notes="x" * 10_000)
    app = with_deck(visit("decks"), Deck("<b>Mine</b>", (scene,) * 200))
    page = said(app)
    assert not app.exception
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
