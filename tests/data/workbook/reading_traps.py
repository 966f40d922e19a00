"""Workbooks in which a reader would go astray, each by its name with its code, a maker and the cell that is told."""

from collections.abc import Callable

from data.workbook import limits
from tests.data.workbook import generator as make
from tests.data.workbook.hostile_files import with_text


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
