"""What the browser tests of handing in share: a server whose visitor on this machine administers, and small steps."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Page, WebSocketRoute, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from data.store import Store
from data.submissions.history import history
from tests.browser.conftest import Visitor
from tests.data.submissions.samples import ADMIN
from tests.pages import workbooks

LONG = 120_000  # milliseconds: a check with its preview on a busy machine
ADMINISTRATOR = {"ECOC_LOCAL_ADMIN": "1"}


def file_of(folder: Path, data: bytes, name: str = "figures.xlsx") -> Path:
    """Write a workbook to disk, as a person has it there."""
    path = folder / name
    path.write_bytes(data)
    return path


def drop(page: Page, path: Path) -> None:
    """Choose a file in the uploader."""
    page.locator("input[type=file]").first.set_input_files(path, timeout=LONG)


def answer(page: Page) -> str:
    """Return the page's answer."""
    return page.locator("h1").inner_text()


def wait_for(page: Page, words: str) -> None:
    """Wait until the page's answer holds some words."""
    expect(page.locator("h1")).to_contain_text(words, timeout=LONG)


def hand_over(visitor: Visitor, path: Path, words: str = "Yes:") -> Page:
    """Drop a file and wait for the page's answer."""
    drop(visitor.page, path)
    wait_for(visitor.page, words)
    return visitor.rest()


def store_it(visitor: Visitor) -> Page:
    """Confirm and wait for the receipt."""
    visitor.page.get_by_role("button", name="Store these figures").click()
    wait_for(visitor.page, "it is stored as submission")
    return visitor.rest()


def stored(store: Store) -> int:
    """Return how many submissions there are."""
    return len(history(store, ADMIN))


def download(page: Page, name: str) -> bytes:
    """Press a button that gives a file, and return it."""
    with page.expect_download(timeout=LONG) as found:
        page.get_by_role("button", name=name).click()
    return Path(found.value.path()).read_bytes()


def own_errors(visitor: Visitor) -> list[str]:
    """Return the errors of the console but for addresses that Streamlit tries."""
    return [error for error in visitor.watched.errors if "404" not in error]


def is_given_up(page: Page) -> None:
    """Wait for the empty page again, from which nothing can be resumed."""
    wait_for(page, "Fill in the template")
    page.reload()
    page.locator("input[type=file]").first.wait_for(state="attached", timeout=LONG)
    expect(page.get_by_text("Not finished")).to_have_count(0)


GOOD = range(0, 20, 4)  # of the twenty; the others have an error each


def of_twenty(number: int) -> bytes:
    """Return the workbook of one of twenty people: a year of its own if it is good, a value of its own else."""
    if number in GOOD:
        return workbooks.births((2004 + number, 100 + number))
    return workbooks.births((2021, 100 + number), (2022, f"x{number}"))


@dataclass
class HeldWire:
    """A connection that is slow at the worst moment: what the server says from some words on comes only when let go.

    The browser's own messages pass at all times, so that the person acts on a page that is over on the server.
    """

    words: str
    held: list[str | bytes] = field(default_factory=list)
    is_open: bool = False
    _browser: WebSocketRoute | None = None

    def between(self, page: Page) -> None:
        """Stand between the page, which is not open yet, and the server."""
        page.route_web_socket(re.compile("_stcore/stream"), self._join)

    def wait(self, page: Page) -> None:
        """Wait until the server has said the words and finished its run."""
        for _ in range(LONG // 100):
            if any(_ends_a_run(message) for message in self.held):
                return
            page.wait_for_timeout(100)  # what arrives here is no event of the page
        raise AssertionError(f"The server never said {self.words!r}.")

    def let_go(self) -> None:
        """Pass on everything that was held, and whatever comes."""
        self.is_open = True
        for message in self.held:
            assert self._browser is not None
            self._browser.send(message)

    def _join(self, browser: WebSocketRoute) -> None:
        self._browser = browser
        browser.connect_to_server().on_message(self._take)

    def _take(self, message: str | bytes) -> None:
        said = message if isinstance(message, bytes) else message.encode()
        if self._browser is not None and (self.is_open or (not self.held and self.words.encode() not in said)):
            self._browser.send(message)
        else:
            self.held.append(message)


def _ends_a_run(message: str | bytes) -> bool:
    return isinstance(message, bytes) and ForwardMsg.FromString(message).WhichOneof("type") == "script_finished"
