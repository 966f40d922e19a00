"""What people really send: every finding at its cell, and nothing right refused."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import openpyxl
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

ENTERPRISES, RATE = "Active enterprises", "Unemployment rate"
PLAN = ("City", "Action", "Milestone", "Due date", "Status", "Progress", "Baseline date", "Done date", "Reason", "Note")
ACTIONS = ("City", "Action", "Title", "Start", "End", "Cost EUR", "Target", "Indicator moved", "Lag from", "Lag to")
DAY = dt.date(2021, 9, 30)


def figure(
    value: Any, *, city: str = "Matera", year: Any = 2018, indicator: str = ENTERPRISES, unit: str = "number"
) -> tuple[Any, ...]:
    return (city, indicator, year, value, unit)


def share(value: Any, **options: Any) -> tuple[Any, ...]:
    return figure(value, indicator=RATE, unit="%", **options)


def one(value: Any, **options: Any) -> Callable[[], bytes]:
    return lambda: make.indicators(figure(value, **options))


def one_share(value: Any) -> Callable[[], bytes]:
    return lambda: make.indicators(share(value))


def plan(**cells: Any) -> Callable[[], bytes]:
    """Return a maker of one milestone with these cells."""
    usual = {"City": "Matera", "Action": "MAT-1", "Milestone": "First lab"}
    row = {**usual, **{name.replace("_", " "): value for name, value in cells.items()}}
    return lambda: make.milestones([row.get(heading) for heading in PLAN], headings=PLAN)


def action(**cells: Any) -> Callable[[], bytes]:
    usual = {"City": "Matera", "Action": "MAT-9", "Title": "New"}
    row = {**usual, **{name.replace("_", " "): value for name, value in cells.items()}}
    return lambda: make.indicators([row.get(heading) for heading in ACTIONS], headings=ACTIONS, name="Actions")


def formatted(cell: str, value: Any, number_format: str) -> Callable[[], bytes]:
    def change(sheet: Any) -> None:
        sheet[cell] = value
        sheet[cell].number_format = number_format

    return lambda: make.indicators(share(None), change=change)


def raw_value(written: str) -> Callable[[], bytes]:
    """Return a maker of a figure whose numeric cell holds this text."""
    cells = "".join(make.cell(f"{letter}2", value) for letter, value in zip("ABC", make.ROW[:3], strict=True))
    row = f'<row r="2">{cells}<c r="D2"><v>{written}</v></c>{make.cell("E2", "number")}</row>'
    return lambda: make.zipped(make.parts(make.sheet_xml(make.rows_xml([make.HEADINGS]) + row)))


def with_sheets(**sheets: Any) -> Callable[[], bytes]:
    return lambda: make.workbook({name.replace("_", " "): rows for name, rows in sheets.items()})


TABLE = [make.HEADINGS, make.ROW]
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


READ: dict[str, tuple[Callable[[], bytes], float | None, str]] = {
    "romanian": (one("12.345,0"), 12345, "NUM_TEXT"),
    "english": (one("12,345.0"), 12345, "NUM_TEXT"),
    "lithuanian": (one("12\u00a0345"), 12345, "NUM_TEXT"),
    "with a narrow space": (one("12\u202f345"), 12345, "NUM_TEXT"),
    "with a figure space": (one("12\u2007345"), 12345, "NUM_TEXT"),
    "with an apostrophe": (one("12'345"), 12345, "NUM_TEXT"),
    "two groups": (one("1.012.345"), 1012345, "NUM_TEXT"),
    "digits only": (one("12345"), 12345, "NUM_TEXT"),
    "one decimal": (one_share("7,2"), 7.2, "NUM_TEXT"),
    "two decimals": (one_share("7.25"), 7.25, "NUM_TEXT"),
    "a zero before three decimals": (one_share("0,725 %"), 0.725, "NUM_WITH_UNIT"),
    "a percent sign": (one_share("12,5 %"), 12.5, "NUM_WITH_UNIT"),
    "the unit in words": (one("12345 nr."), 12345, "NUM_WITH_UNIT"),
    "a percentage by format": (formatted("D2", 0.125, "0.0%"), 12.5, "NUM_WITH_UNIT"),
    "a colon": (one(":"), None, "FLAG"),
    "two points": (one(".."), None, "FLAG"),
    "n/a": (one("n/a"), None, "FLAG"),
    "a dash": (one("–"), None, "FLAG"),
    "x": (one("x"), None, "FLAG"),
    "missing in romanian": (one("lipsă"), None, "FLAG"),
    "missing in dutch": (one("niet beschikbaar"), None, "FLAG"),
    "missing in italian": (one("n.d."), None, "FLAG"),
    "missing in croatian": (one("nema podataka"), None, "FLAG"),
    "missing in lithuanian": (one("nėra duomenų"), None, "FLAG"),
}


@pytest.mark.parametrize("name", READ)
def test_what_has_one_reading_is_read_and_shown(name: str) -> None:
    made, value, code = READ[name]
    report = checked(made())
    assert report.outcome is Outcome.ACCEPTED_WITH_WARNINGS, report.findings
    assert places(report, code) == ["D2"]
    assert [row.value for row in report.content.indicators] == [value]


FLAGGED = {"7.2 b": "b", "7,2p": "p", "7.2 (e)": "e", "7.2 bp": "bp", "7.2 s": "s", "7.2 i": "i"}
UNKNOWN = {": c": "c", ":C": "C", ":z": "z", "c": "c", ": m": "m"}


@pytest.mark.parametrize(
    ("written", "value", "flag"),
    [*((text, 7.2, flag) for text, flag in FLAGGED.items()), *((text, None, flag) for text, flag in UNKNOWN.items())],
)
def test_flags_old_and_new_are_split_from_the_value_and_kept(written: str, value: float | None, flag: str) -> None:
    report = checked(one_share(written)())
    assert [(row.value, row.flag) for row in report.content.indicators] == [(value, flag)]
    assert list(report.counts) == ["FLAG"]


def test_million_is_no_flag() -> None:
    assert places(checked(one_share("5 m")()), "TYPE_NUMBER") == ["D2"]


DATES: dict[str, tuple[Any, str, bool]] = {
    "a date": (DAY, "2021-09-30", False),
    "a year": (2021, "2021", False),
    "a year as text": ("2021", "2021", False),
    "a month": ("2021-09", "2021-09", False),
    "a day": ("2021-09-30", "2021-09-30", False),
    "points": ("30.09.2021", "2021-09-30", True),
    "points and spaces": ("30. 9. 2021.", "2021-09-30", True),
    "a day that is no month": ("30/09/2021", "2021-09-30", True),
    "american": ("09/30/2021", "2021-09-30", True),
    "equal day and month": ("04/04/2021", "2021-04-04", True),
    "month and year": ("09/2021", "2021-09", True),
    "romanian": ("30 septembrie 2021", "2021-09-30", True),
    "dutch": ("september 2021", "2021-09", True),
    "italian": ("30 settembre 2021", "2021-09-30", True),
    "croatian": ("30. rujna 2021.", "2021-09-30", True),
    "lithuanian": ("2021 m. rugsėjo 30 d.", "2021-09-30", True),
    "with a time": ("2021-09-30 00:00:00", "2021-09-30", True),
    "a year in a date cell": (dt.date(1905, 7, 13), "2021", True),
}


@pytest.mark.parametrize("name", DATES)
def test_a_date_keeps_the_precision_it_was_given_in(name: str) -> None:
    value, date, is_shown = DATES[name]
    report = checked(plan(Due_date=value)())
    assert [str(row.due_date) for row in report.content.milestones] == [date]
    assert list(report.counts) == (["DATE_TEXT"] if is_shown else [])


@pytest.mark.parametrize(
    ("number_format", "date"), [("mmm-yy", "2021-09"), ("yyyy", "2021"), ("[$-418]mmmm\\ yyyy", "2021-09")]
)
def test_a_date_cell_that_shows_a_month_is_a_month(number_format: str, date: str) -> None:
    def change(sheet: Any) -> None:
        sheet["D2"] = dt.date(2021, 9, 1)
        sheet["D2"].number_format = number_format

    report = checked(make.milestones(("Matera", "MAT-1", "First lab"), headings=PLAN, change=change))
    assert [str(row.due_date) for row in report.content.milestones] == [date]


@pytest.mark.parametrize("value", [":", "n/a", "necunoscut", "TBD"])
def test_an_unknown_date_is_none(value: str) -> None:
    report = checked(plan(Due_date=value)())
    assert [row.due_date for row in report.content.milestones] == [None]
    assert list(report.counts) == ["FLAG"]


@pytest.mark.parametrize(
    "spelled", ["Timişoara", "TIMIȘOARA", "Timis\u0326oara", "\u200bTimișoara", "Timi\u00adșoara", "timișoara"]
)
def test_a_city_spelled_differently_is_recognised_and_shown(spelled: str) -> None:
    report = checked(one(30000, city=spelled)())
    assert [row.city for row in report.content.indicators] == ["timisoara"]
    assert set(report.counts) <= {"CITY_VARIANT"}


def test_a_city_without_diacritics_is_only_suggested() -> None:
    (finding,) = checked(one(5, city="Timisoara")()).findings
    assert finding.expected is not None
    assert finding.expected.values["name"] == "Timișoara"


def test_direction_characters_are_removed_and_shown() -> None:
    report = checked(plan(Note="abc\u202edef")())
    assert [row.note for row in report.content.milestones] == ["abcdef"]
    assert [(finding.code, finding.value) for finding in report.findings] == [("TEXT_BIDI", "abc\\u202edef")]


@pytest.mark.parametrize("note", ["@home", "+40 256", "-dash", "\tindented", "-5 %"])
def test_a_text_that_looks_like_a_formula_stays_text(note: str) -> None:
    report = checked(plan(Note=note)())
    assert [row.note for row in report.content.milestones] == [note.strip()]
    assert list(report.counts) == ["TEXT_FORMULA_LIKE"]
    assert report.outcome is Outcome.ACCEPTED


def test_two_equal_rows_are_stored_once_and_two_different_ones_not_at_all() -> None:
    equal = checked(make.indicators(make.ROW, make.ROW))
    assert (len(equal.content.indicators), places(equal, "DUPLICATE_ROW")) == (1, ["D3"])
    other = checked(make.indicators(make.ROW, figure(54321)))
    assert (len(other.content.indicators), places(other, "CONFLICTING_ROW")) == (0, ["D2", "D3"])


def test_milestones_of_one_name_are_the_same_however_spelled() -> None:
    rows = [("Matera", "MAT-1", "First lab", "2021"), ("Matera", "mat-1", "FIRST  LAB", "2022")]
    report = checked(make.milestones(*rows, headings=PLAN))
    assert places(report, "CONFLICTING_ROW") == ["C2", "C3"]


def test_two_actions_of_one_code_are_not_stored() -> None:
    rows = [("Matera", "MAT-9", "New", "2021"), ("Matera", "mat-9", "Another", "2022")]
    report = checked(make.indicators(*rows, headings=ACTIONS, name="Actions"))
    assert (report.content.actions, places(report, "CONFLICTING_ROW")) == ((), ["B2", "B3"])
    assert report.outcome is Outcome.REJECTED


def test_a_step_on_record_before_its_action_began_stays_and_a_month_may_mean_its_last_day() -> None:
    key = milestone_key("matera", "MAT-1", "First lab")
    row = plan(Done_date="2021-06", Status="Completed")()
    known = Known(
        {"matera": {"MAT-1": ""}}, starts={("matera", "MAT-1"): PartialDate(2021, 9)}, done={key: PartialDate(2021, 6)}
    )
    assert checked(row, known=known).outcome is Outcome.ACCEPTED
    assert checked(plan(Done_date="2021", Status="Completed")()).outcome is Outcome.ACCEPTED


def test_a_step_done_before_its_action_began_is_shown() -> None:
    report = checked(plan(Done_date="2021-08-31", Status="Completed")())
    assert places(report, "STATUS_PROGRESS") == ["H2"]
    assert report.findings[0].expected == Phrase("Not before {date}", {"date": "2021-09"})
    assert report.outcome is Outcome.ACCEPTED_WITH_WARNINGS


@pytest.mark.parametrize("label", ["Total", "TOTAL:", "Totaal", "Totale", "Ukupno", "Iš viso", "Total Matera"])
def test_totals_are_left_out(label: str) -> None:
    report = checked(make.indicators(make.ROW, (label, None, None, 12345, None)))
    assert places(report, "TOTALS_ROW") == ["A3"]
    assert report.outcome is Outcome.ACCEPTED_WITH_WARNINGS


def test_a_sum_without_a_label_is_left_out() -> None:
    report = checked(make.indicators(make.ROW, (None, None, None, 12345, None)))
    assert places(report, "TOTALS_ROW") == ["D3"]


@pytest.mark.parametrize("note", ["Sursa: INS", "Bron: CBS", "* estimated", "Fonte: ISTAT", "Anything below the table"])
def test_notes_below_the_table_are_left_out(note: str) -> None:
    report = checked(make.indicators(make.ROW, (), (note,)))
    assert places(report, "FOOTER_ROW") == ["A4"]
    assert report.outcome is Outcome.ACCEPTED_WITH_WARNINGS


def test_titles_above_the_table_do_no_harm() -> None:
    report = checked(make.indicators(make.HEADINGS, make.ROW, headings=("Figures of Matera",)))
    assert places(report, "LAYOUT_HEADER") == ["A2"]
    assert len(report.content.indicators) == 1


def test_years_in_columns_are_read_cell_by_cell() -> None:
    headings = ("Unit", "City", "Indicator", 2017, "2018", 2019.0)
    report = checked(make.indicators(("number", "Matera", ENTERPRISES, 12000, None, ":"), headings=headings))
    assert [(row.year, row.value, row.cell) for row in report.content.indicators] == [
        (2017, 12000, "D2"),
        (2019, None, "F2"),
    ]
    assert places(report, "LAYOUT_WIDE") == ["D1"]


def test_headings_in_two_rows_are_joined() -> None:
    second = (None, None, None, 2017, 2018)
    report = checked(
        make.indicators(
            second,
            ("Matera", ENTERPRISES, "number", 12000, 12500),
            headings=("City", "Indicator", "Unit", "Values", None),
        )
    )
    assert [(row.year, row.value) for row in report.content.indicators] == [(2017, 12000), (2018, 12500)]
    assert places(report, "LAYOUT_HEADER") == ["A2"]


@pytest.mark.parametrize(
    ("headings", "sheet"),
    [
        (("Oraș", "Indicator", "An", "Valoare", "Unitate de măsură"), "Indicatori"),
        (("Stad", "Indicator", "Jaar", "Waarde", "Eenheid"), "Indicatoren"),
        (("Città", "Indicatore", "Anno", "Valore", "Unità di misura"), "Dati"),
        (("Grad", "Pokazatelj", "Godina", "Vrijednost", "Mjerna jedinica"), "Pokazatelji"),
        (("Miestas", "Rodiklis", "Metai", "Reikšmė", "Matavimo vienetas"), "Rodikliai"),
        (("CITY *", "indicator:", "Year", "Value (number)", "Unit"), "whatever"),
    ],
)
def test_headings_are_understood_in_six_languages_and_any_order(headings: tuple[str, ...], sheet: str) -> None:
    report = checked(make.indicators(make.ROW[::-1], headings=headings[::-1], name=sheet))
    assert [row.value for row in report.content.indicators] == [12345]
    assert report.outcome is Outcome.ACCEPTED
    assert set(report.counts) <= {"SHEET_ALIAS", "HDR_ALIAS"}
    assert "SHEET_ALIAS" in report.counts


def test_unknown_columns_are_named_and_left_out() -> None:
    report = checked(make.indicators((*make.ROW, "#REF!"), headings=(*make.HEADINGS, "Approved by")))
    assert places(report, "HDR_UNKNOWN") == ["F1"]
    assert report.outcome is Outcome.ACCEPTED


def merged(sheet: Any) -> None:
    sheet.merge_cells("A2:A4")


MERGED_ROWS = [figure(12000), figure(12500, year=2019, city=""), figure(13000, year=2020, city="")]


def test_merged_cities_are_asked_about() -> None:
    report = checked(make.indicators(*MERGED_ROWS, change=merged))
    assert [(finding.code, finding.cell, finding.value) for finding in report.findings] == [("MERGED", "A2", "A2:A4")]
    assert report.outcome is Outcome.NEEDS_ANSWERS
    answered = checked(make.indicators(*MERGED_ROWS, change=merged), answers={"Indicators!A|MERGED": "repeat"})
    assert [row.year for row in answered.content.indicators] == [2018, 2019, 2020]
    other = checked(make.indicators(*MERGED_ROWS, change=merged), answers={"Indicators!A|MERGED": "first-only"})
    assert places(other, "MISSING_REQUIRED") == ["A3", "A4"]


def test_cities_in_the_first_row_only_are_asked_about() -> None:
    rows = [*MERGED_ROWS, figure(30000, city="Kaunas"), figure(30500, city="", year=2019)]
    report = checked(make.indicators(*rows))
    assert places(report, "MERGED") == ["A2", "A5"]
    answered = checked(make.indicators(*rows), answers={"Indicators!A|MERGED": "repeat"})
    assert [row.city for row in answered.content.indicators] == ["matera"] * 3 + ["kaunas"] * 2


def test_a_gap_among_repeated_cities_is_a_gap() -> None:
    report = checked(make.indicators(figure(1), figure(2, year=2019), figure(3, year=2020, city="")))
    assert places(report, "MISSING_REQUIRED") == ["A4"]
    report = checked(make.indicators(figure(1), figure(2, year=2019, city="")))
    assert places(report, "MISSING_REQUIRED") == ["A3"]


def test_a_merged_title_does_no_harm() -> None:
    def title(sheet: Any) -> None:
        sheet.merge_cells("A1:E1")

    report = checked(make.indicators(make.HEADINGS, make.ROW, headings=("Figures",), change=title))
    assert "MERGED" not in report.counts


def test_hidden_rows_are_asked_about() -> None:
    def hide(sheet: Any) -> None:
        sheet.row_dimensions[3].hidden = True

    made = make.indicators(make.ROW, figure(13000, year=2019), change=hide)
    assert places(checked(made), "HIDDEN_ROW") == ["A3"]
    kept = checked(made, answers={"Indicators!A|HIDDEN_ROW": "include"})
    left = checked(made, answers={"Indicators!A|HIDDEN_ROW": "leave-out"})
    assert (len(kept.content.indicators), len(left.content.indicators)) == (2, 1)
    assert kept.outcome is left.outcome is Outcome.ACCEPTED


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_asked_about(state: str) -> None:
    def hide(book: openpyxl.Workbook) -> None:
        book["Indicators"].sheet_state = state

    made = make.workbook({"Cover": [["x"]], "Indicators": TABLE}, change=hide)
    assert places(checked(made), "SHEET_HIDDEN") == ["A1"]
    assert len(checked(made, answers={"Indicators!A|SHEET_HIDDEN": "include"}).content.indicators) == 1


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
