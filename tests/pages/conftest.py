"""Pages as a reader meets them, without a browser."""

import re
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from data.submissions import Person
from tests.conftest import ROOT
from tests.ui.storing import var
from ui import shell, staff
from ui.local_administrator import Obstacle

__all__ = ["ActAs", "Press", "Visit", "acting", "own_store", "press", "said", "var", "visit"]

Visit = Callable[..., AppTest]
ESCAPE = re.compile(r"\\(?=\W)")  # what keeps Markdown from reading a sign
ActAs = Callable[[Person | None], None]
Press = Callable[[AppTest, str, str], AppTest]


@pytest.fixture
def visit() -> Visit:
    """Return a function that opens a page with an address and runs it."""

    def open_page(page: str = "", **query: str) -> AppTest:
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
        for name, value in query.items():
            app.query_params[name] = value
        app.run()
        return app.switch_page(f"pages/{page}/page.py").run() if page else app

    return open_page


def said(app: AppTest) -> str:
    """Return the page's answer and all of our own markup as one text."""
    answers = [f"<h1>{escape(ESCAPE.sub('', title.value))}</h1>" for title in app.title]
    return "\n".join(answers + [str(block.proto.body) for block in app.get("html")])


@pytest.fixture
def press(monkeypatch: pytest.MonkeyPatch) -> Press:
    """Return a function that runs a page as when its browser says which button of our own markup was pressed."""

    def pressed(app: AppTest, event: str, place: str) -> AppTest:
        def hear(**settings: Any) -> dict[str, object]:
            st.session_state["page-window"] = {event: place}
            settings[f"on_{event}_change"]()
            return {}

        with monkeypatch.context() as heard:
            heard.setattr(shell, "_page_window", hear)
            return app.run()

    return pressed


@pytest.fixture
def acting(monkeypatch: pytest.MonkeyPatch) -> ActAs:
    """Return a function that says who acts from now on; nobody does before."""

    def act_as(person: Person | None) -> None:
        monkeypatch.setattr(staff, "find_person", lambda: person)
        monkeypatch.setattr(staff, "local_obstacle", lambda: None if person else Obstacle.NOT_WANTED)

    return act_as


@pytest.fixture
def own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Give the test a store in a folder of its own, opened anew."""
    monkeypatch.setenv("ECOC_VAR", str(tmp_path / "var"))
    yield
    st.cache_resource.clear()
