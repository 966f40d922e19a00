"""What staff told about the plans, in words: beside the dates and statuses that follow from it."""

from data.evidence import Evidence
from data.facts import Action, Milestone
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


def told_words(evidence: Evidence, record: Action | Milestone, text: Text) -> str:
    """Return who handed in the newest of what is told, and when; nothing where all is as shipped."""
    if record.told is None or not record.told.by:
        return ""
    handed = evidence.additions.submissions[max(record.told.by.values(), key=lambda number: number or float("inf"))]
    if not handed.organisation:
        return text.say("Handed in on {date}.", date=text.date(handed.on))
    return text.say("Handed in by {organisation}, {date}.", organisation=handed.organisation, date=text.date(handed.on))
