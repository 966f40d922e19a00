"""What the page tests of handing in share: the steps of a person who hands in."""

from streamlit.testing.v1 import AppTest

from data.submissions import Person, accept, compare, proposed
from data.submissions.showing import shipped_reference
from tests.data.submissions.samples import ANA, CATALOGUE, content, workbook
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


def hand_in(*rows: object, person: Person = ANA, note: str = "", name: str = "") -> None:
    """Store rows as if somebody had done so elsewhere, from a workbook where it has a name."""
    store, reference = stored.store(), shipped_reference()
    file = workbook(name=name, data=f"PK {rows}".encode()) if name else None
    proposal = proposed(content(*rows), CATALOGUE, file=file)  # type: ignore[arg-type]
    accept(store, reference, compare(store, reference, proposal, person), person, note=note)


def store_it(app: AppTest, note: str = "") -> AppTest:
    """Store what was checked, with a note where one is given."""
    if note:
        app.text_area[0].input(note)
    return app.button(key="primary-confirm").click().run()
