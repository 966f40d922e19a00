"""Built-in decks, changes to a deck, and scenes that cannot be shown."""

import pytest

from charts.drawing import draw
from charts.listing import Listing
from charts.markup import Markup
from charts.palette import stage_look
from data.catalogue import Catalogue
from data.evidence import Evidence
from exhibits.exhibit import Parameters, Shown
from exhibits.registry import EXHIBITS
from exhibits.scenes.deck_file import read_deck, write_deck
from exhibits.scenes.decks import BUILT_IN, built_in_deck
from exhibits.scenes.kept import MOST_ROWS, as_shown, keep
from exhibits.scenes.outline import scenes_of
from exhibits.scenes.scene import MOST_SCENES, Deck, Scene
from exhibits.scenes.staging import Staged, stage
from exhibits.scenes.stories import ONE_CITY
from text import text_for

ENGLISH = text_for("en")


def staged(deck: Deck, evidence: Evidence, index: int = 0) -> Staged:
    def build(key: str, parameters: Parameters) -> Shown:
        return EXHIBITS[key].build(evidence, parameters, ENGLISH)

    return stage(deck, index, build=build, catalogue=evidence.catalogue, version=evidence.version, text=ENGLISH)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "ro"])
@pytest.mark.parametrize("key", list(BUILT_IN))
def test_every_scene_of_a_built_in_deck_can_be_shown(evidence: Evidence, key: str, language: str) -> None:
    deck = built_in_deck(key, evidence.catalogue, text_for(language))
    assert len(deck.scenes) >= 4
    for index, scene in enumerate(deck.scenes):
        shown = staged(deck, evidence, index)
        assert shown.shown.state != "empty", scene
        assert shown.message
        assert scene.notes
        assert scene.minutes > 0


def test_one_city_has_its_eight_questions_where_exhibits_answer_them() -> None:
    every = {key: EXHIBITS["growth"] for point in ONE_CITY for key in point.exhibits}
    scenes = scenes_of(ONE_CITY, every, ("matera",), ENGLISH, city="Matera")
    assert [scene.title for scene in scenes] == [
        "Where is Matera?",
        "What was promised in Matera?",
        "Did small firms grow around Matera?",
        "Compared with whom?",
        "How sure can we be?",
        "What did Matera learn from the others?",
        "What is unknown?",
        "What comes next for Matera?",
    ]
    assert all(scene.parameters.cities == ("matera",) for scene in scenes)


def test_the_seminar_keeps_the_order_of_its_programme(evidence: Evidence) -> None:
    deck = built_in_deck("seminar", evidence.catalogue, ENGLISH)
    assert [scene.title[:18] for scene in deck.scenes] == [
        "Session 1: why wor",
        "Session 1: why wor",
        "Session 1: why wor",
        "Parallel session 1",
        "Parallel session 2",
        "Closing perspectiv",
    ]
    assert deck.scenes[3].message == "Which practices Kaunas showed is not documented in our sources."


def test_scenes_are_moved_removed_and_added() -> None:
    deck = Deck("d", tuple(Scene(key) for key in "abc"))
    assert "".join(scene.exhibit for scene in deck.moved(0, 2).scenes) == "bca"
    assert "".join(scene.exhibit for scene in deck.moved(2, -1).scenes) == "cab"
    assert "".join(scene.exhibit for scene in deck.removed(1).scenes) == "ac"
    assert deck.changed(1, notes="n").scenes[1].notes == "n"
    full = Deck("d", tuple(Scene("a") for _ in range(MOST_SCENES)))
    assert full.added(Scene("b")) == full


def test_followers_get_neither_notes_nor_times() -> None:
    deck = Deck("d", (Scene("where", notes="secret", minutes=3),)).public()
    assert deck.scenes == (Scene("where", notes="", minutes=0),)


def test_presenters_words_go_before_computed_ones(evidence: Evidence) -> None:
    shown = staged(Deck("d", (Scene("growth", title="Question?", message="Message"),)), evidence)
    assert (shown.question, shown.message) == ("Question?", "Message")
    assert shown.shown.state == "shown"


