"""Everything on the pages that explore can be reached by keyboard, at 200 % zoom and in a window of 320 pixels."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Server, Visitor, visiting

pytestmark = pytest.mark.browser
PAGES = ("overview", "growth", "resilience", "map", "city", "sources", "impact")
MOST_STEPS = 250

# What juts out of the window to the right and is not inside something that scrolls by itself, as a wide table may.
JUTTING = """() => [...document.querySelectorAll('[data-testid="stMain"] *')].filter(part => {
  const box = part.getBoundingClientRect()
  if (!box.width || !box.height || box.right <= window.innerWidth + 1 || part.closest('svg, canvas')) return false
  for (let around = part.parentElement; around; around = around.parentElement) {
    const way = getComputedStyle(around).overflowX
    if (way === 'visible' || around.dataset.testid === 'stMain') continue
    return around.getBoundingClientRect().right > window.innerWidth + 1
  }
  return true
}).map(part => part.outerHTML.slice(0, 120))"""

# Numbers what can be reached, so that each is told apart; one of a group that arrows move in stands for its group.
NUMBER = """() => {
  const able = 'a[href], button, input, select, textarea, summary, [tabindex]'
  const parts = [...document.querySelectorAll('[data-testid="stMain"] :is(' + able + ')')].filter(part =>
    part.tabIndex >= 0 && !part.disabled && part.getClientRects().length && part.type !== 'radio'
    && getComputedStyle(part).visibility !== 'hidden')
  const groups = '[role="toolbar"], [role="radiogroup"], [role="group"]'
  const stops = [...new Set(parts.map(part => part.closest(groups) ?? part))]
  parts.forEach(part => { part.dataset.reach = stops.indexOf(part.closest(groups) ?? part) })
  return stops.map(part => part.outerHTML.slice(0, 100))
}"""


def _rested(visitor: Visitor, path: str) -> Page:
    page = visitor.open(path)
    page.wait_for_load_state("networkidle")
    return page


@pytest.mark.parametrize("path", PAGES)
def test_a_window_of_320_pixels_needs_no_sideways_scrolling(browser: Browser, server: Server, path: str) -> None:
    with visiting(browser, server, viewport={"width": 320, "height": 640}) as visitor:
        page = _rested(visitor, path)
        expect(page.locator("h1")).to_be_visible()
        assert page.evaluate(JUTTING) == []


@pytest.mark.parametrize("path", PAGES)
def test_at_200_percent_everything_is_there(browser: Browser, server: Server, path: str) -> None:
    window = {"viewport": {"width": 640, "height": 360}, "device_scale_factor": 2}
    with visiting(browser, server, **window) as visitor:
        page = _rested(visitor, path)
        expect(page.locator("h1")).to_be_visible()
        assert page.evaluate(JUTTING) == []


@pytest.mark.parametrize("path", PAGES)
def test_the_tab_key_reaches_everything_that_can_be_operated(visitor: Visitor, path: str) -> None:
    page = _rested(visitor, path)
    page.wait_for_function(f"() => ({NUMBER})().length > 5")
    parts: list[str] = page.evaluate(NUMBER)
    assert len(parts) < MOST_STEPS
    page.evaluate("() => document.querySelector('[data-reach=\"0\"]').focus()")
    reached = {0}
    for _ in range(2 * len(parts)):
        page.keyboard.press("Tab")
        number = page.evaluate("() => document.activeElement && document.activeElement.dataset.reach")
        reached.add(int(number) if number else -1)
        if len(reached - {-1}) == len(parts):
            break
    assert [part for number, part in enumerate(parts) if number not in reached] == []


def test_the_keyboard_alone_changes_what_growth_shows(visitor: Visitor) -> None:
    page = _rested(visitor, "growth")
    before = page.locator("h1").inner_text()
    page.get_by_role("radio", name="Base 100").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("show=growth"))
    expect(page.locator("h1")).not_to_have_text(before)
    before = visitor.rest().locator("h1").inner_text()
    page.locator(".st-key-filters").get_by_role("button", name="Timișoara").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("cities="))
    expect(page.locator("h1")).not_to_have_text(before)
    visitor.rest()
    page.get_by_role("button", name="Data").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Download CSV")).to_be_visible()
