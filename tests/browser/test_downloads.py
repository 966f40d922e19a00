"""The Data control in a real browser: every download is the table on the screen, every picture is made on the spot."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from defusedxml import ElementTree
from openpyxl import load_workbook
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from data.evidence import Evidence
from exhibits.exhibit import Parameters
from exhibits.registry import EXHIBITS
from tests.browser.conftest import Server, Visitor, visiting
from tests.exports.test_every_exhibit import from_csv
from text import text_for

pytestmark = pytest.mark.browser

ADDRESS = "?lang=en&cities=matera,kaunas"
CHOSEN = Parameters(cities=("matera", "kaunas"))
PLACES = ("where", "growth", "since-award", "completeness")


@pytest.fixture
def reader(browser: Browser, server: Server) -> Iterator[Visitor]:
    with visiting(browser, server, permissions=["clipboard-read", "clipboard-write"]) as opened:
        opened.open(ADDRESS)
        yield opened


def opened_drawer(visitor: Visitor, place: str) -> Page:
    visitor.page.locator(f"[data-open={place}]").click()
    expect(visitor.page.get_by_role("button", name="Download CSV")).to_be_visible()
    expect(visitor.page.get_by_role("button", name="Copy link")).to_be_visible()
    return visitor.page


def download(page: Page, name: str, folder: Path) -> Path:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name).click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def on_screen(page: Page) -> list[list[str]]:
    rows = page.locator(".drawer tbody tr").all()
    return [row.locator("td").all_inner_texts() for row in rows]


@pytest.mark.parametrize("place", PLACES)
def test_files_equal_the_table_on_the_screen(reader: Visitor, evidence: Evidence, place: str, tmp_path: Path) -> None:
    text = text_for("en")
    columns = EXHIBITS[place].build(evidence, CHOSEN, text).table.columns
    page = opened_drawer(reader, place)
    shown = [[" ".join(cell.split(" ")) for cell in row] for row in on_screen(page)]
    assert shown
    rows = list(csv.DictReader(io.StringIO(download(page, "Download CSV", tmp_path).read_text("utf-8-sig"))))
    assert [[c.written(from_csv(row[c.name], c), text) for c in columns] for row in rows] == shown
    assert all(re.search(r"/\?cities=matera,kaunas&lang=en$", row["about_link"]) for row in rows)
    book = load_workbook(download(page, "Download Excel", tmp_path))
    cells = list(book.worksheets[0].iter_rows(min_row=2, values_only=True))
    assert [[c.written(v, text) for c, v in zip(columns, row, strict=True)] for row in cells] == shown
    assert reader.watched.outside == []
    assert reader.watched.errors == []


@pytest.mark.parametrize("place", PLACES)
def test_a_picture_is_made_without_asking_anyone(reader: Visitor, place: str, tmp_path: Path) -> None:
    page = opened_drawer(reader, place)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    picture = Image.open(download(page, "Download PNG", tmp_path)).convert("RGB")
    assert picture.width > 600
    assert len(picture.getcolors(maxcolors=10_000_000) or []) > 50
    assert [url for url in asked if not url.startswith((reader.server.address, "blob:", "data:"))] == []
    assert reader.watched.outside == []
    assert reader.watched.errors == []


def test_the_vector_picture_carries_title_source_and_link(reader: Visitor, tmp_path: Path) -> None:
    page = opened_drawer(reader, "growth")
    content = download(page, "Download SVG", tmp_path).read_text("utf-8")
    drawing = ElementTree.fromstring(content)
    words = " ".join(" ".join(drawing.itertext()).split())
    assert "Eurostat, bd_size_r3, data of January 2024" in words
    assert "Active enterprises, 2015 = 100" in words
    assert "Matera" in words
    assert not re.search(r"(?:href|src)=\"https?:|url\([\"']?https?:", content)


def test_a_map_offers_no_vector_picture_and_says_why(reader: Visitor) -> None:
    page = opened_drawer(reader, "where")
    expect(page.get_by_role("button", name="Download SVG")).to_have_count(0)
    expect(page.get_by_text("so there is a PNG of it but no SVG")).to_be_visible()


def test_the_copied_link_opens_the_same_page(reader: Visitor) -> None:
    page = opened_drawer(reader, "since-award")
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("status").filter(has_text="Copied.")).to_be_visible()
    link = page.evaluate("() => navigator.clipboard.readText()")
    assert link == f"{reader.server.address}/?cities=matera,kaunas&lang=en"
    page.goto(link)
    reader.rest()
    expect(page.locator(".st-key-exhibit-since-award .card")).to_have_count(2)


@pytest.mark.parametrize("path", ["growth?cities=matera", "city?city=kaunas", "sources?dataset=bd_size_r3"])
def test_a_link_copied_on_any_page_leads_back_to_it(reader: Visitor, path: str) -> None:
    page = reader.open(path)
    copy = page.get_by_role("button", name="Copy link").first
    if page.locator("[data-open]").count() and not copy.is_visible():
        page.locator("[data-open]").first.click()
    copy.click()
    expect(page.get_by_role("status").filter(has_text="Copied.")).to_be_visible()
    assert page.evaluate("() => navigator.clipboard.readText()") == f"{reader.server.address}/{path}&lang=en"


def test_the_citation_can_be_copied_and_says_when_it_was_read(reader: Visitor) -> None:
    page = opened_drawer(reader, "growth")
    page.get_by_role("button", name="Copy citation").click()
    expect(page.get_by_role("status").filter(has_text="Copied.")).to_be_visible()
    citation = page.evaluate("() => navigator.clipboard.readText()")
    assert "ECoC-SME impact dashboard, Eurostat, bd_size_r3, data of January 2024. Read on" in citation


def test_the_keyboard_alone_opens_the_drawer_and_downloads(reader: Visitor, tmp_path: Path) -> None:
    page = reader.page
    button = page.locator("[data-open=growth]")
    expect(button).to_be_visible()  # it is hidden, and cannot be reached, until somebody hears it
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Copy link")).to_be_visible()
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("button", name="Download PNG")).to_be_visible()
    for _ in range(30):
        page.keyboard.press("Tab")
        if (
            page.evaluate(
                "() => (document.activeElement.shadowRoot?.activeElement ?? document.activeElement).innerText"
            )
            == "Download PNG"
        ):
            break
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    assert waiting.value.suggested_filename.endswith(".png")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Copy link")).to_have_count(0)
    expect(button).to_have_attribute("aria-expanded", "false")
