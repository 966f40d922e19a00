"""Makes what most readers see first as soon as the server runs, so that its first visitor does not wait for it."""

import asyncio
import gc
import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Any, Final

from charts.palette import PALETTES, page_look
from exhibits.exhibit import Parameters
from exhibits.regions.choice import choose_figures
from exhibits.resilience import INDICATORS
from text import PAGE_LANGUAGES, Text, text_for
from ui.address import Address
from ui.reader import Reader, evidence
from ui.stored import evidence_version

log = logging.getLogger("ecoc")
Place = tuple[str, Parameters, int, bool]  # exhibit, what is chosen, height, whether it stands in half a column
GROWTH: Final = Parameters(area="nuts3", versus=("band-eu",))
USUAL: Final[tuple[Place, ...]] = (
    ("since-award", Parameters(), 326, False),
    ("where", Parameters(), 300, False),
    ("growth", Parameters(), 300, True),
    ("completeness", Parameters(), 326, False),
    ("trends", GROWTH, 430, False),
    ("balance", GROWTH, 240, False),
    ("strengthen", GROWTH, 326, False),
    ("diversify", GROWTH, 326, False),
    ("milestones-before", GROWTH, 326, False),
    *(("resilience", Parameters(indicator=name, versus=("country",)), 326, False) for name in INDICATORS),
    ("verdicts", Parameters(indicator=""), 326, False),
    ("verdicts", Parameters(), 326, False),
)


@asynccontextmanager
async def warmed(_app: object) -> AsyncIterator[dict[str, Any] | None]:
    """Run the server; meanwhile a thread makes what the pages show when nothing is chosen."""
    task = asyncio.create_task(asyncio.to_thread(_warm_softly))
    yield None
    task.cancel()


def _warm_softly() -> None:
    try:
        warm()
    except Exception:
        # The first reader of the page meets the same failure and is told of it.
        log.exception("warming")


def warm() -> None:
    """Make what the usual pages show, in every language, and keep it out of the collector's way.

    What lives as long as the server is not looked at again at every collection: it takes some hundred milliseconds
    each time, in which nobody is answered.
    """
    found = evidence(evidence_version())
    for language in PAGE_LANGUAGES:
        text = text_for(language)
        reader = Reader(text, PALETTES["light"], Address(), found)
        for key, parameters, height, compact in (*USUAL, *_map(reader, text)):
            shown = reader.build(key, parameters)
            if shown.state == "shown" and shown.figure is not None:
                reader.draw(key, parameters, page_look("light", height=height, compact=compact))
    gc.collect()
    gc.freeze()


def _map(reader: Reader, text: Text) -> Iterator[Place]:
    parameters = choose_figures(reader.evidence, {}, text).parameters
    yield "regions", parameters, 440, False
    yield "region-years", parameters, 280, True
