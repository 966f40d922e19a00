"""The page's answer: whether the workbook can be stored, and what stands in the way."""

from data.workbook.codes import Severity
from text import Text
from ui.upload.checking import Checked
from ui.upload.comparison import count_of, open_stale
from ui.upload.desk import Desk
from ui.upload.findings import counted


def answer_of(desk: Desk, checked: Checked, text: Text) -> str:
    """Return the answer in one sentence."""
    return _about_the_file(checked, text) or _about_the_store(desk, checked, text)


def _about_the_file(checked: Checked, text: Text) -> str:
    """Return what is wrong or open in the file itself, "" where nothing is."""
    report = checked.report
    if report.is_stopped:
        return text.say("No: the file cannot be read")
    errors, questions = counted(report, Severity.ERROR), counted(report, Severity.ASK)
    if errors:
        return text.plural(
            "Not yet: {number} error must be corrected", "Not yet: {number} errors must be corrected", errors
        )
    if questions:
        return text.plural(
            "Not yet: {number} place needs your answer", "Not yet: {number} places need your answer", questions
        )
    return ""


def _about_the_store(desk: Desk, checked: Checked, text: Text) -> str:
    comparison = checked.comparison
    if checked.problem is not None or comparison is None:
        return text.say("No: it cannot be stored")
    if not comparison.has_changes():
        return text.say("There is nothing to store: everything in it is stored already")
    stale = len(open_stale(desk, comparison))
    if stale:
        return text.plural(
            "Not yet: {number} value was changed by somebody else",
            "Not yet: {number} values were changed by somebody else",
            stale,
        )
    return text.say(
        "Yes: {new} new, {changed} changed, {unchanged} unchanged",
        new=text.number(count_of(comparison, "new")),
        changed=text.number(count_of(comparison, "changed")),
        unchanged=text.number(count_of(comparison, "unchanged")),
    )
