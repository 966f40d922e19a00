"""What may be asked about a file, what may be answered, and the answers given.

An answer belongs to a column of a sheet of one file: ``"<sheet>!<column>|<code>": "<choice>"``, the sheet and the
column letter as found in the file, for instance ``"Indicators!D|NUM_LOCALE_AMBIGUOUS": "decimal-comma"``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from data.workbook.dates import DAY_FIRST, MONTH_FIRST
from data.workbook.numbers import DECIMAL_COMMA, DECIMAL_POINT
from data.workbook.places import letters
from text import Text, mark

LEAVE_OUT: Final = "leave-out"
INCLUDE: Final = "include"
REPEAT: Final = "repeat"
FIRST_ONLY: Final = "first-only"
AS_WRITTEN: Final = "as-written"
TIMES_100: Final = "times-100"
AS_DATE: Final = "date"
DAY_MONTH: Final = "day-month"
SERIAL: Final = "serial"
KEEP: Final = "keep"
MINE: Final = "mine"
THEIRS: Final = "theirs"

CHOICES: Final[dict[str, tuple[str, ...]]] = {
    "NUM_LOCALE_AMBIGUOUS": (DECIMAL_COMMA, DECIMAL_POINT),
    "DATE_AMBIGUOUS": (DAY_FIRST, MONTH_FIRST),
    "DATE_SERIAL": (AS_DATE, LEAVE_OUT),
    "DATE_LOOKS_LIKE_NUMBER": (AS_DATE, DAY_MONTH, SERIAL, LEAVE_OUT),
    "PERCENT_SCALE": (AS_WRITTEN, TIMES_100),
    "PROGRESS_SCALE": (AS_WRITTEN, TIMES_100),
    "MERGED": (REPEAT, FIRST_ONLY),
    "HIDDEN_ROW": (INCLUDE, LEAVE_OUT),
    "SHEET_HIDDEN": (INCLUDE, LEAVE_OUT),
    "OUTLIER": (KEEP, LEAVE_OUT),
    "STALE": (MINE, THEIRS),
}
"""Every question's choices; a cell may offer fewer of them."""

LABELS: Final[dict[str, str]] = {
    DECIMAL_COMMA: mark("Comma before decimals: 1.234 is one thousand two hundred and thirty-four"),
    DECIMAL_POINT: mark("Point before decimals: 1,234 is one thousand two hundred and thirty-four"),
    DAY_FIRST: mark("Day first: 03/04 is 3 April"),
    MONTH_FIRST: mark("Month first: 03/04 is 4 March"),
    AS_DATE: mark("Read it as a date"),
    DAY_MONTH: mark("The number was day.month: 3 April is 3.4"),
    SERIAL: mark("The number is the one Excel holds behind the date"),
    AS_WRITTEN: mark("Take it as written"),
    TIMES_100: mark("Multiply by 100"),
    REPEAT: mark("The value holds for all these rows"),
    FIRST_ONLY: mark("The value holds for the first row only"),
    INCLUDE: mark("Read it"),
    LEAVE_OUT: mark("Leave it out"),
    KEEP: mark("The value is right"),
    MINE: mark("Store the value of this file"),
    THEIRS: mark("Keep the stored value"),
}


def question(sheet: str, column: int | str, code: str) -> str:
    """Return the key under which a question is answered; the column by number or by its letters."""
    return f"{sheet}!{column if isinstance(column, str) else letters(column)}|{code}"


def label(choice: str, text: Text) -> str:
    """Return a choice in words."""
    return text.say(LABELS.get(choice, choice))


@dataclass(frozen=True)
class Answers:
    """The answers given for one file; an answer that was not offered counts as none."""

    given: Mapping[str, str]

    def to(self, key: str, offered: tuple[str, ...]) -> str | None:
        """Return the answer to a question, None while there is none."""
        answer = self.given.get(key)
        return answer if answer in offered else None
