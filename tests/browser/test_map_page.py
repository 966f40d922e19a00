"""The map as its readers use it: find a region, move in time, hand the link on; by hand, by keyboard, on a phone."""

import io
import re
import zlib
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from charts.palette import Theme
from tests.browser.axe import serious_faults_of_ours
from tests.browser.conftest import Server, Visitor, running_server, visiting
from tests.browser.test_overview import near, rgb

pytestmark = pytest.mark.browser

PANEL = ".st-key-exhibit-region-years h2"
BUDGET = 150_000  # bytes that the page may cost after static files, packed as well as unpacked


def search(page: Page, name: str) -> None:
    """Type a name into the search and take the first answer, by keyboard alone."""
    box = page.get_by_role("combobox", name=re.compile("Search a region"))
    box.focus()
    page.keyboard.type(name)
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("Enter")


def test_find_a_region_move_to_another_year_and_hand_the_link_on(browser: Browser, visitor: Visitor) -> None:
    page = visitor.open("map")
    search(page, "Kauno apskritis")
    page.wait_for_url("**region=LT022")
    expect(page.locator(PANEL)).to_contain_text("59,005 in 2020, rank 109 of 646")
    visitor.rest()
    page.get_by_role("slider").focus()
    for year in ("2019", "2018"):
        page.keyboard.press("ArrowLeft")
        page.wait_for_url(f"**year={year}**")
        visitor.rest()
    expect(page.locator(PANEL)).to_contain_text("in 2018")
    panel, headline = page.locator(PANEL).inner_text(), page.locator("h1").inner_text()
    with visiting(browser, visitor.server) as other:
        opened = other.open(page.url.removeprefix(visitor.server.address))
        expect(opened.locator(PANEL)).to_have_text(panel)
        expect(opened.locator("h1")).to_have_text(headline)
    page.reload()
    visitor.rest()
    expect(page.locator(PANEL)).to_have_text(panel)
    assert visitor.watched.errors == []
    assert visitor.watched.outside == []


def test_the_years_run_after_a_press_and_stop_at_the_end(visitor: Visitor) -> None:
    page = visitor.open("map?indicator=nights&area=country&year=2022")
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    page.get_by_role("button", name="Play").press("Enter")
    page.wait_for_url("**year=2023**")
    page.wait_for_url(lambda address: "year=" not in address)  # 2024, the usual year, is not written
    expect(page.locator("h1")).to_contain_text("2024")
    expect(page.get_by_role("button", name="Play")).to_be_visible()


def test_the_table_is_offered_whole(visitor: Visitor) -> None:
    page = visitor.open("map?area=country")
    page.locator(".st-key-exhibit-regions").get_by_role("button", name="Data").click()
    expect(page.get_by_role("cell", name="5,793,352")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    rows = download.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert rows[0].startswith("rank,region,code,country,year,value")
    assert len(rows) == 38


def test_what_the_map_sends_stays_within_its_budget(browser: Browser, server: Server) -> None:
    with visiting(browser, server) as visitor:
        sent: list[int] = []
        packed: list[int] = []

        def keep(frame: str | bytes) -> None:
            # The browser hands out frames unpacked; on the line they are compressed (see .streamlit/config.toml).
            content = frame.encode() if isinstance(frame, str) else frame
            sent.append(len(content))
            packed.append(len(zlib.compress(content)))

        visitor.page.on("websocket", lambda socket: socket.on("framereceived", keep))
        visitor.open("map?indicator=gdp&area=nuts3")
        visitor.page.locator(".st-key-exhibit-regions canvas").last.wait_for()
        visitor.page.locator(".st-key-exhibit-region-years .js-plotly-plot").wait_for()
    assert 0 < sum(packed) < BUDGET
    assert sum(packed) < sum(sent) < BUDGET


def test_the_street_map_is_drawn_where_allowed_and_fails_softly(browser: Browser, tmp_path: Path) -> None:
    ground = "#14A098"
    layer = {"id": "ground", "type": "background", "paint": {"background-color": ground}}
    style = {"version": 8, "sources": {}, "layers": [layer]}
    with running_server(tmp_path / "log.txt", ECOC_STREET_MAP="1") as server:
        with visiting(browser, server) as visitor:
            page = visitor.open("map?layers=streets")
            expect(page.get_by_role("status").filter(has_text="cannot be reached")).to_be_visible()
            page.locator(".st-key-exhibit-regions canvas").last.wait_for()
            assert visitor.watched.outside
            assert all(address.startswith("https://basemaps.cartocdn.com/") for address in visitor.watched.outside)
        with visiting(browser, server) as visitor:
            visitor.page.route("https://basemaps.cartocdn.com/**", lambda route: route.fulfill(json=style))
            page = visitor.open("map?layers=streets&area=country")
            expect(page.get_by_text("Street map: © OpenStreetMap contributors, © CARTO.")).to_be_visible()
            wait_for_ground(page, ground)
        with visiting(browser, server) as visitor:
            page = visitor.open("map")
            page.locator(".st-key-exhibit-regions canvas").last.wait_for()
            assert visitor.watched.outside == []


def wait_for_ground(page: Page, css: str) -> None:
    """Wait until the map shows a colour."""
    canvases = page.locator(".st-key-exhibit-regions canvas")
    for _ in range(60):
        picture = Image.open(io.BytesIO(canvases.last.screenshot())).convert("RGB")
        if near(rgb(css), {colour for count, colour in picture.getcolors(1_000_000) or [] if count > 20}):  # type: ignore[misc]
            return
        page.evaluate("() => new Promise(requestAnimationFrame)")
    pytest.fail(f"the map never showed {css}")


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_it_fits_the_window(browser: Browser, server: Server, width: int) -> None:
    with visiting(browser, server, viewport={"width": width, "height": 720}) as visitor:
        page = visitor.open("map?region=LT022")
        wide = page.evaluate(
            "() => [...document.querySelectorAll('.ec, h1, .ec h2, .ec ul, .st-key-filters *, .st-key-layers *')]"
            ".filter(e => e.getBoundingClientRect().right > window.innerWidth + 1).map(e => e.outerHTML.slice(0, 120))"
        )
        assert wide == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious_of_ours(browser: Browser, server: Server, theme: Theme) -> None:
    with visiting(browser, server, color_scheme=theme) as visitor:
        page = visitor.open("map?region=LT022&layers=hosts")
        page.locator(".st-key-exhibit-regions canvas").last.wait_for()
        found = serious_faults_of_ours(page)
    assert found == []
