"""History in a real browser: undo and restore after a preview, by staff; the public only looks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from data.store import open_store
from data.submissions import accept, compare, proposed
from data.submissions.history import history
from data.submissions.showing import shipped_reference
from tests.browser.conftest import Server, Visitor, running_server, visiting
from tests.browser.handing_in import ADMINISTRATOR, LONG
from tests.data.submissions.samples import ADMIN, ANA, CATALOGUE, births, content, milestone, workbook

pytestmark = pytest.mark.browser
FILE = b"PK as it was received"


@pytest.fixture
def var(tmp_path: Path) -> Path:
    """Return the folder of a store that holds two submissions."""
    folder = tmp_path / "var"
    store, reference = open_store(folder=folder), shipped_reference()
    for rows in ([births(3000, year=2021)], [births(3300, year=2021), milestone("Evaluation", progress=10.0)]):
        file = workbook(name=f"figures-{len(rows)}.xlsx", data=FILE * len(rows))
        proposal = proposed(content(*rows), CATALOGUE, file=file)  # type: ignore[arg-type]
        accept(store, reference, compare(store, reference, proposal, ANA), ANA)
    store.close()
    return folder


@pytest.fixture
def server(tmp_path: Path, var: Path) -> Iterator[Server]:
    with running_server(tmp_path / "log.txt", ECOC_VAR=str(var), **ADMINISTRATOR) as running:
        yield running


def test_undo_and_restore_after_a_preview(visitor: Visitor, var: Path) -> None:
    page = visitor.open("history")
    expect(page.locator("h1")).to_contain_text("2 submissions")
    page.get_by_role("link", name="No. 2").click()
    page.wait_for_url("**submission=2**")
    visitor.rest()
    with page.expect_download(timeout=LONG) as found:
        page.get_by_role("button", name="Download the file as it was received").click()
    assert Path(found.value.path()).read_bytes() == FILE * 2
    page.get_by_role("button", name="See what undoing it would change").click()
    undo = page.get_by_role("button", name="Undo submission 2")
    undo.wait_for(timeout=LONG)
    expect(page.get_by_text("changed by −9.1\xa0%")).to_be_visible()
    undo.dblclick()
    expect(page.get_by_text("It is undone. Nothing was removed.")).to_be_visible(timeout=LONG)
    visitor.rest()
    page.reload()
    visitor.rest()
    expect(page.locator("h1")).to_contain_text("undone")
    page.get_by_role("button", name="See what restoring it would change").click()
    page.get_by_role("button", name="Restore submission 2").click(timeout=LONG)
    expect(page.get_by_text("It is restored.")).to_be_visible(timeout=LONG)
    store = open_store(folder=var)
    assert [event.kind for event in history(store, ADMIN)[0].events] == ["accepted", "undone", "restored"]
    store.close()


def test_a_preview_can_be_cancelled_and_the_back_button_undoes_nothing(visitor: Visitor, var: Path) -> None:
    page = visitor.open("history?submission=1")
    page.get_by_role("button", name="See what undoing it would change").click()
    page.get_by_role("button", name="Cancel").first.click()
    page.get_by_role("button", name="See what undoing it would change").wait_for(timeout=LONG)
    page.get_by_role("link", name="← All submissions").click()
    expect(page.locator("h1")).to_contain_text("2 submissions")
    page.go_back()
    expect(page.locator("h1")).to_contain_text("No. 1: Workbook, in force")


def test_the_public_sees_neither_names_nor_files(browser: Browser, var: Path, tmp_path: Path) -> None:
    with (
        running_server(tmp_path / "public.txt", ECOC_VAR=str(var), ECOC_LOCAL_ADMIN="0") as server,
        visiting(browser, server) as visitor,
    ):
        page = visitor.open("history?submission=2&lang=ro")
        expect(page.get_by_text("3.300")).to_be_visible()
        expect(page.get_by_text("City of Timișoara").first).to_be_visible()
        assert "Ana Popescu" not in page.content()
        assert "figures-2" not in page.content()
        expect(page.get_by_role("button", name="Anulează")).to_have_count(0)
        assert visitor.watched.outside == []
