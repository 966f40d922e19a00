"""Takes a name or a file out for good: chosen, confirmed, done, and told under a number of the log."""

from collections.abc import Callable
from typing import Final

import streamlit as st

from data.logbook import log_error, log_event, new_number
from data.store import Store
from data.store.errors import StoreError
from data.submissions.history import history
from data.submissions.redaction import redact_file, redact_name
from text import Text
from ui import markup
from ui.admin.facts import moment
from ui.shell import prose
from ui.staff import current_person
from ui.stored import store

_DONE: Final = "redaction-done"


def redaction_panel(opened: Store, text: Text) -> None:
    """Offer to take out a name or a file; for administrators, which is checked again when it is done."""
    if said := st.session_state.pop(_DONE, ""):
        markup.show(markup.element("div", said, css="notice", role="status"))
    prose(
        [
            text.say(
                "A name or a file goes out of the store for good; the figures stay. Backups made before still hold it: "
                "make a new one and delete the old ones."
            )
        ]
    )
    left, right = st.columns(2, gap="medium")
    with left:
        _name_form(text)
    with right:
        _file_form(opened, text)


def _name_form(text: Text) -> None:
    name = st.text_input(
        text.say("Name or sign-in of a person"),
        key="redact-name",
        help=text.say("Written as it stands in the history. Notes and reasons that hold it are emptied too."),
    )
    sure = st.checkbox(text.say("This cannot be undone, and I mean it"), key="redact-name-sure")
    ready = bool(name.strip()) and sure
    label = text.say("Take this name out everywhere")
    st.button(label, key="redact-name-do", disabled=not ready, on_click=_take_out_name, args=(text,))


def _file_form(opened: Store, text: Text) -> None:
    entries = history(opened, current_person())
    files = {
        entry.submission.file_sha256: text.say(
            "{file}, submission {number}, {moment}",
            file=entry.submission.file_name,
            number=entry.submission.number,
            moment=moment(entry.submission.received_at, text),
        )
        for entry in entries
        if entry.submission.file_sha256 and entry.submission.file_name
    }
    chosen = st.selectbox(
        text.say("A file as received"),
        list(files),
        index=None,
        format_func=lambda sha256: files.get(sha256, ""),
        key="redact-file",
        placeholder=text.say("Choose a file") if files else text.say("No file is kept"),
        help=text.say("The file and its name are emptied; its figures and its fingerprint stay."),
    )
    sure = st.checkbox(text.say("This cannot be undone, and I mean it"), key="redact-file-sure")
    ready = chosen is not None and sure
    label = text.say("Take this file out")
    st.button(label, key="redact-file-do", disabled=not ready, on_click=_take_out_file, args=(text,))


def _take_out_name(text: Text) -> None:
    name = str(st.session_state["redact-name"]).strip()

    def act() -> str:
        """Take the name out; return in how many places."""
        places = redact_name(store(), name, current_person())
        return text.plural("Taken out in {number} place.", "Taken out in {number} places.", places)

    _carry_out(act, stage="name", text=text)
    st.session_state["redact-name"], st.session_state["redact-name-sure"] = "", False


def _take_out_file(text: Text) -> None:
    sha256 = st.session_state["redact-file"]

    def act() -> str:
        """Take the file out; return the words that say so."""
        redact_file(store(), sha256, current_person())
        return text.say("The file is taken out.")

    _carry_out(act, stage="file", text=text)
    st.session_state["redact-file"], st.session_state["redact-file-sure"] = None, False


def _carry_out(act: Callable[[], str], *, stage: str, text: Text) -> None:
    number = new_number()
    try:
        done = act()
    except StoreError as problem:
        log_error(problem, id=number)
        done = problem.said(text)
    else:
        log_event("redaction", id=number, outcome="done", stage=stage)
    st.session_state[_DONE] = text.say("{outcome} Number in the log: {number}.", outcome=done, number=number)
