"""The HTML handout in a real browser: from disk, every host blocked, by keyboard, on paper, read aloud."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

from tests.exports.handouts import handout, made

pytestmark = pytest.mark.browser


@pytest.fixture(params=["en", "ro"])
def opened(browser: Browser, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Open the deck of Timișoara from disk; anything asked of a network, and any error, fails the test."""
    file = tmp_path / "deck.html"
    file.write_bytes(made("timisoara", request.param, "html"))
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    asked: list[str] = []

    def refuse(route: Route) -> None:
        if route.request.url.startswith("file:"):
            route.continue_()
        else:
            asked.append(route.request.url)
            route.abort()

    context.route("**/*", refuse)
    page = context.new_page()
    page.on("pageerror", lambda error: asked.append(str(error)))
    page.on("console", lambda message: asked.append(message.text) if message.type == "error" else None)
    page.goto(file.as_uri())
    yield page
    assert not asked
    context.close()


def scenes() -> int:
    return len(handout("timisoara", "en").leaves)


def test_the_whole_deck_by_keyboard(opened: Page) -> None:
    place = opened.locator("#place")
    expect(place).to_have_text(f"0 / {scenes()}")
    for number in range(1, scenes() + 1):
        opened.keyboard.press("PageDown" if number % 2 else "ArrowRight")
        expect(place).to_have_text(f"{number} / {scenes()}")
        expect(opened.locator(f"#scene-{number} h2")).to_be_in_viewport()
    opened.keyboard.press("Home")
    expect(place).to_have_text(f"0 / {scenes()}")
    opened.keyboard.press("End")
    expect(place).to_have_text(f"{scenes()} / {scenes()}")
    opened.keyboard.press("ArrowUp")
    expect(place).to_have_text(f"{scenes() - 1} / {scenes()}")


def test_blank_notes_help_overview_go_to_and_zoom(opened: Page) -> None:
    opened.keyboard.press("ArrowRight")
    opened.keyboard.press("b")
    expect(opened.locator("#blank")).to_be_visible()
    opened.keyboard.press("Escape")
    expect(opened.locator("#blank")).to_be_hidden()
    expect(opened.locator("#scene-1 .notes")).to_be_hidden()
    opened.keyboard.press("n")
    expect(opened.locator("#scene-1 .notes")).to_be_visible()
    opened.keyboard.press("h")
    expect(opened.locator("dialog dl.keys")).to_be_visible()
    opened.keyboard.press("Escape")
    opened.keyboard.press("o")
    opened.locator("dialog ol a").nth(2).click()
    expect(opened.locator("#place")).to_have_text(f"3 / {scenes()}")
    opened.keyboard.press("g")
    opened.locator("dialog input").fill("2")
    opened.keyboard.press("Enter")
    expect(opened.locator("#place")).to_have_text(f"2 / {scenes()}")
    opened.keyboard.press("z")
    expect(opened.locator("#scene-2[data-zoom]")).to_be_attached()
    opened.keyboard.press("Escape")
    expect(opened.locator("[data-zoom]")).to_have_count(0)


def test_keys_do_nothing_in_controls(opened: Page) -> None:
    opened.keyboard.press("ArrowRight")
    summary = opened.locator("#scene-1 summary")
    summary.focus()
    opened.keyboard.press("b")
    expect(opened.locator("#blank")).to_be_hidden()
    opened.keyboard.press("Enter")
    expect(opened.locator("#scene-1 table")).to_be_visible()


def test_charts_and_maps_are_drawn(opened: Page) -> None:
    for chart in opened.locator(".chart").all():
        expect(chart.locator("svg.main-svg").first).to_be_attached()
    assert opened.locator(".map svg path").count() > 40


def test_one_scene_per_printed_page(opened: Page) -> None:
    printed = opened.pdf(prefer_css_page_size=True, print_background=True)
    with pypdfium2.PdfDocument(printed) as found:
        assert len(found) == scenes() + 2  # the cover, and what the slides rest on
        assert found[0].get_size() == pytest.approx((960, 540), abs=1)
        for number, page in enumerate(found):
            text = page.get_textpage()
            boxes = [text.get_charbox(index) for index in range(text.count_chars())]
            assert boxes
            assert min(box[1] for box in boxes) >= 0, number
            assert max(box[2] for box in boxes) <= 960, number


def test_a_phone_shows_every_scene_without_scrolling_sideways(opened: Page) -> None:
    opened.set_viewport_size({"width": 390, "height": 844})
    opened.reload()
    assert opened.evaluate("document.documentElement.scrollWidth") <= 391


def test_axe_finds_nothing_serious(opened: Page) -> None:
    opened.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
    results = Axe().run(opened)
    serious = [one for one in results.response["violations"] if one["impact"] in ("serious", "critical")]
    assert not serious, [(one["id"], one["nodes"][0]["html"][:160]) for one in serious]
