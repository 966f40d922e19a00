"""Values and dates as five countries write them: one reading is read and shown."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from data.workbook.report import Outcome
from tests.data.workbook import generator as make
from tests.data.workbook.reading import checked, places
from tests.data.workbook.rows import (
    DAY,
    PLAN,
    formatted,
    one,
    one_share,
    plan,
)

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
