"""The template: what it offers, what it protects and what it remembers."""

import io
from typing import Any

import openpyxl
import pytest

from data.content import Content, MilestoneRow
from data.partial_dates import PartialDate
from data.workbook.columns import SHAPES
from data.workbook.spelling import name_key
from data.workbook.template import build_template
from data.workbook.words import MISSING_WORDS
from tests.data.workbook.reading import checked, places
from tests.data.workbook.valid_contents import CATALOGUE
from text import LANGUAGES, text_for

pytestmark = pytest.mark.usefixtures("short_templates")


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def changed(data: bytes, change: Any) -> bytes:
    book = opened(data)
    change(book)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_the_template_remembers_its_data_version_out_of_sight() -> None:
    data = build_template(Content(data_version=41))
    assert opened(data)["_template"].sheet_state == "veryHidden"
    filled = changed(
        data, lambda book: book["Indicators"].append(["Matera", "Active enterprises", 2018, 12345, "number"])
    )
    assert checked(filled).content.data_version == 41


def test_a_changed_value_is_a_change() -> None:
    report = checked(changed(build_template(), lambda book: book["Milestones"].cell(row=2, column=6, value=50)))
    assert "NO_CHANGE" not in report.counts


def test_a_baseline_changed_in_the_template_is_refused() -> None:
    row = MilestoneRow(city="matera", action="MAT-1", milestone="Lab", baseline_date=PartialDate(2021, 9))
    data = build_template(Content(milestones=(row,)))
    report = checked(changed(data, lambda book: book["Milestones"].cell(row=2, column=7, value="2021-10")))
    assert places(report, "BASELINE_CHANGED") == ["G2"]


def test_headings_and_baselines_are_protected_and_other_cells_are_open() -> None:
    sheet = opened(build_template())["Milestones"]
    locked = {column: sheet.cell(row=2, column=column).protection.locked for column in range(1, 12)}
    assert sheet.protection.sheet
    assert sheet["A1"].protection.locked
    assert [column for column, is_locked in locked.items() if is_locked] == [7]


def test_headings_stay_in_view_and_required_ones_are_bold() -> None:
    for shape in SHAPES.values():
        sheet = opened(build_template())[shape.name]
        assert sheet.freeze_panes == "D2"
        bold = [cell.font.bold for cell in sheet[1]]
        assert bold == [column.required for column in shape.columns]


def test_drop_downs_offer_what_the_lists_hold() -> None:
    book = opened(build_template(language="ro"))
    source = {
        validation.formula1
        for validation in book["Milestones"].data_validations.dataValidation
        if validation.type == "list"
    }
    offered = set()
    for reference in source:
        sheet, cells = reference.replace("'", "").replace("$", "").split("!")
        offered |= {cell.value for row in book[sheet][cells] for cell in row}
    assert {"Timișoara", "Parteneriatul", "TIM-1", "Proiect", "Finalizat"} <= offered
    assert None not in offered


def test_the_lists_name_unit_default_area_and_definition_of_every_indicator() -> None:
    book = opened(build_template())
    rows = [[cell.value for cell in row] for row in book["Lists"].iter_rows(min_row=2)]
    listed = {row[2]: row[3:7] for row in rows if row[2]}
    assert set(listed) == {indicator.title for indicator in CATALOGUE.indicators.values()}
    assert listed["Unemployment rate"][:2] == ["%", "NUTS 2 region"]
    assert all(all(cells) for cells in listed.values())


def test_dates_are_text_and_numbers_have_their_format() -> None:
    book = opened(build_template())
    assert book["Milestones"]["D2"].number_format == "@"
    assert book["Indicators"]["C2"].number_format == "0"


def test_texts_like_formulas_are_written_as_text() -> None:
    row = MilestoneRow(city="matera", action="MAT-1", milestone="=HYPERLINK(1)", note="@x")
    cell = opened(build_template(Content(milestones=(row,))))["Milestones"]["C2"]
    assert (cell.value, cell.data_type) == ("=HYPERLINK(1)", "s")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_speaks_the_language(language: str) -> None:
    sheet = opened(build_template(language=language))["How to fill"]
    assert sheet["A1"].value == text_for(language).say("How to fill in this workbook")
    assert sheet.max_row > 10


def test_words_for_missing_values_are_compared_as_they_stand() -> None:
    assert all(word == name_key(word) for word in MISSING_WORDS)
