"""Each exhibit's downloads hold what its table shows."""

import csv
import datetime as dt
import io

import pytest
from openpyxl import load_workbook

from data.evidence import Evidence
from exhibits.exhibit import Shown
from exhibits.registry import EXHIBITS
from exhibits.table import Cell, Column
from exports.csv_file import csv_bytes
from exports.provenance import Provenance, provenance_of
from exports.workbook import table_workbook
from text import Text, text_for

WORDS = ("text", "date", "links")


def about(shown: Shown) -> Provenance:
    return provenance_of(shown, filters=(), retrieved=dt.date(2026, 11, 22), link="./x", version="v")


def screen(shown: Shown, text: Text) -> list[list[str]]:
    return list(shown.table.written(text))


def from_csv(cell: str, column: Column) -> Cell:
    if column.kind not in WORDS and cell:
        try:
            return float(cell)
        except ValueError:
            return cell  # a number's place may hold words, such as "not collected"
    return cell.removeprefix("'") if column.kind in WORDS else None


@pytest.mark.parametrize("key", EXHIBITS)
@pytest.mark.parametrize("language", ["en", "ro"])
def test_csv_equals_the_screen(evidence: Evidence, key: str, language: str) -> None:
    text = text_for(language)
    shown = EXHIBITS[key].build(evidence, EXHIBITS[key].defaults, text)
    rows = list(csv.DictReader(io.StringIO(csv_bytes(shown.table, about(shown), text).decode("utf-8-sig"))))
    written = [[c.written(from_csv(row[c.name], c), text) for c in shown.table.columns] for row in rows]
    assert written == screen(shown, text)


@pytest.mark.parametrize("key", EXHIBITS)
@pytest.mark.parametrize("language", ["en", "ro"])
def test_excel_equals_the_screen(evidence: Evidence, key: str, language: str) -> None:
    text = text_for(language)
    shown = EXHIBITS[key].build(evidence, EXHIBITS[key].defaults, text)
    sheet = load_workbook(io.BytesIO(table_workbook(shown.table, about(shown), text))).worksheets[0]
    head, *rows = [*sheet.iter_rows(values_only=True)] or [()]
    columns = shown.table.columns
    assert [heading or "" for heading in head] == [column.title for column in columns]
    assert [[c.written(v, text) for c, v in zip(columns, row, strict=True)] for row in rows] == screen(shown, text)
