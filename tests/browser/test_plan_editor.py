"""Editing milestones in a real browser: a message at the row, storing once, the timeline, undo, two windows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, TimeoutError, expect

from data.content import ACTION_FIELDS, ActionRow, Content
from data.evidence import Evidence
from data.facts import load_facts
from data.partial_dates import PartialDate
from data.store import open_store
from data.submissions import Reference, accept, compare, proposed, shipped_plans
from tests.browser.conftest import Server, Visitor, running_server, visiting
from ui.local_administrator import LOCAL

pytestmark = pytest.mark.browser
EDIT = "plans?edit=kaunas"
# Where a column lies in the table, in pixels from its left edge; rows are 35 pixels high, the headings too.
LEFT = {"action": 100, "milestone": 400, "due": 610, "status": 720, "progress": 810, "done": 910}
ROW = 35
COLUMNS = ("action", "milestone", "due", "status", "progress", "done")
TRIES = 8
IN_CELL = "() => Boolean(document.activeElement.closest('#portal'))"
FRAMES = """() => new Promise(done => {
  let left = 12; const next = () => left-- ? requestAnimationFrame(next) : done(); next() })"""


@dataclass
class StaffedServer(Server):
    """A dashboard with the folder of its store."""

    folder: Path


@pytest.fixture(scope="module")
def staffed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StaffedServer]:
    """Run the dashboard as on a machine of one's own: whoever sits there administers."""
    folder = tmp_path_factory.mktemp("staffed")
    with running_server(folder / "log.txt", ECOC_LOCAL_ADMIN="1", ECOC_VAR=str(folder)) as running:
        yield StaffedServer(running.address, running.process, folder)


@pytest.fixture
def declaring_server(staffed: StaffedServer, evidence: Evidence) -> None:
    """Hand in, as a workbook would, that an action is declared to move the births of firms."""
    action = ActionRow(
        city="timisoara",
        action="TIM-1",
        title="Cultural2Business hackathon",
        start=PartialDate(2021, 8, 23),
        indicator_moved="births",
        lag_from=1,
        lag_to=3,
        kept=frozenset(ACTION_FIELDS) - {"indicator_moved", "lag_from", "lag_to"},
    )
    place = open_store(folder=staffed.folder)
    reference = Reference(evidence.partners, shipped_plans(load_facts()))
    seen = compare(place, reference, proposed(Content(actions=(action,)), evidence.catalogue), LOCAL)
    accept(place, reference, seen, LOCAL)
    place.close()


@pytest.fixture
def staff(browser: Browser, staffed: StaffedServer) -> Iterator[Visitor]:
    with visiting(browser, staffed, viewport={"width": 1440, "height": 900}) as opened:
        yield opened


