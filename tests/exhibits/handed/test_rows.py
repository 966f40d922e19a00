"""Comparisons as rows: in words, the largest change first, each with its cell."""

import pandas as pd
import pytest

from data.content import Status
from data.partial_dates import PartialDate
from data.submissions.plan_comparison import FieldChange, PlanChange
from exhibits.handed.figures import figure_rows
from exhibits.handed.plans import plan_rows
from exhibits.handed.row import HandedRow, written_number
from tests.data.submissions.samples import CATALOGUE, milestone
from text import text_for

TEXT = text_for("en")
NAN = float("nan")


def row(year: int, before: float, value: float, change: str, **more: object) -> dict[str, object]:
    known = {"indicator": "births", "geo": "RO424", "breakdown": "total", "source": "partner:timisoara", "year": year}
    relative = (value - before) / abs(before) if before else NAN
    texts = {"flag": "", "flag_before": "", "sheet": "Indicators", "cell": f"D{year - 2010}"}
    extra = {"official": NAN, "stale": False}
    return {**known, "value": value, "before": before, "change": change, "relative": relative, **texts, **extra, **more}


def rows(*records: dict[str, object], gone: str = "") -> list[HandedRow]:
    return figure_rows(pd.DataFrame(list(records)), CATALOGUE, TEXT, gone=gone)


def test_the_largest_change_comes_first_and_one_from_zero_before_all() -> None:
    found = rows(
        row(2017, 100, 100, "unchanged"),
        row(2018, 100, 101, "changed"),
        row(2019, 100, 40, "changed"),
        row(2020, NAN, 7, "new"),
        row(2021, 0, 9, "changed"),
    )
    assert [one.part for one in found] == ["2021", "2019", "2018", "2020", "2017"]
    assert [one.happens for one in found[:3]] == ["changed", "changed by −60.0\xa0%", "changed by +1.0\xa0%"]


def test_a_row_says_where_it_stands_and_what_stands_beside_it() -> None:
    one = rows(row(2020, NAN, 3600, "new", official=3500.0, flag="e"))[0]
    assert (one.what, one.before, one.after) == ("Enterprise births · Timiș", "nothing", "3,600 (e)")
    assert (one.place, one.official, one.numbers) == ("Indicators › D10", "3,500", (None, 3600.0))


def test_what_the_file_leaves_out_stays_and_what_is_undone_is_gone() -> None:
    left = row(2020, 50, NAN, "missing", sheet="", cell="")
    assert (rows(left)[0].after, rows(left)[0].place) == ("50", "")
    assert (rows(left, gone="would be gone")[0].after, rows(left, gone="would be gone")[0].happens) == (
        "nothing",
        "would be gone",
    )


def test_a_missing_figure_is_no_zero() -> None:
    assert rows(row(2020, 5, NAN, "changed", flag="c"))[0].after == "no figure (c)"


def test_one_scale_serves_all_years_of_a_series() -> None:
    found = rows(row(2019, 10, 20, "changed"), row(2020, NAN, 90, "new"))
    assert {one.scale for one in found} == {(10.0, 90.0)}


@pytest.mark.parametrize(
    ("value", "decimals", "written"), [(12.5, 0, "12.5"), (12.0, 1, "12.0"), (0.1234567, 0, "0.123457")]
)
def test_no_decimal_that_was_given_is_hidden(value: float, decimals: int, written: str) -> None:
    assert written_number(value, decimals, TEXT) == written


def test_each_field_of_a_milestone_is_a_row() -> None:
    fields = (
        FieldChange("due_date", None, PartialDate(2022, 6)),
        FieldChange("status", Status.IN_PROGRESS, Status.COMPLETED, stale=True),
    )
    found = plan_rows([PlanChange(milestone(), "changed", fields)], TEXT)
    assert [(one.part, one.before, one.after) for one in found] == [
        ("Due date", "nothing", "June 2022"),
        ("Status", "In progress", "Completed"),
    ]
    assert found[1].key == ("timisoara", "TIM-1", "Hackathon", "status")
    assert found[0].key == ()
