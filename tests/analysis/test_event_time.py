"""Event years and marks."""

from datetime import date

import pytest

from analysis.event_time import MarkKind, align, base_years, event_years, marks
from tests.analysis.cases import catalogue, observed, together


def test_timisoara_is_aligned_on_the_year_as_it_turned_out():
    known = catalogue()
    assert event_years(known, ["timisoara", "rijeka"], "nuts3", align="title") == {"RO424": 2023, "HR031": 2020}
    assert event_years(known, ["timisoara"], "country", align="award") == {"RO": 2016}
    assert base_years(known, ["rijeka"], "nuts2") == {"HR03": 2015}


def test_an_unknown_city_is_an_error():
    with pytest.raises(KeyError):
        event_years(catalogue(), ["atlantis"], "nuts3", align="title")


def test_years_are_counted_from_the_event_and_areas_without_one_are_left_out():
    figures = together(observed({2020: 1, 2023: 2}), observed({2019: 3}, geo="HR031"), observed({2020: 9}, geo="RO"))
    found = align(figures, {"RO424": 2023, "HR031": 2020})
    assert list(found[["geo", "event_year", "value"]].itertuples(index=False, name=None)) == [
        ("RO424", -3, 1),
        ("RO424", 0, 2),
        ("HR031", -1, 3),
    ]


def test_marks_in_time_order_with_the_ghost_of_2021_and_rijekas_longer_window():
    found = marks(catalogue(), ["timisoara", "rijeka"])
    assert [(mark.kind, mark.city, mark.first, mark.last, mark.precise) for mark in found] == [
        (MarkKind.AWARD, "rijeka", date(2016, 1, 1), date(2016, 12, 31), False),
        (MarkKind.AWARD, "timisoara", date(2016, 9, 16), date(2016, 9, 16), True),
        (MarkKind.TITLE, "rijeka", date(2020, 1, 1), date(2021, 4, 30), True),
        (MarkKind.COVID, "", date(2020, 1, 1), date(2021, 12, 31), False),
        (MarkKind.PLANNED, "timisoara", date(2021, 1, 1), date(2021, 12, 31), False),
        (MarkKind.TITLE, "timisoara", date(2023, 1, 1), date(2023, 12, 31), False),
    ]


def test_covid_can_be_switched_off():
    assert MarkKind.COVID not in {mark.kind for mark in marks(catalogue(), ["rijeka"], covid=False)}


def test_a_mark_in_event_time():
    title = next(mark for mark in marks(catalogue(), ["rijeka"]) if mark.kind is MarkKind.TITLE)
    begin, end = title.relative_to(2020)
    assert begin == 0
    assert end == pytest.approx(1 + 120 / 365)
