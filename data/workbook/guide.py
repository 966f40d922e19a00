"""The sheet "How to fill": one page in the user's language."""

from typing import Final

from openpyxl.worksheet.worksheet import Worksheet

from data.workbook.sheet_style import TERM_FONT, TITLE_FONT, TOP, write
from text import Text, mark

TITLE: Final = mark("How to fill in this workbook")
PARTS: Final[tuple[tuple[str, str], ...]] = (
    (
        mark("Sheets"),
        mark("Fill in Indicators, Milestones or Actions. One sheet is enough; the others may stay as they are."),
    ),
    (
        mark("Columns"),
        mark("Bold headings are required. Columns may stand in any order; unknown columns are left out."),
    ),
    (
        mark("Numbers"),
        mark("Enter plain numbers, in the unit named on the sheet “Lists”. 12.5 % is entered as 12.5, not as 0.125."),
    ),
    (
        mark("Missing values"),
        mark("A figure that is not known is “:” or no row at all, never 0."),
    ),
    (
        mark("Dates"),
        mark("Write 2021, 2021-09 or 2021-09-30. A month or a year is kept as such."),
    ),
    (
        mark("Area"),
        mark("Left empty, a figure is for the indicator’s default area on the sheet “Lists”."),
    ),
    (
        mark("Flag"),
        mark("Letters as Eurostat uses them, for instance b (break), e (estimated), p (provisional)."),
    ),
    (
        mark("Progress"),
        mark("A number from 0 to 100. Cancelled and Withdrawn need a reason."),
    ),
    (
        mark("Baseline date"),
        mark("The first agreed date. It is written by the dashboard and stays; a new date goes into Due date."),
    ),
    (
        mark("New actions"),
        mark("Add a row with a new code to Actions, then use the code in Milestones."),
    ),
    (
        mark("Deleting"),
        mark("A row left out changes nothing. To withdraw a milestone, set its status to Withdrawn."),
    ),
    (
        mark("After sending"),
        mark("You see what would change before anything is stored."),
    ),
)
WIDTHS: Final = (24, 100)


def write_guide(sheet: Worksheet, text: Text) -> None:
    """Write the page."""
    for letter, width in zip("AB", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    write(sheet["A1"], text.say(TITLE))
    sheet["A1"].font = TITLE_FONT
    for number, (term, sentence) in enumerate(PARTS, start=3):
        write(sheet.cell(row=number, column=1), text.say(term))
        sheet.cell(row=number, column=1).font = TERM_FONT
        write(sheet.cell(row=number, column=2), text.say(sentence))
        for column in (1, 2):
            sheet.cell(row=number, column=column).alignment = TOP
    sheet.protection.sheet = True
    sheet.sheet_view.showGridLines = False
