"""Many readers at once: each opens a page and then picks another filter every two seconds, for half a minute."""

import asyncio
import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from benches.client import Run, visiting
from benches.report import middle, p95
from benches.servers import Served

EVERY = 2.0  # seconds between two picks of one reader
PICKS = 15
ARRIVING = 10.0  # seconds over which the readers open their pages; opening is not picking, and is not counted


@dataclass(frozen=True)
class State:
    """A page and the state of its filters."""

    page: str
    query: str


@dataclass(frozen=True)
class Load:
    """What so many sessions saw: milliseconds of a rerun, the server's memory in MB, its processor time per rerun."""

    sessions: int
    median: float
    p95: float
    memory: float
    processor: float
    errors: int


async def _session(address: str, states: Sequence[State], *, start: float, first_pick: float) -> list[Run]:
    """Open a page, then pick every two seconds; a pick that takes longer delays the next, as it would a reader."""
    await asyncio.sleep(start)
    async with visiting(address) as visitor:
        choices, clock = itertools.cycle(states), asyncio.get_running_loop()
        first = next(choices)
        await visitor.run(first.page, first.query)
        await asyncio.sleep(max(0.0, first_pick - clock.time()))
        runs = []
        for state in itertools.islice(choices, PICKS):
            due = clock.time() + EVERY
            runs.append(await visitor.run(state.page, state.query))
            await asyncio.sleep(max(0.0, due - clock.time()))
        return runs


async def _all(address: str, sessions: int, journeys: Sequence[Sequence[State]]) -> list[Run]:
    begin = asyncio.get_running_loop().time() + ARRIVING
    waiting = [
        # Readers do not click in step: their picks are spread over the two seconds.
        _session(
            address,
            journeys[number % len(journeys)],
            start=ARRIVING * number / sessions,
            first_pick=begin + EVERY * number / sessions,
        )
        for number in range(sessions)
    ]
    return [run for runs in await asyncio.gather(*waiting) for run in runs]


def load(server: Served, sessions: int, journeys: Sequence[Sequence[State]]) -> Load:
    """Return what so many sessions saw, each on one of the journeys in turn."""
    before = server.processor_seconds()
    runs = asyncio.run(_all(server.address, sessions, journeys))
    processor = (server.processor_seconds() - before) / (len(runs) + sessions)
    seconds = [run.seconds for run in runs]
    errors = sum(run.errors for run in runs)
    return Load(sessions, 1e3 * middle(seconds), 1e3 * p95(seconds), server.memory(), 1e3 * processor, errors)
