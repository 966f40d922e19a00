"""The pages beside an empty Streamlit app with the same settings: ``make bench`` writes docs/performance.md."""

import importlib.util
import os
import shutil
import sys
from collections.abc import Iterator

from benches import browser as seen
from benches.journeys import EMPTY_JOURNEY, JOURNEYS, change_of
from benches.report import Line, Target, middle, table, write_into
from benches.runs import PageCost, cost_of
from benches.servers import DASH, DASH_FOLDER, DASHBOARD, EMPTY, EXHIBIT, ROOT, Served, served
from benches.sessions import Load, load
from ui.navigation import PAGES

DOCUMENT = ROOT / "docs" / "performance.md"
STARTS = 3
SESSIONS = (1, 10, 50)
FEW_BYTES = {("growth", "filter change"): Target(100), ("map", "first load"): Target(150)}  # kB


def starts() -> Iterator[Line]:
    """Measure from the command to the first healthy answer, in turn."""
    seconds: dict[tuple[str, ...], list[float]] = {DASHBOARD: [], EMPTY: []}
    for _ in range(STARTS):
        for command, found in seconds.items():
            with served(command) as server:
                found.append(server.seconds)
    yield Line("Cold start to healthy", "s", middle(seconds[DASHBOARD]), middle(seconds[EMPTY]))


def pages(dashboard: Served, empty: Served) -> Iterator[Line]:
    """Measure what one reader of each page costs, each beside the empty app at the same time."""
    dashboard.rest()
    for entry in PAGES:
        beside = cost_of(empty, "", change="a=1", elsewhere="")
        elsewhere = "growth" if entry.folder == "overview" else "overview"
        cost = cost_of(dashboard, entry.folder, change=change_of(entry.folder), elsewhere=elsewhere)
        yield from _page(entry.folder, cost, beside)


def _page(page: str, cost: PageCost, beside: PageCost) -> Iterator[Line]:
    kinds = (("first load", cost.load, beside.load), ("filter change", cost.change, beside.change),
             ("return", cost.back, beside.back))  # fmt: skip
    for name, found, empty in kinds:
        if found.errors:
            print(f"{page}: {found.errors} exceptions shown on {name}", file=sys.stderr)
        most = Target(3, "ratio") if (page, name) == ("growth", "filter change") else None
        yield Line(f"{page}, {name}: script", "ms", found.milliseconds, empty.milliseconds, most)
        yield Line(f"{page}, {name}: sent", "kB", found.wire, empty.wire, FEW_BYTES.get((page, name)))
        few = FEW_BYTES.get((page, name))
        yield Line(f"{page}, {name}: before compression", "kB", found.message, empty.message, few)


def sessions() -> Iterator[Line]:
    """Measure many sessions, each number on a fresh server."""
    for number in SESSIONS:
        with served(DASHBOARD) as server:
            server.rest()
            found = load(server, number, JOURNEYS)
        with served(EMPTY) as server:
            beside = load(server, number, (EMPTY_JOURNEY,))
        yield from _load(found, beside)


def _load(found: Load, beside: Load) -> Iterator[Line]:
    many = found.sessions == max(SESSIONS)
    name = f"{found.sessions} {'session' if found.sessions == 1 else 'sessions'}"
    yield Line(f"{name}: rerun, median", "ms", found.median, beside.median, Target(100) if many else None)
    yield Line(f"{name}: rerun, p95", "ms", found.p95, beside.p95)
    yield Line(f"{name}: processor time per rerun", "ms", found.processor, beside.processor)
    yield Line(f"{name}: memory", "MB", found.memory, beside.memory, Target(1200) if many else None)


def in_browser(dashboard: Served, empty: Served) -> Iterator[Line]:
    """Measure what a reader waits for, or say why not."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        print("Chromium is not installed: nothing is measured in a browser.", file=sys.stderr)
        return
    with seen.chromium(path) as browser:
        places = [(dashboard.address, seen.GROWTH), (empty.address, seen.EMPTY)]
        growth, nothing = seen.first_texts(browser, places)
        yield Line("growth: first useful text", "ms", growth, nothing, Target(1.2, "ratio"))
        beside = seen.clicks(browser, empty.address, seen.EMPTY)
        found = seen.clicks(browser, dashboard.address, seen.GROWTH)
        yield Line("growth: click to new picture", "ms", found, beside)
        with served(EXHIBIT) as server:
            ours = seen.clicks(browser, server.address, seen.EXHIBIT)
        yield Line("one exhibit: click to new picture", "ms", ours, beside)
        if importlib.util.find_spec("dash") is None and not (DASH_FOLDER / "dash").is_dir():
            print("Dash is not installed: the exhibit is not compared with it (make bench installs it).")
            return
        with served(DASH, health="") as server:
            theirs = seen.clicks(browser, server.address, seen.DASH)
        yield Line("one exhibit beside the same in Dash", "ms", ours, theirs)


def _everything() -> Iterator[Line]:
    yield from starts()
    with served(DASHBOARD) as dashboard, served(EMPTY) as empty:
        yield from pages(dashboard, empty)
        yield from in_browser(dashboard, empty)
    yield from sessions()


def main() -> int:
    """Measure, print the table, and write it into the document."""
    lines = []
    for line in _everything():
        print(*line.cells(), sep="  ", file=sys.stderr, flush=True)
        lines.append(line)
    judged = [line for line in lines if line.target]
    measured = f"What has a target:\n\n{table(judged)}\n\nEverything:\n\n{table(lines)}"
    print(measured)
    write_into(DOCUMENT, measured)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
