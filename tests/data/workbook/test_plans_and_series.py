"""Rows checked against what is known: published series, actions, baselines, rights."""

from typing import Any

import pytest

from data.content import Status
from data.partial_dates import PartialDate
from data.workbook.codes import CODES
from data.workbook.findings import Phrase
from data.workbook.known import Known, milestone_key
from data.workbook.questions import CHOICES
from data.workbook.report import Outcome
from tests.data.workbook import generator as make
from tests.data.workbook.reading import checked, places
from tests.data.workbook.rows import ACTIONS, ENTERPRISES, PLAN, RATE, TABLE, figure, one, plan


def test_a_value_far_from_its_series_is_asked_about() -> None:
    rows = [figure(12000 + year, year=year) for year in range(2010, 2018)]
    made = make.indicators(*rows, figure(12_500_000))
    report = checked(made)
    assert places(report, "OUTLIER") == ["D10"]
    assert len(checked(made, answers={"Indicators!D|OUTLIER": "keep"}).content.indicators) == 9
    assert len(checked(made, answers={"Indicators!D|OUTLIER": "leave-out"}).content.indicators) == 8


def test_a_value_is_held_against_the_published_figures_too() -> None:
    assert places(checked(one(5_000_000)()), "OUTLIER") == ["D2"]


def test_a_city_may_only_send_its_own_rows() -> None:
    made = make.indicators(make.ROW, figure(30000, city="Kaunas"))
    report = checked(made, acting_city="matera")
    assert places(report, "CITY_NOT_ALLOWED") == ["A3"]
    assert checked(made).outcome is Outcome.ACCEPTED
    assert places(checked(plan(City="Partnership", Action="Project")(), acting_city="matera"), "CITY_NOT_ALLOWED") == [
        "A2"
    ]


@pytest.mark.parametrize(
    ("city", "code"), [("Partnership", "Project"), ("Matera", "Context"), ("Partnership", "proiect")]
)
def test_rows_of_the_whole_project(city: str, code: str) -> None:
    report = checked(plan(City=city, Action=code)())
    expected = Outcome.ACCEPTED if code != "proiect" else report.outcome
    assert report.outcome is expected


def test_new_actions_are_added_and_used_in_one_file() -> None:
    made = make.workbook(
        {
            "Actions": [ACTIONS, ["Matera", "MAT-9", "New", "2022", None, None, 5, ENTERPRISES, 1, 3]],
            "Milestones": [PLAN, ["Matera", "mat-9", "First step"]],
        }
    )
    report = checked(made, acting_city="matera")
    assert report.outcome is Outcome.ACCEPTED
    assert [row.action for row in report.content.milestones] == ["MAT-9"]
    (row,) = report.content.actions
    assert (row.indicator_moved, row.lag_from, row.lag_to, row.target) == ("enterprises", 1, 3, 5)
    assert row.kept == {"players", "funding", "indicator", "reported_value", "origin"}


def test_a_changed_baseline_is_refused_and_an_equal_one_is_not() -> None:
    known = Known({"matera": {"MAT-1": ""}}, {milestone_key("matera", "MAT-1", "First lab"): PartialDate(2021, 9)})
    changed = checked(plan(Baseline_date="2021-10")(), known=known)
    assert places(changed, "BASELINE_CHANGED") == ["G2"]
    assert checked(plan(Baseline_date="2021-09")(), known=known).outcome is Outcome.ACCEPTED
    unset = Known(known.actions, {milestone_key("matera", "MAT-1", "First lab"): None})
    assert places(checked(plan(Baseline_date="2021-09")(), known=unset), "BASELINE_CHANGED") == ["G2"]
    assert checked(plan()(), known=known).outcome is Outcome.ACCEPTED


@pytest.mark.parametrize(
    "cells",
    [
        {"Status": "Completed", "Progress": 80},
        {"Status": "Not started", "Progress": 20},
        {"Status": "In progress", "Progress": 100},
        {"Status": "Delayed", "Done_date": "2021-10"},
        {"Status": "Completed", "Progress": 0},
    ],
)
def test_contradictions_of_status_are_shown(cells: dict[str, Any]) -> None:
    report = checked(plan(**cells)())
    assert places(report, "STATUS_PROGRESS") == ["E2"]
    assert report.outcome is Outcome.ACCEPTED_WITH_WARNINGS


