"""The annotated copy: the values as read in a new workbook, with every finding at its cell and on a sheet of its own.

The uploaded package itself is never saved again: macros, links and properties would travel with it.
"""

import io
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.hyperlink import Hyperlink

from data.workbook.book import BadNumber, CellDate, CellTime, CellValue, LongText, Sheet
from data.workbook.codes import Severity
from data.workbook.columns import FINDINGS
from data.workbook.findings import Finding
from data.workbook.grid import column_number
from data.workbook.questions import label
from data.workbook.report import Report
from data.workbook.sheet_style import TOP, style_heading, write
from data.workbook.spelling import name_key
from text import LANGUAGES, Text, mark, text_for

FILLS: Final = {
    Severity.STOP: PatternFill("solid", start_color="FFF4B6B6"),
    Severity.ERROR: PatternFill("solid", start_color="FFF4B6B6"),
    Severity.ASK: PatternFill("solid", start_color="FFFFE08A"),
    Severity.WARN: PatternFill("solid", start_color="FFCFE3F7"),
    Severity.INFO: PatternFill("solid", start_color="FFE6EAEE"),
}
SEVERITIES: Final = {
    Severity.STOP: mark("Refused"),
    Severity.ERROR: mark("To correct"),
    Severity.ASK: mark("Question"),
    Severity.WARN: mark("Remark"),
    Severity.INFO: mark("Information"),
}
HEADINGS: Final = (
    (mark("Severity"), 14),
    (mark("Code"), 26),
    (mark("Cell"), 22),
    (mark("Found"), 30),
    (mark("What it means"), 60),
    (mark("Expected"), 36),
    (mark("What to do"), 60),
    (mark("Choices"), 60),
)
AUTHOR: Final = "ECoC-SME"
LINK: Final = Font(color="FF0B5CAD", underline="single")
UNFIT: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
LONGEST_NAME: Final = 31
DATE_FORMATS: Final = {"month": "yyyy-mm", "year": "yyyy"}
NOTE_SIZE: Final = (220, 420)
"""Height and width of a cell note in points."""

Notes = Mapping[tuple[int, int], list[Finding]]


def annotate(report: Report, *, language: str) -> bytes:
    """Return the annotated copy as the bytes of an .xlsx file.

    Parameters
    ----------
    report
        Of a check; one that was refused as a whole gives the sheet of findings alone.
    language
        Of the notes and the sheet of findings.
    """
    text, workbook = text_for(language), Workbook(write_only=True)
    spoken = {name_key(text_for(code).say(FINDINGS)) for code in LANGUAGES}
    sheets = [sheet for sheet in (report.book.sheets if report.book else []) if name_key(sheet.name) not in spoken]
    names = _names(sheets, text.say(FINDINGS))
    _write_findings(workbook.create_sheet(text.say(FINDINGS)), report.findings, names, text)
    by_sheet = _by_sheet(report.findings)
    for sheet in sheets:
        _copy(workbook.create_sheet(names[sheet.name]), sheet, by_sheet.get(sheet.name, {}), text)
    target = io.BytesIO()
    workbook.save(target)
    return target.getvalue()


def _names(sheets: Iterable[Sheet], taken: str) -> dict[str, str]:
    """Return a name Excel accepts for each sheet, all of them different."""
    names: dict[str, str] = {}
    used = {taken.casefold()}
    for sheet in sheets:
        base = UNFIT.sub("_", sheet.name).strip("'")[:LONGEST_NAME] or "_"
        name, number = base, 2
        while name.casefold() in used:
            name, number = f"{base[: LONGEST_NAME - 5]} ({number})", number + 1
        used.add(name.casefold())
        names[sheet.name] = name
    return names


def _by_sheet(findings: Iterable[Finding]) -> dict[str, dict[tuple[int, int], list[Finding]]]:
    found: defaultdict[str, dict[tuple[int, int], list[Finding]]] = defaultdict(dict)
    for finding in findings:
        place = _place(finding.cell)
        if place is not None:
            found[finding.sheet].setdefault(place, []).append(finding)
    return dict(found)


def _place(cell: str) -> tuple[int, int] | None:
    letters = cell.rstrip("0123456789")
    return (int(cell[len(letters) :]), column_number(letters)) if letters and letters != cell else None


