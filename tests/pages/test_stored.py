"""What is stored, on the pages: at once after it is accepted, and a designed line where it cannot be read."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from data.content import Status
from data.partial_dates import PartialDate
from data.store.engine import FILE_NAME
from data.submissions import Person, undo
from tests.data.submissions.samples import ANA, births, milestone
from tests.pages.conftest import Visit, said
from tests.ui.test_stored import hand_in
from ui import stored

NOTICE = "What the cities handed in cannot be read at the moment"


@pytest.fixture
def var(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "var"
    monkeypatch.setenv("ECOC_VAR", str(folder))
    yield folder
    stored.DOORS.clear()


@pytest.mark.slow
def test_a_withdrawn_milestone_stays_with_its_date_and_reason_until_it_is_undone(visit: Visit, var: Path) -> None:
    gone = milestone(
        "Cultural2Business hackathon opens",
        due_date=PartialDate(2021, 10, 1),
        status=Status.WITHDRAWN,
        reason="The hall was closed",
    )
    hand_in(stored.store(), gone)
    app = visit("plans", view="table", cities="timisoara")
    words = said(app)
    assert "Withdrawn, handed in on" in words
    assert "The hall was closed." in words
    assert "City of Timișoara" in words
    assert "1 October 2021" in words
    assert "Ana Popescu" not in words
    undo(stored.store(), 1, ANA)
    assert "The hall was closed" not in said(app.run())


def test_pages_go_on_without_the_store_and_say_so(visit: Visit, var: Path) -> None:
    var.mkdir()
    (var / FILE_NAME).write_bytes(b"no database" * 500)
    words = said(visit())
    assert NOTICE in words
    assert str(var) not in words
    assert stored.failure_number() in words
    assert "<h1>" in words
    words = said(visit("plans"))
    assert NOTICE in words
    assert "This page cannot be shown" not in words


def test_pages_with_a_store_say_nothing_about_it(visit: Visit, var: Path) -> None:
    assert NOTICE not in said(visit())


@pytest.mark.slow
def test_a_citys_own_figure_is_marked_on_its_page_and_leads_to_its_cell(visit: Visit, var: Path) -> None:
    hand_in(stored.store(), births(4321, year=2022, cell="D7", origin="Trade register"))
    words = said(visit("growth", indicator="births", show="level", cities="timisoara"))
    assert "own figures, not official, handed in on" in words
    assert "dataset=partner%3Atimisoara" in words
    words = said(visit("sources", dataset="partner:timisoara"))
    assert "4,321" in words
    assert "City of Timișoara" in words
    assert "Trade register" in words
    words = said(visit("sources", dataset="partner:timisoara", lang="ro"))
    assert "transmisă de oraș, neoficială" in words


@pytest.mark.slow
def test_names_are_for_signed_in_staff_alone(visit: Visit, var: Path, acting: Callable[[Person | None], None]) -> None:
    hand_in(stored.store(), births(4321, year=2022, cell="D7"))
    acting(None)
    assert "Ana Popescu" not in said(visit("sources", dataset="partner:timisoara"))
    acting(ANA)
    assert "handed in by Ana Popescu" in said(visit("sources", dataset="partner:timisoara"))


@pytest.mark.slow
def test_a_small_count_is_on_no_page_even_for_staff(
    visit: Visit, var: Path, acting: Callable[[Person | None], None]
) -> None:
    acting(ANA)
    hand_in(stored.store(), births(2, year=2022, cell="D7"), births(4321, year=2021, cell="D6"))
    rows = said(visit("sources", dataset="partner:timisoara"))
    assert "D6" in rows
    assert "D7" not in rows


@pytest.mark.slow
def test_an_own_figure_is_gone_after_an_undo(visit: Visit, var: Path) -> None:
    hand_in(stored.store(), births(4321, year=2022, cell="D7"))
    undo(stored.store(), 1, ANA)
    words = said(visit("growth", indicator="births", show="level", cities="timisoara"))
    assert "own figures, not official" not in words
