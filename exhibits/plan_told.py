"""What staff told about the plans, in words: beside the dates and statuses that follow from it."""

from data.evidence import Evidence
from data.facts import Action, Milestone
from data.submissions.plans import PREVIEWED
from exhibits.table import Column
from text import Text, mark

# Why and since when a milestone is no longer pursued.
_STOPPED = {
    "Cancelled": mark("Cancelled, handed in on {date}: {reason}"),
    "Withdrawn": mark("Withdrawn, handed in on {date}: {reason}"),
}


def milestone_notes(evidence: Evidence, step: Milestone, text: Text) -> str:
    """Return what is said about a milestone: its report, why it was given up, how far it is, and who told so."""
    said = [text.say(step.reported), _stopped(evidence, step, text), _progress(step, text), text.say(step.note)]
    return " ".join(part for part in [*said, told_words(evidence, step, text)] if part)


def _stopped(evidence: Evidence, step: Milestone, text: Text) -> str:
    number = step.told.by.get("status") if step.told else None
    if step.told is None or number is None or step.status not in _STOPPED:
        return ""
    day = evidence.additions.submissions[number].on
    return text.say(_STOPPED[step.status], date=text.date(day), reason=_sentence(step.told.reason))


def _sentence(words: str) -> str:
    """Return words with a full stop, where they do not end in one."""
    return words if words.endswith((".", "!", "?")) else f"{words}."


def _progress(step: Milestone, text: Text) -> str:
    if step.told is None or step.told.progress is None:
        return ""
    return text.say("Progress {percent}.", percent=text.percent(step.told.progress / 100, decimals=0))


def _newest(record: Action | Milestone) -> int:
    """Return the number of the newest submission that told something; one that is only looked at is newer than all."""
    numbers = record.told.by.values() if record.told else ()
    return PREVIEWED if PREVIEWED in numbers else max(numbers)


def told_words(evidence: Evidence, record: Action | Milestone, text: Text) -> str:
    """Return who handed in the newest of what is told, and when; nothing where all is as shipped."""
    if record.told is None or not record.told.by:
        return ""
    handed = evidence.additions.submissions[_newest(record)]
    if not handed.organisation:
        return text.say("Handed in on {date}.", date=text.date(handed.on))
    return text.say("Handed in by {organisation}, {date}.", organisation=handed.organisation, date=text.date(handed.on))


def told_cell(evidence: Evidence, record: Action | Milestone, text: Text) -> str:
    """Return where the newest of what is told was given: city's organisation, day, file by its hash, sheet and cell."""
    if record.told is None or not record.told.by:
        return ""
    handed = evidence.additions.submissions[_newest(record)]
    who = told_words(evidence, record, text)
    if not handed.file_sha256:
        return text.say("{sentence} Entered on the page.", sentence=who)
    return text.say(
        "{sentence} File {hash}, {sheet}, cell {cell}.",
        sentence=who,
        hash=handed.file_sha256,
        sheet=record.told.sheet,
        cell=record.told.cell,
    )


def told_column(text: Text) -> Column:
    """Return the column that says where rows were handed in; empty for what is shipped."""
    return Column("told", text.say("Handed in"))
