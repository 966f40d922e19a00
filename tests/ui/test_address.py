"""The choices of a page, as their widgets are told to stand."""

from typing import Any

import pytest

from ui import address
from ui.address import TURNED, widget_key


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
