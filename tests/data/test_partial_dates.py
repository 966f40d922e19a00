"""Dates that are known to the day, the month or the year."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.partial_dates import PartialDate


def _partial(day: dt.date, parts: int) -> PartialDate:
    return PartialDate(*(day.year, day.month, day.day)[:parts])


partial_dates = st.builds(_partial, st.dates(), st.integers(1, 3))


@pytest.mark.parametrize(
    ("written", "precision", "first", "last"),
    [
        ("2021", "year", dt.date(2021, 1, 1), dt.date(2021, 12, 31)),
        ("2020-02", "month", dt.date(2020, 2, 1), dt.date(2020, 2, 29)),
        ("2021-12", "month", dt.date(2021, 12, 1), dt.date(2021, 12, 31)),
        ("2021-06-10", "day", dt.date(2021, 6, 10), dt.date(2021, 6, 10)),
    ],
)
def test_a_date_reaches_as_far_as_it_is_known(written: str, precision: str, first: dt.date, last: dt.date) -> None:
    date = PartialDate.parse(written)
    assert (date.precision, date.first_day(), date.last_day()) == (precision, first, last)


@pytest.mark.parametrize(
    "written",
    [
        *("", "21", "2021-6", "2021-06-1", "2021-13", "2021-00", "2021-02-30", "2021-06-00", "0000", " 2021"),
        *("2021\n", "03/04/2025", "2021-06-10T00:00", "٢٠٢١", "２０２１", "2021-", "20210610", "-2021"),
    ],
)
def test_anything_else_is_refused_and_named(written: str) -> None:
    with pytest.raises(ValueError, match="date"):
        PartialDate.parse(written)


def test_a_day_without_its_month_is_refused() -> None:
    with pytest.raises(ValueError, match="no month"):
        PartialDate(2021, None, 10)


def test_of_two_that_begin_on_the_same_day_the_less_precise_comes_first() -> None:
    written = ["2021", "2021-01", "2021-01-01", "2021-01-02", "2021-02", "2022"]
    assert [str(date) for date in sorted(map(PartialDate.parse, reversed(written)))] == written


def test_other_types_have_no_order_with_it() -> None:
    with pytest.raises(TypeError):
        _ = PartialDate(2021) < dt.date(2021, 1, 1)  # type: ignore[operator]


@given(partial_dates)
def test_the_text_reads_back_unchanged(date: PartialDate) -> None:
    assert PartialDate.parse(str(date)) == date


@given(st.dates())
def test_a_calendar_day_keeps_its_precision(day: dt.date) -> None:
    date = PartialDate.from_date(day)
    assert (date.precision, date.first_day(), date.last_day()) == ("day", day, day)


@given(partial_dates, partial_dates)
def test_the_order_is_that_of_the_texts(one: PartialDate, other: PartialDate) -> None:
    assert (one < other) == (str(one) < str(other))
    assert (one == other) == (str(one) == str(other))


@given(partial_dates)
def test_the_first_possible_day_is_never_after_the_last(date: PartialDate) -> None:
    assert date.first_day() <= date.last_day()
    assert (date.first_day() == date.last_day()) == (date.precision == "day")
