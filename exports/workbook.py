"""A table as an Excel workbook: typed cells on the first sheet, where they come from on the second."""

import io
import math
import re
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from exhibits.table import Cell, Column, Table
from exports.provenance import WORK, Provenance
from text import Text

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_CUT = Border(right=Side(style="thick"))
_WIDEST = 60  # characters


def table_workbook(table: Table, provenance: Provenance, text: Text) -> bytes:
    """Return the table and its provenance as an Excel file; numbers stay numbers, texts stay texts."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = text.say("Data")
    _write_table(sheet, table)
    rows_into(workbook.create_sheet(text.say("About")), _about(provenance, text))
    return saved(workbook)


def saved(workbook: Workbook) -> bytes:
    """Return a workbook as the bytes of its file."""
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def rows_into(sheet: Worksheet, rows: Iterable[Sequence[Cell]]) -> None:
    """Write rows of plain values under one another, and make the columns wide enough to read."""
    for number, row in enumerate(rows, start=1):
        for position, value in enumerate(row, start=1):
            fill(sheet.cell(number, position), value)
            sheet.cell(number, position).alignment = Alignment(vertical="top", wrap_text=position > 1)
    _widen(sheet)


def fill(cell: SheetCell, value: Cell) -> None:
    """Put a value into a cell; a text is never taken for a formula, whatever it begins with."""
    if isinstance(value, str):
        cell.value = _CONTROL.sub("", value)
        cell.data_type = "s"
    elif value is not None and math.isfinite(value):
        cell.value = value


def _write_table(sheet: Worksheet, table: Table) -> None:
    for position, column in enumerate(table.columns, start=1):
        heading = sheet.cell(1, position)
        fill(heading, column.title)
        heading.font = Font(bold=True)
    for number, row in enumerate(table.rows):
        for position, column in enumerate(table.columns, start=1):
            cell = sheet.cell(number + 2, position)
            fill(cell, row.get(column.name))
            cell.number_format = _format(column)
            if (number, column.name) in table.cuts:
                cell.border = _CUT
    sheet.freeze_panes = "B2"
    _widen(sheet)


def _format(column: Column) -> str:
    """Return Excel's number format for what the column holds; Excel writes it in its own language."""
    if column.decimals is None:
        return "General"
    digits = "0" if not column.decimals else "0." + "0" * column.decimals
    return {
        "text": "@",
        "date": "@",  # a date may be known to the month only, which no Excel date can say
        "links": "@",
        "year": "0",
        "number": f"#,##{digits}",
        "percent": f"{digits}%",
        "change": f"+{digits}%;-{digits}%;{digits}%",
    }[column.kind]


def _widen(sheet: Worksheet) -> None:
    for position, cells in enumerate(sheet.iter_cols(), start=1):
        longest = max((len(str(cell.value)) for cell in cells if cell.value is not None), default=0)
        sheet.column_dimensions[get_column_letter(position)].width = min(max(longest + 2, 10), _WIDEST)


def _about(provenance: Provenance, text: Text) -> Iterable[tuple[str, str]]:
    yield text.say("Headline"), provenance.title
    yield text.say("What is shown"), provenance.subtitle
    yield from provenance.filters
    yield text.say("Source"), provenance.source(text)
    yield text.say("Vintage"), provenance.vintage()
    yield text.say("Downloaded on"), provenance.retrieved.isoformat()
    yield text.say("Link"), provenance.link
    yield text.say("Data version"), provenance.version
    for caveat in provenance.caveats:
        yield text.say("Note"), caveat
    yield text.say("Thick line"), text.say("A break in the series: what follows is counted another way.")
    yield text.say("Work"), text.say(WORK)
