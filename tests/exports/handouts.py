"""Handouts made once for all tests: every deck in both languages, of a pinned day."""

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from data.evidence import Evidence, data_version
from exhibits.exhibit import Parameters
from exhibits.registry import EXHIBITS
from exhibits.scenes.decks import BUILT_IN, built_in_deck
from exhibits.scenes.scene import Deck, Scene
from exports.formats import make_deck
from exports.handout import Handout, Making, assemble, no_progress
from text import text_for

DAY = dt.date(2026, 11, 22)
LINK = "https://ecoc.example.org/present?deck=five"
LANGUAGES = ("en", "ro")
DECKS = [(key, language) for key in BUILT_IN for language in LANGUAGES]


@lru_cache(maxsize=1)
def evidence() -> Evidence:
    return Evidence(data_version())


@lru_cache(maxsize=512)
def built(key: str, parameters: Parameters, language: str) -> Any:
    return EXHIBITS[key].build(evidence(), parameters, text_for(language))


def handout_of(deck: Deck, language: str) -> Handout:
    def build(key: str, parameters: Parameters) -> Any:
        return built(key, parameters, language)

    return assemble(deck, Making(evidence=evidence(), text=text_for(language), day=DAY, link=LINK, build=build))


@lru_cache(maxsize=32)
def handout(key: str, language: str) -> Handout:
    return handout_of(built_in_deck(key, evidence().catalogue, text_for(language)), language)


@lru_cache(maxsize=64)
def made(key: str, language: str, kind: str) -> bytes:
    return make_deck(kind, handout(key, language), text_for(language), progress=no_progress)


def one_scene(exhibit: str, **words: Any) -> Deck:
    return Deck(
        "A deck", (Scene(exhibit, EXHIBITS[exhibit].defaults if exhibit in EXHIBITS else Parameters(), **words),)
    )


def every_exhibit() -> Iterator[Deck]:
    """Yield a deck that holds each exhibit of the registry once."""
    yield Deck("All", tuple(Scene(key, exhibit.defaults) for key, exhibit in EXHIBITS.items()))