def test_two_actions_of_one_code_are_not_stored() -> None:
    rows = [("Matera", "MAT-9", "New", "2021"), ("Matera", "mat-9", "Another", "2022")]
    report = checked(make.indicators(*rows, headings=ACTIONS, name="Actions"))
    assert (report.content.actions, places(report, "CONFLICTING_ROW")) == ((), ["B2", "B3"])
    assert report.outcome is Outcome.REJECTED


def test_a_step_done_before_its_action_began_is_shown() -> None:
    report = checked(plan(Done_date="2021-08-31", Status="Completed")())
    assert places(report, "STATUS_PROGRESS") == ["H2"]
    assert report.findings[0].expected == Phrase("Not before {date}", {"date": "2021-09"})
    assert report.outcome is Outcome.ACCEPTED_WITH_WARNINGS


def test_a_step_on_record_before_its_action_began_stays_and_a_year_may_mean_its_last_day() -> None:
    key = milestone_key("matera", "MAT-1", "First lab")
    row = plan(Done_date="2021-06", Status="Completed")()
    known = Known(
        {"matera": {"MAT-1": ""}}, starts={("matera", "MAT-1"): PartialDate(2021, 9)}, done={key: PartialDate(2021, 6)}
    )
    assert checked(row, known=known).outcome is Outcome.ACCEPTED
    assert checked(plan(Done_date="2021", Status="Completed")()).outcome is Outcome.ACCEPTED


def test_unknown_due_date_status_and_progress_are_no_fault() -> None:
    report = checked(plan()())
    assert report.outcome is Outcome.ACCEPTED
    (row,) = report.content.milestones
    assert (row.due_date, row.status, row.progress) == (None, None, None)


def test_a_status_is_understood_and_a_reason_kept() -> None:
    (row,) = checked(plan(Status="withdrawn", Reason="No money")()).content.milestones
    assert (row.status, row.reason) == (Status.WITHDRAWN, "No money")


def test_a_unit_spelled_differently_is_shown() -> None:
    report = checked(make.indicators(("Matera", RATE, 2018, 12.5, "procente")))
    assert places(report, "UNIT_ALIAS") == ["E2"]


def test_links_to_other_files_are_shown() -> None:
    parts = make.parts(more={"xl/externalLinks/externalLink1.xml": "<externalLink/>"})
    assert list(checked(make.zipped(parts)).counts) == ["FILE_EXTERNAL_LINKS"]


def test_formulas_count_by_their_stored_result() -> None:
    row = "".join(make.cell(f"{letter}2", value) for letter, value in zip("ABC", make.ROW[:3], strict=True))
    row += make.cell("D2", 12345, formula="SUM(X1:X9)") + make.cell("E2", "number")
    report = checked(
        make.zipped(make.parts(make.sheet_xml(make.rows_xml([make.HEADINGS]) + f'<row r="2">{row}</row>')))
    )
    assert [row.value for row in report.content.indicators] == [12345]


def test_the_area_is_the_default_unless_said_otherwise() -> None:
    rows = [(*make.ROW, area) for area in (None, "NUTS 2 region", "Functional urban area", "ITF52")]
    rows = [(city, name, 2015 + place, *rest[1:]) for place, (city, name, *rest) in enumerate(rows)]
    report = checked(make.indicators(*rows, headings=(*make.HEADINGS, "Area")))
    assert [row.area for row in report.content.indicators] == ["nuts3", "nuts2", "fua", "nuts3"]


def test_a_flag_explains_a_missing_value() -> None:
    report = checked(make.indicators((*figure(None), "c"), headings=(*make.HEADINGS, "Flag")))
    assert [(row.value, row.flag) for row in report.content.indicators] == [(None, "c")]


def test_findings_are_capped_and_counted() -> None:
    report = checked(make.indicators(*[figure("many", year=2018)] * 300))
    assert report.counts["TYPE_NUMBER"] == 300
    assert len(report.findings) == 50


def test_one_row_tells_all_its_faults_at_once() -> None:
    report = checked(make.indicators(("Atlantis", "Happiness", "never", "many", None)))
    assert set(report.counts) == {"CITY_UNKNOWN", "INDICATOR_UNKNOWN", "TYPE_YEAR", "TYPE_NUMBER", "MISSING_REQUIRED"}


def test_an_empty_sheet_beside_a_filled_one_is_no_fault() -> None:
    report = checked(make.workbook({"Indicators": TABLE, "Milestones": [PLAN], "Actions": []}))
    assert report.outcome is Outcome.ACCEPTED


def test_every_question_has_choices() -> None:
    assert set(CHOICES) == {code.code for code in CODES.values() if code.severity == "ask"}
