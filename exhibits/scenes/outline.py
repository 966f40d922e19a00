"""How built-in decks are written down: questions, the exhibits that can answer them, and notes for the presenter."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from data.catalogue import Catalogue
from exhibits.exhibit import Parameters
from exhibits.scenes.scene import Deck, Scene
from text import Text

Names = Collection[str]


@dataclass(frozen=True)
class Point:
    """One question of a built-in deck.

    Attributes
    ----------
    question, notes
        Message keys; ``{city}`` is filled where the deck is about one.
    exhibits
        Keys that can answer it, the best first; a point that no exhibit of the registry answers is left out.
    """

    question: str
    notes: str
    exhibits: tuple[str, ...]
    indicator: str = "enterprises"
    minutes: float = 2


@dataclass(frozen=True)
class BuiltIn:
    """A deck that comes with the dashboard, made anew in each language."""

    key: str
    make: Callable[[Catalogue, Names, Text], Deck]


def scenes_of(
    points: Iterable[Point], known: Names, cities: tuple[str, ...], text: Text, *, city: str = ""
) -> list[Scene]:
    """Return a scene for each point that some known exhibit answers."""
    return [
        Scene(
            exhibit=exhibit,
            parameters=Parameters(cities=cities, indicator=point.indicator),
            title=text.say(point.question, city=city),
            notes=text.say(point.notes, city=city),
            minutes=float(point.minutes),
        )
        for point in points
        if (exhibit := answering(point.exhibits, known))
    ]


def answering(exhibits: Iterable[str], known: Names) -> str:
    """Return the first of some exhibits that exists, else an empty string."""
    return next((key for key in exhibits if key in known), "")
