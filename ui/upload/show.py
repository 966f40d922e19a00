"""The upload page in each of its states."""

from dataclasses import replace
from functools import partial

import streamlit as st

from data.store import StoreError
from data.submissions import Person
from data.submissions.errors import ChangedMeanwhileError, NoChangeError
from exhibits.exhibit import FIVE
from text import Text
from ui import markup, staff, stored
from ui.reader import Reader
from ui.shell import heading, section, state
from ui.upload.answer import answer_of
from ui.upload.begin import choose_words, show_begin, show_uploader
from ui.upload.checking import Checked
from ui.upload.comparison import rows_of, show_comparison, show_stale
from ui.upload.confirm import show_confirm
from ui.upload.desk import Desk, desk_of, give_up, start_check
from ui.upload.effects import show_effects
from ui.upload.findings import show_findings, show_marked_copy
from ui.upload.questions import show_answers, show_questions
from ui.upload.receipt import find_entry, show_receipt
from ui.upload.steps import CHECK, COMPARE, FILE, STORE, show_cancel, show_progress, show_steps


def show_upload(reader: Reader) -> None:
    """Show the page to whoever is there: closed with its reason, or the step that the person has come to."""
    text, person = reader.text, staff.current_person()
    if person is None or not any(person.may_edit([city]) for city in FIVE):
        _show_closed(reader)
        return
    try:
        stored.store()
    except StoreError as problem:
        heading(reader, question=_question(text), answer=text.say("Not at the moment"))
        state(text.say("The store does not answer"), problem.said(text))
        return
    try:
        _show_step(reader, person, desk_of(person))
    except StoreError as problem:  # it failed since, below a heading that stands already
        state(text.say("The store does not answer"), problem.said(text))


def _question(text: Text) -> str:
    return text.say("Can this workbook be stored?")


def _show_closed(reader: Reader) -> None:
    text = reader.text
    heading(reader, question=text.say("Who keeps the figures current?"), answer=text.say("Staff of the five cities"))
    reason = staff.why_nobody(text)
    if reason is None:
        state(
            text.say("Your role does not hand in workbooks"),
            text.say("Editors of a city and administrators do. Ask an administrator of the dashboard."),
        )
        return
    state(text.say("Uploads are closed to you"), reason)
    link = markup.link(text.say("What was handed in so far"), reader.address.link("history"))
    markup.show(markup.raw_element("p", link))


def _show_step(reader: Reader, person: Person, desk: Desk) -> None:
    if desk.file is None:
        _show_without_file(reader, person, desk)
        return
    if desk.work is None or desk.work.is_cancelled or desk.language != reader.text.language:
        start_check(desk, person, reader)
    assert desk.work is not None  # noqa: S101 - tells the type checker what start_check() made
    if desk.work.is_running:
        _show_running(reader, desk)
    elif desk.work.made is not None:
        _show_checked(reader, desk, desk.work.made)
    else:
        _show_failed(reader, desk)


def _show_without_file(reader: Reader, person: Person, desk: Desk) -> None:
    text = reader.text
    number = reader.address.values.get("receipt", [""])[-1]
    entry = find_entry(int(number), person) if number.isascii() and number.isdigit() and len(number) < 10 else None
    show_steps(FILE if entry is None else STORE + 1, text)
    if entry is None:
        answer = text.say("Fill in the template, drop it here, and see what would change before anything is stored")
        heading(reader, question=text.say("What is new in your city?"), answer=answer)
    else:
        reader.address.write("receipt", [number], [""])
        answer = text.say("Yes: it is stored as submission {number}", number=text.number(entry.submission.number))
        heading(reader, question=_question(text), answer=answer)
        show_receipt(reader, entry)
        section(text.say("Another workbook"))
    show_begin(reader, person, desk)


def _show_running(reader: Reader, desk: Desk) -> None:
    text = reader.text
    show_steps(CHECK, text)
    heading(reader, question=_question(text), answer=text.say("It is being checked"), note=_file_line(desk, text))
    _show_cancel(desk, text)
    show_progress(lambda: desk.work, text)


