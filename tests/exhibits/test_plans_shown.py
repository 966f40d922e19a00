"""The plans as exhibits: counted from verified records alone, judged on the chosen day, nothing filled in."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from charts.drawing import draw
from charts.listing import Listing
from charts.palette import page_look
from charts.plan_cards import PlanCards, PlanShare
from charts.timeline import Timeline
from data.evidence import Evidence
from data.facts import verified
from data.partial_dates import PartialDate
from exhibits.exhibit import FIVE, Parameters, Shown
from exhibits.plan_timeline import CROWD
from exhibits.registry import EXHIBITS, LEARNING, PLANS, SEMINAR
from tests.exhibits.plan_cases import altered, with_facts
from text import text_for

AS_OF = dt.date(2026, 11, 22)
MINE = [exhibit.key for exhibit in (*PLANS, *LEARNING, *SEMINAR)]


def build(evidence: Evidence, key: str, language: str = "en", **choice: Any) -> Shown:
    return EXHIBITS[key].build(evidence, Parameters(**{"as_of": AS_OF, **choice}), text_for(language))


def words(shown: Shown) -> str:
    """Return all that the list of an exhibit says."""
    assert isinstance(shown.figure, Listing)
    return "\n".join(f"{cell.words} {cell.note}" for row in shown.figure.rows for cell in row)


@pytest.mark.parametrize("language", ["en", "ro"])
@pytest.mark.parametrize("key", MINE)
def test_every_exhibit_says_its_finding_and_is_drawn(evidence: Evidence, key: str, language: str) -> None:
    shown = build(evidence, key, language, action="TIM-1" if key.startswith("action") else "")
    assert shown.headline
    assert shown.alt
    if shown.state == "shown":
        assert shown.figure is not None
        draw(shown.figure, look=page_look("light"), text=text_for(language))
        assert shown.sources
        assert len(shown.table.frame()) == len(list(shown.table.written(text_for(language)))) > 0


@pytest.mark.parametrize("key", MINE)
def test_romanian_leaves_nothing_in_english(evidence: Evidence, key: str) -> None:
    choice = {"action": "TIM-1" if key.startswith("action") else ""}
    english, romanian = build(evidence, key, **choice), build(evidence, key, "ro", **choice)
    assert romanian.headline != english.headline or key == "action"
    assert all(
        ours.title != theirs.title
        for ours, theirs in zip(english.table.columns, romanian.table.columns, strict=True)
        if ours.title.lower() != "indicator"
    )


def test_what_is_not_verified_counts_nowhere(evidence: Evidence) -> None:
    assert build(evidence, "plan-timeline").headline.startswith("4 of 9 actions reported as done; for 5")
    named = build(evidence, "plan-unverified")
    assert named.headline == "Named, not verified: 8 entries, which count nowhere"
    unverified = [action for action in evidence.facts.actions.values() if not action.verified]
    assert len(unverified) == 5 and all(action.title in words(named) for action in unverified)
    milestones = build(evidence, "plan-milestones").table.frame()
    assert len(milestones) == len(verified(evidence.facts.milestones.values()))
    assert "Local Learning Lab 1, third session" not in set(milestones["milestone"])


def test_the_as_of_day_decides_what_is_past_its_date(evidence: Evidence) -> None:
    early = build(evidence, "plan-milestones", as_of=dt.date(2021, 6, 10))
    assert early.headline == "41 of 45 milestones done, none past its date"
    late = build(evidence, "plan-milestones", as_of=dt.date(2021, 6, 11))
    assert late.headline.startswith("41 of 45 milestones done; 1 is past its date")
    assert "11 June 2021" in late.subtitle


def test_without_a_day_the_plans_are_judged_on_the_projects_last(evidence: Evidence) -> None:
    assert "31 July 2022" in build(evidence, "plans", as_of=None).subtitle


def test_a_cancelled_action_is_named_in_the_answer(evidence: Evidence) -> None:
    changed = with_facts(evidence, actions=altered({**evidence.facts.actions}, "RIJ-1", status="Cancelled"))
    assert build(changed, "plan-timeline").headline == (
        "Of 9 actions, 4 reported as done, 1 as cancelled or withdrawn; for 4, no source reports an end"
    )


def test_the_computed_status_stands_beside_the_reported_one(evidence: Evidence) -> None:
    row = build(evidence, "plan-milestones").table.frame().set_index("milestone")
    seminar = row.loc["Online seminar on resilience, at which the five regions present their plans"]
    assert (seminar["status"], seminar["reported"]) == ("! past its date", "Not reported")
    rule = build(evidence, "plan-status")
    assert rule.headline == "How the status is computed: for 3 milestones it differs from the report"
    assert rule.table.frame()["milestones"].sum() == 45
    assert rule.table.frame()["actions"].sum() == 9


def test_a_milestone_that_moved_says_by_how_much(evidence: Evidence) -> None:
    steps = altered({**evidence.facts.milestones}, "hackathon-opens", done=PartialDate(2021, 8, 30))
    moved = build(with_facts(evidence, milestones=steps), "plan-milestones", action="TIM-1")
    assert list(moved.table.frame()["moved"]) == ["not moved", "7 days later"]


def test_the_instrument_of_timisoara_is_shown_with_its_history(evidence: Evidence) -> None:
    figure = build(evidence, "plans").figure
    assert isinstance(figure, PlanCards)
    assert [card.city for card in figure.cards] == list(FIVE)
    history = figure.cards[0].sections[0].items
    assert len(history) == 3
    assert "Growth Pole" in history[-1].words
    assert figure.cards[2].sections[0].items[-1].words == "No later change is documented."


def test_completeness_in_the_cards_is_what_the_raw_rows_say(evidence: Evidence) -> None:
    figure = build(evidence, "plans").figure
    assert isinstance(figure, PlanCards)
    for card in figure.cards:
        mine = [action for action in verified(evidence.facts.actions.values()) if action.city == card.city]
        shares = {item.words: item for item in card.sections[-1].items if isinstance(item, PlanShare)}
        assert shares["funding"].full == sum(bool(action.funding) for action in mine)
        assert shares["timeframe"].full == sum(bool(action.start and action.end) for action in mine)
        assert shares["players"].of == len(mine)
    assert build(evidence, "plans").headline == "No plan publishes these for any action: costs and target"


def test_a_plan_without_actions_is_a_designed_state(evidence: Evidence) -> None:
    rest = {key: action for key, action in evidence.facts.actions.items() if action.city != "kaunas"}
    changed = with_facts(evidence, actions=rest)
    figure = build(changed, "plans").figure
    assert isinstance(figure, PlanCards)
    assert figure.cards[-1].sections[1].items[0].words == "No action is published"
    timeline = build(changed, "plan-timeline").figure
    assert isinstance(timeline, Timeline)
    assert timeline.rows[-1].title == "No action is published"
    draw(figure, look=page_look("light"), text=text_for("en"))


def test_milestones_beside_the_timeline_say_why(evidence: Evidence) -> None:
    shown = build(evidence, "plan-undrawn")
    assert shown.headline == "9 milestones stand beside the timeline"
    assert list(shown.table.frame()["why"]).count("Only the year is known.") == 5
    assert list(shown.table.frame()["why"]).count("No date is known.") == 1


def test_every_dated_milestone_is_drawn_or_stands_beside(evidence: Evidence) -> None:
    timeline = build(evidence, "plan-timeline").figure
    assert isinstance(timeline, Timeline)
    drawn = sum(len(row.moments) for row in timeline.rows)
    assert drawn + len(build(evidence, "plan-undrawn").table.rows) == 45


def test_hundreds_of_milestones_are_drawn_by_month_and_listed_one_by_one(evidence: Evidence) -> None:
    step = evidence.facts.milestones["hackathon-opens"]
    days = [dt.date(2021, 1, 1) + dt.timedelta(days=day) for day in range(500)]
    many = {f"m{i}": replace(step, key=f"m{i}", due=PartialDate.from_date(day)) for i, day in enumerate(days)}
    changed = with_facts(evidence, milestones={**evidence.facts.milestones, **many})
    timeline = build(changed, "plan-timeline").figure
    assert isinstance(timeline, Timeline)
    row = next(row for row in timeline.rows if row.key == "TIM-1")
    assert len(row.moments) <= CROWD
    assert sum(int(moment.label.split()[0]) for moment in row.moments) == 502
    assert len(build(changed, "plan-milestones", action="TIM-1").table.rows) == 502


@pytest.mark.parametrize(
    ("phase", "first", "last"),
    [
        ("project", "2019-07-01", "2023-01-31"),
        ("1", "2019-07-11", "2021-08-22"),
        ("2", "2021-07-11", "2022-08-21"),
        ("after", "2022-07-10", "2025-08-09"),
    ],
)
def test_the_timeline_zooms_to_a_part_of_the_project(evidence: Evidence, phase: str, first: str, last: str) -> None:
    timeline = build(evidence, "plan-timeline", phase=phase).figure
    assert isinstance(timeline, Timeline)
    assert [day.isoformat() for day in timeline.window] == [first, last]


def test_one_action_says_what_is_published_and_what_is_not(evidence: Evidence) -> None:
    shown = build(evidence, "action", action="TIM-1")
    assert shown.headline == "Cultural2Business hackathon: ✓ done"
    fields = dict(shown.table.frame()[["field", "published"]].to_numpy().tolist())
    assert fields["Timeframe"] == "23 August 2021 to 25 August 2021"
    assert fields["Costs"] == "Not published"
    assert fields["Origin: partner and practice"] == "Leeuwarden · Launch Game"
    assert "71 people registered" in fields["Status as reported"]


def test_a_timeframe_with_one_end_says_that_the_other_is_not_published(evidence: Evidence) -> None:
    assert "from September 2021; the end is not published" in words(build(evidence, "action", action="MAT-1"))


def test_one_actions_timeline_shows_it_alone_and_reaches_as_far_as_it_does(evidence: Evidence) -> None:
    timeline = build(evidence, "plan-timeline", action="LWD-3").figure
    assert isinstance(timeline, Timeline)
    assert [row.key for row in timeline.rows] == ["LWD-3"]
    assert timeline.window[1] > dt.date(2025, 5, 17)


def test_indicators_are_those_of_the_action_and_a_wider_projects_say_so(evidence: Evidence) -> None:
    own = build(evidence, "action-indicators", action="TIM-1")
    assert own.headline == "2 indicators measure the action itself, none with a target"
    assert list(own.table.frame()["reported"]) == [71, 12]
    wider = build(evidence, "action-indicators", action="MAT-1")
    assert wider.headline == "No published indicator measures the action itself"
    assert "Measures a wider project" in words(wider)


def test_what_is_missing_of_an_action_says_how_staff_add_it(evidence: Evidence) -> None:
    for key, sheet in (
        ("action-indicators", "Actions"),
        ("action-moved", "Actions"),
        ("plan-milestones", "Milestones"),
    ):
        shown = build(evidence, key, action="KAU-1")
        assert shown.state == "empty"
        assert f"“{sheet}”" in shown.next_step


def test_an_unknown_action_is_a_designed_state(evidence: Evidence) -> None:
    shown = build(evidence, "action", action="XYZ-9")
    assert (shown.state, shown.headline) == ("empty", "No plan has the action “XYZ-9”")


def test_links_between_pages_keep_language_cities_and_day(evidence: Evidence) -> None:
    figure = build(evidence, "plans", "ro", cities=("matera", "rijeka")).figure
    assert isinstance(figure, PlanCards)
    link = figure.cards[0].sections[1].items[0]
    assert getattr(link, "address", "") == "./plans?lang=ro&cities=matera,rijeka&asof=2026-11-22&action=MAT-1"


@pytest.mark.parametrize("key", ["plan-timeline", "plans"])
def test_no_city_is_a_designed_state(evidence: Evidence, key: str) -> None:
    assert build(evidence, key, cities=()).state == "empty"
