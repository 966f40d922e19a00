"""Whether the title changed anything, asked in a real browser."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Server, visiting

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [1280, 390])
def test_a_minister_asks_about_another_city_and_other_controls(browser: Browser, server: Server, width: int) -> None:
    with visiting(browser, server, viewport={"width": width, "height": 844}) as visitor:
        page = visitor.open("impact?city=leeuwarden")
        expect(page.locator("h1")).to_contain_text("whether Leeuwarden’s title changed anything cannot be told")
        expect(page.locator(".js-plotly-plot").first).to_be_visible()
        page.get_by_role("radio", name="Matera").click()
        page.wait_for_url("**city=matera**")
        visitor.rest()
        expect(page.locator("h1")).to_contain_text("Guests arriving")
        expect(page.locator(".ec .verdict .chip")).to_contain_text("It cannot be told")
        wide = page.evaluate(
            "() => [...document.querySelectorAll('h1, .ec h2, .js-plotly-plot')]"
            ".filter(e => e.getBoundingClientRect().right > window.innerWidth + 1).map(e => e.outerHTML.slice(0, 120))"
        )
        assert wide == []
        assert visitor.watched.errors == []
        assert visitor.watched.outside == []
