"""Pages as a reader meets them, without a browser."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT

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
