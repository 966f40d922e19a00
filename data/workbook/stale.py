"""The question about a value that somebody else has changed since the template was made; asked by the comparison."""

from data.workbook.findings import Finding, Phrase, shown
from data.workbook.questions import CHOICES, MINE, Answers, question
from text import mark

STORED_NOW = mark("Stored now: {value}")
CODE = "STALE"


def stale(sheet: str, cell: str, value: object, stored: object) -> Finding:
    """Return the question whether a file's value may replace one that changed meanwhile.

    Parameters
    ----------
    sheet, cell
        Where the file's value stands.
    value, stored
        The file's value and the one stored now.
    """
    expected = Phrase(STORED_NOW, {"value": shown(stored)})
    return Finding(CODE, sheet, cell, shown(value), expected, CHOICES[CODE], _question(sheet, cell))


def may_replace(sheet: str, cell: str, answers: Answers) -> bool | None:
    """Return the answer: True to store the file's value, False to keep the stored one, None while it is open."""
    answer = answers.to(_question(sheet, cell), CHOICES[CODE])
    return None if answer is None else answer == MINE


def _question(sheet: str, cell: str) -> str:
    return question(sheet, cell.rstrip("0123456789"), CODE)
