"""Files that want to hurt the server, or to be read as something else than they are."""

import json
import os
from pathlib import Path

import pytest

from data.workbook import limits
from data.workbook.check import check_file
from data.workbook.process import ROOT
from data.workbook.reader import messages
from data.workbook.refusal import RefusedError
from data.workbook.report import Outcome
from tests.data.workbook import generator as make
from tests.data.workbook.hostile_files import FILES, SHEET, twice
from tests.data.workbook.reading_traps import GRIDS, rows


def refusal(data: bytes) -> RefusedError:
    """Return why a file is refused; the reading code of the child process, without the process."""
    with pytest.raises(RefusedError) as refused:
        list(messages(data))
    return refused.value


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_refused_for_what_it_is(name: str) -> None:
    code, made = FILES[name]
    assert refusal(made()).code == code


@pytest.mark.parametrize("name", GRIDS)
def test_a_reading_trap_is_refused_before_the_reader_meets_it(name: str) -> None:
    code, made, place = GRIDS[name]
    refused = refusal(made())
    assert (refused.code, refused.cell or place) == (code, place or refused.cell)


def test_two_entries_of_one_name_are_refused() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = twice(SHEET)
    assert refusal(data).code == "FILE_ZIP_UNSAFE"


def test_the_file_all_these_were_made_from_is_accepted() -> None:
    assert check_file(make.zipped(make.parts())).outcome is Outcome.ACCEPTED


def test_a_genuine_package_may_have_folders_and_pictures_with_loose_xml() -> None:
    more = {"xl/drawings/vmlDrawing1.vml": "<xml><br></xml>", "xl/media/a.png": b"\x89PNG" + os.urandom(5000)}
    folders = {"xl/": b"", **make.parts(more=more)}
    assert check_file(make.zipped(folders)).outcome is Outcome.ACCEPTED


def test_references_may_be_left_out() -> None:
    cells = [make.cell("", value) for value in make.HEADINGS], [make.cell("", value) for value in make.ROW]
    report = check_file(rows(*(f"<row>{''.join(row)}</row>" for row in cells)))
    assert [(row.value, row.cell) for row in report.content.indicators] == [(12345, "D2")]


def test_formatted_empty_rows_to_the_end_of_the_sheet_are_not_content() -> None:
    empty = "".join(f'<row r="{n}"><c r="A{n}" s="0"/></row>' for n in (3, 60_001, 1_048_576))
    report = check_file(rows(make.rows_xml([make.HEADINGS, make.ROW]), empty))
    assert report.outcome is Outcome.ACCEPTED


@pytest.mark.slow
def test_a_bomb_of_texts_stays_within_the_limits() -> None:
    unique = (f"{number:x}" * 3 for number in range(limits.SHARED_STRINGS + 1))
    assert refusal(make.zipped(make.parts(strings=unique))).code in {"SHEET_TOO_LARGE", "FILE_TOO_LARGE"}


def test_a_huge_merge_is_a_question_and_costs_nothing() -> None:
    merge = '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    report = check_file(
        make.zipped(make.parts(make.sheet_xml(make.rows_xml([make.HEADINGS, make.ROW, make.ROW]), after=merge)))
    )
    assert report.counts["MERGED"] == 1


def test_one_text_shared_by_many_cells_travels_once() -> None:
    text = "x" * 30_000
    listed = "".join(f'<row r="{n}">{make.cell(f"A{n}", 0, kind="s")}</row>' for n in range(1, 5_001))
    sent = [
        json.dumps(message) for message in messages(make.zipped(make.parts(make.sheet_xml(listed), strings=[text])))
    ]
    assert sum(map(len, sent)) < 200_000


@pytest.mark.parametrize("name", ["broken xml", "document type", "damaged stream", "no sheet part", "bomb of zeros"])
def test_nothing_of_a_refused_file_is_kept_and_nothing_of_the_server_is_told(name: str) -> None:
    report = check_file(FILES[name][1]())
    said = json.dumps(report.as_dict("en"))
    assert report.outcome is Outcome.REJECTED
    assert report.is_stopped
    assert not (report.content.indicators or report.content.milestones or report.content.actions)
    for secret in (str(ROOT), "Traceback", "openpyxl", "Error(", "site-packages", str(Path.home())):
        assert secret not in said
