"""Undo and restore: first what would change, then the confirmation."""

from collections.abc import Callable
from dataclasses import dataclass, field

import streamlit as st

from data.logbook import log_event, new_number
from data.store import Store, StoreError
from data.store.reading import Submission
from data.submissions import Person, restore, undo
from data.submissions.errors import NotAllowedError
from data.submissions.history import Entry
from data.submissions.showing import imagined_evidence, shipped_reference
from data.submissions.turning import Turn, TurnComparison, compare_turn
from data.submissions.undoing import require_right_to_turn
from exhibits.changes import ExhibitChange
from exhibits.exhibit import FIVE
from exhibits.handed.figures import figure_rows
from exhibits.handed.plans import plan_rows
from text import Text
from ui import markup, staff, stored
from ui.reader import Reader
from ui.shell import section, state
from ui.upload.checking import Now, changes_for
from ui.upload.comparison import show_rows
from ui.upload.confirm import LONGEST_NOTE
from ui.upload.effects import show_effects
from ui.upload.steps import show_cancel, show_progress
from ui.upload.work import WAITING, Progress, Work

_TURNING = "history-turn"
_TURNED = "history-turned"
STAGES = (WAITING, "compare", "exhibits")


@dataclass(frozen=True)
class Preview:
    """What would change in the store and on the pages."""

    comparison: TurnComparison
    effects: tuple[ExhibitChange, ...]


@dataclass
class Turning:
    """A submission that this session is about to undo or restore."""

    number: int
    turn: Turn
    language: str
    work: Work[Preview] | None
    refused: StoreError | None = None
    log_number: str = field(default_factory=new_number)


def may_turn(person: Person | None, submission: Submission) -> bool:
    """Whether the person may undo and restore a submission."""
    try:
        require_right_to_turn(person, submission)
    except NotAllowedError:
        return False
    return True


def show_turn(reader: Reader, person: Person | None, entry: Entry) -> None:
    """Show the way back, to those who may go it."""
    if person is None or not may_turn(person, entry.submission):
        return
    text, turn = reader.text, _turn_of(entry)
    section(text.say("Undo it") if turn == "undo" else text.say("Restore it"))
    _say_what_was_done(entry, text)
    turning = _current(entry.submission.number, turn, text.language)
    if turning is None:
        _offer(reader, person, entry, turn)
    else:
        _show_turning(reader, turning)


def _current(number: int, turn: Turn, language: str) -> Turning | None:
    """Return what this session is about to do with a submission; another one's, or another language's, is dropped."""
    found = st.session_state.get(_TURNING)
    if not isinstance(found, Turning):
        return None
    return found if (found.number, found.turn, found.language) == (number, turn, language) else None


def _turn_of(entry: Entry) -> Turn:
    return "undo" if entry.in_force else "restore"


def _say_what_was_done(entry: Entry, text: Text) -> None:
    done = st.session_state.get(_TURNED)
    if done == (entry.submission.number, entry.in_force):
        words = text.say("It is restored.") if entry.in_force else text.say("It is undone. Nothing was removed.")
        markup.show(markup.element("div", words, css="notice", role="status"))


def _offer(reader: Reader, person: Person, entry: Entry, turn: Turn) -> None:
    text = reader.text
    words = {
        "undo": text.say("What only this submission says goes back to what was there before; later ones stay."),
        "restore": text.say("It counts again, at its old place in the order; later submissions stay."),
    }
    label = {
        "undo": text.say("See what undoing it would change"),
        "restore": text.say("See what restoring it would change"),
    }
    markup.show(markup.element("p", words[turn]))
    st.button(label[turn], key="turn-preview", on_click=_begin, args=(reader, person, entry.submission, turn))


def _begin(reader: Reader, person: Person, submission: Submission, turn: Turn) -> None:
    now = Now(reader.evidence, reader.build, reader.text.language)
    make = _preview_maker(stored.store(), now, person, submission, turn)
    work = Work(make, stages=STAGES).start()
    st.session_state[_TURNING] = Turning(submission.number, turn, reader.text.language, work)


