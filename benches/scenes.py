"""How long the script of each scene takes: every scene of every built-in deck, opened as the stage opens it."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass

from benches.client import visiting
from benches.report import middle
from benches.servers import Served
from charts.cards import CityCards
from charts.coverage import CoverageGrid
from charts.lines import LineChart
from charts.listing import Listing
from charts.plan_cards import PlanCards
from charts.verdict import VerdictChips
from data.evidence import Evidence, data_version
from exhibits.registry import EXHIBITS
from exhibits.scenes.decks import BUILT_IN, built_in_deck
from text import text_for

TIMES = 8
# Words, cards, tables and one chart with a handful of lines; not simple: maps, timelines, clouds of lines.
SIMPLE = (CityCards, CoverageGrid, LineChart, Listing, PlanCards, VerdictChips)


@dataclass(frozen=True)
class SceneCost:
    """One scene: milliseconds of its script when first asked for and, at the median, from then on.

    ``processor`` is the server's processor time of a cached run, which other work on the machine does not stretch.
    """

    deck: str
    number: int
    exhibit: str
    simple: bool
    first: float
    cached: float
    processor: float
    errors: int

    @property
    def query(self) -> str:
        """The address of the scene."""
        return scene_query(self.deck, self.number)


def scene_query(deck: str, number: int) -> str:
    """Return the address of a scene, counted from 1, on the stage."""
    return f"deck={deck}&scene={number}&embed=true"


def costs(server: Served) -> list[SceneCost]:
    """Return what every scene of every built-in deck costs; the presenter goes through each deck from its start."""
    return [cost for deck in BUILT_IN for cost in asyncio.run(_deck(server, deck))]


async def _deck(server: Served, deck: str) -> list[SceneCost]:
    found = []
    async with visiting(server.address) as visitor:
        for number, (exhibit, simple) in enumerate(kinds(deck), start=1):
            runs = [await visitor.run("present", scene_query(deck, number))]
            before = server.processor_seconds()
            runs += [await visitor.run("present", scene_query(deck, number)) for _ in range(TIMES)]
            processor = 1e3 * (server.processor_seconds() - before) / TIMES
            milliseconds = [1e3 * run.seconds for run in runs]
            errors = sum(run.errors for run in runs)
            found.append(
                SceneCost(deck, number, exhibit, simple, milliseconds[0], middle(milliseconds[1:]), processor, errors)
            )
    return found


def kinds(deck: str) -> Iterator[tuple[str, bool]]:
    """Yield each scene's exhibit and whether its figure is a simple one."""
    evidence, text = Evidence(data_version()), text_for("en")
    for scene in built_in_deck(deck, evidence.catalogue, text).scenes:
        figure = EXHIBITS[scene.exhibit].build(evidence, scene.parameters, text).figure
        yield scene.exhibit, isinstance(figure, SIMPLE)
