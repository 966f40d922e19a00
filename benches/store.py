"""How long the store takes: accepting 50,000 values, reading 100,000 into the observations frame, saying its version.

``python -m benches.store`` measures SQLite in a folder that is thrown away, or the empty database of DATABASE_URL.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from data.content import Content
from data.store import Store, open_store
from data.store.health import versions
from data.submissions import Person, Proposal, Reference, Role, accept, compare, observations, refreshed
from data.submissions.proposals import KEY

ADMINISTRATOR = Person(subject="bench", name="Bench", role=Role.ADMINISTRATOR)
NOTHING_SHIPPED = Reference(
    pd.DataFrame({name: pd.Series(dtype="str") for name in KEY}).assign(
        year=pd.Series(dtype="int64"), value=pd.Series(dtype="float64"), flag=pd.Series(dtype="str")
    ),
    Content(),
)


def values(rows: int, *, source: str) -> Proposal:
    """Return a proposal of so many figures: 20 years of as many series as that takes."""
    numbers = pd.RangeIndex(rows).to_numpy()
    figures = pd.DataFrame({"year": 2000 + numbers % 20, "value": numbers * 0.5, "flag": "", "source": source})
    figures = figures.assign(indicator="births", breakdown="total", geo=[f"X{number // 20:05d}" for number in numbers])
    return refreshed(figures.astype({"flag": "str"}), datasets={source})


def seconds(act: Callable[[], object], *, times: int = 3) -> float:
    """Return the shortest of a few durations."""
    durations = []
    for _ in range(times):
        start = time.perf_counter()
        act()
        durations.append(time.perf_counter() - start)
    return min(durations)


def measured(store: Store) -> dict[str, tuple[float, float]]:
    """Return what was measured, in seconds, with its limit."""
    accepting, comparing = [], []
    for source in ("first", "second", "third"):
        proposal = values(50_000, source=source)
        start = time.perf_counter()
        seen = compare(store, NOTHING_SHIPPED, proposal, ADMINISTRATOR)
        comparing.append(time.perf_counter() - start)
        start = time.perf_counter()
        accept(store, NOTHING_SHIPPED, seen, ADMINISTRATOR)
        accepting.append(time.perf_counter() - start)
        if source == "second":
            reading = seconds(lambda: observations(store, NOTHING_SHIPPED))
    return {
        "accept 50,000 values": (min(accepting), 2.0),
        "compare 50,000 values": (min(comparing), 2.0),
        "read 100,000 values into the frame": (reading, 0.5),
        "ask at a page's run which version is stored": (seconds(lambda: versions(store), times=100), 0.005),
    }


def main() -> int:
    """Print what was measured; 1 when a limit is passed."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(os.environ.get("DATABASE_URL"), folder=Path(folder))
        results = measured(store)
        is_limited = store.is_sqlite
        store.close()
    for name, (found, limit) in results.items():
        sys.stdout.write(f"{name}: {found:.4f} s (limit of the embedded store: {limit} s)\n")
    return int(is_limited and any(found > limit for found, limit in results.values()))


if __name__ == "__main__":
    raise SystemExit(main())
