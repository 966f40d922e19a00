"""Storing what was handed in: what would change, receipts, and who or what stands in the way."""

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from data.submissions import template_content
from data.submissions.drafting import drafts
from data.submissions.showing import shipped_reference
from data.workbook.template import build_template
from tests.data.submissions.samples import ADMIN, ANA, CATALOGUE, PRESENTER, births
from tests.data.workbook import generator as make
from tests.pages import workbooks
from tests.pages.conftest import ActAs, Visit, said
from tests.pages.handing_in import checked, hand_in, hand_over, store_it
from ui import stored

pytestmark = pytest.mark.usefixtures("own_store")


@pytest.mark.slow
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


@pytest.mark.slow
def test_the_comparison_says_old_and_new_with_the_largest_change_first(visit: Visit, acting: ActAs) -> None:
    acting(ANA)
    hand_in(births(1000, year=2021), births(3000, year=2022), births(7, year=2020))
    page = said(hand_over(visit("upload", change="changed"), workbooks.births((2021, 2000), (2022, 3100))))
    assert "Yes: 0 new, 2 changed, 0 unchanged" in page
    assert page.index("changed by +100.0") < page.index("changed by +3.3")


@pytest.mark.slow
def test_the_same_file_twice_is_nothing_to_store(visit: Visit, acting: ActAs) -> None:
    acting(ANA)
    app = store_it(hand_over(visit("upload"), workbooks.good()))
    page = said(hand_over(app, workbooks.good()))
    assert "There is nothing to store: everything in it is stored already" in page
    assert drafts(stored.store(), ANA) == {}
    assert app.button(key="primary-confirm").disabled


@pytest.mark.slow
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


@pytest.mark.slow
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


@pytest.mark.slow
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
