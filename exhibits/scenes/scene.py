"""A scene is an exhibit with parameters and the presenter's words; a deck is scenes in an order."""

from dataclasses import dataclass, field, replace
from typing import Any, Final

from exhibits.exhibit import Parameters
from exhibits.scenes.kept import Kept

MOST_SCENES: Final = 200
LONGEST_TEXT: Final = 10_000  # characters of notes
LONGEST_LINE: Final = 500  # characters of a title or message
MOST_MINUTES: Final = 240.0


@dataclass(frozen=True)
class Scene:
    """One exhibit and what is said about it.

    Attributes
    ----------
    exhibit
        Key in the registry; it may name an exhibit that does not exist (any more).
    title
        The question above the message; empty for the exhibit's own title.
    message
        The one sentence of the scene; empty for the exhibit's computed headline.
    notes
        For the presenter alone.
    minutes
        Planned duration.
    kept
        The figures of a frozen deck's scene; None for live figures.
    """

    exhibit: str
    parameters: Parameters = field(default_factory=Parameters)
    title: str = ""
    message: str = ""
    notes: str = ""
    minutes: float = 2.0
    kept: Kept | None = None

    def with_(self, **changes: Any) -> "Scene":
        """Return this scene with some fields changed."""
        return replace(self, **changes)


@dataclass(frozen=True)
class Deck:
    """Scenes in an order.

    Attributes
    ----------
    data_version
        The version of the figures a frozen deck shows; empty for live figures.
    """

    title: str
    scenes: tuple[Scene, ...] = ()
    data_version: str = ""

    @property
    def begun(self) -> bool:
        """Whether there is anything in this deck."""
        return bool(self.title or self.scenes)

    @property
    def minutes(self) -> float:
        """Planned duration of all scenes."""
        return sum(scene.minutes for scene in self.scenes)

    def with_(self, **changes: Any) -> "Deck":
        """Return this deck with some fields changed."""
        return replace(self, **changes)

    def released(self) -> "Deck":
        """Return the deck with live figures."""
        return self.with_(data_version="", scenes=tuple(scene.with_(kept=None) for scene in self.scenes))

    def public(self) -> "Deck":
        """Return what followers may have: no notes, no times."""
        return self.with_(scenes=tuple(scene.with_(notes="", minutes=0.0) for scene in self.scenes))

    def added(self, scene: Scene) -> "Deck":
        """Return the deck with a scene at its end; a full deck stays as it is."""
        return self if len(self.scenes) >= MOST_SCENES else self.with_(scenes=(*self.scenes, scene))

    def removed(self, index: int) -> "Deck":
        """Return the deck without a scene."""
        return self.with_(scenes=(*self.scenes[:index], *self.scenes[index + 1 :]))

    def moved(self, index: int, to: int) -> "Deck":
        """Return the deck with a scene in another place; places beyond the ends mean the ends."""
        others = [scene for place, scene in enumerate(self.scenes) if place != index]
        others.insert(max(0, min(to, len(others))), self.scenes[index])
        return self.with_(scenes=tuple(others))

    def changed(self, index: int, **changes: Any) -> "Deck":
        """Return the deck with fields of one scene changed."""
        scenes = list(self.scenes)
        scenes[index] = scenes[index].with_(**changes)
        return self.with_(scenes=tuple(scenes))