@pytest.mark.parametrize(
    ("deck", "index", "said"),
    [
        (Deck("d"), 0, "This deck has no scenes yet"),
        (Deck("d", (Scene("growth"),)), 7, "This deck has no scenes yet"),
        (Deck("d", (Scene("gone"),)), 0, "There is no exhibit called “gone” here"),
        (Deck("d", (Scene("growth", Parameters(cities=("atlantis", "matera"))),)), 0, "atlantis"),
        (Deck("d", (Scene("growth", Parameters(indicator="happiness")),)), 0, "happiness"),
        (Deck("d", (Scene("growth"),), "0123456789ab"), 0, "frozen at data version 0123456789ab"),
    ],
)
def test_what_cannot_be_shown_is_a_designed_state(evidence: Evidence, deck: Deck, index: int, said: str) -> None:
    shown = staged(deck, evidence, index)
    assert shown.shown.state == "empty"
    assert said in shown.message
    assert shown.shown.next_step


def test_another_version_shows_the_figures_that_the_deck_kept(evidence: Evidence) -> None:
    live = staged(Deck("d", (Scene("since-award"),)), evidence).shown
    kept = keep(live, ENGLISH)
    deck = Deck("d", (Scene("since-award", kept=kept),), "0123456789ab")
    shown = staged(read_deck(write_deck(deck).encode()), evidence)
    assert (shown.message, shown.shown.state) == (live.headline, "shown")
    assert isinstance(shown.shown.figure, Listing)
    assert [[cell.words for cell in row] for row in shown.shown.figure.rows] == list(live.table.written(ENGLISH))
    assert "0123456789ab" in shown.frozen
    assert evidence.version in shown.frozen
    assert "Eurostat" in shown.shown.subtitle


def test_long_tables_are_kept_in_part_and_say_so(evidence: Evidence) -> None:
    long = EXHIBITS["regions"].build(evidence, EXHIBITS["regions"].defaults, ENGLISH)
    kept = keep(long, ENGLISH)
    assert len(kept.rows) == MOST_ROWS < kept.rows_in_all == len(long.table.rows)
    assert f"{ENGLISH.number(kept.rows_in_all - MOST_ROWS)} more rows were not kept" in as_shown(kept, ENGLISH).subtitle


@pytest.mark.parametrize("key", list(BUILT_IN))
def test_every_scene_of_a_built_in_deck_can_be_kept(evidence: Evidence, key: str) -> None:
    deck = built_in_deck(key, evidence.catalogue, ENGLISH)
    scenes = tuple(
        scene.with_(kept=keep(staged(deck, evidence, index).shown, ENGLISH)) for index, scene in enumerate(deck.scenes)
    )
    frozen = deck.with_(scenes=scenes, data_version="0123456789ab")
    assert read_deck(write_deck(frozen).encode()) == frozen
    for index in range(len(scenes)):
        shown = staged(frozen, evidence, index).shown
        assert isinstance(draw(shown.figure, look=stage_look("light"), text=ENGLISH), Markup)  # type: ignore[arg-type]


def test_releasing_a_deck_forgets_what_it_kept(evidence: Evidence) -> None:
    kept = keep(staged(Deck("d", (Scene("growth"),)), evidence).shown, ENGLISH)
    released = Deck("d", (Scene("growth", kept=kept),), "v").released()
    assert (released.data_version, released.scenes[0].kept) == ("", None)


def test_a_frozen_scene_says_so(evidence: Evidence) -> None:
    shown = staged(Deck("d", (Scene("growth"),), evidence.version), evidence)
    assert shown.shown.state == "shown"
    assert evidence.version in shown.frozen


def test_an_exhibit_that_fails_does_not_take_the_presentation_with_it(
    evidence: Evidence, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(key: str, parameters: Parameters) -> Shown:
        raise ZeroDivisionError

    catalogue: Catalogue = evidence.catalogue
    shown = stage(Deck("d", (Scene("growth"),)), 0, build=fails, catalogue=catalogue, version="v", text=ENGLISH)
    assert shown.message == "This scene cannot be shown"
    assert "growth" in caplog.text
