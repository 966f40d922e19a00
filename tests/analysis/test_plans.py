"""Status by the published rule, slippage, completeness and labs."""

import datetime as dt
from dataclasses import replace
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import plans
from analysis.plans import (
    ActionRecord,
    Extent,
    IndicatorRecord,
    MilestoneRecord,
    NoSlippage,
    PlanField,
    Reported,
    Slippage,
    Status,
)
from data.facts import records
from data.partial_dates import PartialDate

AS_OF = dt.date(2021, 6, 10)
REPORTED: tuple[Reported, ...] = get_args(Reported)


def _date(written: str | None) -> PartialDate | None:
    return PartialDate.parse(written) if written else None


def _milestone(
    status: Reported = "Not reported", *, due: str | None = None, done: str | None = None, baseline: str | None = None
) -> MilestoneRecord:
    return MilestoneRecord("m", "kaunas", "", status, _date(due), _date(done), _date(baseline))


NOTHING = ActionRecord("a", "kaunas", "Not reported", "", "", None, None, None, "", ())


def _action(city: str = "kaunas", **changes: Any) -> ActionRecord:
    return replace(NOTHING, city=city, **changes)


@pytest.mark.parametrize(
    ("milestone", "status"),
    [
        (_milestone("Cancelled", due="2020", done="2020"), Status.CANCELLED),
        (_milestone("Withdrawn", due="2020", done="2020"), Status.WITHDRAWN),
        (_milestone("Completed", due="2020"), Status.DONE),
        (_milestone("Delayed", done="2021-06"), Status.DONE),
        (_milestone("Not reported", due="2020", done="2021"), Status.DONE),
        (_milestone("Delayed", due="2022"), Status.LATE),
        (_milestone("Delayed"), Status.LATE),
        (_milestone("In progress", due="2021-06-09"), Status.LATE),
        (_milestone("In progress", due="2021-06-10"), Status.IN_PROGRESS),
        (_milestone("Not started", due="2021-05"), Status.LATE),
        (_milestone("Not started", due="2021-06"), Status.NOT_STARTED),
        (_milestone("Not reported", due="2020"), Status.LATE),
        (_milestone("Not reported", due="2021"), Status.NOT_REPORTED),
        (_milestone("In progress"), Status.IN_PROGRESS),
        (_milestone("Not started"), Status.NOT_STARTED),
        (_milestone(), Status.NOT_REPORTED),
    ],
)
def test_the_first_rule_that_applies_counts(milestone: MilestoneRecord, status: Status) -> None:
    assert plans.milestone_status(milestone, as_of=AS_OF) is status


@pytest.mark.parametrize(
    ("due", "last_day_in_time"),
    [("2021-06-10", dt.date(2021, 6, 10)), ("2020-02", dt.date(2020, 2, 29)), ("2021", dt.date(2021, 12, 31))],
)
def test_a_month_or_a_year_is_due_at_its_end(due: str, last_day_in_time: dt.date) -> None:
    milestone = _milestone("In progress", due=due)
    assert plans.milestone_status(milestone, as_of=last_day_in_time) is Status.IN_PROGRESS
    assert plans.milestone_status(milestone, as_of=last_day_in_time + dt.timedelta(1)) is Status.LATE


def test_an_action_is_due_at_its_end() -> None:
    action = _action(status="In progress", end=PartialDate(2021, 5))
    assert plans.action_status(action, as_of=AS_OF) is Status.LATE
    assert plans.action_status(action, as_of=dt.date(2021, 5, 31)) is Status.IN_PROGRESS


def test_every_status_is_counted_even_where_there_is_none() -> None:
    counts = plans.count_statuses([Status.DONE, Status.LATE, Status.DONE])
    assert list(counts) == list(Status)
    assert {status: number for status, number in counts.items() if number} == {Status.DONE: 2, Status.LATE: 1}


@pytest.mark.parametrize(
    ("milestone", "moved"),
    [
        (_milestone(baseline="2021-06-10", due="2021-07-01", done="2021-06-08"), Slippage(-2, "day")),
        (_milestone(baseline="2021-02-28", due="2021-03-01"), Slippage(1, "day")),
        (_milestone(baseline="2020-11", done="2021-02"), Slippage(3, "month")),
        (_milestone(baseline="2021", due="2023"), Slippage(2, "year")),
        (_milestone(baseline="2021", due="2021"), Slippage(0, "year")),
        (_milestone(due="2021", done="2022"), NoSlippage.NO_BASELINE),
        (_milestone(baseline="2021"), NoSlippage.NO_DATE),
        (_milestone(baseline="2021-06", done="2021-06-10"), NoSlippage.PRECISION),
        (_milestone(baseline="2021", done="2021-06"), NoSlippage.PRECISION),
        (_milestone(baseline="2021-06-10", due="2021-07-01", done="2021"), NoSlippage.PRECISION),
    ],
)
def test_slippage_is_told_between_equal_precisions_alone(
    milestone: MilestoneRecord, moved: Slippage | NoSlippage
) -> None:
    assert plans.slippage(milestone) == moved


def test_an_action_about_which_nothing_is_published_is_empty_in_every_field() -> None:
    assert set(plans.completeness(_action()).values()) == {Extent.NONE}


