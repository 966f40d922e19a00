"""What one reader of each page costs: script time and bytes on first load, filter change and return."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from benches.client import Run, visiting
from benches.report import middle
from benches.servers import Served

TIMES = 9


@dataclass(frozen=True)
class Cost:
    """Medians of one kind of run: milliseconds, kB on the wire, kB before compression."""

    milliseconds: float
    wire: float
    message: float
    errors: int


@dataclass(frozen=True)
class PageCost:
    """The three kinds of run of a page: opened first, a filter picked, come back to from another page."""

    load: Cost
    change: Cost
    back: Cost


async def _visit(address: str, page: str, change: str, elsewhere: str) -> tuple[Run, Run, Run]:
    async with visiting(address) as visitor:
        load = await visitor.run(page)
        change_run = await visitor.run(page, change)
        await visitor.run(elsewhere)
        return load, change_run, await visitor.run(page)


def _cost(runs: Sequence[Run]) -> Cost:
    return Cost(
        1e3 * middle([run.seconds for run in runs]),
        middle([run.wire_bytes for run in runs]) / 1e3,
        middle([run.message_bytes for run in runs]) / 1e3,
        sum(run.errors for run in runs),
    )


def cost_of(server: Served, page: str, *, change: str, elsewhere: str) -> PageCost:
    """Return what a page costs a reader who is not its first: the caches hold what others have opened."""
    asyncio.run(_visit(server.address, page, change, elsewhere))
    visits = [asyncio.run(_visit(server.address, page, change, elsewhere)) for _ in range(TIMES)]
    load, change_runs, back = zip(*visits, strict=True)
    return PageCost(_cost(load), _cost(change_runs), _cost(back))
