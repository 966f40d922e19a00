"""The table on the page is checked as the sheet is: same findings, at the row."""

import datetime as dt
from typing import Any

import pytest

from data.content import PARTNERSHIP, Status
from data.partial_dates import PartialDate
from data.workbook.codes import CODES, Severity
from data.workbook.edited import CheckedRows, cells_of, check_rows
from data.workbook.known import Known
from data.workbook.shipped import content_of, shipped_content
from tests.data.workbook import generator as make
from tests.data.workbook.reading import checked
from text import text_for

TODAY = dt.date(2026, 6, 1)
KNOWN = Known.of(shipped_content())
GOOD: dict[str, Any] = {"action": "MAT-1", "milestone": "First lab"}


def check(*rows: dict[str, Any], city: str = "matera") -> CheckedRows:
    return check_rows([GOOD | row for row in rows], city=city, known=KNOWN, today=TODAY)


def found(result: CheckedRows) -> list[tuple[int, str, str]]:
    return [(item.row, item.field, item.finding.code) for item in result.findings]


@pytest.mark.parametrize(
    ("cells", "field", "code"),
    [
        ({"due_date": "03/04/2025"}, "due_date", "DATE_AMBIGUOUS"),
        ({"due_date": "soon"}, "due_date", "TYPE_DATE"),
        ({"due_date": "2021-13"}, "due_date", "TYPE_DATE"),
        ({"done_date": "2027-01-01"}, "done_date", "DATE_RANGE"),
        ({"done_date": "2021-08-31", "status": "Completed"}, "done_date", "STATUS_PROGRESS"),
        ({"status": "Completed", "progress": 0.0}, "status", "STATUS_PROGRESS"),
        ({"status": "Completed", "progress": 0}, "status", "STATUS_PROGRESS"),
        ({"action": "MAT-77"}, "action", "ACTION_UNKNOWN"),
        ({"action": "TIM-1"}, "action", "ACTION_UNKNOWN"),
        ({"action": ""}, "action", "MISSING_REQUIRED"),
        ({"milestone": None}, "milestone", "MISSING_REQUIRED"),
        ({"status": "Withdrawn"}, "reason", "MISSING_REQUIRED"),
        ({"status": "done"}, "status", "STATUS_UNKNOWN"),
        ({"progress": 101.0}, "progress", "PROGRESS_RANGE"),
        ({"note": "x" * 2001}, "note", "TEXT_TOO_LONG"),
        ({"note": "a\x00b"}, "note", "TEXT_CONTROL"),
    ],
)
def test_each_fault_is_told_at_its_row_and_field(cells: dict[str, Any], field: str, code: str) -> None:
    result = check({"milestone": "Sound"}, cells)
    assert found(result) == [(1, field, code)]
    assert result.rows[0].milestone == "Sound"
    if CODES[code].severity is not Severity.WARN:
        assert 1 not in result.rows


def test_two_rows_of_one_name_contradict_each_other_at_both_places() -> None:
    result = check({"due_date": "2021"}, {"milestone": "FIRST  lab", "due_date": "2022"})
    assert found(result) == [(0, "milestone", "CONFLICTING_ROW"), (1, "milestone", "CONFLICTING_ROW")]
    assert not result.rows


def test_what_is_right_is_read_in_its_precision_and_percent_is_asked_about_by_nobody() -> None:
    result = check(
        {"due_date": "2021-09", "status": "In progress", "progress": 1.0, "reason": "-", "note": "=1+1"},
        {"milestone": "Second", "due_date": 2022},
    )
    first, second = result.rows.values()
    assert (first.due_date, first.status, first.progress) == (PartialDate(2021, 9), Status.IN_PROGRESS, 1.0)
    assert first.note == "=1+1"
    assert second.due_date == PartialDate(2022)


def test_empty_rows_are_passed_over_and_the_others_keep_their_place() -> None:
    nothing = dict.fromkeys(GOOD)
    result = check_rows([nothing, nothing, GOOD, {}], city="matera", known=KNOWN, today=TODAY)
    assert (list(result.rows), result.findings) == ([2], ())
    assert check_rows([nothing, {}], city="matera", known=KNOWN, today=TODAY) == CheckedRows({}, ())


@pytest.mark.parametrize("city", ["timisoara", "leeuwarden", "matera", "rijeka", "kaunas", PARTNERSHIP])
def test_what_is_on_record_passes_unchanged(city: str) -> None:
    rows = content_of(shipped_content(), city).milestones
    result = check_rows([cells_of(row) for row in rows], city=city, known=KNOWN, today=TODAY)
    assert result.findings == ()
    assert [cells_of(row) for row in result.rows.values()] == [cells_of(row) for row in rows]


def test_table_and_workbook_find_the_same() -> None:
    headings = ("City", "Action", "Milestone", "Due date", "Status", "Progress", "Done date")
    rows = [
        ("MAT-1", "One", "03/04/2025", "Completed", 0.0, ""),
        ("MAT-9", "Two", "soon", "Perhaps", 300.0, "2021-08-31"),
        ("MAT-1", "Two", "2021", "", None, "2030"),
    ]
    names = ("action", "milestone", "due_date", "status", "progress", "done_date")
    sheet = checked(make.milestones(*(("Matera", *row) for row in rows), headings=headings), known=KNOWN)
    table = check_rows([dict(zip(names, row, strict=True)) for row in rows], city="matera", known=KNOWN, today=TODAY)
    text = text_for("en")
    said = {"severity", "code", "value", "message", "expected"}
    assert [{key: item.finding.as_dict(text)[key] for key in said} for item in table.findings] == [
        {key: finding.as_dict(text)[key] for key in said} for finding in sheet.findings
    ]
