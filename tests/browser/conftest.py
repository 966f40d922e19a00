"""A real server and a real browser, cut off from every other machine."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Route, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
# Software rendering lets deck.gl draw on machines without a graphics card.
ARGUMENTS = [
    "--no-sandbox",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
]
START_SECONDS = 90
WAIT = 30_000  # milliseconds the browser waits for something to appear on a busy machine
expect.set_options(timeout=WAIT)


@dataclass
class Server:
    """A running dashboard."""

    address: str
    process: subprocess.Popen[bytes]


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def running_server(log: Path, *, port: int | None = None, **environment: str) -> Iterator[Server]:
    """Start the dashboard as ``make run`` does and wait until it says it is healthy."""
    port = port or free_port()
    command = [sys.executable, str(ROOT / "serve.py"), "--port", str(port)]
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, **environment}, stdout=output, stderr=subprocess.STDOUT
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_until_healthy(address, process, log)
            yield Server(address, process)
        finally:
            process.terminate()
            process.wait(timeout=20)


def _wait_until_healthy(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        try:
            with urlopen(f"{address}/_stcore/health", timeout=2) as answer:  # noqa: S310 - our own http address
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.1)  # polling a port has no event to wait for
    pytest.fail(f"The server did not become healthy:\n{log.read_text(errors='replace')[-3000:]}")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running_server(tmp_path_factory.mktemp("server") / "log.txt") as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.fail("The browser tests need Chromium: sudo apt-get install chromium (or set CHROMIUM to its path).")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@dataclass
class Watched:
    """What a page did that it should not do."""

    errors: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)


@dataclass
class Visitor:
    """A browser window of its own, cut off from all other machines, whose errors are collected."""

    context: BrowserContext
    page: Page
    server: Server
    watched: Watched

    def open(self, path: str = "") -> Page:
        """Open a path of the dashboard and wait until the page has drawn and rests."""
        self.page.goto(f"{self.server.address}/{path.lstrip('/')}")
        return self.rest()

    def rest(self) -> Page:
        """Wait until the answer stands and the script has finished."""
        # The answer is there first; what follows it says that the page can be worked with.
        self.page.locator("h1, .ec .state").first.wait_for(timeout=WAIT)
        self.page.locator(".ec").first.wait_for(state="attached", timeout=WAIT)
        self.page.wait_for_function(
            '() => !document.querySelector(\'[data-testid="stApp"][data-test-script-state="running"]\')', timeout=WAIT
        )
        return self.page


@contextmanager
def visiting(browser: Browser, server: Server, **settings: object) -> Iterator[Visitor]:
    """Open a window with the given size, theme or language."""
    options = {"viewport": {"width": 1280, "height": 720}, "locale": "en-GB", "color_scheme": "light", **settings}
    context = browser.new_context(**options)  # type: ignore[arg-type]
    watched = Watched()

    def pass_or_stop(route: Route) -> None:
        if route.request.url.startswith((server.address, "data:", "blob:")):
            route.continue_()
        else:
            watched.outside.append(route.request.url)
            route.abort()

    def keep_error(message: ConsoleMessage) -> None:
        # On a deep link Streamlit first asks for its own service below the page's path, and is told 404.
        if message.type == "error" and "_stcore" not in message.location.get("url", ""):
            watched.errors.append(message.text)

    context.route("**/*", pass_or_stop)
    page = context.new_page()
    page.set_default_timeout(WAIT)
    page.on("console", keep_error)
    page.on("pageerror", lambda error: watched.errors.append(str(error)))
    yield Visitor(context, page, server, watched)
    context.close()


@pytest.fixture
def visitor(browser: Browser, server: Server) -> Iterator[Visitor]:
    with visiting(browser, server) as opened:
        yield opened
