"""The menu and the language switch in a real browser, in every width and from the first visit on."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Server, visiting
from text import text_for
from ui.navigation import PAGES

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [1440, 1280, 1024, 800])
def test_the_menu_speaks_romanian_alone(browser: Browser, server: Server, width: int) -> None:
    text = text_for("ro")
    with visiting(browser, server, viewport={"width": width, "height": 720}) as visitor:
        page = visitor.open("present?lang=ro")
        visitor.rest()
        menu = [line for line in page.locator("header").inner_text().splitlines() if line]
        assert menu == list(dict.fromkeys(text.say(entry.group or entry.title) for entry in PAGES))


def test_on_a_phone_the_menu_lists_every_page_at_once(browser: Browser, server: Server) -> None:
    text = text_for("ro")
    with visiting(browser, server, viewport={"width": 390, "height": 844}) as visitor:
        page = visitor.open("present?lang=ro")
        page.locator("header button").first.click()
        for entry in PAGES:
            if entry.only_for is None:
                name = text.say(entry.title)
                expect(page.get_by_test_id("stSidebarNav").get_by_role("link", name=name, exact=True)).to_be_visible()
        expect(page.get_by_test_id("stSidebarNavViewButton")).to_have_count(0)


@pytest.mark.parametrize("width", [1280, 390])
def test_the_language_switch_shows_its_choice_on_a_first_visit_of_decks(
    browser: Browser, server: Server, width: int
) -> None:
    with visiting(browser, server, viewport={"width": width, "height": 844}) as visitor:
        page = visitor.open("decks?lang=ro")
        visitor.rest()
        expect(page.get_by_role("radio", name="RO")).to_be_checked()
