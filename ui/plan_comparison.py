"""What an edited table would change, what is wrong in it, and what somebody else changed meanwhile."""

from collections.abc import Iterator, Sequence

import streamlit as st

from data.submissions import Comparison
from data.submissions.milestone_edits import Conflict, EditRead, EditTable
from data.workbook.codes import CODES, Severity
from data.workbook.edited import RowFinding
from exhibits.plan_changes import field_name, value_words
from text import Text
from ui import markup
from ui.reader import Reader

MOST_SHOWN = 50


def show_problems(reader: Reader, table: EditTable, read: EditRead) -> None:
    """Name each row that has to be mended, with what is wrong there and how to mend it."""
    text = reader.text
    found = [*_renamed(table, read, text), *(_finding(item, text) for item in read.refused)]
    title = text.plural(
        "Nothing was stored: {number} cell needs another look",
        "Nothing was stored: {number} cells need another look",
        len(found),
    )
    items = "".join(markup.element("li", words) for words in found[:MOST_SHOWN])
    rest = len(found) - MOST_SHOWN
    if rest > 0:
        items += markup.element("li", text.plural("and {number} more", "and {number} more", rest))
    body = markup.element("h3", title) + f"<ul>{items}</ul>"
    body += markup.element("p", text.say("Mend them in the table and check again. Your edits are kept."), css="soft")
    markup.show(markup.raw_element("div", body, css="state", role="alert"))


def _renamed(table: EditTable, read: EditRead, text: Text) -> Iterator[str]:
    for row in read.renamed:
        yield text.say(
            "Row {row}: action and name of a known milestone stay, for they tell it from others. It is “{name}”. "
            "Withdraw it with a reason, and add a new row.",
            row=row + 1,
            name=text.say(table.rows[row].milestone),
        )


def _finding(item: RowFinding, text: Text) -> str:
    """Return a finding as "Row 3, Due date (03/04/2025): what is wrong. What was expected. What to do."."""
    code = CODES[item.finding.code]
    said = [text.say(code.message)]
    if item.finding.expected:
        said.append(f"{item.finding.expected.said(text)}.")
    # A question about a whole file has its answer there; here the cell is at hand.
    said.append(text.say("Correct the cell.") if code.severity in (Severity.ASK, Severity.WARN) else text.say(code.fix))
    where = {"row": item.row + 1, "field": field_name(item.field or "milestone", text), "words": " ".join(said)}
    if not item.finding.value:
        return text.say("Row {row}, {field}: {words}", **where)
    return text.say("Row {row}, {field} ({value}): {words}", **where, value=item.finding.value)


def show_changes(reader: Reader, seen: Comparison, read: EditRead) -> None:
    """Show each field that would change with what stands there now, and how unusual cells were read."""
    text = reader.text
    rows = "".join(_rows(seen, text))
    head = "".join(
        markup.element("th", words, scope="col")
        for words in (text.say("Milestone"), text.say("Field"), text.say("Stored now"), text.say("New value"))
    )
    caption = markup.element("caption", text.say("What would be stored; a first due date is never overwritten"))
    body = f'<div class="scroll"><table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
    notes = "".join(markup.element("li", _finding(item, text)) for item in read.noted[:MOST_SHOWN])
    markup.show(body + (f"<ul>{notes}</ul>" if notes else ""))


def _rows(seen: Comparison, text: Text) -> Iterator[str]:
    for item in seen.plans:
        if item.change not in ("new", "changed"):
            continue
        name = text.say(item.key[-1])
        if item.change == "new":
            name = text.say("{name} (new)", name=name)
        for field in item.fields:
            cells = (name, field_name(field.name, text), value_words(field.before, text),
                     value_words(field.after, text))  # fmt: skip
            yield f"<tr>{''.join(markup.element('td', words) for words in cells)}</tr>"


def choose_what_stays(reader: Reader, asked: Sequence[Conflict], *, key: str) -> tuple[set[tuple[str, ...]], bool]:
    """Ask about each field that was changed elsewhere; return those whose stored value stays, and whether all is said.

    Parameters
    ----------
    key
        Names the table, so that its answers are not taken for another's.
    """
    if not asked:
        return set(), True
    text = reader.text
    title = text.plural(
        "{number} value was changed since this table was filled",
        "{number} values were changed since this table was filled",
        len(asked),
    )
    step = text.say("Somebody else, or you in another window, stored another value. Say for each which one stays.")
    markup.show(
        markup.raw_element(
            "div", markup.element("h3", title) + markup.element("p", step, css="soft"), css="state", role="alert"
        )
    )
    answers = {item.name: _ask(item, text, key=key) for item in asked}
    return {name for name, answer in answers.items() if answer == "stored"}, None not in answers.values()


def _ask(item: Conflict, text: Text, *, key: str) -> str | None:
    change = item.change
    options = {
        "stored": text.say("Keep what is stored: {value}", value=value_words(change.before, text)),
        "mine": text.say("Store mine: {value}", value=value_words(change.after, text)),
    }
    label = text.say("{milestone}, {field}", milestone=text.say(item.key[-1]), field=field_name(change.name, text))
    return st.radio(
        label, list(options), index=None, format_func=options.__getitem__, horizontal=True,
        key=f"plan-stays-{key}-{'|'.join(item.name)}-{change.before}",
    )  # fmt: skip
