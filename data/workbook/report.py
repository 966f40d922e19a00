"""The result of a check: what was found, what the file says, and what may happen with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from data.content import ActionRow, Content, IndicatorRow, MilestoneRow
from data.partial_dates import PartialDate
from data.workbook.book import Book
from data.workbook.codes import Severity
from data.workbook.findings import Finding, Findings
from data.workbook.names import STATUSES, Names, names
from text import text_for


class Outcome(StrEnum):
    """What may happen with a file."""

    ACCEPTED = "accepted"
    ACCEPTED_WITH_WARNINGS = "accepted-with-warnings"
    NEEDS_ANSWERS = "needs-answers"
    REJECTED = "rejected"


@dataclass(frozen=True)
class Report:
    """What a check says about a file.

    Attributes
    ----------
    outcome
        Only the two accepted outcomes allow storing ``content``.
    findings
        The gravest first; capped for each column and severity.
    counts
        Code -> how often it was found, listed or not.
    content
        The rows without an error or an open question.
    sha256
        Of the file as received, hexadecimal.
    stages
        Stage -> seconds it took.
    book
        The values as read, for the annotated copy; None when the file was refused.
    """

    outcome: Outcome
    findings: tuple[Finding, ...]
    content: Content
    sha256: str
    counts: Mapping[str, int] = field(default_factory=dict)
    stages: Mapping[str, float] = field(default_factory=dict)
    book: Book | None = field(default=None, repr=False, compare=False)

    @property
    def is_stopped(self) -> bool:
        """Whether the file was refused as a whole."""
        return any(finding.severity is Severity.STOP for finding in self.findings)

    def as_dict(self, language: str) -> dict[str, Any]:
        """Return the report as plain data, sentences and names in a language."""
        text, known = text_for(language), names()
        return {
            "outcome": str(self.outcome),
            "findings": [finding.as_dict(text) for finding in self.findings],
            "counts": dict(self.counts),
            "indicators": [_indicator(row, known, language) for row in self.content.indicators],
            "milestones": [_milestone(row, known, language) for row in self.content.milestones],
            "actions": [_action(row, known, language) for row in self.content.actions],
            "sha256": self.sha256,
        }


def outcome_of(findings: Findings) -> Outcome:
    """Return what the gravest finding means for the file."""
    if findings.has(Severity.STOP) or findings.has(Severity.ERROR):
        return Outcome.REJECTED
    if findings.has(Severity.ASK):
        return Outcome.NEEDS_ANSWERS
    return Outcome.ACCEPTED_WITH_WARNINGS if findings.has(Severity.WARN) else Outcome.ACCEPTED


def _plain(value: object) -> object:
    """Return a field as JSON holds it: dates in their precision, whole numbers without decimals."""
    if isinstance(value, PartialDate):
        return value.isoformat()
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _fields(row: object, keys: Iterable[str]) -> dict[str, object]:
    return {key: _plain(getattr(row, key)) for key in keys}


def _indicator(row: IndicatorRow, known: Names, language: str) -> dict[str, object]:
    text = text_for(language)
    return {
        "city": known.shown_city(row.city, text),
        "indicator": known.shown_indicator(row.indicator, text),
        "area": known.shown_area(row.area, text),
        "year": row.year,
        "value": _plain(row.value),
        "unit": known.shown_unit(row.unit, text),
        "flag": row.flag,
        "breakdown": row.breakdown,
        "source": row.origin,
        "note": row.note,
        "sheet": row.sheet,
        "cell": row.cell,
    }


def _milestone(row: MilestoneRow, known: Names, language: str) -> dict[str, object]:
    text = text_for(language)
    return {
        "city": known.shown_city(row.city, text),
        "action": known.shown_action(row.action, text),
        "milestone": row.milestone,
        "due_date": _plain(row.due_date),
        "status": text.say(STATUSES[row.status]) if row.status else None,
        **_fields(row, ("progress", "baseline_date", "done_date", "responsible", "reason", "note", "sheet", "cell")),
    }


def _action(row: ActionRow, known: Names, language: str) -> dict[str, object]:
    text = text_for(language)
    moved = known.shown_indicator(row.indicator_moved, text) if row.indicator_moved else ""
    plain = ("title", "players", "start", "end", "cost_eur", "funding", "indicator", "target", "reported_value")
    return {
        "city": known.shown_city(row.city, text),
        "action": known.shown_action(row.action, text),
        **_fields(row, plain),
        "source": row.origin,
        "indicator_moved": moved,
        **_fields(row, ("lag_from", "lag_to", "sheet", "cell")),
    }
