"""Excel: typed cells, a second sheet that says where they come from, and no formula ever."""

import io

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from exhibits.table import Table
from exports.provenance import Provenance
from exports.workbook import table_workbook
from text import text_for


def opened(table: Table, provenance: Provenance, language: str = "en") -> Workbook:
    return load_workbook(io.BytesIO(table_workbook(table, provenance, text_for(language))))


def test_cells_have_the_type_of_their_column(table: Table, provenance: Provenance) -> None:
    sheet = opened(table, provenance).worksheets[0]
    assert [cell.value for cell in sheet[1]] == ["Orașul", "Anul", "Valoarea", "Creșterea"]
    assert [cell.value for cell in sheet[2]] == ["Timișoara", 2020, 1234.56, -0.05]
    assert [cell.number_format for cell in sheet[2]] == ["@", "0", "#,##0.0", "+0.0%;-0.0%;0.0%"]


def test_what_is_missing_is_an_empty_cell(table: Table, provenance: Provenance) -> None:
    sheet = opened(table, provenance).worksheets[0]
    assert (sheet["C3"].value, sheet["D3"].value, sheet["B4"].value) == (None, None, None)


def test_a_text_is_never_a_formula(table: Table, provenance: Provenance) -> None:
    sheet = opened(table, provenance).worksheets[0]
    assert (sheet["A3"].value, sheet["A3"].data_type) == ("=1+1", "s")
    assert sheet["A4"].value == "-5"  # Excel refuses control characters


def test_a_break_is_a_thick_rule(table: Table, provenance: Provenance) -> None:
    sheet = opened(table, provenance).worksheets[0]
    assert sheet["B2"].border.right.style == "thick"
    assert sheet["B3"].border.right.style is None


def test_the_second_sheet_says_where_it_comes_from(table: Table, provenance: Provenance) -> None:
    about = {row[0].value: row[1].value for row in opened(table, provenance).worksheets[1].iter_rows()}
    assert about["Headline"] == "Firms grew"
    assert about["Cities"] == "Timișoara"
    assert about["Source"] == "Eurostat, bd_size_r3, data of January 2024; Press, x"
    assert about["Vintage"] == "2024-01"
    assert about["Downloaded on"] == "2026-11-22"
    assert about["Link"] == provenance.link
    assert about["Note"] == "Only one city."


def test_its_sheets_are_named_in_the_readers_language(table: Table, provenance: Provenance) -> None:
    assert opened(table, provenance, "ro").sheetnames == ["Date", "Despre"]
