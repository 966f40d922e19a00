"""How built-in decks are written down: questions, the exhibits that can answer them, and notes for the presenter."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from data.catalogue import Catalogue
from exhibits.exhibit import Exhibit, Parameters
from exhibits.scenes.scene import Deck, Scene
from text import Text

Known = Mapping[str, Exhibit]


@dataclass(frozen=True)
class Point:
    """One question of a built-in deck.

    Attributes
    ----------
    question, notes
        Message keys; ``{city}`` is filled where the deck is about one.
    exhibits
        Keys that can answer it, the best first; a point that no exhibit of the registry answers is left out.
    indicator
        What is counted; empty for the exhibit's own choice.
    """

    question: str
    notes: str
    exhibits: tuple[str, ...]
    indicator: str = ""
    minutes: float = 2


@dataclass(frozen=True)
class BuiltIn:
    """A deck that comes with the dashboard, made anew in each language."""

    key: str
    make: Callable[[Catalogue, Known, Text], Deck]


def scenes_of(
    points: Iterable[Point], known: Known, cities: tuple[str, ...], text: Text, *, city: str = ""
) -> list[Scene]:
    """Return a scene for each point that some known exhibit answers."""
    return [
        Scene(
            exhibit=exhibit,
            parameters=_parameters(known[exhibit], point, cities),
            title=text.say(point.question, city=city),
            notes=text.say(point.notes, city=city),
            minutes=float(point.minutes),
        )
        for point in points
        if (exhibit := answering(point.exhibits, known))
    ]


def _parameters(exhibit: Exhibit, point: Point, cities: tuple[str, ...]) -> Parameters:
    chosen = exhibit.defaults.with_(cities=cities)
    return chosen.with_(indicator=point.indicator) if point.indicator else chosen


def answering(exhibits: Iterable[str], known: Known) -> str:
    """Return the first of some exhibits that exists, else an empty string."""
    return next((key for key in exhibits if key in known), "")
