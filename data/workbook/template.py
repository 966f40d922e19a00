"""The template: three sheets to fill in, lists to choose from, a page of guidance, and what is already known."""

import io
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from data.content import Content
from data.workbook.columns import GUIDE, LISTS, MEMORY, SHAPES, Column, SheetShape
from data.workbook.guide import write_guide
from data.workbook.known import Known
from data.workbook.lists import Lists
from data.workbook.memory import memory_rows
from data.workbook.names import names
from data.workbook.places import letters
from data.workbook.sheet_style import (
    LOCKED_FILL,
    OPEN,
    USUAL_WIDTH,
    WIDTHS,
    freeze,
    number_format,
    style_heading,
    write,
)
from data.workbook.shipped import shipped_content
from data.workbook.written_rows import Written, written_rows
from text import Text, mark, text_for

SPARE_ROWS: Final = 300
"""Empty rows below the known ones that are formatted and have drop-downs."""

PROTECTED: Final = frozenset({"baseline_date"})
KEPT_IN_VIEW: Final = 3
CHOOSE: Final = mark("Please choose from the list.")
PROGRESS: Final = mark("Please enter a number from 0 to 100.")


def build_template(
    content: Content | None = None, *, city: str | None = None, language: str = "en", known: Known | None = None
) -> bytes:
    """Return the template as the bytes of an .xlsx file.

    Parameters
    ----------
    content
        What is known already: it fills the sheets, and its data version and baselines are remembered out of sight.
        The shipped milestones and actions when None.
    city
        Key of the city whose actions the lists offer; those of all cities when None.
    language
        Of headings, names and guidance.
    known
        Actions on record; those shipped and those of ``content`` when None.
    """
    filled = shipped_content() if content is None else content
    text, workbook = text_for(language), Workbook()
    workbook.remove(workbook.active)
    recorded = known or _recorded(filled)
    # English sheet names in every language: formulas, answers and colleagues abroad refer to them.
    sheets = {kind: workbook.create_sheet(shape.name) for kind, shape in SHAPES.items()}
    lists = Lists(workbook.create_sheet(LISTS), names(), recorded, text, city=city)
    for kind, shape in SHAPES.items():
        _fill(sheets[kind], shape, written_rows(filled, kind, names(), text), lists, text)
    write_guide(workbook.create_sheet(GUIDE), text)
    _remember(workbook.create_sheet(MEMORY), filled)
    target = io.BytesIO()
    workbook.save(target)
    return target.getvalue()


def _recorded(content: Content) -> Known:
    shipped, given = Known.of(shipped_content()).actions, Known.of(content).actions
    return Known({city: {**shipped.get(city, {}), **given.get(city, {})} for city in {*shipped, *given}})


def _fill(sheet: Worksheet, shape: SheetShape, rows: list[list[Written]], lists: Lists, text: Text) -> None:
    _write_headings(sheet, shape, text)
    for number, row in enumerate(rows, start=2):
        for column, value in enumerate(row, start=1):
            write(sheet.cell(row=number, column=column), value)
    last = len(rows) + 1 + SPARE_ROWS
    for column, description in enumerate(shape.columns, start=1):
        _format_column(sheet, column, description, last)
        _offer(sheet, column, description, last, lists, text)
    freeze(sheet, columns=KEPT_IN_VIEW)
    _protect(sheet)


def _write_headings(sheet: Worksheet, shape: SheetShape, text: Text) -> None:
    for column, description in enumerate(shape.columns, start=1):
        cell = sheet.cell(row=1, column=column)
        write(cell, text.say(description.heading))
        style_heading(cell, is_required=description.required)
        sheet.column_dimensions[letters(column)].width = WIDTHS.get(description.key, USUAL_WIDTH)
    sheet.row_dimensions[1].height = 30


def _format_column(sheet: Worksheet, column: int, description: Column, last: int) -> None:
    is_open = description.key not in PROTECTED
    for row in range(2, last + 1):
        cell = sheet.cell(row=row, column=column)
        cell.number_format = number_format(description)
        if is_open:
            cell.protection = OPEN
        else:
            cell.fill = LOCKED_FILL


def _offer(sheet: Worksheet, column: int, description: Column, last: int, lists: Lists, text: Text) -> None:
    """Add the drop-down of a column, or the bounds of its numbers. Excel warns; the check decides."""
    cells = f"{letters(column)}2:{letters(column)}{last}"
    source = lists.range_for(description.key, sheet.title)
    if source is not None:
        validation = DataValidation(type="list", formula1=source, allow_blank=True, errorStyle="warning")
        validation.error = text.say(CHOOSE)
    elif description.key == "progress":
        validation = DataValidation(type="decimal", operator="between", formula1="0", formula2="100", allow_blank=True)
        validation.error = text.say(PROGRESS)
    else:
        return
    validation.showErrorMessage = True
    validation.add(cells)
    sheet.add_data_validation(validation)


def _protect(sheet: Worksheet) -> None:
    """Lock headings and baselines against slips; without a password, and with everything else allowed."""
    protection: Any = sheet.protection
    protection.sheet = True
    for allowed in ("formatCells", "formatColumns", "formatRows", "insertRows", "deleteRows", "sort", "autoFilter"):
        setattr(protection, allowed, False)


def _remember(sheet: Worksheet, content: Content) -> None:
    sheet.sheet_state = "veryHidden"
    for number, row in enumerate(memory_rows(content), start=1):
        for column, value in enumerate(row, start=1):
            write(sheet.cell(row=number, column=column), value)
