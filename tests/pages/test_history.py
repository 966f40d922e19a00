"""History: what was handed in, for the public and for staff, and the way back with its preview."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.submissions import undo
from data.submissions.history import history
from data.submissions.redaction import redact_file
from tests.data.submissions.samples import ADMIN, ANA, IVO, births, milestone
from tests.pages.conftest import ActAs, Visit, said
from tests.pages.handing_in import PATIENCE, hand_in
from ui import stored

pytestmark = pytest.mark.usefixtures("own_store")


def previewed(app: AppTest) -> AppTest:
    app.button(key="turn-preview").click().run()
    assert app.session_state["history-turn"].work.wait(PATIENCE)
    app.run()
    assert not app.exception
    return app


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Nothing was handed in yet"), ("ro", "Încă nu s-a transmis nimic")]
)
def test_an_empty_history_is_a_designed_state(visit: Visit, acting: ActAs, language: str, words: str) -> None:
    acting(None)
    app = visit("history", lang=language)
    assert not app.exception
    assert words in said(app)


def test_the_public_sees_city_day_hash_and_figures_and_no_names(visit: Visit, acting: ActAs) -> None:
    hand_in(births(3100, year=2022, note="asked Ion"), note="by phone with Ion", name="ana-popescu.xlsx")
    acting(None)
    page = said(visit("history")) + said(visit("history", submission="1"))
    assert "Timișoara" in page
    assert "City of Timișoara" in page
    assert "3,100" in page
    assert "Indicators › D2" in page
    assert not any(secret in page for secret in ("Ana Popescu", "ana-popescu", "Ion"))
    app = visit("history", submission="1")
    assert not app.button
    assert "received-file" not in str(app)


@pytest.mark.slow
def test_small_counts_are_left_out_for_the_public(visit: Visit, acting: ActAs) -> None:
    hand_in(births(2, year=2022), name="figures.xlsx")
    acting(None)
    public = said(visit("history", submission="1"))
    acting(ANA)
    staff = said(visit("history", submission="1"))
    assert '<td class="num">2</td>' not in public
    assert "no figure" in public
    assert '<td class="num">2</td>' in staff


def test_staff_see_names_file_and_notes(visit: Visit, acting: ActAs) -> None:
    hand_in(births(3100, year=2022), milestone(progress=10.0), note="by phone", name="figures.xlsx")
    acting(IVO)
    app = visit("history", submission="1")
    page = said(app)
    assert "Ana Popescu" in page
    assert "figures.xlsx" in page
    assert "by phone" in page
    assert "1 figure and 1 milestone" in page
    assert app.get("download_button")[0].label == "Download the file as it was received"
    assert "turn-preview" not in [button.key for button in app.button]


@pytest.mark.slow
def test_milestones_are_shown_without_who_is_responsible(visit: Visit, acting: ActAs) -> None:
    hand_in(milestone("Fair", progress=40.0, responsible="Ion Ionescu", note="ask Ion"))
    acting(None)
    public = said(visit("history", submission="1"))
    assert "Timișoara · TIM-1 · Fair" in public
    assert "Progress" in public
    assert "Ion Ionescu" not in public
    assert "ask Ion" not in public
    acting(ANA)
    assert "Ion Ionescu" in said(visit("history", submission="1"))


def test_a_file_that_was_taken_out_is_said_to_be_gone(visit: Visit, acting: ActAs) -> None:
    hand_in(births(3100, year=2022), name="figures.xlsx")
    sha256 = history(stored.store(), ADMIN)[0].submission.file_sha256
    assert sha256 is not None
    redact_file(stored.store(), sha256, ADMIN)
    acting(ADMIN)
    page = said(visit("history", submission="1"))
    assert "This file is not kept any more." in page
    assert sha256 in page
    assert "redacted" in said(visit("history"))


def test_the_list_is_filtered_by_city_and_kind(visit: Visit, acting: ActAs) -> None:
    hand_in(births(3100, year=2022), name="figures.xlsx")
    hand_in(births(90, year=2022, city="rijeka"), person=IVO)
    acting(None)
    assert "No. 2</a>" not in said(visit("history", city="timisoara"))
    assert "No. 1</a>" not in said(visit("history", kind="edit"))
    assert "No submission of this kind" in said(visit("history", kind="refresh"))
    assert "does not exist here" in said(visit("history", submission="99"))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "offer", "gone"),
    [
        ("en", "See what undoing it would change", "would be gone"),
        ("ro", "Vezi ce ar schimba anularea ei", "ar dispărea"),
    ],
)
def test_undo_shows_first_what_would_change(visit: Visit, acting: ActAs, language: str, offer: str, gone: str) -> None:
    hand_in(births(3000, year=2021), births(3100, year=2022))
    acting(ANA)
    app = visit("history", submission="1", lang=language)
    assert app.button(key="turn-preview").label == offer
    assert gone in said(previewed(app))
    assert history(stored.store(), ANA)[0].in_force
    app.text_area(key="turn-note").input("wrong year")
    app.button(key="primary-turn").click().run()
    entry = history(stored.store(), ANA)[0]
    assert not entry.in_force
    assert entry.events[-1].note == "wrong year"
    assert "wrong year" in said(app)


@pytest.mark.slow
def test_an_undone_submission_is_restored(visit: Visit, acting: ActAs) -> None:
    hand_in(births(3000, year=2021))
    undo(stored.store(), 1, ANA)
    acting(ADMIN)
    app = previewed(visit("history", submission="1"))
    assert "3,000" in said(app)
    app.button(key="primary-turn").click().run()
    assert history(stored.store(), ADMIN)[0].in_force
    assert "It is restored." in said(app)


def test_what_later_submissions_determine_stays(visit: Visit, acting: ActAs) -> None:
    hand_in(births(3000, year=2021))
    hand_in(births(3050, year=2021))
    acting(ANA)
    assert "Nothing that is shown would change" in said(previewed(visit("history", submission="1")))


@pytest.mark.slow
def test_somebody_who_undid_it_before_is_told(visit: Visit, acting: ActAs) -> None:
    hand_in(births(3000, year=2021))
    acting(ANA)
    app = previewed(visit("history", submission="1"))
    undo(stored.store(), 1, ADMIN)
    app.button(key="primary-turn").click().run()
    assert "Restore it" in said(app)
    assert len(history(stored.store(), ANA)[0].events) == 2


@pytest.mark.slow
def test_a_right_that_was_taken_away_counts_at_the_click(visit: Visit, acting: ActAs) -> None:
    hand_in(births(3000, year=2021))
    acting(ANA)
    app = previewed(visit("history", submission="1"))
    acting(IVO)
    app.button(key="primary-turn").click().run()
    assert history(stored.store(), ANA)[0].in_force


def test_a_store_that_fails_is_a_designed_state_without_its_place(visit: Visit, acting: ActAs, tmp_path: Path) -> None:
    acting(None)
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "store.sqlite3").write_bytes(b"no database" * 500)
    page = said(visit("history"))
    assert "The store does not answer" in page
    assert str(tmp_path) not in page
