"""Handing in, in each of its states and in both languages of the pages."""

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import streamlit as st
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from data.submissions import Person, accept, compare, proposed, template_content
from data.submissions.drafting import drafts
from data.submissions.showing import shipped_reference
from data.workbook.template import build_template
from tests.data.submissions.samples import ADMIN, ANA, CATALOGUE, PRESENTER, births, content
from tests.data.workbook import generator as make
from tests.pages import workbooks
from tests.pages.conftest import Visit, said
from ui import stored
from ui.upload import desk

ActAs = Callable[[Person | None], None]
PATIENCE = 120
ENGLISH_LEFT = ("must be corrected", "What was found", "Store these", "stored now", "Language of", "Hand in")


@pytest.fixture(autouse=True)
def _var(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("ECOC_VAR", str(tmp_path / "var"))
    yield
    st.cache_resource.clear()


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


def hand_in(*rows: object, person: Person = ANA) -> None:
    """Store rows as if somebody had done so elsewhere."""
    store, reference = stored.store(), shipped_reference()
    proposal = proposed(content(*rows), CATALOGUE)  # type: ignore[arg-type]
    accept(store, reference, compare(store, reference, proposal, person), person)


def store_it(app: AppTest, note: str = "") -> AppTest:
    if note:
        app.text_area[0].input(note)
    return app.button(key="primary-confirm").click().run()


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


def test_findings_are_filtered_by_the_address(visit: Visit, acting: ActAs) -> None:
    acting(ANA)
    page = said(hand_over(visit("upload", severity="ask", sheet="Indicators"), workbooks.messy()))
    assert '<span class="place">D5</span>' in page
    assert '<span class="place">D6</span>' not in page


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


def test_what_would_change_is_shown_then_stored_with_a_receipt(visit: Visit, acting: ActAs) -> None:
    acting(ANA)
    app = hand_over(visit("upload"), workbooks.good())
    page = said(app)
    assert "Yes: 4 new, 0 changed, 0 unchanged" in page
    assert "Now: 17 of 18 milestones done" in page
    assert "Then: 18 of 19 milestones done" in page
    store_it(app, "from the city’s register")
    page = said(app)
    assert "Yes: it is stored as submission 1" in page
    assert "3 figures and 1 milestone" in page
    assert "from the city’s register" in page
    assert app.query_params["receipt"] == "1"
    assert drafts(stored.store(), ANA) == {}


def test_the_comparison_says_old_and_new_with_the_largest_change_first(visit: Visit, acting: ActAs) -> None:
    acting(ANA)
    hand_in(births(1000, year=2021), births(3000, year=2022), births(7, year=2020))
    page = said(hand_over(visit("upload", change="changed"), workbooks.births((2021, 2000), (2022, 3100))))
    assert "Yes: 0 new, 2 changed, 0 unchanged" in page
    assert page.index("changed by +100.0") < page.index("changed by +3.3")


def test_the_same_file_twice_is_nothing_to_store(visit: Visit, acting: ActAs) -> None:
    acting(ANA)
    app = store_it(hand_over(visit("upload"), workbooks.good()))
    page = said(hand_over(app, workbooks.good()))
    assert "There is nothing to store: everything in it is stored already" in page
    assert drafts(stored.store(), ANA) == {}
    assert app.button(key="primary-confirm").disabled


def test_somebody_who_was_faster_is_told_and_the_comparison_made_anew(visit: Visit, acting: ActAs) -> None:
    acting(ANA)
    app = hand_over(visit("upload"), workbooks.births((2021, 3000)))
    hand_in(births(2900, year=2021))
    store_it(app)
    page = said(checked(app))
    assert "Somebody was faster: look again before you store" in page
    assert "Yes: 0 new, 1 changed, 0 unchanged" in page
    store_it(app)
    assert "Yes: it is stored as submission 2" in said(app)


def test_a_value_changed_since_the_template_was_made_is_asked_about(visit: Visit, acting: ActAs) -> None:
    acting(ANA)
    app = visit("upload")
    hand_in(births(100, year=2021))
    template = template_with(150)
    hand_in(births(120, year=2021), person=ADMIN)
    hand_over(app, template)
    page = said(app)
    assert "Not yet: 1 value was changed by somebody else" in page
    assert app.button(key="primary-confirm").disabled
    app.button(key="stale-file").click().run()
    checked(app)
    assert not app.button(key="primary-confirm").disabled
    assert "it is stored as submission 3" in said(store_it(app))


def template_with(value: float) -> bytes:
    """Return the template as it would be downloaded now, with one figure changed."""
    filled = template_content(stored.store(), shipped_reference(), CATALOGUE, "timisoara", ANA)
    book = load_workbook(io.BytesIO(build_template(filled, city="timisoara")))
    book["Indicators"]["D2"].value = value
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


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


def test_giving_up_leaves_nothing(visit: Visit, acting: ActAs) -> None:
    acting(ANA)
    app = hand_over(visit("upload"), workbooks.good())
    app.button(key="upload-cancel").click().run()
    assert "Fill in the template" in said(app)
    assert drafts(stored.store(), ANA) == {}


def test_a_role_that_is_taken_away_counts_at_the_next_click(visit: Visit, acting: ActAs) -> None:
    acting(ANA)
    app = hand_over(visit("upload"), workbooks.good())
    acting(PRESENTER)
    store_it(app)
    assert "Your role does not hand in workbooks" in said(app)
    acting(ANA)
    assert "Your role does not allow this" in said(app.run())


def test_another_city_is_refused_at_its_cell(visit: Visit, acting: ActAs) -> None:
    acting(ANA)
    page = said(hand_over(visit("upload"), make.indicators(("Rijeka", workbooks.BIRTHS, 2021, 5, "number"))))
    assert "You may not change figures of this city." in page


def test_a_store_that_fails_is_a_designed_state(visit: Visit, acting: ActAs, tmp_path: Path) -> None:
    acting(ANA)
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "store.sqlite3").write_bytes(b"no database" * 500)
    app = visit("upload")
    assert not app.exception
    assert "The store does not answer" in said(app)
