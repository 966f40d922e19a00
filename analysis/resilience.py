"""How far a series fell after 2019 and when it was back: the seminar's own theme, measured.

The fall is the lowest figure after the base year against the base year; the base is regained in the first later year
that reaches it. Figures behind a break are not looked at.
"""

from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from analysis.breaks import breaks_of
from analysis.reasons import Code, Reason, Verdict
from analysis.segments import cut
from analysis.series import KEYS, SeriesKey, pick
from data.catalogue import Catalogue

BASE_YEAR = 2019

_Held = dict[int, tuple[float, int]]


class RecoveryState(StrEnum):
    """What can be said about a recovery."""

    REGAINED = "regained"
    NOT_YET = "not yet regained"
    NEVER_FELL = "never fell"
    NO_FIGURE = "no figure"
    CANNOT_BE_TOLD = "cannot be told"  # a break, or a missing year, hides the answer


@dataclass(frozen=True)
class Recovery:
    """Fall and recovery of one series.

    ``fall`` is a fraction (-0.35: down by 35 per cent; above zero: every year was higher). ``missing_years`` lie after
    the base year and before the end of what was looked at: with any, the true fall may be deeper (``at_least``).
    ``years_to_regain`` counts from the base year, so 2019 regained in 2022 took three years. ``newest_year`` is the
    newest comparable figure: "not yet regained" is a statement about that year.
    """

    key: SeriesKey
    base_year: int
    state: RecoveryState
    base_value: float | None = None
    lowest_year: int | None = None
    lowest_value: float | None = None
    regained_year: int | None = None
    newest_year: int | None = None
    missing_years: tuple[int, ...] = ()
    reason: Reason | None = None

    @property
    def fall(self) -> float | None:
        """The lowest figure over the base, less one; ``None`` without both."""
        if self.base_value is None or self.lowest_value is None:
            return None
        return self.lowest_value / self.base_value - 1

    @property
    def years_to_regain(self) -> int | None:
        """Years from the base year to the year that reached it again."""
        return None if self.regained_year is None else self.regained_year - self.base_year

    @property
    def at_least(self) -> bool:
        """Whether a missing year may hide a deeper fall or an earlier return."""
        return bool(self.missing_years)


def recoveries(
    observations: pd.DataFrame, catalogue: Catalogue, *, base_year: int = BASE_YEAR
) -> dict[SeriesKey, Recovery]:
    """Return fall and recovery of every series in the observations, in the order of their keys.

    Parameters
    ----------
    observations
        Tidy observations; rows without a figure count as missing years.
    catalogue
        For breaks.
    base_year
        The year to regain, 2019 by default.
    """
    held = _by_series(cut(observations, catalogue))
    asked = observations[KEYS].drop_duplicates().astype("str").itertuples(index=False, name=None)
    keys = sorted(SeriesKey(*names) for names in asked)
    return {key: _recovery(observations, catalogue, key, held.get(key), base_year) for key in keys}


def recovery(
    observations: pd.DataFrame, catalogue: Catalogue, key: SeriesKey, *, base_year: int = BASE_YEAR
) -> Recovery:
    """Return fall and recovery of one series, also when it has no row at all (then: no figure)."""
    rows = pick(
        observations,
        indicators=[key.indicator],
        geos=[key.geo],
        breakdowns=[key.breakdown],
        sources=[key.source],
    )
    return recoveries(rows, catalogue, base_year=base_year).get(key) or _without(key, base_year, Code.NO_FIGURES)


def _by_series(figures: pd.DataFrame) -> dict[SeriesKey, _Held]:
    """Return, per series, year -> (value, stretch)."""
    held: dict[SeriesKey, _Held] = {}
    columns = [figures[name].to_list() for name in (*KEYS, "year", "value", "stretch")]
    for *names, year, value, stretch in zip(*columns, strict=True):
        held.setdefault(SeriesKey(*names), {})[year] = (value, stretch)
    return held


def _recovery(
    observations: pd.DataFrame, catalogue: Catalogue, key: SeriesKey, held: _Held | None, base_year: int
) -> Recovery:
    if not held:
        return _without(key, base_year, Code.NO_FIGURES)
    if base_year not in held:
        return _without(key, base_year, Code.MISSING_BASE)
    base, stretch = held[base_year]
    if base <= 0:
        return _without(key, base_year, Code.ZERO_BASE)
    after = {year: value for year, (value, own) in held.items() if year > base_year and own == stretch}
    hidden = any(own != stretch for year, (_, own) in held.items() if year > base_year)
    reason = _break_reason(observations, catalogue, key, base_year) if hidden else None
    if not after:
        return _without(key, base_year, Code.MISSING_END, base_value=base, reason=reason)
    return _judged(key, base_year, base, after, reason)


def _judged(key: SeriesKey, base_year: int, base: float, after: dict[int, float], reason: Reason | None) -> Recovery:
    newest = max(after)
    lowest_year = min(after, key=lambda year: (after[year], year))
    fell = after[lowest_year] < base
    back = [year for year in sorted(after) if year > lowest_year and after[year] >= base] if fell else []
    missing = tuple(year for year in range(base_year + 1, newest) if year not in after)
    if back:
        state = RecoveryState.REGAINED
    elif reason or (not fell and missing):
        state = RecoveryState.CANNOT_BE_TOLD
    else:
        state = RecoveryState.NOT_YET if fell else RecoveryState.NEVER_FELL
    return Recovery(
        key,
        base_year,
        state,
        base_value=base,
        lowest_year=lowest_year,
        lowest_value=after[lowest_year],
        regained_year=back[0] if back else None,
        newest_year=newest,
        missing_years=missing,
        reason=reason,
    )


def _without(
    key: SeriesKey, base_year: int, code: Code, *, base_value: float | None = None, reason: Reason | None = None
) -> Recovery:
    """Return the answer where there is nothing to compare: no figure, or only figures behind a break."""
    why = reason or Reason(code, Verdict.REFUSE, (key.geo,), (base_year,), sources=(key.source,))
    state = RecoveryState.CANNOT_BE_TOLD if reason else RecoveryState.NO_FIGURE
    return Recovery(key, base_year, state, base_value=base_value, reason=why)


def _break_reason(observations: pd.DataFrame, catalogue: Catalogue, key: SeriesKey, base_year: int) -> Reason:
    found = next(found for found in breaks_of(observations, catalogue, key) if found.year > base_year)
    return Reason(Code.BREAK, Verdict.REFUSE, (key.geo,), (found.year,), sources=(key.source,), note=found.reason)
