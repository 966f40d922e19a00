"""What the page tests of handing in share: the steps of a person who hands in."""

from typing import Any

from streamlit.testing.v1 import AppTest

from tests.data.submissions import shipped
from ui import stored

PATIENCE = 120  # seconds a check may take on a busy machine


def hand_over(app: AppTest, data: bytes, name: str = "figures.xlsx") -> AppTest:
    """Drop a file and wait until it is checked."""
    turn = app.session_state["upload-desk"].turn
    app.file_uploader(key=f"upload-file-{turn}").upload(name, data).run()
    return checked(app)


def checked(app: AppTest) -> AppTest:
    """Wait for the work beside the page, and look again."""
    assert app.session_state["upload-desk"].work.wait(PATIENCE)
    app.run()
    assert not app.exception
    return app


def hand_in(*rows: object, **options: Any) -> None:
    """Store rows as if somebody had done so elsewhere."""
    shipped.hand_in(stored.store(), *rows, **options)


def store_it(app: AppTest, note: str = "") -> AppTest:
    """Store what was checked, with a note where one is given."""
    if note:
        app.text_area[0].input(note)
    return app.button(key="primary-confirm").click().run()
