"""What the browser tests of handing in share: a server whose visitor on this machine administers, and small steps."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor

LONG = 120_000  # milliseconds: a check with its preview on a busy machine
ADMINISTRATOR = {"ECOC_LOCAL_ADMIN": "1"}


def file_of(folder: Path, data: bytes, name: str = "figures.xlsx") -> Path:
    """Write a workbook to disk, as a person has it there."""
    path = folder / name
    path.write_bytes(data)
    return path


def drop(page: Page, path: Path) -> None:
    """Choose a file in the uploader."""
    page.locator("input[type=file]").first.set_input_files(path, timeout=LONG)


def answer(page: Page) -> str:
    """Return the page's answer."""
    return page.locator("h1").inner_text()


def wait_for(page: Page, words: str) -> None:
    """Wait until the page's answer holds some words."""
    expect(page.locator("h1")).to_contain_text(words, timeout=LONG)


def hand_over(visitor: Visitor, path: Path, words: str = "Yes:") -> Page:
    """Drop a file and wait for the page's answer."""
    drop(visitor.page, path)
    wait_for(visitor.page, words)
    return visitor.rest()


def store_it(visitor: Visitor) -> Page:
    """Confirm and wait for the receipt."""
    visitor.page.get_by_role("button", name="Store these figures").click()
    wait_for(visitor.page, "it is stored as submission")
    return visitor.rest()