def _copy(target: Any, sheet: Sheet, notes: Notes, text: Text) -> None:
    """Write a sheet's values as typed cells, with fills and notes where something was found."""
    target.sheet_state = sheet.state if sheet.state in {"hidden", "veryHidden"} else "visible"
    values = dict(sheet.rows)
    rows_with_notes = {row for row, _ in notes}
    last = max([*values, *rows_with_notes], default=0)
    width = max((column for _, column in notes), default=0)
    for number in range(1, last + 1):
        if number in sheet.hidden_rows:
            target.row_dimensions[number].hidden = True
        row = values.get(number, [])
        columns = max(len(row), width if number in rows_with_notes else 0)
        target.append([_cell(target, sheet, number, column, row, notes, text) for column in range(1, columns + 1)])


def _cell(
    target: Any, sheet: Sheet, row: int, column: int, values: list[CellValue], notes: Notes, text: Text
) -> object:
    value = values[column - 1] if column <= len(values) else None
    findings = notes.get((row, column), [])
    if not findings and (value is None or isinstance(value, bool | int | float)) and (row, column) not in sheet.shapes:
        return value
    cell = WriteOnlyCell(target)
    _write_value(cell, value, sheet.shapes.get((row, column), ""))
    if findings:
        gravest = min(findings, key=lambda finding: list(Severity).index(finding.severity))
        cell.fill = FILLS[gravest.severity]
        height, wide = NOTE_SIZE
        cell.comment = Comment("\n\n".join(_note(finding, text) for finding in findings), AUTHOR, height, wide)
    return cell


def _write_value(cell: Any, value: CellValue, shape: str) -> None:
    if isinstance(value, CellDate):
        cell.value = value.day
        cell.number_format = DATE_FORMATS.get(shape, "yyyy-mm-dd")
    elif isinstance(value, BadNumber | CellTime):
        write(cell, value.written)
    elif isinstance(value, LongText):
        write(cell, f"{value.beginning}…")
    else:
        write(cell, value)
        if shape == "percent":
            cell.number_format = "0.0##%"


def _note(finding: Finding, text: Text) -> str:
    """Return what a cell note says: what it means, what is expected, what to do."""
    said = finding.as_dict(text)
    lines = [
        f"{text.say(SEVERITIES[finding.severity])} ({finding.code})",
        said["message"],
        said["expected"],
        said["fix"],
    ]
    return "\n".join(str(line) for line in (*lines, *(label(choice, text) for choice in finding.choices)) if line)


def _write_findings(target: Any, findings: Iterable[Finding], names: Mapping[str, str], text: Text) -> None:
    for column, (_, width) in enumerate(HEADINGS):
        target.column_dimensions["ABCDEFGH"[column]].width = width
    target.freeze_panes = "A2"
    target.append([_heading(target, text.say(heading)) for heading, _ in HEADINGS])
    for row, finding in enumerate(findings, start=2):
        target.append(_finding_cells(target, row, finding, names, text))


def _heading(target: Any, heading: str) -> object:
    cell = WriteOnlyCell(target)
    write(cell, heading)
    style_heading(cell, is_required=True)
    return cell


def _finding_cells(target: Any, row: int, finding: Finding, names: Mapping[str, str], text: Text) -> list[object]:
    said = finding.as_dict(text)
    place = "!".join(part for part in (finding.sheet, finding.cell) if part)
    choices = "\n".join(label(choice, text) for choice in finding.choices)
    severity = text.say(SEVERITIES[finding.severity])
    texts = (severity, finding.code, place, finding.value, said["message"], said["expected"], said["fix"], choices)
    cells = []
    for value in texts:
        cell = WriteOnlyCell(target)
        write(cell, value)
        cell.alignment = TOP
        cells.append(cell)
    cells[0].fill = FILLS[finding.severity]
    if finding.cell and finding.sheet in names:
        _link(target, cells[2], f"C{row}", f"'{names[finding.sheet].replace(chr(39), chr(39) * 2)}'!{finding.cell}")
    return cells


def _link(target: Any, cell: Any, reference: str, location: str) -> None:
    """Link to a place in this workbook; nothing outside it is ever referred to."""
    target._hyperlinks.append(Hyperlink(ref=reference, location=location))
    cell.font = LINK
