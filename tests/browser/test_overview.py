"""The overview in a real browser: nothing leaves the machine, the map draws, filters live in the address."""

import io
import re

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from charts.palette import PALETTES, Theme
from tests.browser.axe import serious_faults_of_ours
from tests.browser.conftest import Server, Visitor, visiting
from text import text_for

pytestmark = pytest.mark.browser


def map_pixels(page: Page) -> set[tuple[int, int, int]]:
    """Return the colours that the map shows, once it has drawn."""
    canvas = page.locator(".st-key-exhibit-where canvas").last
    canvas.wait_for()
    page.wait_for_function("() => document.fonts.status === 'loaded'")
    picture = Image.open(io.BytesIO(canvas.screenshot())).convert("RGB")
    found = picture.getcolors(maxcolors=1_000_000) or []
    return {colour for count, colour in found if count > 20 and isinstance(colour, tuple)}  # type: ignore[misc]


def rgb(css: str) -> tuple[int, int, int]:
    return int(css[1:3], 16), int(css[3:5], 16), int(css[5:7], 16)


def near(wanted: tuple[int, int, int], found: set[tuple[int, int, int]]) -> bool:
    return any(sum(abs(a - b) for a, b in zip(wanted, colour, strict=True)) <= 12 for colour in found)


def wait_for_colour(page: Page, css: str) -> None:
    """Wait until the map shows a colour; deck.gl draws some frames after the page rests."""
    for _ in range(60):
        if near(rgb(css), map_pixels(page)):
            return
        page.evaluate("() => new Promise(requestAnimationFrame)")
    pytest.fail(f"the map never showed {css}")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "ro"])
def test_it_opens_without_error_and_without_any_other_machine(
    browser: Browser, server: Server, theme: Theme, language: str
) -> None:
    with visiting(browser, server, color_scheme=theme) as visitor:
        page = visitor.open(f"?lang={language}")
        expect(page.locator(".js-plotly-plot")).to_be_visible()
        for city in ("timisoara", "leeuwarden", "matera", "rijeka", "kaunas"):
            wait_for_colour(page, PALETTES[theme].city[city])
        wait_for_colour(page, PALETTES[theme].sea)
        expect(page.locator("html")).to_have_attribute("lang", language)
        expect(page.locator("[data-testid=stException]")).to_have_count(0)
        assert visitor.watched.errors == []
        assert visitor.watched.outside == []


def test_map_and_chart_stand_side_by_side_on_the_first_screen(visitor: Visitor) -> None:
    page = visitor.open()
    left = page.locator(".st-key-exhibit-where canvas").last.bounding_box()
    right = page.locator(".st-key-exhibit-growth .js-plotly-plot").bounding_box()
    assert left and right
    assert left["x"] + left["width"] <= right["x"]
    assert max(left["y"] + left["height"], right["y"] + right["height"]) <= 720


def test_a_click_on_the_chart_selects_the_city_on_the_map(visitor: Visitor) -> None:
    page = visitor.open()
    marker = page.locator(".st-key-exhibit-growth .js-plotly-plot .scatterlayer .trace").nth(0)
    marker.wait_for()
    points = page.locator(".st-key-exhibit-growth .scatterlayer .trace .point")
    points.last.wait_for()
    page.locator(".st-key-exhibit-growth .scatterlayer .trace:has(.point)").first.locator(".point").last.click(
        force=True
    )
    page.wait_for_url("**cities=**")
    expect(page.locator(".st-key-exhibit-since-award .card")).to_have_count(1)


def test_filters_survive_reload_and_a_change_of_page(visitor: Visitor) -> None:
    page = visitor.open("?cities=matera,kaunas&lang=ro")
    expect(page.locator(".st-key-exhibit-since-award .card")).to_have_count(2)
    page.reload()
    visitor.rest()
    expect(page.locator(".st-key-exhibit-since-award .card")).to_have_count(2)
    page.get_by_text(text_for("ro").say("Sources and upload"), exact=True).click()
    page.get_by_role("menuitem", name=text_for("ro").say("Sources")).click()
    page.wait_for_url("**/sources**")
    page.locator(".ec .listing").first.wait_for()
    page.get_by_role("link", name=text_for("ro").say("Overview")).click()
    page.wait_for_url(re.compile("cities=matera(,|%2C)kaunas"))
    visitor.rest()
    expect(page.locator(".st-key-exhibit-since-award .card")).to_have_count(2)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious_of_ours(browser: Browser, server: Server, theme: Theme) -> None:
    with visiting(browser, server, color_scheme=theme) as visitor:
        page = visitor.open()
        expect(page.locator(".js-plotly-plot")).to_be_visible()
        found = serious_faults_of_ours(page)
    assert found == []


@pytest.mark.parametrize("size", [(1440, 900), (1280, 720), (390, 844)])
def test_nothing_is_wider_than_the_window(browser: Browser, server: Server, size: tuple[int, int]) -> None:
    with visiting(browser, server, viewport={"width": size[0], "height": size[1]}) as visitor:
        page = visitor.open()
        wide = page.evaluate(
            "() => [...document.querySelectorAll('.ec, h1, .ec h2, .ec .cards, .ec .coverage')]"
            ".filter(e => e.getBoundingClientRect().right > window.innerWidth + 1).map(e => e.outerHTML.slice(0, 120))"
        )
        assert wide == []
