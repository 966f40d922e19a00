"""Milestones edited in a table on a page, checked by the very code that checks the sheet "Milestones"."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from data.content import MilestoneRow
from data.workbook.book import Book, CellValue, Sheet
from data.workbook.check import check_book
from data.workbook.columns import MILESTONES
from data.workbook.findings import Finding
from data.workbook.known import Known
from data.workbook.names import STATUSES, names
from data.workbook.places import letters
from data.workbook.questions import AS_WRITTEN, question
from text import text_for

FIELDS: Final = (
    "action", "milestone", "due_date", "status", "progress", "done_date", "responsible", "reason", "note",
)  # fmt: skip
"""What stands in a row of the table; the city is the table's, the baseline nobody's to change."""

FIRST_ROW: Final = 2
_COLUMNS: Final = ("city", *FIELDS)
_CELL: Final = re.compile(r"([A-Z]+)([0-9]+)")
Cells = Mapping[str, str | float | None]
"""One row of the table: field -> what stands there. Statuses by their English names, actions by their keys."""


@dataclass(frozen=True)
class RowFinding:
    """A finding at its place in the table: ``row`` counts from 0, ``field`` is one of :data:`FIELDS`."""

    row: int
    field: str
    finding: Finding


@dataclass(frozen=True)
class CheckedRows:
    """The sound rows of a table by their place, and what was found in the others."""

    rows: Mapping[int, MilestoneRow]
    findings: tuple[RowFinding, ...]


def cells_of(row: MilestoneRow) -> dict[str, str | float | None]:
    """Return a milestone as a row of the table; dates as text, so that a month stays a month."""
    return {
        "action": row.action,
        "milestone": row.milestone,
        "due_date": row.due_date.isoformat() if row.due_date else "",
        "status": STATUSES[row.status] if row.status else "",
        "progress": row.progress,
        "done_date": row.done_date.isoformat() if row.done_date else "",
        "responsible": row.responsible,
        "reason": row.reason,
        "note": row.note,
    }


def check_rows(rows: Sequence[Cells], *, city: str, known: Known, today: dt.date) -> CheckedRows:
    """Check the rows of a table as if they stood in a workbook.

    Parameters
    ----------
    rows
        Empty ones are passed over.
    city
        Key of the city, or of the partnership, that all rows are about.
    known
        Actions and milestones on record.
    today
        Nothing was done later.
    """
    sheet = Sheet(MILESTONES.name, rows=[(1, _headings()), *_filled(rows, city)])
    # The column says that progress is in percent: 1 is one percent, and nobody has to be asked.
    percent = {question(sheet.name, _COLUMNS.index("progress") + 1, "PROGRESS_SCALE"): AS_WRITTEN}
    if len(sheet.rows) == 1:
        return CheckedRows({}, ())
    report = check_book(Book([sheet]), acting_city=city, answers=percent, known=known, today=today)
    return CheckedRows(
        {_place(row.cell)[0]: row for row in report.content.milestones},
        tuple(_at_its_row(finding) for finding in report.findings if finding.cell),
    )


def _headings() -> list[CellValue]:
    return [MILESTONES.column(key).heading for key in _COLUMNS]


def _filled(rows: Sequence[Cells], city: str) -> list[tuple[int, list[CellValue]]]:
    name = names().shown_city(city, text_for("en"))
    return [
        (number, [name, *(_value(cells.get(field)) for field in FIELDS)])
        for number, cells in enumerate(rows, start=FIRST_ROW)
        if any(cells.get(field) not in (None, "") for field in FIELDS)
    ]


def _value(cell: str | float | None) -> CellValue:
    """Return a cell as the reader of a workbook gives it: whole numbers without decimals, nothing for an empty text."""
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    return None if cell == "" else cell


def _at_its_row(finding: Finding) -> RowFinding:
    row, column = _place(finding.cell)
    return RowFinding(row, "" if column == "city" else column, finding)


def _place(cell: str) -> tuple[int, str]:
    match = _CELL.fullmatch(cell)
    column, row = (match[1], int(match[2])) if match else ("A", FIRST_ROW)
    by_letter = {letters(number): field for number, field in enumerate(_COLUMNS, start=1)}
    return row - FIRST_ROW, by_letter.get(column, "")
