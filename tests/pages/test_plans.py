"""Action plans and one action's page, in each state and language."""

import datetime as dt

import pytest

from tests.pages.conftest import Visit, said
from ui import clock

TODAY = dt.date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: TODAY)


def test_it_answers_what_became_of_the_plans(visit: Visit) -> None:
    app = visit("plans")
    page = said(app)
    assert not app.exception
    assert "<h1>4 of 9 actions reported as done; for 5, no source reports an end</h1>" in page
    assert "9 milestones stand beside the timeline" in page
    assert "No plan publishes these for any action: costs and target" in page
    assert "Due before the date of the page and not reported as done" in page
    assert "Named, not verified: 8 entries" in page
    assert "Statuses as of 22 November 2026." in page


def test_it_speaks_romanian(visit: Visit) -> None:
    app = visit("plans", lang="ro")
    page = said(app)
    assert not app.exception
    assert "4 din 9 acțiuni raportate ca realizate" in page
    assert not any(words in page for words in ("milestone", "Reported as", "not published", "Public pages"))


def test_the_table_takes_the_place_of_the_timeline(visit: Visit) -> None:
    page = said(visit("plans", view="table"))
    assert "41 of 45 milestones done; 3 are past their date" in page
    assert "stand beside the timeline" not in page


def test_cities_narrow_everything(visit: Visit) -> None:
    page = said(visit("plans", cities="rijeka"))
    assert "<h1>0 of 2 actions reported as done" in page
    assert "Cultural2Business" not in page


def test_no_city_is_a_designed_state(visit: Visit) -> None:
    app = visit("plans", cities="")
    assert not app.exception
    assert "Choose at least one city above." in said(app)


def test_the_as_of_day_is_an_argument(visit: Visit) -> None:
    page = said(visit("plans", asof="2021-06-10", view="table"))
    assert "Statuses as of 10 June 2021." in page
    assert "none past its date" in page


@pytest.mark.parametrize("written", ["03/04/2025", "20250403", "2025-02-30", "1999-01-01", "<b>"])
def test_a_day_that_is_none_is_named_and_today_is_used(visit: Visit, written: str) -> None:
    app = visit("plans", asof=written)
    page = said(app)
    assert not app.exception
    assert "The link asks for date" in page
    assert "<b>”" not in page
    assert "Statuses as of 22 November 2026." in page


@pytest.mark.parametrize("phase", ["1", "2", "after"])
def test_each_part_of_the_project_can_be_shown(visit: Visit, phase: str) -> None:
    assert not visit("plans", phase=phase).exception


def test_one_action_has_its_own_address(visit: Visit) -> None:
    app = visit("plans", action="TIM-1")
    page = said(app)
    assert not app.exception
    assert "<h1>Cultural2Business hackathon: ✓ done</h1>" in page
    assert "← All five plans" in page
    assert "Problem-solving platform for creatives" in page
    assert "2 of 2 milestones done" in page
    assert "No indicator is declared to move with this action" in page


def test_one_action_speaks_romanian(visit: Visit) -> None:
    page = said(visit("plans", action="MAT-1", lang="ro"))
    assert "← Toate cele cinci planuri" in page
    assert not any(words in page for words in ("Timeframe", "Not published", "By the rule", "Measures"))


def test_an_action_that_is_not_verified_says_so(visit: Visit) -> None:
    page = said(visit("plans", action="TIM-3"))
    assert "Named, not verified: Only the aim of the plan is published" in page


def test_an_action_without_milestones_says_how_to_add_them(visit: Visit) -> None:
    app = visit("plans", action="KAU-1")
    assert not app.exception
    assert "No milestone is published" in said(app)


def test_an_unknown_action_is_named_and_the_five_plans_are_shown(visit: Visit) -> None:
    page = said(visit("plans", action="XYZ-9"))
    assert "The link asks for action “XYZ-9”, which does not exist here" in page
    assert "<h1>4 of 9 actions" in page
