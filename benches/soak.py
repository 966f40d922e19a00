"""Whether memory grows when Streamlit does not collect garbage after every run: ``python -m benches.soak``.

One reader picks filters on growth and map many times, once with the collection and once without.
"""

import asyncio
import time

from benches.client import visiting
from benches.journeys import JOURNEYS
from benches.report import middle
from benches.servers import Served, served

WARM_UP, RERUNS = 60, 300
# The server of serve.py with the setting given; environment variables do not reach it.
PROGRAM = """
import sys, serve
serve.app.run(config={"server.port": int(sys.argv[-1]), "runner.postScriptGC": %s})
"""


async def _soak(server: Served, reruns: int) -> list[float]:
    states = [state for pair in zip(*JOURNEYS, strict=True) for state in pair]
    async with visiting(server.address) as visitor:
        turns = (states[turn % len(states)] for turn in range(reruns))
        return [1e3 * (await visitor.run(state.page, state.query)).seconds for state in turns]


def main() -> int:
    """Print, for each setting, memory before and after, median time and processor time per rerun."""
    print(f"{'collection':>10} {'MB before':>10} {'MB half way':>12} {'MB after':>9} {'median ms':>10} {'cpu ms':>7}")
    for setting in ("True", "False"):
        with served(("-c", PROGRAM % setting)) as server:
            asyncio.run(_soak(server, WARM_UP))
            before, used, begin = server.memory(), server.processor_seconds(), time.perf_counter()
            found = asyncio.run(_soak(server, RERUNS // 2))
            half = server.memory()
            found += asyncio.run(_soak(server, RERUNS // 2))
            cpu = 1e3 * (server.processor_seconds() - used) / RERUNS
            print(
                f"{setting:>10} {before:10.0f} {half:12.0f} {server.memory():9.0f} {middle(found):10.0f} {cpu:7.0f}"
                f"   ({time.perf_counter() - begin:.0f} s)", flush=True,
            )  # fmt: skip
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
