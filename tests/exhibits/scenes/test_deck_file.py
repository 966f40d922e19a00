"""Decks as files: there and back again, and what becomes of files that are wrong."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exhibits.exhibit import FIVE, Parameters
from exhibits.scenes.deck_file import LARGEST, DeckFileError, read_deck, write_deck
from exhibits.scenes.kept import Kept
from exhibits.scenes.scene import LONGEST_TEXT, MOST_SCENES, Deck, Scene
from text import text_for

GOOD: dict[str, Any] = {
    "format": "ecoc-sme-deck",
    "version": 1,
    "title": "My deck",
    "scenes": [{"exhibit": "growth", "parameters": {"cities": ["matera"]}, "minutes": 3}],
}


def file(**changes: Any) -> bytes:
    return json.dumps({**GOOD, **changes}).encode()


def scene(**changes: Any) -> bytes:
    return file(scenes=[GOOD["scenes"][0] | changes])


def problems(content: bytes, language: str = "en") -> list[str]:
    with pytest.raises(DeckFileError) as caught:
        read_deck(content)
    return [problem.sentence(text_for(language)) for problem in caught.value.problems]


lines = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=50)
texts = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=200)
rows = st.lists(st.tuples(texts, texts), max_size=3).map(tuple)
scenes = st.builds(
    Scene,
    exhibit=st.from_regex("[a-z-]{1,20}", fullmatch=True),
    parameters=st.builds(
        Parameters,
        cities=st.lists(st.sampled_from(FIVE), unique=True).map(tuple),
        first=st.none() | st.integers(1990, 2030),
        align=st.sampled_from(["calendar", "event"]),
        covid=st.booleans(),
    ),
    title=lines,
    message=lines,
    notes=texts,
    minutes=st.floats(0, 240),
    kept=st.none() | st.builds(Kept, headline=lines, headings=st.just(("a", "b")), rows=rows, rows_in_all=st.just(7)),
)


@given(st.builds(Deck, title=lines, scenes=st.lists(scenes, max_size=5).map(tuple), data_version=lines))
def test_a_deck_comes_back_as_it_was_written(deck: Deck) -> None:
    assert read_deck(write_deck(deck).encode()) == deck


def test_a_written_deck_is_read_with_its_defaults() -> None:
    deck = read_deck(file())
    assert deck == Deck("My deck", (Scene("growth", Parameters(cities=("matera",)), minutes=3),))


@pytest.mark.parametrize("number", [0, MOST_SCENES])
def test_decks_of_none_and_of_200_scenes_are_decks(number: int) -> None:
    long = {"exhibit": "growth", "notes": "ș" * LONGEST_TEXT}
    content = file(scenes=[long] * number)
    assert len(content) <= LARGEST * 3
    deck = read_deck(json.dumps(json.loads(content), ensure_ascii=False).encode())
    assert len(deck.scenes) == number


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "not readable as JSON"),
        (b"{", "not readable as JSON"),
        (b"\xff\xfe\x00", "not readable as JSON"),
        (b"[" * 100_000, "not readable as JSON"),
        (b'{"format": NaN}', "not readable as JSON"),
        (b'{"a": ' + b"9" * 5_000 + b"}", "not readable as JSON"),
        (b" " * (LARGEST + 1), "larger than a deck can be"),
        (b"[]", "no deck of this dashboard"),
        (b'"text"', "no deck of this dashboard"),
        (b"{}", "no deck of this dashboard"),
        (file(version=3), "version 3 of the deck format; this dashboard reads versions 1 to 2"),
        (file(version="1"), "version 1 of the deck format"),
        (file(version=True), "version True"),
        (file(title=None), "“title” must be a text"),
        (file(title=["<b>"]), "“title” must be a text"),
        (file(scenes=None), "“scenes” must be a list"),
        (file(scenes={"0": {}}), "“scenes” must be a list"),
        (file(scenes=[{"exhibit": "a"}] * 201), "201 scenes; 200 are the most"),
        (file(scenes=["growth"]), "Scene 1: The scene must be a group"),
        (file(onload="alert(1)"), "“onload” is no field"),
        (scene(exhibit=7), "Scene 1: “exhibit” must be a text"),
        (scene(title="x" * 501), "Scene 1: “title” has 501 characters; 500 are the most"),
        (scene(notes="x" * 10_001), "“notes” has 10001 characters; 10000 are the most"),
        (scene(title="\ud800"), "“title” must be a text"),
        (scene(minutes="3"), "“minutes” must be a number from 0 to 240"),
        (scene(minutes=-1), "“minutes” must be a number"),
        (scene(minutes=10**400), "“minutes” must be a number"),
        (scene(minutes=True), "“minutes” must be a number"),
        (scene(kept=[]), "Scene 1: “kept” must be a group"),
        (scene(kept={}), "“headline” must be a text"),
        (scene(kept={"headline": "x", "rows": [["a"]]}), "The kept figures are no table"),
        (scene(kept={"headline": "x", "headings": ["a"], "rows": [[1]]}), "The kept figures are no table"),
        (scene(kept={"headline": "x", "headings": ["a"], "rows": [["1"]] * 61}), "The kept figures are no table"),
        (scene(kept={"headline": "x", "headings": ["a"] * 41}), "The kept figures are no table"),
        (scene(kept={"headline": "x", "rows_in_all": -1}), "“rows_in_all” must be a number"),
        (scene(kept={"headline": "x", "onload": "y"}), "“onload” is no field"),
        (scene(parameters=[]), "“parameters” must be a group"),
        (scene(parameters={"__class__": "x"}), "“__class__” is no parameter"),
        (scene(parameters={"cities": "matera"}), "“cities” cannot be “matera”"),
        (scene(parameters={"cities": [1]}), "“cities” cannot be “[1]”"),
        (scene(parameters={"align": "sideways"}), "“align” cannot be “sideways”"),
        (scene(parameters={"align": ["event"]}), "“align” cannot be"),
        (scene(parameters={"first": "2015"}), "“first” cannot be “2015”"),
        (scene(parameters={"first": True}), "“first” cannot be “True”"),
        (scene(parameters={"covid": 1}), "“covid” cannot be “1”"),
        (scene(parameters={"indicator": "x" * 65}), "“indicator” cannot be “xxx"),
    ],
)
def test_a_wrong_file_is_told_what_is_wrong_and_where(content: bytes, said: str) -> None:
    found = problems(content)
    assert any(said in problem for problem in found), found
    assert problems(content, "ro") != found


def test_all_problems_are_told_at_once() -> None:
    found = problems(file(title=1, scenes=[{"exhibit": 1}, {"exhibit": "a", "minutes": "x"}]))
    assert len(found) == 3
    assert found[2].startswith("Scene 2:")


def test_control_characters_are_left_out_and_markup_stays_text() -> None:
    deck = read_deck(scene(notes="a\x00b\x1b[31m\n<script>", title="two\nlines"))
    assert deck.scenes[0].notes == "ab[31m\n<script>"
    assert deck.scenes[0].title == "two lines"


def test_a_deep_group_is_refused() -> None:
    nested = '{"a":' * 50_000 + "1" + "}" * 50_000
    assert problems(nested.encode()) == ["The file is not readable as JSON text."]
