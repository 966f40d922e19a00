"""Handing in through a real browser: the whole way, and everything that gets in its way."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Route, expect
from sqlalchemy import select

from data.store import Store, open_store, schema
from tests.browser.axe import serious_faults_of_ours
from tests.browser.conftest import Server, Visitor, running_server, visiting
from tests.browser.handing_in import (
    ADMINISTRATOR,
    GOOD,
    LONG,
    HeldWire,
    download,
    drop,
    file_of,
    hand_over,
    is_given_up,
    of_twenty,
    own_errors,
    store_it,
    stored,
    wait_for,
)
from tests.data.workbook import generator as make
from tests.pages import workbooks

pytestmark = pytest.mark.browser


@pytest.fixture
def var(tmp_path: Path) -> Path:
    return tmp_path / "var"


@pytest.fixture
def server(tmp_path: Path, var: Path) -> Iterator[Server]:
    with running_server(tmp_path / "log.txt", ECOC_VAR=str(var), **ADMINISTRATOR) as running:
        yield running


@pytest.fixture
def store(server: Server, var: Path) -> Iterator[Store]:
    opened = open_store(folder=var)
    yield opened
    opened.close()


def test_from_a_messy_workbook_to_the_receipt(visitor: Visitor, store: Store, tmp_path: Path) -> None:
    page = visitor.open("upload?city=timisoara")
    template = load_workbook(io.BytesIO(download(page, "Download the template")))
    assert template.sheetnames[:3] == ["Indicators", "Milestones", "Actions"]
    hand_over(visitor, file_of(tmp_path, workbooks.messy()), "3 errors must be corrected")
    page.get_by_text(re.compile(r"^To correct \(")).click()
    expect(page.get_by_text("This number can be read in two ways.", exact=True).first).to_be_hidden()
    page.wait_for_url("**severity=error*")
    marked = load_workbook(io.BytesIO(download(page, "Download the marked copy")))
    assert marked["Indicators"]["D6"].comment is not None
    hand_over(visitor, file_of(tmp_path, workbooks.asking()), "2 places need your answer")
    page.get_by_text("Comma before decimals").click()
    page.get_by_role("button", name="Check again with these answers").click()
    wait_for(page, "Yes: 2 new")
    visitor.rest()
    expect(page.get_by_role("cell", name="3,100")).to_be_visible()
    page.get_by_role("textbox").fill("from the register")
    store_it(visitor)
    assert "receipt=1" in page.url
    expect(page.get_by_text("from the register")).to_be_visible()
    assert stored(store) == 1
    page.get_by_role("link", name="This submission in the history").click()
    expect(page.locator("h1")).to_contain_text("No. 1: Workbook, in force")
    assert own_errors(visitor) == []
    assert visitor.watched.outside == []


def test_a_double_click_stores_once(visitor: Visitor, store: Store, tmp_path: Path) -> None:
    page = visitor.open("upload")
    hand_over(visitor, file_of(tmp_path, workbooks.good()))
    page.get_by_role("button", name="Store these figures").dblclick()
    wait_for(page, "it is stored as submission 1")
    visitor.rest()
    assert stored(store) == 1


def test_of_two_tabs_the_second_is_asked_again(browser: Browser, server: Server, store: Store, tmp_path: Path) -> None:
    with visiting(browser, server) as first, visiting(browser, server) as second:
        for number, visitor in enumerate((first, second)):
            visitor.open("upload")
            hand_over(visitor, file_of(tmp_path, workbooks.births((2021, 3000 + number)), f"{number}.xlsx"))
        store_it(first)
        second.page.get_by_role("button", name="Store these figures").click()
        expect(second.page.get_by_text("Somebody was faster: look again before you store")).to_be_visible(timeout=LONG)
        wait_for(second.page, "Yes: 0 new, 1 changed")
        assert stored(store) == 1
        store_it(second)
        assert stored(store) == 2


def test_a_reload_and_the_back_button_lose_nothing_and_store_nothing(
    visitor: Visitor, store: Store, tmp_path: Path
) -> None:
    page = visitor.open("upload")
    hand_over(visitor, file_of(tmp_path, workbooks.good(), "mine.xlsx"))
    page.reload()
    visitor.rest()
    expect(page.get_by_text("Not finished: mine.xlsx")).to_be_visible()
    page.get_by_role("button", name="Go on with it").click()
    wait_for(page, "Yes: 4 new")
    visitor.rest()
    page.get_by_text("Sources and upload", exact=True).click()
    page.get_by_role("menuitem", name="Sources").click()
    page.wait_for_url("**/sources**")
    page.go_back()
    wait_for(page, "Yes: 4 new")
    visitor.rest()
    store_it(visitor)
    page.go_back()
    visitor.rest()
    page.reload()
    visitor.rest()
    assert stored(store) == 1


CANCEL = "Cancel this upload"


@pytest.mark.parametrize("stage", ["", "What the public would see change"])
def test_a_running_check_is_cancelled(visitor: Visitor, store: Store, tmp_path: Path, stage: str) -> None:
    page = visitor.open("upload")
    drop(page, file_of(tmp_path, workbooks.good()))
    page.locator(".stages .now").filter(has_text=stage).wait_for(timeout=LONG)  # as soon as any, or in the last one
    page.get_by_role("button", name=CANCEL).first.click()
    is_given_up(page)
    assert stored(store) == 0


TOP, BELOW = 0, 1
STEPS = [
    (lambda: b"no workbook", "No: the file cannot be read", "What was found", TOP),
    (workbooks.messy, "must be corrected", "What was found", TOP),
    (workbooks.asking, "need your answer", "Questions that only you can answer", TOP),
    (workbooks.good, "Yes:", "Beside what is stored", TOP),
    (workbooks.good, "Yes:", "What the public would see change", BELOW),
    (workbooks.good, "Yes:", "Store it", BELOW),
]


def test_it_is_cancelled_at_every_step(visitor: Visitor, store: Store, tmp_path: Path) -> None:
    page = visitor.open("upload")
    for build, words, heading, place in STEPS:
        hand_over(visitor, file_of(tmp_path, build()), words)
        expect(page.get_by_role("heading", name=heading, exact=True)).to_be_visible()
        page.get_by_role("button", name=CANCEL).nth(place).click()
        is_given_up(page)
        assert stored(store) == 0


def test_a_click_on_cancel_counts_though_the_check_was_over(visitor: Visitor, store: Store, tmp_path: Path) -> None:
    """On a slow wire the check is done and drawn on the server before the click on the page it replaces arrives."""
    wire = HeldWire("4 new")
    wire.between(visitor.page)
    page = visitor.open("upload")
    drop(page, file_of(tmp_path, workbooks.good()))
    page.get_by_role("button", name=CANCEL).first.wait_for(timeout=LONG)
    wire.wait(page)
    expect(page.locator("h1")).to_contain_text("It is being checked")
    page.get_by_role("button", name=CANCEL).first.click()
    wire.let_go()
    is_given_up(page)
    assert stored(store) == 0


def test_a_file_that_changes_while_it_is_sent_is_not_half_taken(visitor: Visitor, store: Store, tmp_path: Path) -> None:
    page = visitor.open("upload")
    path = file_of(tmp_path, workbooks.births((2021, 3000)))

    def change_first(route: Route) -> None:
        path.write_bytes(workbooks.births((2021, 4000), (2022, 4100)))
        route.continue_()

    page.route("**/_stcore/upload_file/**", change_first, times=1)
    drop(page, path)
    # The browser sends the file as it finds it when the request leaves: one of the two, whole.
    wait_for(page, "Yes:")
    assert re.search(r"Yes: [12] new, 0 changed", page.locator("h1").inner_text())
    assert stored(store) == 0


def test_a_file_replaced_during_its_check_is_the_only_one_that_counts(
    visitor: Visitor, store: Store, tmp_path: Path
) -> None:
    page = visitor.open("upload")
    path = file_of(tmp_path, workbooks.births((2021, 3000)))
    hand_over(visitor, path, "Yes: 1 new")
    path.write_bytes(workbooks.births((2021, 3000), (2022, 3100)))  # the page goes on with what it received
    store_it(visitor)
    expect(page.get_by_text("1 figure", exact=True)).to_be_visible()


HOSTILE = {
    "text.xlsx": (lambda: b"no workbook at all", "This is not an Excel workbook"),
    "old.xls": (lambda: make.ole("Workbook"), "old .xls format"),
    "secret.xlsx": (lambda: make.ole("EncryptedPackage"), "protected with a password"),
    "bomb.xlsx": (
        lambda: make.zipped(make.parts(more={"xl/media/a.bin": make.bomb_part(200 * 2**20)})),
        "could harm the server",
    ),
    "entities.xlsx": (
        lambda: make.zipped(make.parts('<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>')),
        "XML entities",
    ),
    "<img src=x onerror=alert(1)>.xlsx": (
        lambda: make.indicators(("<script>alert(1)</script>", "x", 2020, "=cmd|' /C calc'!A0", "number")),
        "must be corrected",
    ),
}


def test_hostile_files_harm_nobody_while_others_explore(
    browser: Browser, server: Server, store: Store, tmp_path: Path
) -> None:
    with visiting(browser, server) as sender, visiting(browser, server) as reader:
        sender.open("upload")
        for name, (build, words) in HOSTILE.items():
            sender.page.locator("input[type=file]").first.set_input_files(
                {"name": name, "mimeType": "application/octet-stream", "buffer": build()}
            )
            page = reader.open("growth")
            expect(page.locator(".js-plotly-plot").first).to_be_visible()
            expect(sender.page.get_by_text(words).first).to_be_visible(timeout=LONG)
            sender.rest()
            assert "Traceback" not in sender.page.content()
        assert own_errors(sender) == []
        assert own_errors(reader) == []
    assert stored(store) == 0


def test_twenty_uploads_at_once(browser: Browser, server: Server, store: Store, tmp_path: Path) -> None:
    """Twenty tabs drop a file each while a reader goes on; each gets its own answer, what is confirmed is stored."""
    with visiting(browser, server) as first:
        pages = [first.page, *(first.context.new_page() for _ in range(19))]
        for page in pages:
            page.goto(f"{server.address}/upload")
        for number, page in enumerate(pages):
            page.locator("input[type=file]").first.wait_for(state="attached", timeout=LONG)
            drop(page, file_of(tmp_path, of_twenty(number), f"{number}.xlsx"))
        with visiting(browser, server) as reader:
            expect(reader.open("overview").locator("h1")).not_to_be_empty()
        for number, page in enumerate(pages):
            wait_for(page, "Yes: 1 new" if number in GOOD else "Not yet: 1 error must be corrected")
            expect(page.get_by_text(f"{number}.xlsx", exact=False).first).to_be_visible()
            if number not in GOOD:
                expect(page.get_by_text(f"x{number}", exact=True).first).to_be_visible()
        assert stored(store) == 0
        for number in GOOD[:-1]:  # the last one is checked as well, and never confirmed
            pages[number].get_by_role("button", name="Store these figures").click()
            wait_for(pages[number], "it is stored as submission")
    query = select(schema.figures.c.year, schema.figures.c.value)
    with store.reading() as connection:
        kept = sorted((row.year, row.value) for row in connection.execute(query))
    assert kept == [(2004 + number, 100.0 + number) for number in GOOD[:-1]]
    assert stored(store) == len(GOOD) - 1


def test_without_a_right_nothing_can_be_dropped(browser: Browser, tmp_path: Path) -> None:
    with (
        running_server(tmp_path / "log.txt", ECOC_VAR=str(tmp_path / "var"), ECOC_LOCAL_ADMIN="0") as server,
        visiting(browser, server) as visitor,
    ):
        page = visitor.open("upload")
        expect(page.get_by_text("Uploads are closed to you")).to_be_visible()
        expect(page.locator("input[type=file]")).to_have_count(0)


@pytest.mark.parametrize(("theme", "size", "language"), [("light", (1280, 720), "en"), ("dark", (390, 844), "ro")])
def test_findings_fit_the_window_and_axe_finds_nothing_serious(
    browser: Browser, server: Server, tmp_path: Path, theme: str, size: tuple[int, int], language: str
) -> None:
    words = {"en": "must be corrected", "ro": "trebuie corectate"}[language]
    with visiting(browser, server, color_scheme=theme, viewport={"width": size[0], "height": size[1]}) as visitor:
        page = visitor.open(f"upload?lang={language}")
        hand_over(visitor, file_of(tmp_path, workbooks.messy()), words)
        wide = page.evaluate(
            "() => [...document.querySelectorAll('.ec, h1, .ec h2, .ec .scroll')]"
            ".filter(e => e.getBoundingClientRect().right > window.innerWidth + 1).map(e => e.outerHTML.slice(0, 120))"
        )
        assert wide == []
        found = serious_faults_of_ours(page)
    assert found == []
