"""A reader's questions about growth, in a real browser."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Server, Visitor, visiting

pytestmark = pytest.mark.browser


def test_did_small_firms_grow_around_kaunas_beside_the_other_counties_in_event_years(visitor: Visitor) -> None:
    page = visitor.open("growth")
    pills = page.locator(".st-key-filters")
    left = ["leeuwarden", "matera", "rijeka", "kaunas"]
    for name in ("Timișoara", "Leeuwarden", "Matera", "Rijeka"):
        pills.get_by_role("button", name=name).click()
        page.wait_for_url(re.compile(f"cities={'(,|%2C)'.join(left)}(&|$)"))
        left = left[1:]
        visitor.rest()
    page.get_by_role("radio", name="Years to title").click()
    page.wait_for_url("**align=event**")
    visitor.rest()
    box = page.get_by_role("combobox", name="Compare with")
    box.click()
    box.fill("Regions of the country")
    box.press("Enter")
    page.wait_for_url("**vs=band**")
    expect(page.locator("h1")).to_contain_text("around Kaunas from 2016 to 2020")
    expect(page.locator("h1")).to_contain_text("median of 9 regions")
    answer = page.locator("h1").inner_text()
    page.reload()
    visitor.rest()
    expect(page.locator("h1")).to_have_text(answer)
    assert visitor.watched.errors == []


@pytest.mark.parametrize("path", ["growth", "resilience"])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_charts_draw_and_nothing_is_wider_than_the_window(
    browser: Browser, server: Server, path: str, width: int
) -> None:
    with visiting(browser, server, viewport={"width": width, "height": 844}) as visitor:
        page = visitor.open(path)
        expect(page.locator(".js-plotly-plot").first).to_be_visible()
        wide = page.evaluate(
            "() => [...document.querySelectorAll('h1, .ec h2, .js-plotly-plot, [class*=st-key-filters]')]"
            ".filter(e => e.getBoundingClientRect().right > window.innerWidth + 1).map(e => e.outerHTML.slice(0, 120))"
        )
        assert wide == []
        assert visitor.watched.errors == []
        assert visitor.watched.outside == []


def test_paper_shows_none_of_the_filters(visitor: Visitor) -> None:
    page = visitor.open("growth")
    filters = page.locator("[class*=st-key-filters]")
    expect(filters).to_be_visible()
    page.emulate_media(media="print")
    expect(filters).to_be_hidden()
