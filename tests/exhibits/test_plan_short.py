"""The plans in a few rows: every verified action once, and no open milestone left out."""

import pytest

from charts.listing import Listing
from data.evidence import Evidence
from data.facts import verified
from exhibits.exhibit import FIVE, Parameters
from exhibits.plan_milestones import judged
from exhibits.registry import EXHIBITS
from text import text_for

ENGLISH = text_for("en")
MOST_ROWS = 10  # what a slide has room for


@pytest.mark.parametrize("cities", [FIVE, *((city,) for city in FIVE)])
def test_every_action_stands_once_with_its_status(evidence: Evidence, cities: tuple[str, ...]) -> None:
    shown = EXHIBITS["plan-actions"].build(evidence, Parameters(cities=cities), ENGLISH)
    wanted = [one.title for city in cities for one in verified(evidence.facts.actions.values()) if one.city == city]
    assert isinstance(shown.figure, Listing)
    assert [row[1].words for row in shown.figure.rows] == wanted
    assert [row["action"] for row in shown.table.rows] == wanted
    assert len(shown.figure.rows) <= MOST_ROWS
    done = sum("done" in row[3].words for row in shown.figure.rows)
    assert shown.headline.startswith(f"{done} of {len(wanted)} actions reported as done")


def test_a_timeframe_nobody_published_is_said(evidence: Evidence) -> None:
    shown = EXHIBITS["plan-actions"].build(evidence, Parameters(cities=("kaunas",)), ENGLISH)
    assert [row["when"] for row in shown.table.rows] == ["Not published"]


@pytest.mark.parametrize("cities", [FIVE, *((city,) for city in FIVE)])
def test_every_open_milestone_stands_after_the_last_that_were_reached(
    evidence: Evidence, cities: tuple[str, ...]
) -> None:
    parameters = Parameters(cities=cities)
    shown = EXHIBITS["plan-open"].build(evidence, parameters, ENGLISH)
    still = [
        item.milestone.title
        for item in judged(evidence, parameters, ENGLISH)
        if item.milestone.city in cities and item.status != "done"
    ]
    rows = [row[1].words for row in shown.figure.rows]  # type: ignore[union-attr]
    assert rows[len(rows) - len(still) :] == still
    assert len(still) < len(rows) <= MOST_ROWS
    assert shown.headline.startswith(f"{len(still)} milestone")


def test_no_city_is_a_designed_state(evidence: Evidence) -> None:
    for key in ("plan-actions", "plan-open"):
        shown = EXHIBITS[key].build(evidence, Parameters(cities=()), ENGLISH)
        assert (shown.state, bool(shown.next_step)) == ("empty", True)