def write(page: Page, row: int, column: str, words: str) -> None:
    """Write into a cell of the table, counted from 1, as a person does: open it, write, confirm, and look."""
    table = page.get_by_test_id("stDataFrame")
    table.scroll_into_view_if_needed()
    cell = page.locator(f"#glide-cell-{COLUMNS.index(column) + 1}-{row - 1}")
    for _ in range(TRIES):
        table.click(position={"x": LEFT[column], "y": ROW * row + ROW // 2})
        drawn(page)
        page.keyboard.press("Enter")
        drawn(page)
        if not page.evaluate(IN_CELL):
            continue
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.type(words)
        drawn(page)
        page.keyboard.press("Enter")
        drawn(page)
        if words in cell.inner_text():
            return
        page.keyboard.press("Escape")
    pytest.fail(f"{words} does not stand in row {row}")


def drawn(page: Page) -> None:
    """Wait until the table has drawn what was done to it: only then it takes more."""
    page.evaluate(FRAMES)


def press(page: Page, name: str, then: str) -> None:
    """Press a button until what follows is on the page: a table hands its edits over a moment after they are typed."""
    button, found = page.get_by_role("button", name=name, exact=True), page.get_by_text(then).first
    for _ in range(TRIES):
        button.scroll_into_view_if_needed()
        button.click()
        try:
            found.wait_for(timeout=4_000)
        except TimeoutError:
            continue
        break
    expect(found).to_be_visible()


def on_timeline(page: Page, words: str) -> Locator:
    """Return the words where they stand on the timeline."""
    return page.locator(".st-key-wide-plan-timeline .js-plotly-plot text", has_text=words)


def submissions(page: Page) -> list[str]:
    return page.locator("[class*=st-key-plan-entry] .ec p").all_inner_texts()


def test_a_message_at_the_row_and_nothing_stored(staff: Visitor) -> None:
    page = staff.open(EDIT)
    write(page, 3, "due", "03/04/2025")
    write(page, 3, "progress", "0")
    press(page, "Check the changes", "Nothing was stored: 1 cell needs another look")
    expect(page.get_by_text("Row 3, Due date (03/04/2025)")).to_be_visible()
    expect(page.get_by_role("button", name="Store 1 milestone")).to_have_count(0)
    assert submissions(page) == []


def test_edit_see_it_on_the_timeline_and_undo(staff: Visitor) -> None:
    page = staff.open(EDIT)
    expect(on_timeline(page, "Seminar, 10 June 2021")).to_be_visible()
    write(page, 3, "due", "2021-09")
    press(page, "Check the changes", "What would be stored")
    expect(page.get_by_role("cell", name="September 2021")).to_be_visible()
    page.get_by_role("button", name="Store 1 milestone").dblclick()
    expect(page.get_by_text("Stored as submission 1: 1 milestone.")).to_be_visible()
    expect(page.get_by_text(re.compile(r"Number in the log: [0-9a-f]{8}"))).to_be_visible()
    expect(on_timeline(page, "Seminar, September 2021")).to_be_visible()
    assert len(submissions(page)) == 1
    press(page, "Undo", "Restore")
    expect(on_timeline(page, "Seminar, 10 June 2021")).to_be_visible()
    press(page, "Restore", "Undo")
    expect(on_timeline(page, "Seminar, September 2021")).to_be_visible()
    press(page, "Undo", "Restore")


def test_two_windows_ask_which_value_stays(browser: Browser, staffed: StaffedServer, staff: Visitor) -> None:
    mine = staff.open("plans?edit=rijeka")
    with visiting(browser, staffed, viewport={"width": 1440, "height": 900}) as other:
        theirs = other.open("plans?edit=rijeka")
        write(theirs, 1, "due", "2020-05")
        press(theirs, "Check the changes", "What would be stored")
        press(theirs, "Store 1 milestone", "Stored as submission")
        write(mine, 1, "due", "2020-06")
        press(mine, "Check the changes", "1 value was changed since this table was filled")
        expect(mine.get_by_role("button", name="Store 1 milestone")).to_be_disabled()
        mine.get_by_text("Store mine: June 2020").click()
        expect(mine.get_by_role("button", name="Store 1 milestone")).to_be_enabled()
        press(mine, "Store 1 milestone", "Stored as submission")


def test_a_draft_waits_in_another_window(browser: Browser, staffed: StaffedServer, staff: Visitor) -> None:
    page = staff.open("plans?edit=leeuwarden")
    write(page, 9, "progress", "30")
    press(page, "Keep as a draft", "Kept as a draft.")
    with visiting(browser, staffed, viewport={"width": 1440, "height": 900}) as other:
        again = other.open("plans?edit=leeuwarden")
        press(again, "Go on with the draft", "Store 1 milestone")
        expect(again.get_by_role("cell", name="30")).to_be_visible()


def test_the_public_is_told_who_edits(visitor: Visitor) -> None:
    page = visitor.open("plans?edit=kaunas")
    expect(page.get_by_text("You cannot edit these milestones")).to_be_visible()
    expect(page.get_by_test_id("stDataFrame")).to_have_count(0)


def test_from_a_plan_to_a_milestone_to_its_indicator_and_back(staff: Visitor, declaring_server: None) -> None:
    page = staff.open("plans?cities=timisoara")
    page.get_by_role("link", name="Cultural2Business hackathon", exact=True).click()
    page.wait_for_url("**action=TIM-1**")
    staff.rest()
    expect(page.get_by_text("it should move 1 to 3 years after the start: 2022–2024", exact=False)).to_be_visible()
    expect(page.locator(".st-key-exhibit-action-moved .js-plotly-plot")).to_be_visible()
    page.get_by_role("link", name="This indicator beside other regions").click()
    page.wait_for_url("**/growth**")
    staff.rest()
    expect(page.get_by_text("1 action is declared to move this indicator")).to_be_visible()
    page.locator(".st-key-exhibit-milestones-before").get_by_role(
        "link", name="Cultural2Business hackathon"
    ).first.click()
    page.wait_for_url("**action=TIM-1**")
    staff.rest()
    expect(page.get_by_text("Cultural2Business hackathon closes with the awards").first).to_be_visible()
