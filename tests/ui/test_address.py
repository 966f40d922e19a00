"""The choices of a page, as their widgets are told to stand."""

from typing import Any

import pytest

from ui import address, address_bar
from ui.address import TURNED, Address, widget_key


class Session(dict[str, Any]):
    """A session that remembers what was written into it."""

    def __init__(self, **held: Any) -> None:
        super().__init__(held)
        self.written: list[str] = []

    def __setitem__(self, key: str, value: Any) -> None:
        self.written.append(key)
        super().__setitem__(key, value)


@pytest.mark.parametrize(
    ("turned", "held", "told"),
    [
        (False, "ro", []),  # the widget knows its standing
        (False, "en", ["pick-lang-en"]),
        (True, "ro", ["pick-lang-en"]),  # the run before was interrupted: the widget may not have heard
    ],
)
def test_a_window_that_turned_narrow_tells_every_choice_its_standing_again(
    monkeypatch: pytest.MonkeyPatch, turned: bool, held: str, told: list[str]
) -> None:
    session = Session(**{TURNED: turned, "pick-lang-en": held})
    monkeypatch.setattr(address.st, "session_state", session)
    assert widget_key("lang", "ro") == "pick-lang-en"
    assert session.written == told
    assert session["pick-lang-en"] == "ro"


@pytest.mark.parametrize(
    ("root", "page", "link"),
    [
        # Streamlit names the page with its address, but not the first one.
        ("http://host:8501/growth", "growth", "http://host:8501/growth?cities=matera&lang=ro"),
        ("http://host:8501", "growth", "http://host:8501/growth?cities=matera&lang=ro"),
        ("http://host:8501/", "", "http://host:8501/?cities=matera&lang=ro"),
        ("https://host/growth/growth/", "growth", "https://host/growth/growth?cities=matera&lang=ro"),
        (None, "growth", "./growth?cities=matera&lang=ro"),
    ],
)
def test_the_link_to_a_page_names_it_once(
    root: str | None, page: str, link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(address_bar, "_snapshot", lambda: {"cities": ["matera"]})
    assert Address({}, page).here("ro", root=root) == link
