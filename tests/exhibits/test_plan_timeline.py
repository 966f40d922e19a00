"""The shipped plans as judged records and as a timeline."""

import datetime as dt

from analysis.plans import PlanField, Status, action_status, completeness_by_city, milestone_status, slippage
from data.catalogue import load_catalogue
from data.facts import load_facts
from exhibits.exhibit import FIVE
from exhibits.plan_records import action_records, milestone_records
from exhibits.plan_timeline import plan_timeline, project_window
from exhibits.plan_words import STATUS_WORDS
from text import text_for

FACTS = load_facts()
CATALOGUE = load_catalogue()
AS_OF = dt.date(2026, 11, 22)


def _statuses() -> dict[str, Status]:
    return {record.key: action_status(record, as_of=AS_OF) for record in action_records(FACTS) if record.verified}


def test_four_of_nine_actions_are_done_and_for_five_no_end_is_reported() -> None:
    statuses = _statuses()
    assert len(statuses) == 9
    assert [key for key, status in statuses.items() if status is Status.DONE] == ["TIM-1", "LWD-1", "LWD-2", "LWD-3"]
    assert Status.LATE not in statuses.values()


def test_milestones_past_their_date_without_a_report_are_late() -> None:
    late = {
        record.key
        for record in milestone_records(FACTS)
        if record.verified and milestone_status(record, as_of=AS_OF) is Status.LATE
    }
    assert late == {"seminar-kaunas", "rijeka-starts", "arcadia-second"}


def test_the_first_due_date_known_is_the_baseline() -> None:
    for record in milestone_records(FACTS):
        assert record.baseline == FACTS.milestones[record.key].due
    opens = next(record for record in milestone_records(FACTS) if record.key == "hackathon-opens")
    assert getattr(slippage(opens), "amount", None) == 0


def test_no_action_publishes_its_cost_and_none_a_target_of_its_own() -> None:
    frame = completeness_by_city(action_records(FACTS), cities=FIVE).groupby("field")[["full", "part"]].sum()
    assert frame.loc[PlanField.COSTS].tolist() == [0, 0]
    assert frame.loc[PlanField.TARGET].tolist() == [0, 0]
    assert frame.loc[PlanField.NATURE].tolist() == [9, 0]
    assert frame.loc[PlanField.INDICATOR].tolist() == [1, 0]


def test_completeness_is_what_the_raw_rows_say() -> None:
    frame = completeness_by_city(action_records(FACTS), cities=FIVE).set_index(["city", "field"])
    for city in FIVE:
        actions = [action for action in FACTS.actions.values() if action.city == city and action.verified]
        assert frame.loc[(city, "funding"), "full"] == sum(bool(action.funding) for action in actions)
        assert frame.loc[(city, "timeframe"), "full"] == sum(bool(action.start and action.end) for action in actions)
        assert frame.loc[(city, "players"), "none"] == sum(not action.players for action in actions)


def test_the_timeline_draws_verified_actions_only_under_the_rows_of_the_project() -> None:
    timeline = plan_timeline(FACTS, CATALOGUE, text_for("en"), as_of=AS_OF, cities=FIVE)
    assert [row.key for row in timeline.rows] == ["project", "steps", "labs", *_statuses()]
    assert [row.bar for row in timeline.rows if row.city == "rijeka"] == ["some time", "some time"]


def test_the_timeline_counts_the_labs_it_cannot_place() -> None:
    timeline = plan_timeline(FACTS, CATALOGUE, text_for("en"), as_of=AS_OF, cities=FIVE)
    labs = timeline.rows[2]
    assert [note.text for note in labs.notes] == ["and 5 more, known by their year only"]
    assert all(moment.date.precision != "year" for moment in labs.moments)


def test_one_city_alone_keeps_the_project_rows_and_its_own_title() -> None:
    timeline = plan_timeline(FACTS, CATALOGUE, text_for("en"), as_of=AS_OF, cities=["timisoara"], covid=False)
    assert {row.city for row in timeline.rows} == {"", "timisoara"}
    assert [period.kind for period in timeline.periods] == ["phase", "phase", "title", "moved"]


def test_the_window_is_that_of_the_project() -> None:
    assert project_window(FACTS) == (dt.date(2019, 7, 1), dt.date(2023, 1, 31))


def test_every_status_has_a_sign_of_its_own_and_is_said_in_romanian() -> None:
    assert set(STATUS_WORDS) == set(Status)
    assert len({words.sign for words in STATUS_WORDS.values()}) == len(Status)
    romanian = text_for("ro")
    assert all(romanian.say(words.word) != words.word for words in STATUS_WORDS.values())
    assert all(romanian.say(words.rule) != words.rule for words in STATUS_WORDS.values())
