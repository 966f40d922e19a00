"""Everything that can be found in a workbook: one table of code, severity, message and how to mend it.

``docs/findings.md`` is written from this table (``python -m data.workbook codes``).
"""

from dataclasses import dataclass
from enum import StrEnum

from text import mark


class Severity(StrEnum):
    """What a finding means for the file."""

    STOP = "stop"
    ERROR = "error"
    ASK = "ask"
    WARN = "warn"
    INFO = "info"


@dataclass(frozen=True)
class Code:
    """One kind of finding; message and fix are message keys."""

    code: str
    severity: Severity
    message: str
    fix: str


STOP, ERROR, ASK, WARN, INFO = Severity

_SAVE_AS_XLSX = mark("Open the file in Excel and save it as “Excel workbook (.xlsx)”.")
_SAVE_AGAIN = mark("Open the file in Excel, save it again and send the new file.")
_TEMPLATE = mark("Copy the rows into a fresh template and send that.")
_ANSWER = mark("Answer the question; the answer holds for the whole column of this file.")
_LISTS = mark("Choose a name from the sheet “Lists”.")
_CORRECT_CELL = mark("Correct the cell.")
_NOTHING = mark("Nothing needs to be done.")
_LOOK = mark("Please look whether this is what you meant.")

TABLE: tuple[Code, ...] = (
    Code("FILE_TOO_LARGE", STOP, mark("The file is larger than 10 MB."), mark("Split it by city or by year.")),
    Code("FILE_NOT_XLSX", STOP, mark("This is not an Excel workbook (.xlsx)."), _SAVE_AS_XLSX),
    Code("FILE_LEGACY_XLS", STOP, mark("This is a workbook in the old .xls format."), _SAVE_AS_XLSX),
    Code(
        "FILE_ENCRYPTED",
        STOP,
        mark("The file is protected with a password and cannot be read."),
        mark("Remove the password in Excel and save the file again."),
    ),
    Code("FILE_CORRUPT", STOP, mark("The file is damaged or incomplete."), _SAVE_AGAIN),
    Code("FILE_ZIP_UNSAFE", STOP, mark("The file is packed in a way that could harm the server."), _SAVE_AGAIN),
    Code("FILE_XML_DTD", STOP, mark("The file declares XML entities, which workbooks never need."), _SAVE_AGAIN),
    Code("FILE_MACROS", STOP, mark("The file carries macros."), _SAVE_AS_XLSX),
    Code(
        "FILE_STRICT_OOXML",
        STOP,
        mark("The file is saved as “Strict Open XML”, which cannot be read here."),
        _SAVE_AS_XLSX,
    ),
    Code(
        "SHEET_TOO_LARGE",
        STOP,
        mark("The workbook holds more rows, columns, cells, texts or formats than can be taken in."),
        mark("Send at most 60,000 rows, 256 columns and 500,000 filled cells; delete what lies far outside the table."),
    ),
    Code("SHEET_MISSING", STOP, mark("None of the sheets Indicators, Milestones and Actions was found."), _TEMPLATE),
    Code(
        "SHEET_AMBIGUOUS",
        ERROR,
        mark("More than one sheet could be meant."),
        mark("Keep one of these sheets, or give the other one a different heading."),
    ),
    Code("SHEET_EMPTY", ERROR, mark("The sheet holds no rows."), mark("Fill in at least one row.")),
    Code("HDR_MISSING", ERROR, mark("A required column is missing."), mark("Add the column with this heading.")),
    Code(
        "HDR_DUPLICATE",
        ERROR,
        mark("Two columns have the same heading."),
        mark("Keep one of them, or rename the other."),
    ),
    Code("MISSING_REQUIRED", ERROR, mark("A required cell is empty."), mark("Fill in the cell or delete the row.")),
    Code(
        "FORMULA_UNCACHED",
        ERROR,
        mark("The formula has no stored result."),
        mark("Open the file in Excel, let it calculate, and save it; or enter the value itself."),
    ),
    Code("CELL_ERROR", ERROR, mark("The cell shows an Excel error."), mark("Correct the formula or enter the value.")),
    Code("TEXT_TOO_LONG", ERROR, mark("The text is too long."), mark("Shorten the text.")),
    Code("TEXT_CONTROL", ERROR, mark("The text holds invisible control characters."), mark("Type the text again.")),
    Code("TYPE_NUMBER", ERROR, mark("This is not a number."), mark("Enter a number, without words.")),
    Code("NUM_NONFINITE", ERROR, mark("This is not a finite number."), mark("Enter a number, or leave the row out.")),
    Code("COUNT_FRACTION", ERROR, mark("A count cannot have decimals."), mark("Enter a whole number.")),
    Code("TYPE_DATE", ERROR, mark("This is not a date."), mark("Enter a date as YYYY, YYYY-MM or YYYY-MM-DD.")),
    Code("DATE_RANGE", ERROR, mark("The date cannot be right."), mark("Check the year and the order of the dates.")),
    Code("TYPE_YEAR", ERROR, mark("This is not a year."), mark("Enter a year with four digits.")),
    Code("YEAR_RANGE", ERROR, mark("The year cannot be right."), mark("Check the year.")),
    Code("CITY_UNKNOWN", ERROR, mark("This place is not one of the partner cities or their areas."), _LISTS),
    Code(
        "CITY_NOT_ALLOWED",
        ERROR,
        mark("You may not change figures of this city."),
        mark("Delete the row, or ask the colleagues of that city to send it."),
    ),
    Code("INDICATOR_UNKNOWN", ERROR, mark("This indicator or breakdown is not known."), _LISTS),
    Code(
        "ACTION_UNKNOWN",
        ERROR,
        mark("The city has no such action."),
        mark("Choose an action from the sheet “Lists”, or add it to the sheet “Actions” first."),
    ),
    Code("STATUS_UNKNOWN", ERROR, mark("This status is not known."), _LISTS),
    Code(
        "UNIT_MISMATCH",
        ERROR,
        mark("The unit is not the unit of the indicator."),
        mark("Convert the values into the indicator’s unit."),
    ),
    Code("VALUE_NEGATIVE", ERROR, mark("The value cannot be below zero."), _CORRECT_CELL),
    Code("PERCENT_RANGE", ERROR, mark("A percentage must lie between 0 and 100."), _CORRECT_CELL),
    Code("PROGRESS_RANGE", ERROR, mark("Progress must lie between 0 and 100."), _CORRECT_CELL),
    Code(
        "CONFLICTING_ROW",
        ERROR,
        mark("Two rows say different things about the same item."),
        mark("Keep the row that is right."),
    ),
    Code(
        "BASELINE_CHANGED",
        ERROR,
        mark("The baseline date was changed. It stays as first agreed."),
        mark("Restore the baseline date and enter the new date as due date."),
    ),
    Code("NUM_LOCALE_AMBIGUOUS", ASK, mark("This number can be read in two ways."), _ANSWER),
    Code("DATE_AMBIGUOUS", ASK, mark("Day and month of this date can be read in two ways."), _ANSWER),
    Code("DATE_SERIAL", ASK, mark("This number may be a date that lost its format."), _ANSWER),
    Code(
        "DATE_LOOKS_LIKE_NUMBER",
        ASK,
        mark("Excel may have turned a number into a date, or a date into a number."),
        _ANSWER,
    ),
    Code("PERCENT_SCALE", ASK, mark("This may be a share of one instead of a percentage."), _ANSWER),
    Code("PROGRESS_SCALE", ASK, mark("This progress may be a share of one instead of a percentage."), _ANSWER),
    Code("MERGED", ASK, mark("The value stands only once for several rows."), _ANSWER),
    Code("HIDDEN_ROW", ASK, mark("The row is hidden."), _ANSWER),
    Code("SHEET_HIDDEN", ASK, mark("The sheet is hidden."), _ANSWER),
    Code("OUTLIER", ASK, mark("The value is far from the others of its series."), _ANSWER),
    Code("STALE", ASK, mark("Someone else has changed this value since the template was made."), _ANSWER),
    Code(
        "FILE_EXTERNAL_LINKS",
        WARN,
        mark("The workbook refers to other files. Only the values stored in it were read."),
        _LOOK,
    ),
    Code(
        "FLAG", WARN, mark("The cell holds a flag or a word for a missing value. A missing value is not stored."), _LOOK
    ),
    Code("NUM_TEXT", WARN, mark("The number was stored as text and has been read."), _LOOK),
    Code("NUM_WITH_UNIT", WARN, mark("The number was written with its unit and has been read."), _LOOK),
    Code("DATE_TEXT", WARN, mark("The date was not stored as a date and has been read."), _LOOK),
    Code("CITY_VARIANT", WARN, mark("The name of the city is spelled differently here."), _NOTHING),
    Code("UNIT_ALIAS", WARN, mark("The unit is written differently here."), _NOTHING),
    Code("TEXT_BIDI", WARN, mark("Invisible characters that change the direction of text were removed."), _LOOK),
    Code("DUPLICATE_ROW", WARN, mark("The row appears twice. It is stored once."), _NOTHING),
    Code("TOTALS_ROW", WARN, mark("A row of totals was left out."), _LOOK),
    Code("FOOTER_ROW", WARN, mark("A note below the table was left out."), _LOOK),
    Code("STATUS_PROGRESS", WARN, mark("Status, progress and dates do not agree."), _LOOK),
    Code("LAYOUT_HEADER", WARN, mark("The headings are not in the first row, or stand in two rows."), _LOOK),
    Code("LAYOUT_WIDE", WARN, mark("The years stand in columns; each cell was read as a row."), _LOOK),
    Code("SHEET_ALIAS", INFO, mark("The sheet was recognised under another name."), _NOTHING),
    Code("HDR_ALIAS", INFO, mark("The column was recognised under another heading."), _NOTHING),
    Code("HDR_UNKNOWN", INFO, mark("The column is not known and was left out."), _NOTHING),
    Code("TEXT_FORMULA_LIKE", INFO, mark("The text starts like a formula. It is kept as text."), _NOTHING),
    Code("NO_CHANGE", INFO, mark("Nothing has changed."), _NOTHING),
)

CODES: dict[str, Code] = {code.code: code for code in TABLE}
