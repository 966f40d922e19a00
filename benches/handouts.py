"""How long handouts take once the data are loaded, and how much memory: ``python -m benches.handouts``."""

import datetime as dt
import multiprocessing
import resource
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from benches.report import middle, write_into
from data.evidence import Evidence, data_version
from exhibits.exhibit import Parameters, Shown
from exhibits.registry import EXHIBITS
from exhibits.scenes.decks import built_in_deck
from exports.briefing.content import briefing_of
from exports.briefing.document import briefing_pdf
from exports.formats import make_deck
from exports.handout import Making, assemble, no_progress
from text import text_for

DAY: Final = dt.date(2026, 11, 22)
REPORT: Final = Path("docs/performance.md")
BEGIN, END = "<!-- handouts: begin -->", "<!-- handouts: end -->"
LIMITS: Final = {"pptx": 1.5, "html": 2.0, "pdf": 2.0}  # seconds
TITLES: Final = {
    "pptx": "PowerPoint, the deck of the five cities", "html": "HTML, the same deck", "pdf": "PDF, one city's briefing",
}  # fmt: skip
TIMES: Final = 5


def maker(kind: str, making: Making) -> Callable[[], bytes]:
    """Return what makes a handout from exhibits that are built already."""
    if kind == "pdf":
        return lambda: briefing_pdf(briefing_of("timisoara", making), making.text)
    deck = built_in_deck("five", making.evidence.catalogue, making.text)
    return lambda: make_deck(kind, assemble(deck, making), making.text, progress=no_progress)


def measured(kind: str) -> dict[str, float]:
    """Return seconds of the first and of later times, processor time, bytes, and megabytes of memory at the peak."""
    evidence, text = Evidence(data_version()), text_for("en")
    kept: dict[tuple[str, Parameters], Shown] = {}

    def build(key: str, parameters: Parameters) -> Shown:
        """Return an exhibit, built once and kept."""
        if (key, parameters) not in kept:
            kept[key, parameters] = EXHIBITS[key].build(evidence, parameters, text)
        return kept[key, parameters]

    making = Making(evidence=evidence, text=text, day=DAY, build=build)
    if kind == "pdf":
        briefing_of("timisoara", making)
    else:
        assemble(built_in_deck("five", evidence.catalogue, text), making)
    before = _memory()
    make = maker(kind, making)
    durations, worked, content = [], [], b""
    for _ in range(TIMES):
        start, busy = time.perf_counter(), time.process_time()
        content = make()
        durations.append(time.perf_counter() - start)
        worked.append(time.process_time() - busy)
    return {
        "first": durations[0],
        "later": middle(durations[1:]),
        "processor": worked[0],
        "bytes": len(content),
        "memory": _memory() - before,
    }


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def table(results: Mapping[str, Mapping[str, float]]) -> str:
    """Return the figures as a table."""
    rows = [
        "| handout, 8 scenes or 2 pages | first | its processor time | later | limit | size | memory at the peak |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for kind, found in results.items():
        verdict = "met" if found["first"] <= LIMITS[kind] else "**not met**"
        times = " | ".join(f"{found[name]:.2f} s" for name in ("first", "processor", "later"))
        rows.append(
            f"| {TITLES[kind]} | {times} | {LIMITS[kind]} s, {verdict} | "
            f"{found['bytes'] / 1e6:.2f} MB | {found['memory']:.0f} MB more |"
        )
    return "\n".join(rows)


def main() -> int:
    """Measure each kind in a process of its own and write the page; 1 when a limit is passed."""
    with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        results = {kind: pool.apply(measured, (kind,)) for kind in LIMITS}
    sys.stdout.write(f"{table(results)}\n")
    write_into(REPORT, table(results), begin=BEGIN, end=END)
    return int(any(found["first"] > LIMITS[kind] for kind, found in results.items()))


if __name__ == "__main__":
    raise SystemExit(main())
