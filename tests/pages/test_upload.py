"""Handing in: who may, how a file is checked and what is found, in both languages of the pages."""

from dataclasses import replace

import pytest

from data.submissions.drafting import drafts
from tests.data.submissions.samples import ADMIN, ANA, PRESENTER
from tests.data.workbook import generator as make
from tests.pages import workbooks
from tests.pages.conftest import ActAs, Visit, said
from tests.pages.handing_in import checked, hand_over
from ui import stored
from ui.upload import desk

pytestmark = pytest.mark.usefixtures("own_store")

ENGLISH_LEFT = ("must be corrected", "What was found", "Store these", "stored now", "Language of", "Hand in")


@pytest.mark.parametrize(
    ("language", "closed"), [("en", "Uploads are closed to you"), ("ro", "Încărcarea nu vă este deschisă")]
)
def test_it_is_closed_to_the_public_and_says_why(visit: Visit, acting: ActAs, language: str, closed: str) -> None:
    acting(None)
    app = visit("upload", lang=language)
    page = said(app)
    assert not app.exception
    assert closed in page
    assert "docs/deployment.md" in page
    assert not app.get("file_uploader")


def test_a_role_that_does_not_hand_in_is_told_so(visit: Visit, acting: ActAs) -> None:
    acting(PRESENTER)
    app = visit("upload")
    assert "Your role does not hand in workbooks" in said(app)
    assert not app.get("file_uploader")


def test_an_editor_without_a_city_is_told_so(visit: Visit, acting: ActAs) -> None:
    acting(replace(ANA, cities=frozenset()))
    assert "Your role does not hand in workbooks" in said(visit("upload"))


def test_an_error_of_ours_is_a_number_and_no_trace(
    visit: Visit, acting: ActAs, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr(desk, "check", fail)
    acting(ANA)
    app = hand_over(visit("upload"), workbooks.good())
    page = said(app)
    assert "The check could not be finished" in page
    assert f"tell the team the number {app.session_state['upload-desk'].number}" in page
    assert "secret" not in page


def test_an_editor_chooses_among_their_own_cities_only(visit: Visit, acting: ActAs) -> None:
    acting(ANA)
    app = visit("upload")
    assert list(app.selectbox[0].options) == ["Timișoara"]
    assert list(app.selectbox[1].options) == ["English", "Română", "Nederlands", "Italiano", "Hrvatski", "Lietuvių"]
    acting(ADMIN)
    assert app.run().selectbox[0].options[0] == "Whole partnership"


@pytest.mark.parametrize("language", ["en", "ro"])
def test_a_messy_file_shows_every_problem_at_its_cell(visit: Visit, acting: ActAs, language: str) -> None:
    acting(ANA)
    app = hand_over(visit("upload", lang=language), workbooks.messy())
    page = said(app)
    for place in ("A4", "D5", "D6", "D2"):
        assert f'<span class="place">{place}</span>' in page
    assert app.button(key="primary-confirm").disabled
    if language == "ro":
        assert "Încă nu: trebuie corectate 3 erori" in page
        assert not any(words in page for words in ENGLISH_LEFT)
    else:
        assert "<h1>Not yet: 3 errors must be corrected</h1>" in page
        assert "Possible once the 3 errors above are corrected in the file." in page


@pytest.mark.slow
def test_findings_are_filtered_by_the_address(visit: Visit, acting: ActAs) -> None:
    acting(ANA)
    page = said(hand_over(visit("upload", severity="ask", sheet="Indicators"), workbooks.messy()))
    assert '<span class="place">D5</span>' in page
    assert '<span class="place">D6</span>' not in page


@pytest.mark.slow
def test_a_filter_that_finds_nothing_any_more_says_so(visit: Visit, acting: ActAs) -> None:
    acting(ANA)
    page = said(hand_over(visit("upload", severity="error", change="changed"), workbooks.asking()))
    assert "Nothing of this kind was found on this sheet." in page
    assert "does not exist here" not in page


def test_findings_speak_six_languages(visit: Visit, acting: ActAs) -> None:
    acting(ANA)
    page = said(hand_over(visit("upload", words="lt"), workbooks.messy()))
    assert 'lang="lt"' in page
    assert "This is not a number." not in page
    assert "What was found" in page


def test_a_refused_file_is_told_in_plain_words_and_not_kept(visit: Visit, acting: ActAs) -> None:
    acting(ANA)
    app = hand_over(visit("upload"), make.ole("EncryptedPackage"), "secret.xlsx")
    page = said(app)
    assert "No: the file cannot be read" in page
    assert "The file is protected with a password" in page
    assert "primary-confirm" not in [button.key for button in app.button]
    assert drafts(stored.store(), ANA) == {}


@pytest.mark.slow
def test_a_question_is_answered_and_the_file_checked_again(visit: Visit, acting: ActAs) -> None:
    acting(ANA)
    app = hand_over(visit("upload"), workbooks.asking())
    assert "Not yet: 2 places need your answer" in said(app)
    assert app.button(key="primary-answer").disabled
    app.radio[0].set_value("decimal-comma").run()
    app.button(key="primary-answer").click().run()
    page = said(checked(app))
    assert "Yes: 2 new, 0 changed, 0 unchanged" in page
    assert "3,100" in page
    app.button(key="again-0").click().run()
    assert "Not yet: 2 places need your answer" in said(checked(app))
