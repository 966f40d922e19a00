"""A city chosen on the map stays chosen while the reader goes on."""

import math
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, TimeoutError, expect

from charts.maps import VIEW
from charts.palette import PALETTES
from tests.browser.conftest import Visitor
from tests.browser.test_overview import wait_for_colour

pytestmark = pytest.mark.browser

MATERA = (16.6, 40.67)  # longitude, latitude


def north(latitude: float) -> float:
    """Return Mercator's ordinate in degrees."""
    return math.degrees(math.asinh(math.tan(math.radians(latitude))))


def hover(page: Page, x: float, y: float) -> None:
    """Move about a point until the map says what lies there."""
    for step in range(2000):  # animation frames
        page.mouse.move(x + step % 2, y)
        if page.locator(".deck-tooltip").is_visible():
            return
        page.evaluate("() => new Promise(requestAnimationFrame)")
    pytest.fail("the map names nothing under the pointer")


def click_on_map(page: Page, longitude: float, latitude: float, *, leads_to: Callable[[str], bool]) -> None:
    """Click on a place until the map heard it: without a graphics card it may take a press for a drag or a hold."""
    box = page.locator(".st-key-exhibit-where canvas").last.bounding_box()
    assert box
    degree = 512 * 2 ** VIEW["zoom"] / 360  # pixels; a world is 512 pixels wide at zoom 0
    x = box["x"] + box["width"] / 2 + (longitude - VIEW["longitude"]) * degree
    y = box["y"] + box["height"] / 2 - (north(latitude) - north(VIEW["latitude"])) * degree
    for _ in range(5):
        # A hand comes from elsewhere and hovers first. The first look-up under the pointer compiles shaders, also after
        # the map was drawn anew: until a fresh answer is there, clicks go unheard.
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 4)
        expect(page.locator(".deck-tooltip")).to_be_hidden()
        hover(page, x, y)
        page.mouse.click(x, y, delay=80)  # milliseconds: a press without a length is missed too
        try:
            page.wait_for_url(leads_to, timeout=8_000)
        except TimeoutError:
            continue
        return
    pytest.fail("the map hears no click")


def only_matera(address: str) -> bool:
    return address.endswith("cities=matera")


def test_the_next_filter_adds_to_a_city_chosen_on_the_map(visitor: Visitor) -> None:
    page = visitor.open()
    wait_for_colour(page, PALETTES["light"].city["matera"])
    click_on_map(page, *MATERA, leads_to=only_matera)
    expect(page.locator(".st-key-exhibit-since-award .card")).to_have_count(1)
    visitor.rest()
    page.get_by_role("button", name="Rijeka").click()
    page.wait_for_url(lambda address: address.endswith(("cities=matera,rijeka", "cities=matera%2Crijeka")))


def test_a_second_click_on_the_city_shows_all_five_again(visitor: Visitor) -> None:
    page = visitor.open()
    wait_for_colour(page, PALETTES["light"].city["matera"])
    click_on_map(page, *MATERA, leads_to=only_matera)
    visitor.rest()
    click_on_map(page, *MATERA, leads_to=lambda address: "cities=" not in address)
