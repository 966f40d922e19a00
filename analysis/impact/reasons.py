"""Why a result reads as it does: codes with parameters, turned into sentences where they are shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class Reason(StrEnum):
    """Everything that can stand beside a verdict."""

    # The result is refused: no number is given.
    MISSING = "missing"  # the city has no figure at all
    NO_YEARS = "no_years"  # first, last: the reader's own window holds no figure
    NO_PRE_YEARS = "no_pre_years"  # event
    NO_POST_YEARS = "no_post_years"  # event, last
    TOO_FEW_DONORS = "too_few_donors"  # donors, needed
    CONSTANT_SERIES = "constant_series"  # unit
    NOT_POSITIVE = "not_positive"  # unit, year: no logarithm
    LEVEL_BREAK = "level_break"  # year, and reason where the catalogue knows it
    LEVEL_JUMP = "level_jump"  # year, change: detected, not catalogued
    TITLE_NOT_HELD_AS_PLANNED = "title_not_held_as_planned"  # Rijeka 2020: description only
    FORECAST = "forecast"  # estimates and forecasts are never outcomes
    COMPARATORS_END = "comparators_end"  # event, last: own figures go on, those of the other regions do not
    NEVER_TESTED = "never_tested"  # indicator: shown, never tested
    QUOTED = "quoted"  # figures quoted on pages are never outcomes

    # A number is given, but no verdict.
    PERFECT_FIT = "perfect_fit"  # donors, pre_years
    P_FLOOR = "p_floor"  # donors, floor: p can never be small enough
    NO_CLEAN_YEARS = "no_clean_years"  # years: every year after the event is a pandemic year
    RECOVERY_AND_WAR = "recovery_and_war"  # Kaunas 2022: the recovery, a war next door, few donors
    COUNTED_APART = "counted_apart"  # city: its line is counted by the city itself, the others by Eurostat

    # How the rule decided.
    P_TOO_LARGE = "p_too_large"  # p, threshold
    SIGN_UNSTABLE = "sign_unstable"  # share, threshold
    INTERVAL_TOO_WIDE = "interval_too_wide"  # low, high, margin
    DISTINCT = "distinct"  # p, share
    SMALL = "small"  # low, high, margin

    # Good to know, without weight in the rule.
    ONLY_SUGGESTIVE = "only_suggestive"  # donors, floor: p can be small enough for "suggestive" only
    RECOVERY = "recovery"  # the years after the event also hold the recovery from 2020-21
    LEVEL_IS_LARGER = "level_is_larger"  # region: the region is larger than the city
    ANNOUNCED_EARLIER = "announced_earlier"  # year: the award lies inside the pre-period
    FIRST_GIVEN = "first_given"  # year: the title year first given
    COMPARATORS_STOP = "comparators_stop"  # last, newest: own figures reach further than those of the other regions
    BASE_YEAR = "base_year"  # base, award: no year before the award is held, so the base is later


REFUSALS = frozenset(
    {
        Reason.MISSING,
        Reason.NO_YEARS,
        Reason.NO_PRE_YEARS,
        Reason.NO_POST_YEARS,
        Reason.COMPARATORS_END,
        Reason.TOO_FEW_DONORS,
        Reason.CONSTANT_SERIES,
        Reason.NOT_POSITIVE,
        Reason.LEVEL_BREAK,
        Reason.LEVEL_JUMP,
        Reason.TITLE_NOT_HELD_AS_PLANNED,
        Reason.FORECAST,
        Reason.NEVER_TESTED,
        Reason.QUOTED,
    }
)
GUARDS = REFUSALS | {
    Reason.PERFECT_FIT,
    Reason.P_FLOOR,
    Reason.NO_CLEAN_YEARS,
    Reason.RECOVERY_AND_WAR,
    Reason.COUNTED_APART,
}

Value = str | int | float


@dataclass(frozen=True)
class Finding:
    """One reason with what is needed to say it.

    Attributes
    ----------
    reason
        The code.
    values
        The numbers and names its sentence needs, as listed beside the code.
    """

    reason: Reason
    values: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def refuses(self) -> bool:
        """Whether no number may be given."""
        return self.reason in REFUSALS

    @property
    def guards(self) -> bool:
        """Whether no verdict but "it cannot be told" is possible."""
        return self.reason in GUARDS


def finding(reason: Reason, **values: Value) -> Finding:
    """Return a finding with its parameters frozen."""
    return Finding(reason, MappingProxyType(values))
