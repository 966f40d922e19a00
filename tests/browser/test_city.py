"""The profile of a city in a real browser: from card to profile to paper, by keyboard, small and enlarged."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import serious_faults_of_ours
from tests.browser.conftest import Server, Visitor, visiting
from text import text_for

pytestmark = pytest.mark.browser

PAGES = ("city?city=rijeka", "sources?dataset=bd_size_r3", "sources?part=methods", "sources?part=about")


def whole(visitor: Visitor) -> Page:
    """Wait until the last exhibit of the profile stands."""
    visitor.page.locator(".st-key-exhibit-claims").wait_for()
    return visitor.rest()


def test_a_card_leads_to_the_profile_and_takes_language_and_cities_along(visitor: Visitor) -> None:
    page = visitor.open("?lang=ro&cities=matera,kaunas")
    page.locator(".card").get_by_role("link", name="Kaunas").click(no_wait_after=True)
    page.wait_for_url("**/city?**")
    visitor.rest()
    expect(page).to_have_url(re.compile("lang=ro"))
    expect(page).to_have_url(re.compile("city=kaunas"))
    expect(page).to_have_url(re.compile("cities=matera(,|%2C)kaunas"))
    expect(page.get_by_text(text_for("ro").say("What is known about {city}?", city="Kaunas"))).to_be_visible()


def test_the_menu_takes_language_and_cities_along(visitor: Visitor) -> None:
    page = visitor.open("sources?lang=ro&cities=matera,kaunas")
    page.get_by_role("link", name=text_for("ro").say("Overview"), exact=True).click()
    page.wait_for_url(re.compile("cities=matera(,|%2C)kaunas"))
    visitor.rest()
    expect(page).to_have_url(re.compile("lang=ro"))
    expect(page.locator(".st-key-exhibit-since-award .card")).to_have_count(2)


def test_a_source_line_takes_the_language_along(visitor: Visitor) -> None:
    page = visitor.open("?lang=ro")
    page.locator(".st-key-exhibit-growth .source").get_by_role("link").first.click()
    page.wait_for_url("**/sources?**")
    visitor.rest()
    expect(page.locator("html")).to_have_attribute("lang", "ro")
    expect(page.locator(".st-key-entry-bd_size_r3")).to_be_visible()


def test_paper_shows_every_section_and_none_of_the_controls(visitor: Visitor) -> None:
    page = visitor.open("city?city=kaunas&lang=en")
    whole(visitor)
    page.emulate_media(media="print")
    headings = page.locator("h2.section")
    expect(headings).to_have_count(6)
    for heading in headings.all():
        expect(heading).to_be_visible()
    for chrome in (".st-key-filters", ".st-key-page-tools", "[class*=st-key-data-]"):
        expect(page.locator(chrome).first).to_be_hidden()
    expect(page.get_by_role("link", name="Overview")).to_be_hidden()
    paper = page.pdf(format="A4", prefer_css_page_size=True)
    pages = len(re.findall(rb"/Type\s*/Page[^s]", paper))
    # One page would mean that the scrolling box was cut at the window's edge.
    assert 4 <= pages <= 20
    assert visitor.watched.errors == []


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious_of_ours(browser: Browser, server: Server, path: str, theme: str) -> None:
    with visiting(browser, server, color_scheme=theme) as visitor:
        page = visitor.open(path)
        found = serious_faults_of_ours(page)
    assert found == []


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [320, 640])
def test_narrow_and_enlarged_windows_reflow(browser: Browser, server: Server, path: str, width: int) -> None:
    # 640 pixels are what a window of 1280 has left at 200 %.
    with visiting(browser, server, viewport={"width": width, "height": 700}) as visitor:
        page = visitor.open(path)
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width
        wide = page.evaluate(
            "() => [...document.querySelectorAll('.ec, h1, .ec h2, .ec p, .ec .listing')]"
            ".filter(e => !e.closest('.scroll') && e.getBoundingClientRect().right > window.innerWidth + 1)"
            ".map(e => e.outerHTML.slice(0, 120))"
        )
        assert wide == []


def test_a_term_explains_itself_to_the_keyboard(visitor: Visitor) -> None:
    page = visitor.open("sources?part=methods&lang=en")
    term = page.locator(".term", has_text="vintage").first
    expect(term.locator(".tip")).to_be_hidden()
    term.focus()
    expect(term.locator(".tip")).to_be_visible()
    described = term.get_attribute("aria-describedby")
    assert described
    expect(page.locator(f"#{described}")).to_contain_text("The month in which the figures were published")


def test_the_whole_set_is_built_on_the_click(visitor: Visitor) -> None:
    page = visitor.open("sources?part=files&lang=en")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download everything as CSV (zip)").click()
    assert re.fullmatch(r"ecoc-sme-reference-\w+\.zip", waiting.value.suggested_filename)
    assert visitor.watched.outside == []