@pytest.mark.parametrize(
    ("changes", "field", "extent"),
    [
        ({"nature": "A hackathon"}, PlanField.NATURE, Extent.FULL),
        ({"players": "A city"}, PlanField.PLAYERS, Extent.FULL),
        ({"cost_eur": 0.0}, PlanField.COSTS, Extent.FULL),
        ({"funding": "Own money"}, PlanField.FUNDING, Extent.FULL),
        ({"start": PartialDate(2021)}, PlanField.TIMEFRAME, Extent.PART),
        ({"end": PartialDate(2021)}, PlanField.TIMEFRAME, Extent.PART),
        ({"start": PartialDate(2021), "end": PartialDate(2022)}, PlanField.TIMEFRAME, Extent.FULL),
        ({"indicators": (IndicatorRecord("people", None),)}, PlanField.INDICATOR, Extent.FULL),
        ({"indicators": (IndicatorRecord("people", None),)}, PlanField.TARGET, Extent.NONE),
        ({"indicators": (IndicatorRecord("people", 0.0),)}, PlanField.TARGET, Extent.FULL),
        (
            {"indicators": (IndicatorRecord("people", 20.0), IndicatorRecord("ideas", None))},
            PlanField.TARGET,
            Extent.PART,
        ),
    ],
)
def test_a_field_is_published_in_full_in_part_or_not(changes: Any, field: PlanField, extent: Extent) -> None:
    assert plans.completeness(_action(**changes))[field] is extent


def test_completeness_counts_verified_actions_per_city_and_field() -> None:
    actions = [_action(nature="x"), _action(), _action(nature="x", verified=False), _action("rijeka", nature="x")]
    frame = plans.completeness_by_city(actions, cities=["rijeka", "kaunas", "matera"])
    nature = frame[frame["field"] == "nature"].set_index("city")
    assert nature[["actions", "full", "part", "none"]].to_numpy().tolist() == [[1, 1, 0, 0], [2, 1, 0, 1], [0, 0, 0, 0]]
    assert list(nature.index) == ["rijeka", "kaunas", "matera"]
    assert len(frame) == 3 * len(PlanField)


def test_sessions_of_one_lab_count_once() -> None:
    labs = [("matera", 2), ("kaunas", 1), ("kaunas", 1), ("kaunas", 2)]
    counted = plans.documented_labs(labs, cities=["kaunas", "matera", "rijeka"], promised_per_city=4)
    assert {city: (count.documented, count.promised) for city, count in counted.items()} == {
        "kaunas": (2, 4),
        "matera": (1, 4),
        "rijeka": (0, 4),
    }


def test_reports_are_worded_alike_where_they_are_stored_and_where_they_are_judged() -> None:
    assert get_args(records.Reported) == REPORTED


partial_dates = st.builds(
    lambda day, parts: PartialDate(*(day.year, day.month, day.day)[:parts]),
    st.dates(dt.date(2015, 1, 1), dt.date(2030, 12, 31)),
    st.integers(1, 3),
)
milestones = st.builds(
    MilestoneRecord,
    key=st.just("m"),
    city=st.just("kaunas"),
    action=st.just(""),
    status=st.sampled_from(REPORTED),
    due=st.none() | partial_dates,
    done=st.none() | partial_dates,
    baseline=st.none() | partial_dates,
)
days = st.dates(dt.date(2015, 1, 1), dt.date(2035, 12, 31))


@given(milestones, days, st.integers(0, 4000))
def test_with_time_a_status_only_ever_turns_late(milestone: MilestoneRecord, day: dt.date, more: int) -> None:
    before = plans.milestone_status(milestone, as_of=day)
    after = plans.milestone_status(milestone, as_of=day + dt.timedelta(more))
    assert after is before or after is Status.LATE


@given(milestones, days)
def test_done_and_cancelled_are_never_late(milestone: MilestoneRecord, day: dt.date) -> None:
    status = plans.milestone_status(milestone, as_of=day)
    if milestone.status in ("Cancelled", "Withdrawn"):
        assert status == milestone.status.lower()
    elif milestone.done or milestone.status == "Completed":
        assert status is Status.DONE
    else:
        assert status not in (Status.DONE, Status.CANCELLED, Status.WITHDRAWN)


@given(milestones)
def test_slippage_is_zero_only_when_nothing_moved(milestone: MilestoneRecord) -> None:
    moved = plans.slippage(milestone)
    now = milestone.done or milestone.due
    if isinstance(moved, Slippage):
        assert (moved.amount == 0) == (now == milestone.baseline)
        assert now is not None
        assert moved.unit == now.precision
    else:
        assert now is None or milestone.baseline is None or now.precision != milestone.baseline.precision


@given(partial_dates, partial_dates)
def test_slippage_there_and_back_cancels_out(one: PartialDate, other: PartialDate) -> None:
    there = plans.slippage(MilestoneRecord("m", "kaunas", "", "In progress", other, None, one))
    back = plans.slippage(MilestoneRecord("m", "kaunas", "", "In progress", one, None, other))
    if isinstance(there, Slippage):
        assert back == Slippage(-there.amount, there.unit)
    else:
        assert back is there


@given(st.lists(st.sampled_from(["kaunas", "rijeka"])), st.booleans())
def test_every_action_is_counted_once_in_every_field(cities: list[str], known: bool) -> None:
    actions = [_action(city, nature="x" if known else "", start=PartialDate(2021)) for city in cities]
    frame = plans.completeness_by_city(actions, cities=["kaunas", "rijeka"])
    assert (frame["full"] + frame["part"] + frame["none"] == frame["actions"]).all()
    assert (frame.groupby("field")["actions"].sum() == len(cities)).all()
