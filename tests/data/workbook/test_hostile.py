"""Files that want to hurt the server, or to be read as something else than they are."""

import io
import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from data.workbook import limits
from data.workbook.check import check_file
from data.workbook.process import ROOT
from data.workbook.reader import messages
from data.workbook.refusal import RefusedError
from data.workbook.report import Outcome
from tests.data.workbook import generator as make

MEBIBYTE = 2**20
DTD = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]>'


def refusal(data: bytes) -> RefusedError:
    """Return why a file is refused; the reading code of the child process, without the process."""
    with pytest.raises(RefusedError) as refused:
        list(messages(data))
    return refused.value


def with_part(name: str, content: str | bytes) -> bytes:
    return make.zipped(make.parts(more={name: content}))


def without_part(name: str) -> bytes:
    return make.zipped({part: content for part, content in make.parts().items() if part != name})


def with_text(name: str, old: str, new: str) -> bytes:
    parts = make.parts()
    parts[name] = str(parts[name]).replace(old, new)
    return make.zipped(parts)


def renamed(old: str, new: str) -> bytes:
    return make.zipped({new if part == old else part: content for part, content in make.parts().items()})


def twice(name: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for part, content in make.parts().items():
            archive.writestr(part, content)
        archive.writestr(name, "again")
    return target.getvalue()


def with_link() -> bytes:
    return make.patched(with_part("xl/link.bin", "/etc/passwd"), "xl/link.bin", attributes=0o120777 << 16)


SHEET = "xl/worksheets/sheet1.xml"
FILES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "nothing": ("FILE_NOT_XLSX", lambda: b""),
    "text": ("FILE_NOT_XLSX", lambda: "City;Indicator\nMatera;1".encode("utf-16")),
    "web page": ("FILE_NOT_XLSX", lambda: b"<html><table><tr><td>1</td></tr></table></html>"),
    "too large": ("FILE_TOO_LARGE", lambda: make.zipped(make.parts()) + bytes(limits.FILE_BYTES)),
    "old excel": ("FILE_LEGACY_XLS", lambda: make.ole("Workbook")),
    "older excel": ("FILE_LEGACY_XLS", lambda: make.ole("Book")),
    "oldest excel": ("FILE_LEGACY_XLS", lambda: b"\x09\x08\x10\x00\x00\x06" + bytes(100)),
    "password": ("FILE_ENCRYPTED", lambda: make.ole("EncryptedPackage")),
    "old excel that speaks of encryption": (
        "FILE_LEGACY_XLS",
        lambda: make.ole("Workbook") + b"x" + "EncryptedPackage".encode("utf-16-le"),
    ),
    "an old workbook with a damaged directory": ("FILE_LEGACY_XLS", lambda: make.OLE + bytes(2000)),
    "an encrypted one with a damaged directory": (
        "FILE_ENCRYPTED",
        lambda: make.OLE + bytes(500) + "EncryptedPackage".encode("utf-16-le"),
    ),
    "word document in a container": ("FILE_NOT_XLSX", lambda: make.ole("WordDocument")),
    "zip without content types": ("FILE_NOT_XLSX", lambda: make.zipped({"a.txt": "hello"})),
    "word document": (
        "FILE_NOT_XLSX",
        lambda: make.zipped(make.parts(workbook_type="application/vnd.ms-word.document.main+xml")),
    ),
    "empty zip": ("FILE_NOT_XLSX", lambda: make.zipped({})),
    "cut off": ("FILE_CORRUPT", lambda: make.zipped(make.parts())[:-100]),
    "something in front": ("FILE_CORRUPT", lambda: b"PK\x03\x04MZ" + make.zipped(make.parts())),
    "something behind": ("FILE_CORRUPT", lambda: make.zipped(make.parts()) + b"tail"),
    "wrong checksum": ("FILE_CORRUPT", lambda: make.patched(make.zipped(make.parts()), SHEET, crc=1)),
    "damaged stream": (
        "FILE_CORRUPT",
        lambda: (
            make.zipped(make.parts()).replace(b"PK\x03\x04", b"PK\x03\x04", 1)[:700]
            + b"\xff\xff\xff\xff"
            + make.zipped(make.parts())[704:]
        ),
    ),
    "no workbook part": ("FILE_CORRUPT", lambda: without_part("xl/workbook.xml")),
    "no sheet part": ("FILE_CORRUPT", lambda: without_part(SHEET)),
    "no relations": ("FILE_CORRUPT", lambda: without_part("xl/_rels/workbook.xml.rels")),
    "broken xml": ("FILE_CORRUPT", lambda: make.zipped(make.parts("<worksheet><sheetData>"))),
    "another alphabet": (
        "FILE_CORRUPT",
        lambda: with_part("xl/x.xml", b'<?xml version="1.0" encoding="cp037"?><x/>'),
    ),
    "encrypted entry": ("FILE_ENCRYPTED", lambda: make.patched(make.zipped(make.parts()), SHEET, flags=1)),
    "bzip2": ("FILE_ZIP_UNSAFE", lambda: make.zipped(make.parts(), method=zipfile.ZIP_BZIP2)),
    "lzma": ("FILE_ZIP_UNSAFE", lambda: make.zipped(make.parts(), method=zipfile.ZIP_LZMA)),
    "absolute name": ("FILE_ZIP_UNSAFE", lambda: with_part("/etc/cron.d/x", "x")),
    "parent name": ("FILE_ZIP_UNSAFE", lambda: with_part("xl/../../x", "x")),
    "backslash name": ("FILE_ZIP_UNSAFE", lambda: with_part("xl\\x.xml", "<x/>")),
    "drive name": ("FILE_ZIP_UNSAFE", lambda: with_part("C:x", "x")),
    "name with a zero": (
        "FILE_ZIP_UNSAFE",
        lambda: make.patched(with_part("xl/x.xml!.png", "<x/>"), "xl/x.xml!.png", name=b"xl/x.xml\0.png"),
    ),
    "duplicate by case": ("FILE_ZIP_UNSAFE", lambda: with_part("XL/Workbook.xml", "<x/>")),
    "symbolic link": ("FILE_ZIP_UNSAFE", with_link),
    "too many entries": (
        "FILE_ZIP_UNSAFE",
        lambda: make.zipped({**make.parts(), **{f"x/{number}": "x" for number in range(500)}}),
    ),
    "overlapping entries": ("FILE_ZIP_UNSAFE", lambda: make.overlapping(15, b"<a/>" + bytes(5000))),
    "promises less than it holds": (
        "FILE_ZIP_UNSAFE",
        lambda: make.patched(make.zipped(make.parts()), SHEET, size=10),
    ),
    "promises more than it holds": (
        "FILE_CORRUPT",
        lambda: make.patched(make.zipped(make.parts()), SHEET, size=100_000),
    ),
    "bomb of zeros": ("FILE_ZIP_UNSAFE", lambda: with_part("xl/media/x.bin", make.bomb_part(20 * MEBIBYTE))),
    "bomb of blanks": (
        "FILE_ZIP_UNSAFE",
        lambda: make.zipped(make.parts(make.sheet_xml(after=" " * 20 * MEBIBYTE))),
    ),
    "bomb of rows": ("FILE_ZIP_UNSAFE", lambda: make.zipped(make.parts(make.sheet_xml("<row/>" * 2_000_000)))),
    "document type": ("FILE_XML_DTD", lambda: make.zipped(make.parts(DTD + "<worksheet/>"))),
    "document type in the workbook": ("FILE_XML_DTD", lambda: with_part("xl/workbook.xml", DTD + "<workbook/>")),
    "document type in utf-16": (
        "FILE_XML_DTD",
        lambda: with_part("xl/x.xml", (DTD.replace('"1.0"', '"1.0" encoding="UTF-16"') + "<x/>").encode("utf-16")),
    ),
    "document type in a part of another name": ("FILE_XML_DTD", lambda: with_part("xl/x.bin", DTD + "<x/>")),
    "entity bomb": (
        "FILE_XML_DTD",
        lambda: make.zipped(
            make.parts(
                '<!DOCTYPE l [<!ENTITY a "lol">'
                + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
                + "]><worksheet>&j;</worksheet>"
            )
        ),
    ),
    "external entity": (
        "FILE_XML_DTD",
        lambda: with_part("docProps/core.xml", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'),
    ),
    "macro part": ("FILE_MACROS", lambda: with_part("xl/vbaProject.bin", b"\xd0\xcf")),
    "macro type": (
        "FILE_MACROS",
        lambda: make.zipped(make.parts(workbook_type="application/vnd.ms-excel.sheet.macroEnabled.main+xml")),
    ),
    "macro sheet": ("FILE_MACROS", lambda: with_part("xl/macrosheets/sheet1.xml", "<x/>")),
    "strict": ("FILE_STRICT_OOXML", lambda: with_text("xl/workbook.xml", make.MAIN, make.STRICT)),
    "strict sheet": ("FILE_STRICT_OOXML", lambda: make.zipped(make.parts(make.sheet_xml(namespace=make.STRICT)))),
}


def styled(number_format: str) -> bytes:
    return make.zipped(make.parts(styles=make.styles_xml([number_format])))


def rows(*xml: str) -> bytes:
    return make.zipped(make.parts(make.sheet_xml("".join(xml))))


def sheet_with(cell: str) -> bytes:
    return rows(f'<row r="1">{cell}</row>')


GRIDS: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "rows out of order": ("FILE_CORRUPT", lambda: rows('<row r="2"/><row r="1"/>'), ""),
    "a row twice": ("FILE_CORRUPT", lambda: rows('<row r="2"/><row r="2"/>'), ""),
    "a row below the grid": ("FILE_CORRUPT", lambda: rows('<row r="1048577"/>'), ""),
    "a row number in other digits": ("FILE_CORRUPT", lambda: rows('<row r="１"/>'), ""),
    "cells out of order": ("FILE_CORRUPT", lambda: sheet_with(make.cell("B1", 1) + make.cell("A1", 2)), "A1"),
    "a cell twice": ("FILE_CORRUPT", lambda: sheet_with(make.cell("A1", 1) + make.cell("A1", 2)), "A1"),
    "a cell of another row": ("FILE_CORRUPT", lambda: sheet_with(make.cell("A2", 1)), "A1"),
    "a cell beside the grid": ("FILE_CORRUPT", lambda: sheet_with(make.cell("XFE1", 1)), ""),
    "a reference in small letters": ("FILE_CORRUPT", lambda: sheet_with(make.cell("a1", 1)), ""),
    "a reference with leading zeros": ("FILE_CORRUPT", lambda: sheet_with(make.cell("A01", 1)), ""),
    "a negative text number": ("FILE_CORRUPT", lambda: sheet_with(make.cell("A1", -1, kind="s")), "A1"),
    "a text number too high": ("FILE_CORRUPT", lambda: sheet_with(make.cell("A1", 1, kind="s")), "A1"),
    "a text number in other digits": ("FILE_CORRUPT", lambda: sheet_with(make.cell("A1", "１", kind="s")), "A1"),
    "a truth that is none": ("FILE_CORRUPT", lambda: sheet_with(make.cell("A1", "maybe", kind="b")), "A1"),
    "an iso date that is none": ("FILE_CORRUPT", lambda: sheet_with(make.cell("A1", "2021-13-01", kind="d")), "A1"),
    "an unknown kind of cell": ("FILE_CORRUPT", lambda: sheet_with(make.cell("A1", 1, kind="zz")), "A1"),
    "a style that is none": ("FILE_CORRUPT", lambda: sheet_with('<c r="A1" s="-1"><v>1</v></c>'), "A1"),
    "two tables": ("FILE_CORRUPT", lambda: make.zipped(make.parts(make.sheet_xml(after="<sheetData/>"))), ""),
    "a row elsewhere": (
        "FILE_CORRUPT",
        lambda: make.zipped(make.parts(make.sheet_xml(after=f"<extLst><ext>{make.rows_xml([['x']])}</ext></extLst>"))),
        "",
    ),
    "something else in a row": ("FILE_CORRUPT", lambda: sheet_with("<x/>"), ""),
    "deep nesting": ("FILE_CORRUPT", lambda: sheet_with("<c><is>" + "<r>" * 100 + "</r>" * 100 + "</is></c>"), ""),
    "a merged range that is none": (
        "FILE_CORRUPT",
        lambda: make.zipped(make.parts(make.sheet_xml(after='<mergeCells><mergeCell ref="B2:A1"/></mergeCells>'))),
        "",
    ),
    "too many rows": ("SHEET_TOO_LARGE", lambda: rows(f'<row r="60001">{make.cell("A60001", 1)}</row>'), "A60001"),
    "a stray last cell": (
        "SHEET_TOO_LARGE",
        lambda: rows(make.rows_xml([make.HEADINGS]), f'<row r="1048576">{make.cell("A1048576", 1)}</row>'),
        "A1048576",
    ),
    "too many columns": ("SHEET_TOO_LARGE", lambda: sheet_with(make.cell("A1", 1) + make.cell("ZZ1", 1)), "ZZ1"),
    "a number format that stalls": ("SHEET_TOO_LARGE", lambda: styled("[" * 50_000), ""),
    "too many merged ranges": (
        "SHEET_TOO_LARGE",
        lambda: make.zipped(
            make.parts(
                make.sheet_xml(
                    after="".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, limits.MERGED_RANGES + 2))
                )
            )
        ),
        "",
    ),
    "too many sheets": (
        "SHEET_TOO_LARGE",
        lambda: with_text(
            "xl/workbook.xml", "<sheets>", "<sheets>" + '<sheet name="x" sheetId="2" r:id="rId1"/>' * limits.SHEETS
        ),
        "",
    ),
    "too many formats": (
        "SHEET_TOO_LARGE",
        lambda: make.zipped(
            make.parts(
                styles=make.styles_xml(
                    more="<cellXfs>" + "".join(f'<xf numFmtId="{n}"/>' for n in range(66_000)) + "</cellXfs>"
                )
            )
        ),
        "",
    ),
}


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
