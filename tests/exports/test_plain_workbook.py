"""A workbook of plain sheets, read back by a library that knows Excel's files."""

import io

import numpy as np
from openpyxl import load_workbook

from exports.plain_workbook import plain_workbook

ROWS = [("=1+1", 1, np.float64(2.5), None), ("Timiș & <co>", -3, float("nan"), "a\x0bb"), (" edge ", True, 1e-7, "x")]


def test_texts_stay_texts_numbers_numbers_and_gaps_gaps() -> None:
    file = io.BytesIO(plain_workbook([("A/B: first", ["name", "n", "x", "note"], ROWS), ("empty", ["only"], [])]))
    book = load_workbook(file)
    assert book.sheetnames == ["A B  first", "empty"]
    sheet = book["A B  first"]
    assert sheet.freeze_panes == "A2"
    found = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert found == [["=1+1", 1, 2.5, None], ["Timiș & <co>", -3, None, "ab"], [" edge ", "True", 1e-07, "x"]]
    assert sheet["A2"].data_type in ("s", "inlineStr")
    assert [cell.value for cell in book["empty"][1]] == ["only"]


def test_more_columns_than_letters() -> None:
    file = io.BytesIO(plain_workbook([("wide", list(range(60)), [tuple(range(60))])]))
    sheet = load_workbook(file).active
    assert sheet["BH2"].value == 59
    assert sheet.max_column == 60


def test_the_same_sheets_are_the_same_file() -> None:
    sheets = [("one", ["a"], [(1,)])]
    assert plain_workbook(sheets) == plain_workbook(sheets)
