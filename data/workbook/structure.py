"""Findings about sheets and headings, before any row is read."""

from data.workbook.book import Book
from data.workbook.columns import SHAPES, is_official_heading
from data.workbook.findings import Finding, Findings, Phrase, shown
from data.workbook.layout import Table
from data.workbook.places import address
from data.workbook.questions import CHOICES, INCLUDE, Answers, question
from data.workbook.sheets import FoundSheets
from data.workbook.spelling import name_key


def check_sheets(book: Book, found: FoundSheets, findings: Findings) -> None:
    """Note what is wrong with the choice of sheets."""
    if book.external_links:
        findings.add(Finding("FILE_EXTERNAL_LINKS"))
    for kind, sheets in found.ambiguous:
        for sheet in sheets:
            findings.add(Finding("SHEET_AMBIGUOUS", sheet.name, "A1", shown(sheet.name), Phrase(SHAPES[kind].name)))
    if found.tables or found.ambiguous:
        return
    for table in found.empty:
        findings.add(Finding("SHEET_EMPTY", table.sheet.name, "A1"))
    if not found.empty:
        findings.add(Finding("SHEET_MISSING", value=shown(", ".join(sheet.name for sheet in book.sheets))))


def is_table_usable(table: Table, findings: Findings, answers: Answers, *, language: str) -> bool:
    """Note what is remarkable about a table's sheet and headings; return whether its rows can be read."""
    _note_alias(table, findings)
    _note_headings(table, findings, language)
    is_complete = _note_missing(table, findings)
    return is_complete and not table.duplicates and _is_wanted(table, findings, answers)


def _note_alias(table: Table, findings: Findings) -> None:
    name, shape = table.sheet.name, SHAPES[table.kind]
    if name_key(name) != name_key(shape.name):
        findings.add(Finding("SHEET_ALIAS", name, "A1", shown(name), Phrase(shape.name)))


def _is_wanted(table: Table, findings: Findings, answers: Answers) -> bool:
    """Ask whether a hidden sheet is to be read."""
    if table.sheet.state == "visible":
        return True
    name, choices = table.sheet.name, CHOICES["SHEET_HIDDEN"]
    key = question(name, 1, "SHEET_HIDDEN")
    answer = answers.to(key, choices)
    if answer is None:
        findings.add(Finding("SHEET_HIDDEN", name, "A1", shown(name), None, choices, key))
    return answer == INCLUDE


def _note_headings(table: Table, findings: Findings, language: str) -> None:
    name, shape = table.sheet.name, SHAPES[table.kind]
    if table.is_below_top:
        findings.add(Finding("LAYOUT_HEADER", name, address(table.header_row, 1)))
    if table.is_wide:
        cell = address(table.header_row, min(table.years))
        years = f"{min(table.years.values())}–{max(table.years.values())}"
        findings.add(Finding("LAYOUT_WIDE", name, cell, years))
    for key, column in table.columns.items():
        spelled = table.spelled[column]
        if not is_official_heading(table.kind, key, spelled, language):
            expected = Phrase(shape.column(key).heading)
            findings.add(Finding("HDR_ALIAS", name, address(table.header_row, column), shown(spelled), expected))
    for code, columns in (("HDR_DUPLICATE", table.duplicates), ("HDR_UNKNOWN", table.unknown)):
        for column in columns:
            spelled = table.spelled.get(column, "")
            findings.add(Finding(code, name, address(table.header_row, column), shown(spelled)))


def _note_missing(table: Table, findings: Findings) -> bool:
    missing = table.missing()
    for key in missing:
        heading = Phrase(SHAPES[table.kind].column(key).heading)
        findings.add(Finding("HDR_MISSING", table.sheet.name, address(max(table.header_row, 1), 1), "", heading))
    return not missing
