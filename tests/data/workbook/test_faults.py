"""What is wrong in a workbook is said at its cell; what can be read in two ways is asked."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from data.partial_dates import PartialDate
from data.workbook.report import Outcome
from tests.data.workbook import generator as make
from tests.data.workbook.reading import checked, places
from tests.data.workbook.rows import (
    ENTERPRISES,
    TABLE,
    action,
    figure,
    one,
    one_share,
    plan,
    raw_value,
    with_sheets,
)

Case = tuple[str, Callable[[], bytes], str]
ERRORS: dict[str, Case] = {
    "no sheet of ours": ("SHEET_MISSING", with_sheets(Budget=[["a", "b"], [1, 2]]), ""),
    "two sheets of one kind": ("SHEET_AMBIGUOUS", with_sheets(Indicators=TABLE, Indicatori=TABLE), "A1"),
    "a copy beside": ("SHEET_AMBIGUOUS", lambda: make.workbook({"Indicators": TABLE, "Indicators (2)": TABLE}), "A1"),
    "two sheets alike": ("SHEET_AMBIGUOUS", with_sheets(y2018=TABLE, y2019=TABLE), "A1"),
    "headings alone": ("SHEET_EMPTY", with_sheets(Indicators=[make.HEADINGS]), "A1"),
    "nothing at all": ("SHEET_EMPTY", with_sheets(Indicators=[]), "A1"),
    "a column missing": ("HDR_MISSING", lambda: make.indicators(("Matera", 2018), headings=("City", "Year")), "A1"),
    "no headings": ("HDR_MISSING", lambda: make.indicators(make.ROW, headings=make.ROW), "A1"),
    "a heading twice": (
        "HDR_DUPLICATE",
        lambda: make.indicators((*make.ROW, 5), headings=(*make.HEADINGS, "Value")),
        "F1",
    ),
    "no value": ("MISSING_REQUIRED", one(None), "D2"),
    "blanks for a value": ("MISSING_REQUIRED", one("  \u00a0"), "D2"),
    "no unit": ("MISSING_REQUIRED", lambda: make.indicators(("Matera", ENTERPRISES, 2018, 5, None)), "E2"),
    "no year": ("MISSING_REQUIRED", lambda: make.indicators(figure(5, year=None)), "C2"),
    "no reason": ("MISSING_REQUIRED", plan(Status="Withdrawn"), "I2"),
    "a formula never calculated": ("FORMULA_UNCACHED", one("=1+1"), "D2"),
    "an error cell": ("CELL_ERROR", one("#N/A"), "D2"),
    "a broken reference": ("CELL_ERROR", one("#REF!"), "D2"),
    "a text too long": ("TEXT_TOO_LONG", plan(Note="x" * 2_001), "J2"),
    "a text far too long": ("TEXT_TOO_LONG", plan(Note="x" * 30_000), "J2"),
    "a bell in a text": ("TEXT_CONTROL", plan(Note="a_x0007_b"), "J2"),
    "a control character of the second kind": ("TEXT_CONTROL", plan(Note="a\u0085\u009bb"), "J2"),
    "a word for a number": ("TYPE_NUMBER", one("many"), "D2"),
    "a truth for a number": ("TYPE_NUMBER", one(True), "D2"),
    "a time for a number": ("TYPE_NUMBER", one(dt.time(1, 30)), "D2"),
    "digits of another script": ("TYPE_NUMBER", one("１２"), "D2"),
    "groups of two": ("TYPE_NUMBER", one("12.34.56"), "D2"),
    "millions abbreviated": ("TYPE_NUMBER", one("5 mln"), "D2"),
    "an underscore in a numeric cell": ("TYPE_NUMBER", raw_value("1_000"), "D2"),
    "full-width digits in a numeric cell": ("TYPE_NUMBER", raw_value("１２"), "D2"),
    "arabic digits in a numeric cell": ("TYPE_NUMBER", raw_value("٣٤"), "D2"),
    "not a number in a numeric cell": ("NUM_NONFINITE", raw_value("NaN"), "D2"),
    "infinity in a numeric cell": ("NUM_NONFINITE", raw_value("INF"), "D2"),
    "a number beyond all": ("NUM_NONFINITE", raw_value("1e999"), "D2"),
    "infinity as text": ("NUM_NONFINITE", one("inf"), "D2"),
    "half a firm": ("COUNT_FRACTION", one(12.5), "D2"),
    "a word for a date": ("TYPE_DATE", plan(Due_date="soon"), "D2"),
    "a thirteenth month": ("TYPE_DATE", plan(Due_date="2021-13-01"), "D2"),
    "a date with two digits of year": ("TYPE_DATE", plan(Due_date="03/04/25"), "D2"),
    "a small number for a date": ("TYPE_DATE", plan(Due_date=7), "D2"),
    "a date long ago": ("DATE_RANGE", plan(Due_date=dt.date(1921, 9, 30)), "D2"),
    "a date far ahead": ("DATE_RANGE", plan(Due_date="2210-01-01"), "D2"),
    "done in the future": ("DATE_RANGE", plan(Done_date="2027-01-01", Status="Completed"), "H2"),
    "the end before the start": ("DATE_RANGE", action(Start="2022-05", End="2021-09"), "E2"),
    "a lag that ends before it begins": ("DATE_RANGE", action(Lag_from=3, Lag_to=1), "J2"),
    "a word for a year": ("TYPE_YEAR", one(5, year="last year"), "C2"),
    "two years": ("TYPE_YEAR", one(5, year="2018/2019"), "C2"),
    "half a year": ("TYPE_YEAR", one(5, year=2018.5), "C2"),
    "a date for a year": ("TYPE_YEAR", one(5, year=dt.date(2018, 3, 1)), "C2"),
    "a year long ago": ("YEAR_RANGE", one(5, year=1850), "C2"),
    "a year to come": ("YEAR_RANGE", one(5, year=2027), "C2"),
    "an unknown city": ("CITY_UNKNOWN", one(5, city="Cluj-Napoca"), "A2"),
    "a city without its diacritics": ("CITY_UNKNOWN", one(5, city="Timisoara"), "A2"),
    "the partnership has no figures": ("CITY_UNKNOWN", one(5, city="Partnership"), "A2"),
    "an unknown area": (
        "CITY_UNKNOWN",
        lambda: make.indicators((*make.ROW, "Continent"), headings=(*make.HEADINGS, "Area")),
        "F2",
    ),
    "an unknown indicator": ("INDICATOR_UNKNOWN", one(5, indicator="Happiness"), "B2"),
    "an unknown breakdown": (
        "INDICATOR_UNKNOWN",
        lambda: make.indicators((*make.ROW, "11-19"), headings=(*make.HEADINGS, "Breakdown")),
        "F2",
    ),
    "a breakdown that became a date": (
        "INDICATOR_UNKNOWN",
        lambda: make.indicators((*make.ROW, dt.date(2021, 9, 1)), headings=(*make.HEADINGS, "Breakdown")),
        "F2",
    ),
    "an unknown action": ("ACTION_UNKNOWN", plan(Action="MAT-77"), "B2"),
    "an action of another city": ("ACTION_UNKNOWN", plan(Action="TIM-1"), "B2"),
    "a new action of the partnership": ("ACTION_UNKNOWN", action(City="Partnership"), "B2"),
    "an unknown status": ("STATUS_UNKNOWN", plan(Status="Almost"), "E2"),
    "euros instead of millions": ("UNIT_MISMATCH", one(5, indicator="Gross domestic product", unit="EUR"), "E2"),
    "persons instead of firms": ("UNIT_MISMATCH", one(5, unit="persons"), "E2"),
    "thousands instead of ones": ("UNIT_MISMATCH", one(5, unit="thousand persons"), "E2"),
    "another unit in the cell": ("UNIT_MISMATCH", one("5 %"), "D2"),
    "a count shown as a percentage": (
        "UNIT_MISMATCH",
        lambda: make.indicators(figure(0.5), change=lambda sheet: setattr(sheet["D2"], "number_format", "0%")),
        "D2",
    ),
    "a negative count": ("VALUE_NEGATIVE", one(-5), "D2"),
    "a negative cost": ("VALUE_NEGATIVE", action(Cost_EUR=-1), "F2"),
    "more than all": ("PERCENT_RANGE", one_share(101), "D2"),
    "less than none": ("PERCENT_RANGE", one_share(-1.5), "D2"),
    "progress beyond the end": ("PROGRESS_RANGE", plan(Progress=120), "F2"),
}
QUESTIONS: dict[str, tuple[str, Callable[[], bytes], str, dict[str, Any]]] = {
    "a point and three digits": ("NUM_LOCALE_AMBIGUOUS", one("12.345"), "D2", {"decimal-comma": 12345}),
    "a comma and three digits": ("NUM_LOCALE_AMBIGUOUS", one("12,345"), "D2", {"decimal-point": 12345}),
    "a point, three digits and a sign": (
        "NUM_LOCALE_AMBIGUOUS",
        one_share("1.234 %"),
        "D2",
        {"decimal-point": 1.234},
    ),
    "an eighth of one": ("PERCENT_SCALE", one_share(0.125), "D2", {"as-written": 0.125, "times-100": 12.5}),
    "one": ("PERCENT_SCALE", one_share(1), "D2", {"as-written": 1, "times-100": 100}),
    "a number that became a date": (
        "DATE_LOOKS_LIKE_NUMBER",
        one_share(dt.date(2026, 4, 3)),
        "D2",
        {"day-month": 3.4, "leave-out": None},
    ),
}
DATE_QUESTIONS: dict[str, tuple[str, Any, dict[str, str | None]]] = {
    "day or month": ("DATE_AMBIGUOUS", "03/04/2025", {"day-first": "2025-04-03", "month-first": "2025-03-04"}),
    "day or month with dashes": ("DATE_AMBIGUOUS", "3-4-2025", {"day-first": "2025-04-03"}),
    "a number that was a date": ("DATE_SERIAL", 45000, {"date": "2023-03-15", "leave-out": None}),
    "the same as text": ("DATE_SERIAL", "45000", {"date": "2023-03-15"}),
    "a date without its marks": ("DATE_LOOKS_LIKE_NUMBER", 20250304, {"date": "2025-03-04", "leave-out": None}),
    "a month without its mark": ("DATE_LOOKS_LIKE_NUMBER", 202503, {"date": "2025-03"}),
}


@pytest.mark.parametrize("name", ERRORS)
def test_what_is_wrong_is_said_at_its_cell_and_not_stored(name: str) -> None:
    code, made, cell = ERRORS[name]
    report = checked(made())
    assert cell in places(report, code), report.findings
    assert report.outcome is Outcome.REJECTED
    assert not report.content.indicators


@pytest.mark.parametrize("name", QUESTIONS)
def test_what_can_be_read_in_two_ways_is_asked(name: str) -> None:
    code, made, cell, answers = QUESTIONS[name]
    report = checked(made())
    assert places(report, code) == [cell], report.findings
    assert report.outcome is Outcome.NEEDS_ANSWERS
    assert not report.content.indicators
    (finding,) = (finding for finding in report.findings if finding.code == code)
    for choice, value in answers.items():
        answered = checked(made(), answers={finding.question: choice})
        assert choice in finding.choices
        assert [row.value for row in answered.content.indicators] == [value]
        assert code not in answered.counts


@pytest.mark.parametrize("name", DATE_QUESTIONS)
def test_a_date_that_can_be_read_in_two_ways_is_asked(name: str) -> None:
    code, value, answers = DATE_QUESTIONS[name]
    report = checked(plan(Due_date=value)())
    (finding,) = report.findings
    assert (finding.code, finding.cell, finding.question) == (code, "D2", f"Milestones!D|{code}")
    for choice, date in answers.items():
        (row,) = checked(plan(Due_date=value)(), answers={finding.question: choice}).content.milestones
        assert row.due_date == (PartialDate.parse(date) if date else None)


def test_an_answer_that_was_not_offered_counts_as_none() -> None:
    report = checked(one("12.345")(), answers={"Indicators!D|NUM_LOCALE_AMBIGUOUS": "whatever"})
    assert report.outcome is Outcome.NEEDS_ANSWERS


def test_progress_of_one_is_asked() -> None:
    report = checked(plan(Progress=1)())
    assert places(report, "PROGRESS_SCALE") == ["F2"]
    (row,) = checked(plan(Progress=1)(), answers={"Milestones!F|PROGRESS_SCALE": "times-100"}).content.milestones
    assert row.progress == 100
