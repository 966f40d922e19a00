"""What the stage shows of a scene: the exhibit with the presenter's words, or why it cannot be shown."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field

from analysis.definitions import MEASURES
from data.catalogue import Catalogue
from exhibits.exhibit import Parameters, Shown, nothing_to_show
from exhibits.registry import EXHIBITS
from exhibits.scenes.kept import Kept, as_shown
from exhibits.scenes.scene import Deck, Scene
from text import Text

log = logging.getLogger("ecoc")
Build = Callable[[str, Parameters], Shown]


@dataclass(frozen=True)
class Staged:
    """A scene ready to be shown.

    Attributes
    ----------
    question, message
        The small line and the one sentence.
    shown
        The exhibit, or a state that says why there is none.
    frozen
        Says which data version a frozen deck shows; empty for live figures.
    scene
        What was asked for.
    """

    question: str
    message: str
    shown: Shown
    frozen: str = ""
    scene: Scene = field(default_factory=lambda: Scene(""))


def stage(deck: Deck, index: int, *, build: Build, catalogue: Catalogue, version: str, text: Text) -> Staged:
    """Return a scene of a deck as it is shown; whatever is wrong with it becomes a designed state."""
    if not 0 <= index < len(deck.scenes):
        return _instead(_no_scenes(text), Scene(""), deck, text)
    scene = deck.scenes[index]
    if deck.data_version and deck.data_version != version and scene.kept is not None:
        return _as_kept(scene, scene.kept, deck, version, text)
    problem = _problem(scene, deck, catalogue, version, text)
    if problem is not None:
        return _instead(problem, scene, deck, text)
    try:
        shown = build(scene.exhibit, scene.parameters)
    except Exception:
        # One scene must not take the presentation with it.
        log.exception("the scene with %s cannot be built", scene.exhibit)
        return _instead(_failed(text), scene, deck, text)
    title = scene.title or text.say(EXHIBITS[scene.exhibit].title)
    return Staged(title, scene.message or shown.headline, shown, _frozen(deck, text), scene)


def _as_kept(scene: Scene, kept: Kept, deck: Deck, version: str, text: Text) -> Staged:
    """Return the figures that came with the deck, where this server has no others of that version."""
    title = scene.title or (text.say(EXHIBITS[scene.exhibit].title) if scene.exhibit in EXHIBITS else deck.title)
    frozen = text.say(
        "Figures kept in the deck, of data version {wanted}; this server holds version {here}",
        wanted=deck.data_version,
        here=version,
    )
    return Staged(title, scene.message or kept.headline, as_shown(kept, text), frozen, scene)


def _instead(shown: Shown, scene: Scene, deck: Deck, text: Text) -> Staged:
    return Staged(scene.title or deck.title, scene.message or shown.headline, shown, _frozen(deck, text), scene)


def _frozen(deck: Deck, text: Text) -> str:
    if not deck.data_version:
        return ""
    return text.say("Figures frozen at data version {version}", version=deck.data_version)


def _problem(scene: Scene, deck: Deck, catalogue: Catalogue, version: str, text: Text) -> Shown | None:
    if scene.exhibit not in EXHIBITS:
        return nothing_to_show(
            text.say("There is no exhibit called “{key}” here", key=scene.exhibit),
            next_step=text.say("Choose another exhibit for this scene on the page Decks."),
        )
    if deck.data_version and deck.data_version != version:
        return nothing_to_show(
            text.say(
                "This deck is frozen at data version {wanted}; this server holds version {here}",
                wanted=deck.data_version,
                here=version,
            ),
            next_step=text.say(
                "No figures were kept for this scene: release the deck on the page Decks to show those of today."
            ),
        )
    unknown = unknown_choices(scene.parameters, catalogue)
    if unknown:
        return nothing_to_show(
            text.say("This scene asks for what does not exist here: {names}", names=text.listing(unknown)),
            next_step=text.say("Add the exhibit to the deck again, or remove this scene on the page Decks."),
        )
    return None


def unknown_choices(parameters: Parameters, catalogue: Catalogue) -> list[str]:
    """Return the cities and the indicator that nobody here knows."""
    unknown = [city for city in parameters.cities if city not in catalogue.cities]
    known = {"", *catalogue.indicators, *MEASURES}  # none: the exhibit's own choice
    if parameters.indicator not in known:
        unknown.append(parameters.indicator)
    return unknown


def _no_scenes(text: Text) -> Shown:
    return nothing_to_show(
        text.say("This deck has no scenes yet"),
        next_step=text.say("Add exhibits with “Add to deck” below each of them."),
    )


def _failed(text: Text) -> Shown:
    return nothing_to_show(
        text.say("This scene cannot be shown"),
        next_step=text.say("Go on with the next scene; the server's log says what went wrong."),
    )
