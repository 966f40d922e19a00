"""What was handed in for a city's milestones: the receipt of the last storing, earlier ones, undo and restore."""

from typing import Literal

import streamlit as st

from data.logbook import log_event, new_number
from data.store import Store
from data.store.errors import StoreError
from data.submissions import Kind, Person, Receipt, restore, undo
from data.submissions.history import Entry, history
from text import Text
from ui import markup
from ui.plan_sitting import begin_anew, note_trouble
from ui.reader import Reader
from ui.staff import current_person
from ui.stored import store

MOST_SHOWN = 10


def show_receipt(reader: Reader, receipt: Receipt | None, logged: str) -> None:
    """Say what was stored, and under which number the log tells of it."""
    text = reader.text
    if receipt is not None:
        markup.show(markup.element("div", _stored(receipt, text), css="notice", role="status"))
    if logged:
        markup.show(markup.element("p", text.say("Number in the log: {number}", number=logged), css="soft"))


def _stored(receipt: Receipt, text: Text) -> str:
    return text.plural(
        "Stored as submission {submission}: {number} milestone. It stands on the timeline above.",
        "Stored as submission {submission}: {number} milestones. They stand on the timeline above.",
        receipt.counts["new"] + receipt.counts["changed"],
        submission=receipt.submission,
    )


def show_history(reader: Reader, place: Store, city: str, person: Person | None) -> None:
    """List the submissions about a city's plan, newest first, each with its undo."""
    text = reader.text
    found = [entry for entry in history(place, person) if _is_about(entry, city)]
    if not found:
        markup.show(markup.element("p", text.say("Nothing yet: all milestones are as shipped."), css="soft"))
    for entry in found[:MOST_SHOWN]:
        number = entry.submission.number
        with st.container(horizontal=True, vertical_alignment="center", key=f"plan-entry-{number}"):
            with st.container(width="stretch"):
                markup.show(markup.element("p", _words(entry, text)))
            if entry.in_force:
                st.button(text.say("Undo"), key=f"plan-undo-{number}", on_click=_turn, args=(number, "undo"))
            else:
                st.button(text.say("Restore"), key=f"plan-restore-{number}", on_click=_turn, args=(number, "restore"))


def _is_about(entry: Entry, city: str) -> bool:
    return city in entry.submission.cities and any("plans" in event.kinds for event in entry.events)


def _words(entry: Entry, text: Text) -> str:
    submission = entry.submission
    values = {
        "number": submission.number,
        "date": text.date(submission.received_at.date()),
        "name": submission.name or submission.organisation,
    }
    if submission.kind == Kind.EDIT:
        words = text.say("Submission {number}, {date}, {name}: edited on this page", **values)
    else:
        file = submission.file_name or text.say("a workbook")
        words = text.say("Submission {number}, {date}, {name}: {file}", **values, file=file)
    return words if entry.in_force else text.say("{submission} (undone)", submission=words)


def _turn(number: int, way: Literal["undo", "restore"]) -> None:
    """Undo or restore a submission; the table is filled anew, for what it was filled with is gone."""
    try:
        (undo if way == "undo" else restore)(store(), number, current_person())
    except StoreError as problem:
        note_trouble(problem)
        return
    logged = new_number()
    log_event(way, id=logged, submission=number)
    begin_anew(logged=logged)
