"""Tables as people lay them out: wide, merged, hidden, with headings in any language and order."""

from typing import Any

import openpyxl
import pytest

from data.workbook.report import Outcome
from tests.data.workbook import generator as make
from tests.data.workbook.reading import checked, places
from tests.data.workbook.rows import ENTERPRISES, TABLE, figure


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


def test_a_first_value_that_could_be_a_year_is_a_value() -> None:
    report = checked(make.indicators(("Matera", "Enterprise births", 2018, 2000, "number")))
    assert places(report, "HDR_MISSING") == []
    assert [row.value for row in report.content.indicators] == [2000]


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
