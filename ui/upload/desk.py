"""What lies on one person's desk: the file that is handed in, what was answered, and what came of its check."""

from dataclasses import dataclass, field, replace
from functools import partial

import streamlit as st

from data.logbook import log_error, log_event, new_number
from data.store import StoreError
from data.store.drafts import Draft
from data.store.entries import ReceivedFile
from data.submissions import Person, Role, accept
from data.submissions.comparison import Choice, Comparison
from data.submissions.errors import ChangedMeanwhileError, NoChangeError
from data.submissions.showing import shipped_reference
from ui import staff, stored
from ui.address import choose
from ui.reader import Reader
from ui.upload.checking import Checked, Request, check
from ui.upload.drafts import Begun, begun_from, discard, draft_kind, keep
from ui.upload.work import Progress, Work

_DESK = "upload-desk"
LONGEST_NAME = 200


@dataclass
class Desk:
    """One session's upload.

    Attributes
    ----------
    subject
        Whose desk it is: nobody finds another person's file after signing in.
    turn
        Grows with every file, so that the uploader is empty again and old widgets are forgotten.
    refused
        Why the last confirmation stored nothing.
    language
        In which the exhibits were looked at.
    number
        Under which the log tells of this file; the person sees it.
    """

    subject: str
    file: ReceivedFile | None = None
    begun: Begun = field(default_factory=Begun)
    work: Work[Checked] | None = None
    turn: int = 0
    refused: StoreError | None = None
    language: str = ""
    number: str = field(default_factory=new_number)

    @property
    def checked(self) -> Checked | None:
        """What came of the check, once it is there."""
        return self.work.made if self.work else None

    def clear(self) -> None:
        """Forget the file."""
        if self.work:
            self.work.cancel()
        self.file, self.work, self.refused, self.begun = None, None, None, Begun()
        self.turn += 1
        self.number = new_number()

    def take(self, file: ReceivedFile, begun: Begun) -> None:
        """Take a file in place of another."""
        self.clear()
        self.file, self.begun = file, begun


def desk_of(person: Person) -> Desk:
    """Return the desk of this session's person."""
    found = st.session_state.get(_DESK)
    if not isinstance(found, Desk) or found.subject != person.subject:
        found = st.session_state[_DESK] = Desk(person.subject)
    return found


def start_check(desk: Desk, person: Person, reader: Reader) -> None:
    """Check the file on the desk with what was answered so far, beside the page."""
    assert desk.file is not None  # noqa: S101 - the page asks only when there is a file
    begun = desk.begun
    request = Request(
        file=desk.file,
        store=stored.store(),
        person=person,
        acting_city=None if person.role is Role.ADMINISTRATOR else begun.city,
        preview_city=begun.city,
        words=begun.words,
        language=reader.text.language,
        before=reader.evidence,
        shown_now=reader.build,
        answers=dict(begun.answers),
        kept=dict(begun.kept),
    )
    desk.language = reader.text.language
    desk.work = Work(partial(_check_and_keep, request, begun, desk.number), number=desk.number).start()


def _check_and_keep(request: Request, begun: Begun, number: str, progress: Progress) -> Checked:
    """Check, and keep the file as a draft unless it is refused: nothing of a refused file is stored."""
    checked = check(request, progress, keep=partial(keep, request.store, request.person, request.file, begun))
    report = checked.report
    if checked.is_storable and checked.comparison is not None and not checked.comparison.has_changes():
        discard(request.store, request.person, draft_kind(request.file.content))  # nothing is left to be done with it
    log_event(
        "upload",
        id=number,
        outcome=str(report.outcome),
        size=len(request.file.content),
        seconds=sum(report.stages.values()),
        findings=sum(report.counts.values()),
    )
    return checked


def resume(desk: Desk, draft: Draft) -> None:
    """Go on with an unfinished upload."""
    assert draft.file is not None  # noqa: S101 - only drafts with a file are offered
    desk.take(ReceivedFile(name=draft.file_name, content=draft.file), begun_from(draft))


def give_up(desk: Desk) -> None:
    """Cancel: end the check, and forget the file and its draft."""
    person, file, work = staff.current_person(), desk.file, desk.work
    desk.clear()  # first, so that the check ends whatever becomes of the draft
    if file is None or person is None or person.subject != desk.subject:
        return
    if work:
        work.wait(2)  # a check that is about to keep its draft would bring it back
    try:
        discard(stored.store(), person, draft_kind(file.content))
    except StoreError as problem:
        log_error(problem)  # the draft is offered again, and can be discarded then


def answer(desk: Desk, answers: dict[str, str]) -> None:
    """Take answers to the questions about the file; the next run checks it again."""
    desk.begun = replace(desk.begun, answers={**desk.begun.answers, **answers})
    desk.work, desk.refused = None, None


def ask_again(desk: Desk, question: str) -> None:
    """Take an answer back."""
    left = {key: choice for key, choice in desk.begun.answers.items() if key != question}
    desk.begun = replace(desk.begun, answers=left)
    desk.work = None


def keep_value(desk: Desk, keys: list[tuple[str, ...]], choice: Choice) -> None:
    """Say which value stays where somebody else changed one meanwhile; the preview is made again."""
    desk.begun = replace(desk.begun, kept={**desk.begun.kept, **dict.fromkeys(keys, choice)})
    desk.work = None


def confirm(desk: Desk, comparison: Comparison, note: str) -> None:
    """Store what was seen, once; whatever stands in the way is said on the page.

    The person's rights are asked anew, and the store asks them again.
    """
    if desk.file is None or desk.checked is None or desk.checked.comparison is not comparison:
        return  # a second click: the first has stored it
    desk.refused = None
    try:
        receipt = accept(
            stored.store(),
            shipped_reference(),
            comparison,
            staff.current_person(),
            answers=desk.begun.kept,
            note=note,
            draft=draft_kind(desk.file.content),
        )
    except (ChangedMeanwhileError, NoChangeError) as problem:
        desk.work = None  # compared again at once, so that the page shows what is the case now
        desk.refused = problem
    except StoreError as problem:
        desk.refused = problem
    else:
        log_event("upload", id=desk.number, outcome="stored", submission=receipt.submission)
        desk.clear()
        choose("receipt", [str(receipt.submission)])
