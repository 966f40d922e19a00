"""What goes home from a presentation, before it has a format: scenes staged once, with all they must say of themselves.

PowerPoint and HTML are drawn from this and from nothing else, so that they cannot disagree with each other or with
the pages.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from data.evidence import Evidence
from exhibits.exhibit import Parameters, Shown
from exhibits.filters import Filter, filters_in_words
from exhibits.registry import EXHIBITS
from exhibits.scenes.decks import BUILT_IN
from exhibits.scenes.scene import Deck, Scene
from exhibits.scenes.staging import Staged, stage
from exports.provenance import WORK
from text import Text

Build = Callable[[str, Parameters], Shown]
Progress = Callable[[float], None]


def no_progress(_: float) -> None:
    """Tell nobody how far the work has come."""


@dataclass(frozen=True)
class Leaf:
    """One scene, built: what it shows, what was chosen, and what the presenter says."""

    scene: Scene
    staged: Staged
    filters: tuple[Filter, ...]

    @property
    def shown(self) -> Shown:
        """The exhibit, or the state that says why there is none."""
        return self.staged.shown


@dataclass(frozen=True)
class Imprint:
    """What a handout says of itself.

    Attributes
    ----------
    day
        The day it was made; the one clock of a handout.
    version
        The version of the figures.
    link
        Where the live dashboard is; empty where the server does not know its address.
    """

    day: dt.date
    version: str
    link: str = ""

    def line(self, text: Text) -> str:
        """Return the imprint in one line."""
        said = text.say(
            "{work}, {day}, data version {version}", work=text.say(WORK), day=text.date(self.day), version=self.version
        )
        return f"{said} · {self.link}" if self.link else said


@dataclass(frozen=True, kw_only=True)
class Making:
    """What a handout is made from, in which language, and who is told how far it has come.

    Attributes
    ----------
    day
        The day that stands on it.
    link
        Where the live dashboard is; empty where the server does not know its address.
    build
        Builds an exhibit; a page gives its cache. Without it each is built anew.
    progress
        Is told the share of exhibits or scenes that are built, 0 to 1.
    """

    evidence: Evidence
    text: Text
    day: dt.date
    link: str = ""
    build: Build | None = None
    progress: Progress = no_progress

    def shown(self, key: str, parameters: Parameters) -> Shown:
        """Return an exhibit of the registry."""
        if self.build:
            return self.build(key, parameters)
        return EXHIBITS[key].build(self.evidence, parameters, self.text)

    def imprint(self) -> Imprint:
        """Return what the handout says of itself."""
        return Imprint(self.day, self.evidence.version, self.link)


@dataclass(frozen=True)
class Handout:
    """A deck of built scenes."""

    title: str
    leaves: tuple[Leaf, ...]
    imprint: Imprint

    def sources(self, text: Text) -> list[str]:
        """Return every source of every scene, once, with its vintage."""
        return list(dict.fromkeys(source.sentence(text) for leaf in self.leaves for source in leaf.shown.sources))

    def caveats(self) -> list[str]:
        """Return what the figures cannot tell, each sentence once."""
        return list(dict.fromkeys(caveat for leaf in self.leaves for caveat in leaf.shown.caveats))


def live_link(public_address: str, text: Text, *, deck: str = "") -> str:
    """Return the address of a built-in deck on the live dashboard, or its front page; empty without an address."""
    if not public_address:
        return ""
    wanted = {"deck": deck} if deck in BUILT_IN else {}
    page = "present" if wanted else ""
    return f"{public_address.rstrip('/')}/{page}?{urlencode({'lang': text.language} | wanted)}"


def city_link(public_address: str, text: Text, *, city: str) -> str:
    """Return the address of a city's page on the live dashboard; empty without an address."""
    if not public_address:
        return ""
    return f"{public_address.rstrip('/')}/city?{urlencode({'city': city, 'lang': text.language})}"


def assemble(deck: Deck, making: Making) -> Handout:
    """Return the handout of a deck."""
    leaves = []
    for index in range(len(deck.scenes)):
        leaves.append(_leaf(deck, index, making))
        making.progress((index + 1) / len(deck.scenes))
    return Handout(deck.title, tuple(leaves), making.imprint())


def _leaf(deck: Deck, index: int, making: Making) -> Leaf:
    scene, evidence, text = deck.scenes[index], making.evidence, making.text
    staged = stage(deck, index, build=making.shown, catalogue=evidence.catalogue, version=evidence.version, text=text)
    uses = EXHIBITS[scene.exhibit].uses if scene.exhibit in EXHIBITS else ()
    return Leaf(scene, staged, filters_in_words(uses, scene.parameters, evidence.catalogue, text))