def _preview_maker(
    store: Store, now: Now, person: Person, submission: Submission, turn: Turn
) -> Callable[[Progress], Preview]:
    def make(progress: Progress) -> Preview:
        """Return the comparison and the exhibits that would change, telling each stage as it begins."""
        progress.begin("compare")
        number = submission.number
        comparison = compare_turn(store, shipped_reference(), number, person, turn=turn)
        progress.begin("exhibits")
        if not comparison.has_changes():
            return Preview(comparison, ())
        after = imagined_evidence(
            store,
            f"{now.evidence.version}{'-' if turn == 'undo' else '+'}{number}",
            undoing=number if turn == "undo" else None,
            restoring=number if turn == "restore" else None,
        )
        cities = [city for city in FIVE if city in submission.cities] or list(FIVE)
        moved = list(dict.fromkeys(comparison.figures["indicator"]))
        replaced = bool(submission.replaces)
        found = changes_for(cities, moved, now, after, progress, with_datasets=replaced)
        return Preview(comparison, found)

    return make


def _show_turning(reader: Reader, turning: Turning) -> None:
    text, work = reader.text, turning.work
    if work is None or work.is_cancelled:
        _forget()
        st.rerun()
    if work.is_running:
        show_progress(_found_work, text)
        _show_cancel(text)
    elif work.made is None:
        words = work.problem.said(text) if work.problem else _error_words(work, text)
        state(text.say("Nothing was changed"), words)
        _show_cancel(text)
    else:
        _show_preview(reader, turning, work.made)


def _error_words(work: Work[Preview], text: Text) -> str:
    return text.say("The error is on our side; tell the team the number {number}.", number=work.number)


def _found_work() -> Work[Preview] | None:
    turning = st.session_state.get(_TURNING)
    return turning.work if isinstance(turning, Turning) else None


def _forget() -> None:
    turning = st.session_state.pop(_TURNING, None)
    if isinstance(turning, Turning) and turning.work:
        turning.work.cancel()


def _show_preview(reader: Reader, turning: Turning, preview: Preview) -> None:
    text, comparison = reader.text, preview.comparison
    if turning.refused is not None:
        state(text.say("Nothing was changed"), turning.refused.said(text))
    gone = text.say("would be gone")
    rows = [
        *figure_rows(comparison.figures, reader.evidence.catalogue, text, gone=gone),
        *plan_rows(comparison.plans, text, gone=gone),
    ]
    if rows:
        show_rows(reader, rows)
        show_effects(preview.effects, text)
    else:
        words = text.say("Nothing that is shown would change: later submissions determine all of it, or it is a deck.")
        markup.show(markup.element("p", words))
    st.text_area(text.say("A note, for signed-in colleagues only"), key="turn-note", max_chars=LONGEST_NOTE, height=80)
    number = text.number(turning.number)
    with st.container(horizontal=True, gap="small"):
        st.button(
            text.say("Undo submission {number}", number=number)
            if turning.turn == "undo"
            else text.say("Restore submission {number}", number=number),
            key="primary-turn",
            type="primary",
            on_click=_confirm,
            args=(turning,),
        )
        _show_cancel(text)


def _show_cancel(text: Text) -> None:
    show_cancel(text.say("Cancel"), "turn-cancel", _forget)


def _confirm(turning: Turning) -> None:
    """Undo or restore, once; the rights are asked anew."""
    if st.session_state.get(_TURNING) is not turning:
        return  # a second click
    act = undo if turning.turn == "undo" else restore
    note = str(st.session_state.get("turn-note") or "").strip()
    try:
        act(stored.store(), turning.number, staff.current_person(), note=note)
    except StoreError as problem:
        turning.refused = problem
        return
    log_event(turning.turn, id=turning.log_number, submission=turning.number)
    st.session_state[_TURNED] = (turning.number, turning.turn == "restore")
    _forget()
