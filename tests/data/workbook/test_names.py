"""Names, texts, doubles, totals and notes as people write them."""

import pytest

from data.workbook.report import Outcome
from tests.data.workbook import generator as make
from tests.data.workbook.reading import checked, places
from tests.data.workbook.rows import PLAN, figure, one, plan


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
