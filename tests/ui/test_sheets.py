"""The style sheets stand at their address, or in the page, and say the same in both places."""

import re

import pytest
from starlette.applications import Starlette

from tests.ui.test_start_page import asked
from ui.sheets import PAGE, PRESENTER, SHEETS, STAGE, sheet_address, sheet_routes, style_of


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_is_found_at_its_address_and_kept(name: str) -> None:
    answer = asked(Starlette(routes=sheet_routes()), sheet_address(name)[1:])
    assert answer.text == SHEETS[name]
    assert answer.headers["content-type"].startswith("text/css")
    assert "immutable" in answer.headers["cache-control"]


@pytest.mark.parametrize("names", [(PAGE,), (PAGE, STAGE), (PAGE, PRESENTER)])
def test_the_page_names_the_sheets_or_holds_them_in_the_same_order(names: tuple[str, ...]) -> None:
    named, held = (style_of("dark", names, by_address=answered) for answered in (True, False))
    assert re.findall(r'@import "([^"]+)";', named) == [sheet_address(name) for name in names]
    # An import counts only where nothing stands before it.
    assert re.sub(r'@import "[^"]+";', "", named) == held.removeprefix("".join(SHEETS[name] for name in names))
    assert named.startswith("@import")


def test_another_content_has_another_address(monkeypatch: pytest.MonkeyPatch) -> None:
    before = sheet_address(PAGE)
    monkeypatch.setitem(SHEETS, PAGE, SHEETS[PAGE] + ".ec{}")
    assert sheet_address(PAGE) != before
