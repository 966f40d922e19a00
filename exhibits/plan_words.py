"""What the computed statuses and the fields of a plan are called, their signs, and the rule as sentences."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from analysis.plans import PlanField, Status
from text import mark


@dataclass(frozen=True)
class StatusWords:
    """A status as a sign, a word, and the sentence of the rule that gives it (messages)."""

    sign: str
    word: str
    rule: str


STATUS_WORDS: Mapping[Status, StatusWords] = MappingProxyType(
    {
        Status.CANCELLED: StatusWords("×", mark("cancelled"), mark("Reported as cancelled.")),
        Status.WITHDRAWN: StatusWords("↩", mark("withdrawn"), mark("Reported as withdrawn.")),
        Status.DONE: StatusWords("✓", mark("done"), mark("A done date is known, or it is reported as completed.")),
        Status.LATE: StatusWords(
            "!",
            mark("past its date"),
            mark("Due before the date of the page and not reported as done, or reported as delayed."),
        ),
        Status.IN_PROGRESS: StatusWords("◐", mark("in progress"), mark("Reported as in progress.")),
        Status.NOT_STARTED: StatusWords("○", mark("not started"), mark("Reported as not started.")),
        Status.NOT_REPORTED: StatusWords("?", mark("not reported"), mark("No source says how it stands.")),
    }
)

# What the programme asks a plan to say about each action.
FIELD_WORDS: Mapping[PlanField, str] = MappingProxyType(
    {
        PlanField.NATURE: mark("nature of the action"),
        PlanField.TIMEFRAME: mark("timeframe"),
        PlanField.PLAYERS: mark("players"),
        PlanField.COSTS: mark("costs"),
        PlanField.FUNDING: mark("funding"),
        PlanField.INDICATOR: mark("indicator"),
        PlanField.TARGET: mark("target"),
    }
)