def _show_cancel(desk: Desk, text: Text) -> None:
    show_cancel(text.say("Cancel this upload"), "upload-cancel", partial(give_up, desk))


def _file_line(desk: Desk, text: Text) -> str:
    assert desk.file is not None  # noqa: S101 - asked only where there is a file
    size = text.number(len(desk.file.content) / 1024, decimals=0)
    return text.say("{file}, {size} KB", file=desk.file.name, size=size)


def _show_failed(reader: Reader, desk: Desk) -> None:
    """Show that there is no result: the store's reason, or the number of an error of ours."""
    text = reader.text
    assert desk.work is not None  # noqa: S101 - asked only after a check
    show_steps(CHECK, text)
    heading(reader, question=_question(text), answer=text.say("The check could not be finished"))
    _show_cancel(desk, text)
    if desk.work.problem is not None:
        state(text.say("Nothing was stored"), desk.work.problem.said(text))
    else:
        state(
            text.say("Nothing was stored"),
            text.say("The error is on our side; tell the team the number {number}.", number=desk.work.number),
        )
    st.button(text.say("Try again"), key="upload-again", on_click=_check_again, args=(desk,))


def _check_again(desk: Desk) -> None:
    desk.work = None


def _show_checked(reader: Reader, desk: Desk, checked: Checked) -> None:
    text = reader.text
    show_steps(COMPARE if checked.is_storable else CHECK, text)
    heading(reader, question=_question(text), answer=answer_of(desk, checked, text), note=_note(desk, checked, text))
    _show_cancel(desk, text)
    _show_refusal(desk, text)
    left, right = st.columns([7, 3], gap="large")
    with left:
        section(text.say("What was found"))
        show_findings(reader, checked.report, desk.begun.words)
        show_questions(desk, checked.report.findings, text)
        show_answers(desk, text)
    with right:
        _show_next(reader, desk, checked)
    if checked.problem is None and checked.comparison is not None:
        rows = rows_of(checked.comparison, reader)
        show_stale(desk, rows, text)
        show_comparison(reader, checked.comparison, rows)
        if checked.effects is not None:
            show_effects(checked.effects, text)
    if not checked.report.is_stopped:
        show_confirm(desk, checked, text)


def _show_refusal(desk: Desk, text: Text) -> None:
    """Say why the last click on "Store" stored nothing."""
    if desk.refused is None:
        return
    title = text.say("Nothing was stored by your last click")
    if isinstance(desk.refused, ChangedMeanwhileError):
        title = text.say("Somebody was faster: look again before you store")
    if isinstance(desk.refused, NoChangeError):
        title = text.say("It is stored already")
    state(title, desk.refused.said(text))


def _note(desk: Desk, checked: Checked, text: Text) -> str:
    seconds = sum(checked.report.stages.values())
    return text.say(
        "{file}; checked in {seconds} s; number of this check: {number}",
        file=_file_line(desk, text),
        seconds=text.number(seconds, decimals=1),
        number=desk.number,
    )


def _show_next(reader: Reader, desk: Desk, checked: Checked) -> None:
    """Show what can be done now: the marked copy, or a corrected file."""
    text = reader.text
    section(text.say("What to do next"))
    if checked.is_storable:
        markup.show(markup.element("p", text.say("Look at what would change below, then store it.")))
    else:
        words = text.say(
            "Correct the cells in your own file, or in the copy in which every finding is marked; send it again."
        )
        markup.show(markup.element("p", words))
    show_marked_copy(desk, checked.report, text)
    with st.container() if not checked.is_storable else st.expander(text.say("Send another file instead")):
        _show_again(reader, desk)


def _show_again(reader: Reader, desk: Desk) -> None:
    words = choose_words(reader)
    if words != desk.begun.words:
        desk.begun = replace(desk.begun, words=words)
        st.rerun()
    show_uploader(reader, desk, desk.begun.city, words, label=reader.text.say("Corrected workbook"))
