"""What the browser tests of presenting share: the deck that is shown, the stage, and a presentation others follow."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Browser, Page, expect

from data.catalogue import load_catalogue
from exhibits.scenes.deck_file import write_deck
from exhibits.scenes.decks import built_in_deck
from exhibits.scenes.scene import Deck
from tests.browser.conftest import Server, Visitor, visiting
from text import text_for

DECK = built_in_deck("five", load_catalogue(), text_for("en"))
LAST = len(DECK.scenes)


def stage(visitor: Visitor, query: str = "deck=five") -> Page:
    """Open the stage and wait until the keyboard is on it."""
    page = visitor.open(f"present?{query}&embed=true")
    expect(page.locator(".st-key-stage")).to_be_focused()
    return page


def shows(page: Page, number: int) -> None:
    """Wait until a scene (counted from 1) is on."""
    expect(page.locator(".st-key-slide .question")).to_have_text(DECK.scenes[number - 1].title)
    expect(page.locator("[data-part=place]")).to_have_text(f"{number} / {LAST}")


@contextmanager
def presenting(browser: Browser, server: Server) -> Iterator[tuple[Visitor, str]]:
    """Begin a presentation from the lobby; give the stage and its follow code."""
    with visiting(browser, server) as visitor:
        page = visitor.open("present")
        link = page.get_by_role("link", name="Present “The five cities”")
        expect(link).to_have_attribute("href", re.compile("follow="))
        link.click()
        page.locator(".st-key-slide h1").wait_for()
        shows(page, 1)
        expect(page.locator("[data-part=on]")).to_be_visible()
        yield visitor, parse_qs(urlsplit(page.url).query)["follow"][0]


def give_codes(page: Page, follow: str, control: str) -> None:
    """Fill in both codes of a presentation, each taken before the next thing is done, as a person would."""
    for label, code in (("Follow code", follow), ("Control code, to steer", control)):
        field = page.get_by_label(label, exact=True)
        field.fill(code)
        field.press("Enter")
        expect(page.locator("[data-testid=stApp]")).to_have_attribute("data-test-script-state", "notRunning")
        expect(field).to_have_value(code)


def opened(visitor: Visitor, deck: Deck) -> Page:
    """Open a deck from its file on the page of decks."""
    page = visitor.open("decks")
    page.locator("input[type=file]").set_input_files(
        files=[{"name": "d.json", "mimeType": "application/json", "buffer": write_deck(deck).encode()}]
    )
    return page
