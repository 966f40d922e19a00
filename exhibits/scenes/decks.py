"""The built-in decks by key, in the order in which they are offered."""

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType

from data.catalogue import Catalogue
from exhibits.exhibit import FIVE
from exhibits.registry import EXHIBITS
from exhibits.scenes.outline import BuiltIn
from exhibits.scenes.scene import Deck
from exhibits.scenes.seminar import seminar_deck
from exhibits.scenes.stories import city_deck, five_cities_deck
from text import Text

BUILT_IN: Mapping[str, BuiltIn] = MappingProxyType(
    {
        deck.key: deck
        for deck in (
            BuiltIn("five", five_cities_deck),
            *(BuiltIn(city, partial(city_deck, city=city)) for city in FIVE),
            BuiltIn("seminar", seminar_deck),
        )
    }
)


def built_in_deck(key: str, catalogue: Catalogue, text: Text) -> Deck:
    """Return a built-in deck in the reader's language.

    Raises
    ------
    KeyError
        No built-in deck has this key.
    """
    return BUILT_IN[key].make(catalogue, EXHIBITS, text)
