"""Pages as a reader meets them, without a browser."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from data.submissions import Person
from tests.conftest import ROOT
from ui import staff
from ui.local_administrator import Obstacle

Visit = Callable[..., AppTest]


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
    """Return all of our own markup on the page as one text."""
    return "\n".join(str(block.proto.body) for block in app.get("html"))


@pytest.fixture
def acting(monkeypatch: pytest.MonkeyPatch) -> Callable[[Person | None], None]:
    """Return a function that says who acts from now on; nobody does before."""

    def act_as(person: Person | None) -> None:
        monkeypatch.setattr(staff, "find_person", lambda: person)
        monkeypatch.setattr(staff, "local_obstacle", lambda: None if person else Obstacle.NOT_WANTED)

    return act_as
