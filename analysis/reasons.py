"""Why a comparison is doubtful or refused: codes and parameters, never sentences.

A reason carries what a sentence about it needs (areas, years, levels, flags, datasets, the message key of a catalogued
break); whoever shows it says the sentence in the reader's language.
"""

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Verdict(IntEnum):
    """What the gate says; the larger, the stricter."""

    ALLOW = 0
    WARN = 1
    REFUSE = 2


class Code(StrEnum):
    """Why a comparison is doubtful or refused."""

    BREAK = "break"
    LEVEL = "level"
    DEFINITION = "definition"
    UNIT = "unit"
    BREAKDOWN = "breakdown"
    FLAG = "flag"
    FORECAST = "forecast"
    VINTAGE = "vintage"
    DATASET = "dataset"
    MISSING_BASE = "missing base"
    MISSING_END = "missing end"
    MISSING_BETWEEN = "missing between"
    NO_FIGURES = "no figures"
    NO_YEARS_AFTER = "no years after"
    UNEQUAL_YEARS = "unequal years"
    YEARS_REVERSED = "years reversed"
    ZERO_BASE = "zero base"


@dataclass(frozen=True)
class Reason:
    """One reason, with what a sentence about it needs.

    ``years`` are the years concerned (of a break: its first year counted the new way), ``sources`` dataset keys,
    ``vintages`` their vintages, ``note`` a message key that says more.
    """

    code: Code
    severity: Verdict
    geos: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    levels: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    vintages: tuple[str, ...] = ()
    note: str = ""

    @property
    def year(self) -> int | None:
        """The first year concerned, if any."""
        return self.years[0] if self.years else None


@dataclass(frozen=True)
class Judgement:
    """The gate's answer; without reasons the comparison is allowed."""

    reasons: tuple[Reason, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """The strictest severity among the reasons."""
        return max((reason.severity for reason in self.reasons), default=Verdict.ALLOW)

    @property
    def refusal(self) -> Reason | None:
        """The first reason that refuses, if any."""
        return next((reason for reason in self.reasons if reason.severity is Verdict.REFUSE), None)

    @property
    def warnings(self) -> tuple[Reason, ...]:
        """The reasons that only warn."""
        return tuple(reason for reason in self.reasons if reason.severity is Verdict.WARN)
