"""A draft of a hand-in: resumed, discarded, seen by nobody else, gone when given up."""

import pytest

from data.submissions.drafting import drafts
from tests.data.submissions.samples import ADMIN, ANA
from tests.pages import workbooks
from tests.pages.conftest import ActAs, Visit, said
from tests.pages.handing_in import checked, hand_over
from ui import stored

pytestmark = pytest.mark.usefixtures("own_store")


@pytest.mark.slow
def test_a_draft_is_found_again_in_a_new_session_and_resumed(visit: Visit, acting: ActAs) -> None:
    acting(ANA)
    app = hand_over(visit("upload"), workbooks.asking(), "births.xlsx")
    app.radio[0].set_value("decimal-comma").run()
    app.button(key="primary-answer").click().run()
    checked(app)
    again = visit("upload")
    assert "Not finished: births.xlsx" in said(again)
    again.button(key="draft-resume-0").click().run()
    assert "Yes: 2 new, 0 changed, 0 unchanged" in said(checked(again))


@pytest.mark.slow
def test_a_draft_can_be_discarded_and_is_seen_by_nobody_else(visit: Visit, acting: ActAs) -> None:
    acting(ANA)
    hand_over(visit("upload"), workbooks.asking(), "births.xlsx")
    acting(ADMIN)
    assert "Not finished" not in said(visit("upload"))
    acting(ANA)
    app = visit("upload", lang="ro")
    assert "Neterminat: births.xlsx" in said(app)
    app.button(key="draft-discard-0").click().run()
    assert "Neterminat" not in said(app)
    assert drafts(stored.store(), ANA) == {}


@pytest.mark.slow
def test_giving_up_leaves_nothing(visit: Visit, acting: ActAs) -> None:
    acting(ANA)
    app = hand_over(visit("upload"), workbooks.good())
    app.button(key="upload-cancel").click().run()
    assert "Fill in the template" in said(app)
    assert drafts(stored.store(), ANA) == {}
