"""Scenes, followers and a server that returns: ``make bench`` writes them into docs/performance.md."""

import os
import re
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Browser, Page

from benches.browser import WAIT, chromium
from benches.followers import Audience
from benches.report import Line, Target, middle, table, write_into
from benches.scenes import SceneCost, costs
from benches.servers import DASHBOARD, ROOT, Served, free_port, served

DOCUMENT = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- presenting: begin -->", "<!-- presenting: end -->"
FOLLOWERS = 100
MOVES = 3
RETURNS = 2


def scenes(server: Served) -> Iterator[Line]:
    """Measure the script of every scene of the built-in decks."""
    found = costs(server)
    simple = [cost for cost in found if cost.simple]
    slowest = max(simple, key=lambda cost: cost.cached)
    worst = max(found, key=lambda cost: cost.cached)
    first = max(found, key=lambda cost: cost.first)
    yield Line("Simple scene, cached: script, median", "ms", middle([cost.cached for cost in simple]), None, Target(15))
    each = [cost.processor for cost in simple]
    yield Line("Simple scene, cached: processor time, mean", "ms", sum(each) / len(each))
    yield Line(f"Simple scene, cached: slowest ({_name(slowest)})", "ms", slowest.cached, None, Target(15))
    yield Line(f"Any scene, cached: slowest ({_name(worst)})", "ms", worst.cached, None, Target(300))
    yield Line(f"Any scene, first asked for: slowest ({_name(first)})", "ms", first.first)
    if errors := sum(cost.errors for cost in found):
        print(f"{errors} exceptions shown in scenes", file=sys.stderr)


def _name(cost: SceneCost) -> str:
    return f"{cost.exhibit}, deck “{cost.deck}”"


@contextmanager
def presenter(browser: Browser, server: Served) -> Iterator[tuple[Page, str]]:
    """Begin a presentation of the five cities from the lobby; give its stage and its follow code."""
    context = browser.new_context(viewport={"width": 1280, "height": 720}, locale="en-GB", color_scheme="light")
    page = context.new_page()
    page.set_default_timeout(WAIT)
    page.goto(f"{server.address}/present")
    page.locator('a[href*="follow="]', has_text="Present “").click()
    page.locator(".st-key-slide h1").wait_for()
    _shows(page, 1)
    yield page, parse_qs(urlsplit(page.url).query)["follow"][0]
    context.close()


def _shows(page: Page, number: int) -> None:
    page.locator("[data-part=place]", has_text=re.compile(rf"^{number} / ")).wait_for()


def followers(browser: Browser, server: Served) -> Iterator[Line]:
    """Measure from the presenter's key to the last follower's page; the scenes are simple ones."""
    with presenter(browser, server) as (page, code):
        audience = Audience(server, code, FOLLOWERS)
        audience.arrive()
        last, half = [], []
        before = server.processor_seconds()
        for number in range(2, MOVES + 2):
            seconds = audience.wait(lambda: page.keyboard.press("PageDown"))
            _shows(page, number)
            last.append(seconds[-1])
            half.append(middle(seconds))
        processor = (server.processor_seconds() - before) / MOVES
        audience.leave()
    if audience.errors:
        print(f"{audience.errors} exceptions shown to followers", file=sys.stderr)
    yield Line(f"{FOLLOWERS} followers: processor time of one change", "s", processor)
    yield Line(f"{FOLLOWERS} followers: half have the scene", "s", middle(half))
    yield Line(f"{FOLLOWERS} followers: the last has the scene", "s", middle(last), None, Target(2))


def reconnects(browser: Browser) -> Iterator[Line]:
    """Measure from a killed server's next healthy answer to the stage that shows the same scene and hears keys."""
    found, port = [], free_port()
    for _ in range(RETURNS):
        with served(DASHBOARD, port=port) as first:
            page, leave = _fifth_scene(browser, first)
        page.locator("[data-part=mark]:not([hidden])").wait_for()
        with served(DASHBOARD, port=port):
            begin = time.perf_counter()
            page.locator("[data-part=mark]").wait_for(state="hidden")
            page.locator("[data-test-connection-state=CONNECTED]").wait_for(state="attached")
            _shows(page, 5)
            found.append(time.perf_counter() - begin)
            leave()
    yield Line("Server gone and back: the same scene, listening", "s", middle(found))


def _fifth_scene(browser: Browser, server: Served) -> tuple[Page, Callable[[], None]]:
    """Open the fifth scene; give its page and what closes it."""
    context = browser.new_context(viewport={"width": 1280, "height": 720}, locale="en-GB")
    page = context.new_page()
    page.set_default_timeout(WAIT)
    page.goto(f"{server.address}/present?deck=five&scene=5&embed=true")
    _shows(page, 5)
    return page, context.close


def _everything() -> Iterator[Line]:
    with served(DASHBOARD) as server:
        server.rest()
        yield from scenes(server)
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        print("Chromium is not installed: followers and a returning server are not measured.", file=sys.stderr)
        return
    with chromium(path) as browser:
        with served(DASHBOARD) as server:
            server.rest()
            yield from followers(browser, server)
        yield from reconnects(browser)


def main() -> int:
    """Measure, print the table, and write it into the document."""
    lines = []
    for line in _everything():
        print(*line.cells(), sep="  ", file=sys.stderr, flush=True)
        lines.append(line)
    write_into(DOCUMENT, table(lines), begin=BEGIN, end=END)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
