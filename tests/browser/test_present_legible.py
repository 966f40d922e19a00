"""The stage stays legible when a video call compresses it: text sizes, contrast and colours after JPEG."""

import io
from itertools import combinations

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from charts.palette import PALETTES, Theme
from data.catalogue import load_catalogue
from exhibits.exhibit import FIVE
from exhibits.scenes.decks import built_in_deck
from tests.browser.conftest import Server, visiting
from tests.charts.test_palette import contrast, difference
from text import text_for

pytestmark = pytest.mark.browser

# Every text that is seen on the slide, with its size on the screen.
SIZES = """() => {
  const found = []
  const walk = document.createTreeWalker(document.querySelector('.st-key-slide'), NodeFilter.SHOW_TEXT)
  while (walk.nextNode()) {
    const text = walk.currentNode.data.trim(), element = walk.currentNode.parentElement
    const seen = element.getBoundingClientRect()
    if (!text || seen.width < 2 || element.closest('style, script, .spoken, canvas, .maplibregl-map')) continue
    found.push([text.slice(0, 40), parseFloat(getComputedStyle(element).fontSize)])
  }
  return found
}"""
# The middle of every marker, by its colour.
MARKERS = """() => [...document.querySelectorAll('.st-key-slide .scatterlayer .point')].map((point) => {
  const box = point.getBoundingClientRect()
  return [getComputedStyle(point).fill, box.x + box.width / 2, box.y + box.height / 2, box.width]
})"""


def compressed(page: Page) -> Image.Image:
    """Return what is on the screen as a video call shows it: JPEG, quality 50, 4:2:0."""
    written = io.BytesIO()
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    picture.save(written, format="JPEG", quality=50, subsampling="4:2:0")
    return Image.open(written).convert("RGB")


def css_of(fill: str) -> str:
    """Return ``rgb(0, 68, 136)`` as ``#004488``."""
    return "#" + "".join(f"{int(part):02X}" for part in fill[4:-1].split(",")) if fill.startswith("rgb(") else ""


def seen_colours(page: Page, theme: Theme) -> dict[str, str]:
    """Return the colour in the middle of each city's markers after compression."""
    picture = compressed(page)
    markers = page.evaluate(MARKERS)
    seen = {}
    for city in FIVE:
        wanted = PALETTES[theme].city[city].upper()
        middles = [picture.getpixel((round(x), round(y))) for fill, x, y, _ in markers if css_of(fill) == wanted]
        assert middles, city
        seen[city] = "#" + "".join(f"{round(float(value)):02X}" for value in np.median(np.array(middles), axis=0))
    return seen


def ink_of(picture: Image.Image, page: Page, selector: str, theme: Theme) -> str:
    """Return the ink of a text after compression: the hundredth of its pixels that is farthest from the ground."""
    box = page.locator(selector).first.bounding_box()
    assert box is not None
    cut = picture.crop(
        (round(box["x"]), round(box["y"]), round(box["x"] + box["width"]), round(box["y"] + box["height"]))
    )
    pixels = np.asarray(cut).reshape(-1, 3).astype(int)
    order = pixels.sum(axis=1).argsort()
    extreme = order[: len(order) // 100 + 1] if theme == "light" else order[-(len(order) // 100 + 1) :]
    return "#" + "".join(f"{round(float(value)):02X}" for value in np.median(pixels[extreme], axis=0))


@pytest.mark.parametrize("language", ["en", "ro"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_compressed_slide_can_be_read(browser: Browser, server: Server, theme: Theme, language: str) -> None:
    with visiting(browser, server) as visitor:
        page = visitor.open(f"present?deck=five&scene=2&embed=true&embed_options={theme}_theme&lang={language}")
        expect(page.locator(".st-key-slide .scatterlayer .point").last).to_be_visible()
        page.wait_for_function("() => document.fonts.status === 'loaded'")
        small = [(text, size) for text, size in page.evaluate(SIZES) if size < 20]
        assert small == []
        widths = page.locator(".st-key-slide .scatterlayer .js-line").evaluate_all(
            "lines => lines.map(line => parseFloat(getComputedStyle(line).strokeWidth)).filter(width => width > 0)"
        )
        assert widths and min(widths) >= 4
        seen = seen_colours(page, theme)
    page_colour = PALETTES[theme].page
    assert {
        city: round(contrast(colour, page_colour), 1)
        for city, colour in seen.items()
        if contrast(colour, page_colour) < 3
    } == {}
    assert min(difference(seen[a], seen[b], np.eye(3)) for a, b in combinations(FIVE, 2)) >= 15


@pytest.mark.parametrize(("theme", "language"), [("light", "en"), ("dark", "ro")])
def test_no_text_of_any_scene_is_small_or_faint(browser: Browser, server: Server, theme: Theme, language: str) -> None:
    deck = built_in_deck("five", load_catalogue(), text_for(language))
    with visiting(browser, server) as visitor:
        page = visitor.open(f"present?deck=five&embed=true&embed_options={theme}_theme&lang={language}")
        expect(page.locator(".st-key-stage")).to_be_focused()
        for number, scene in enumerate(deck.scenes, start=1):
            expect(page.locator(".st-key-slide .question")).to_have_text(scene.title)
            expect(page.locator("[data-part=place]")).to_have_text(f"{number} / {len(deck.scenes)}")
            page.wait_for_function("() => document.fonts.status === 'loaded'")
            assert [(text, size) for text, size in page.evaluate(SIZES) if size < 20] == []
            picture = compressed(page)
            for words in (".question", "h1", ".stage-foot"):
                ink = ink_of(picture, page, f".st-key-slide {words}", theme)
                assert contrast(ink, PALETTES[theme].page) >= 3, (number, words, ink)
            page.keyboard.press("PageDown")
