"""The last step: what stands in the way, a note, and the button that stores."""

import streamlit as st

from data.submissions.comparison import Comparison
from data.submissions.errors import NoChangeError
from data.workbook.codes import Severity
from text import Text
from ui import markup
from ui.shell import section
from ui.upload.checking import Checked
from ui.upload.comparison import open_stale
from ui.upload.desk import Desk, confirm, give_up
from ui.upload.findings import counted

LONGEST_NOTE = 500


def in_the_way(desk: Desk, checked: Checked, text: Text) -> str:
    """Return why the file cannot be stored as it is, "" where nothing stands in the way."""
    if checked.problem is not None:
        return checked.problem.said(text)
    return _open_in_the_file(checked, text) or _open_beside_the_store(desk, checked, text)


def _open_in_the_file(checked: Checked, text: Text) -> str:
    errors = counted(checked.report, Severity.ERROR)
    if errors:
        return text.plural(
            "Possible once {number} error above is corrected in the file.",
            "Possible once the {number} errors above are corrected in the file.",
            errors,
        )
    if counted(checked.report, Severity.ASK):
        return text.say("Possible once the questions above are answered.")
    return ""


def _open_beside_the_store(desk: Desk, checked: Checked, text: Text) -> str:
    if checked.comparison is None:
        return text.say("The file holds nothing that can be stored.")
    if not checked.comparison.has_changes():
        return NoChangeError().said(text)
    if open_stale(desk, checked.comparison):
        return text.say("Possible once you have said which values stay where somebody else changed them.")
    return ""


def show_confirm(desk: Desk, checked: Checked, text: Text) -> None:
    """Show the note and the button, which says why where it is disabled."""
    section(text.say("Store it"))
    reason = in_the_way(desk, checked, text)
    key = f"upload-note-{desk.turn}"
    if not reason:
        st.text_area(
            text.say("A note, for signed-in colleagues only"),
            key=key,
            max_chars=LONGEST_NOTE,
            height=90,
        )
    with st.container(horizontal=True, vertical_alignment="center", key="confirm"):
        st.button(
            text.say("Store these figures"),
            key="primary-confirm",
            type="primary",
            disabled=bool(reason),
            on_click=_confirm,
            args=(desk, checked.comparison, key),
        )
        # The way out stands below a long comparison as well as above it.
        st.button(text.say("Cancel this upload"), key="upload-cancel-below", on_click=give_up, args=(desk,))
        words = reason or text.say("One submission, accepted whole or not at all; it can be undone.")
        so_far = text.say("Nothing has been stored yet.")
        markup.show(markup.element("p", f"{words} {so_far}", css="soft"))


def _confirm(desk: Desk, comparison: Comparison | None, key: str) -> None:
    if comparison is not None:
        confirm(desk, comparison, str(st.session_state.get(key) or "").strip())
