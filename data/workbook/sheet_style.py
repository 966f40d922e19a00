"""How the sheets we write look: headings, widths, number formats, protection."""

import re
from typing import Any, Final

from openpyxl.cell.cell import TYPE_STRING
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.worksheet import Worksheet

from data.workbook.columns import Column

AS_TEXT: Final = "@"
HEADING_FILL: Final = PatternFill("solid", start_color="FF1F3A5F")
OPTIONAL_FILL: Final = PatternFill("solid", start_color="FF5B7083")
LOCKED_FILL: Final = PatternFill("solid", start_color="FFEDEFF2")
HEADING_FONT: Final = Font(bold=True, color="FFFFFFFF")
OPTIONAL_FONT: Final = Font(bold=False, color="FFFFFFFF")
TITLE_FONT: Final = Font(bold=True, size=14)
TERM_FONT: Final = Font(bold=True)
LINE: Final = Border(bottom=Side(style="thin", color="FFB8C0CC"))
TOP: Final = Alignment(vertical="top", wrap_text=True)
OPEN: Final = Protection(locked=False)

NARROW: Final = ("year", "flag", "progress", "lag_from", "lag_to", "start", "end")
WIDE: Final = ("milestone", "title", "players", "note", "funding", "origin", "indicator", "indicator_moved", "reason")
WIDTHS: Final = {**dict.fromkeys(NARROW, 11), **dict.fromkeys(WIDE, 38)}
USUAL_WIDTH: Final = 17
"""In characters."""

UNWRITABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML cannot hold."""

NUMBER_FORMATS: Final = {"year": "0", "value": "#,##0.##########", "number": "#,##0.##", "whole": "0"}


def number_format(column: Column) -> str:
    """Return a column's format. Dates are text: Excel would turn "2021-09" into the first of September."""
    if column.kind in {"name", "text", "date"}:
        return AS_TEXT
    return NUMBER_FORMATS.get(column.key) or NUMBER_FORMATS[column.kind]


def write(cell: Any, value: object) -> None:
    """Write a value so that Excel and every reader take it as what it is: a text stays text, even ``=1+1``."""
    if value is None or value == "":
        return
    cell.value = UNWRITABLE.sub("\ufffd", value) if isinstance(value, str) else value
    if isinstance(value, float):
        cell._value = repr(value)  # openpyxl would write sixteen digits; some numbers need seventeen to come back
    if isinstance(value, str):
        cell.data_type = TYPE_STRING  # also for texts that start with = and for "#N/A"


def style_heading(cell: Any, *, is_required: bool) -> None:
    """Style a heading: required ones are bold on dark, optional ones plain on a lighter ground."""
    cell.font = HEADING_FONT if is_required else OPTIONAL_FONT
    cell.fill = HEADING_FILL if is_required else OPTIONAL_FILL
    cell.alignment = Alignment(vertical="center", wrap_text=True)


def freeze(sheet: Worksheet, *, columns: int = 0) -> None:
    """Keep the headings, and the first columns, in view."""
    sheet.freeze_panes = sheet.cell(row=2, column=columns + 1)
