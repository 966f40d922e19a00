"""The annotated copy: the values as read, every finding at its cell and on a sheet of its own, nothing else."""

import datetime as dt
import io
import json
import zipfile
from typing import Any

import openpyxl
import pytest

from data.workbook.annotate import annotate
from data.workbook.check import check_file
from data.workbook.report import Report
from tests.data.workbook import generator as make
from tests.data.workbook.reading import checked
from text import LANGUAGES, text_for

ROWS = (
    ("Timisoara", "Active enterprises", 2018, "12.345", "number"),
    ("Matera", "Active enterprises", 2018, None, "number"),
    ("Matera", "Active enterprises", 2019, 12345.0, "number"),
    ("Matera", "Unemployment rate", 2019, 0.125, "%"),
)


def dated(sheet: Any) -> None:
    sheet["D5"].number_format = "0.0%"
    sheet["G2"] = dt.date(2021, 9, 30)
    sheet["G3"] = "=1+1"
    sheet.row_dimensions[4].hidden = True


def report_of(data: bytes) -> Report:
    return checked(data)


def opened(report: Report, language: str = "en") -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(annotate(report, language=language)))


@pytest.fixture(scope="module")
def report() -> Report:
    return report_of(make.indicators(*ROWS, change=dated))


def test_values_come_as_typed_cells(report: Report) -> None:
    sheet = opened(report)["Indicators"]
    assert [cell.value for cell in sheet[4]][:5] == ["Matera", "Active enterprises", 2019, 12345, "number"]
    assert sheet["G2"].value == dt.datetime(2021, 9, 30)  # noqa: DTZ001 - cells know no time zones
    assert (sheet["D5"].value, sheet["D5"].number_format) == (0.125, "0.0##%")
    assert sheet["D2"].data_type == "s"
    assert sheet.row_dimensions[4].hidden


def test_a_finding_stands_at_its_cell_even_an_empty_one(report: Report) -> None:
    sheet = opened(report)["Indicators"]
    assert "CITY_UNKNOWN" in sheet["A2"].comment.text
    assert "MISSING_REQUIRED" in sheet["D3"].comment.text
    assert sheet["A2"].fill.start_color.rgb != sheet["D2"].fill.start_color.rgb
    assert sheet["B2"].comment is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_notes_speak_the_readers_language(report: Report, language: str) -> None:
    text = text_for(language)
    book = opened(report, language)
    assert text.say("A required cell is empty.") in book["Indicators"]["D3"].comment.text
    assert book.sheetnames[0] == text.say("Findings")
    assert book.worksheets[0]["A1"].value == text.say("Severity")


def test_the_sheet_of_findings_links_to_the_cells(report: Report) -> None:
    sheet = opened(report)["Findings"]
    links = {row[2].value: row[2].hyperlink.location for row in sheet.iter_rows(min_row=2) if row[2].hyperlink}
    assert links["Indicators!D3"] == "'Indicators'!D3"
    assert sheet.max_row == len(report.findings) + 1


def test_nothing_of_the_package_travels() -> None:
    more = {
        "xl/externalLinks/externalLink1.xml": "<externalLink/>",
        "docProps/custom.xml": "<Properties/>",
        "evil.bin": "x",
    }
    data = make.zipped(make.parts(more=more))
    with zipfile.ZipFile(io.BytesIO(annotate(report_of(data), language="en"))) as archive:
        assert not [name for name in archive.namelist() if "external" in name or "custom" in name or "evil" in name]


def test_a_text_like_a_formula_stays_text() -> None:
    data = make.zipped(make.parts(make.sheet_xml(make.rows_xml([(*make.HEADINGS, "Note"), (*make.ROW, "=1+1")]))))
    sheet = opened(report_of(data))["Indicators"]
    assert (sheet["F2"].value, sheet["F2"].data_type) == ("=1+1", "s")


def test_the_copy_can_be_corrected_and_sent_back(report: Report) -> None:
    again = report_of(annotate(report, language="en"))
    assert {finding.code for finding in again.findings} >= {"CITY_UNKNOWN", "MISSING_REQUIRED"}
    assert "SHEET_AMBIGUOUS" not in again.counts


def test_a_refused_file_gives_the_findings_alone() -> None:
    book = opened(check_file(b"no workbook"))
    assert book.sheetnames == ["Findings"]
    assert book["Findings"]["B2"].value == "FILE_NOT_XLSX"


@pytest.mark.parametrize("name", ["Findings", "a'b", "x" * 60, "Ünïcode ☃"])
def test_any_sheet_name_is_survived(name: str) -> None:
    parts = make.parts(name=name, more={})
    book = opened(report_of(make.zipped(parts)))
    assert book.sheetnames[0] == "Findings"


def test_hostile_texts_are_shown_escaped(report: Report) -> None:
    data = make.indicators(("Matera\u202e<script>", "Active enterprises", 2018, 5, "number" * 30))
    found = [finding.value for finding in report_of(data).findings]
    assert "Matera\\u202e<script>" in found
    assert all(len(value) <= 80 for value in found)
    assert json.dumps(report.as_dict("en"))
