"""Decks kept in the store: saved by presenters, opened by staff, and the public is told where its own deck stays."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from data.store.engine import FILE_NAME
from data.submissions import Person
from data.submissions.decks import decks, save_deck
from exhibits.scenes.deck_file import read_deck
from exhibits.scenes.scene import Deck, Scene
from tests.data.submissions.samples import ADMIN, PRESENTER, REFERENCE, VIEWER
from tests.pages.conftest import Visit, said
from ui import stored

Acting = Callable[[Person | None], None]
OTHER = replace(PRESENTER, subject="q@example.org")


@pytest.fixture(autouse=True)
def var(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "var"
    monkeypatch.setenv("ECOC_VAR", str(folder))
    yield folder
    st.cache_resource.clear()


def with_deck(app: AppTest, title: str = "Mine") -> AppTest:
    app.session_state["own_deck"] = Deck(title, (Scene("growth", notes="for me"),))
    return app.run()


def keys(app: AppTest) -> set[str | None]:
    return {button.key for button in app.button}


def test_a_presenter_saves_a_deck_and_saves_it_again(visit: Visit, acting: Acting) -> None:
    acting(PRESENTER)
    app = with_deck(visit("decks"))
    app.button(key="deck-keep").click().run()
    assert not app.exception
    assert "“Mine” is saved" in said(app)
    (saved,) = decks(stored.store(), PRESENTER).values()
    assert (saved.title, saved.owner) == ("Mine", PRESENTER.subject)
    assert read_deck((saved.body or "").encode()) == app.session_state["own_deck"]
    app.button(key="deck-keep").click().run()
    assert "everything in it is stored already" in said(app)
    app.text_input(key="deck-title-1").set_value("Ours").run()
    app.button(key="deck-keep").click().run()
    assert [one.title for one in decks(stored.store(), PRESENTER).values()] == ["Ours"]


def test_a_saved_deck_is_opened_and_taken_away(visit: Visit, acting: Acting) -> None:
    acting(PRESENTER)
    app = with_deck(visit("decks"))
    app.button(key="deck-keep").click().run()
    app.button(key="deck-close").click().run()
    assert not app.session_state["own_deck"].begun
    app.button(key="deck-open").click().run()
    assert app.session_state["own_deck"].scenes[0].notes == "for me"
    app.button(key="deck-away").click().run()
    assert "is taken away" in said(app)
    assert decks(stored.store(), PRESENTER) == {}


@pytest.mark.slow
def test_somebody_elses_deck_is_opened_and_saved_as_ones_own(visit: Visit, acting: Acting) -> None:
    acting(PRESENTER)
    with_deck(visit("decks")).button(key="deck-keep").click().run()
    acting(OTHER)
    app = visit("decks")
    assert "deck-away" not in keys(app)
    app.button(key="deck-open").click().run()
    app.text_input(key="deck-title-1").set_value("Another").run()
    app.button(key="deck-keep").click().run()
    owners = {one.title: one.owner for one in decks(stored.store(), OTHER).values()}
    assert owners == {"Mine": PRESENTER.subject, "Another": OTHER.subject}
    acting(ADMIN)
    assert "deck-away" in keys(visit("decks"))


def test_a_viewer_opens_and_does_not_save(visit: Visit, acting: Acting) -> None:
    acting(VIEWER)
    app = with_deck(visit("decks"))
    assert "deck-keep" not in keys(app)
    assert "Viewers open saved decks" in said(app)


def test_the_public_is_told_where_its_deck_stays(visit: Visit, acting: Acting) -> None:
    acting(None)
    app = with_deck(visit("decks"))
    assert {"deck-keep", "deck-open"} & keys(app) == set()
    assert "Decks are kept here for the project’s staff" in said(app)


@pytest.mark.slow
def test_a_role_taken_away_between_page_and_click_saves_nothing(visit: Visit, acting: Acting) -> None:
    acting(PRESENTER)
    app = with_deck(visit("decks"))
    acting(VIEWER)
    app.button(key="deck-keep").click().run()
    assert "Your role does not allow this" in said(app)
    assert decks(stored.store(), VIEWER) == {}


def test_a_deck_that_cannot_be_read_is_named(visit: Visit, acting: Acting) -> None:
    save_deck(stored.store(), REFERENCE, PRESENTER, key="old", title="<b>Old</b>", body='{"format": "other"}')
    acting(PRESENTER)
    app = with_deck(visit("decks"))
    app.button(key="deck-open").click().run()
    assert "“&lt;b&gt;Old&lt;/b&gt;” was saved by another version" in said(app)
    assert app.session_state["own_deck"].title == "Mine"


def test_a_store_that_cannot_be_read_leaves_the_draft(visit: Visit, acting: Acting, var: Path) -> None:
    var.mkdir()
    (var / FILE_NAME).write_bytes(b"no database" * 500)
    acting(PRESENTER)
    app = with_deck(visit("decks"))
    assert not app.exception
    assert "Saved decks cannot be read now" in said(app)
    assert app.session_state["own_deck"].title == "Mine"


def test_freezing_keeps_the_figures_in_the_deck_and_releasing_forgets_them(visit: Visit) -> None:
    app = with_deck(visit("decks"))
    app.toggle(key="deck-freeze-0").set_value(True).run()
    deck = app.session_state["own_deck"]
    assert deck.scenes[0].kept.headline
    app.toggle(key="deck-freeze-0").set_value(False).run()
    assert app.session_state["own_deck"].scenes[0].kept is None
