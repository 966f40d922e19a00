"""The gate: may these figures be compared? Allow, warn or refuse, with the reasons as data."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from analysis import flags
from analysis.breaks import breaks_within
from analysis.definitions import kind_of, unit_of
from analysis.reasons import Code, Judgement, Reason, Verdict
from analysis.series import Entry, SeriesKey, histories, pick, rows_of
from data.catalogue import Catalogue, Dataset

# "level" puts the figures themselves side by side; "change" is growth or an index: each against its own past.
Purpose = Literal["level", "change"]
History = Sequence[Entry]


@dataclass(frozen=True)
class Comparison:
    """Several series side by side: each judged alone, and those that pass judged together."""

    alone: Mapping[SeriesKey, Judgement]
    together: Judgement

    @property
    def allowed(self) -> tuple[SeriesKey, ...]:
        """The series that may be shown beside each other: none when the set as a whole is refused."""
        if self.together.verdict is Verdict.REFUSE:
            return ()
        return tuple(key for key, judgement in self.alone.items() if judgement.verdict is not Verdict.REFUSE)

    @property
    def verdict(self) -> Verdict:
        """REFUSE when fewer than one series is left; WARN when any was refused or doubted; else ALLOW."""
        if not self.allowed:
            return Verdict.REFUSE
        doubted = any(judgement.reasons for judgement in self.alone.values()) or bool(self.together.reasons)
        return Verdict.WARN if doubted else Verdict.ALLOW


def judge_series(
    observations: pd.DataFrame,
    catalogue: Catalogue,
    key: SeriesKey,
    *,
    first_year: int,
    last_year: int,
    purpose: Purpose = "change",
) -> Judgement:
    """Judge one series over a window of years, the strictest reason first.

    Parameters
    ----------
    observations
        Tidy observations.
    catalogue
        For breaks.
    key
        The series; its ``source`` must be named.
    first_year, last_year
        The window, both included.
    purpose
        A "change" needs a figure in both end years and no break between them. For a "level" a break, a forecast or a
        missing end only warns, because the figures are shown, not set against each other.
    """
    history = histories(rows_of(observations, key)).get(key, ())
    return _judged(history, catalogue, key, ends=(first_year, last_year), purpose=purpose)


def _judged(
    history: History, catalogue: Catalogue, key: SeriesKey, *, ends: tuple[int, int], purpose: Purpose
) -> Judgement:
    held = [entry for entry in history if entry.value is not None and ends[0] <= entry.year <= ends[1]]
    years = [entry.year for entry in held]
    if ends[1] < ends[0]:
        return Judgement((_refuse(Code.YEARS_REVERSED, key, years=ends),))
    if not years:
        return Judgement((_refuse(Code.NO_FIGURES, key, years=ends),))
    strict = Verdict.REFUSE if purpose == "change" else Verdict.WARN
    compared = [entry for entry in held if entry.year in ends] if purpose == "change" else held
    reasons = [
        *_missing_ends(key, years, ends, strict),
        *_breaks_between(history, catalogue, key, ends, strict),
        *_flagged(compared, key, strict),
        *_gaps(key, years),
    ]
    if purpose == "change" and any(entry.year == ends[0] and (entry.value or 0) <= 0 for entry in held):
        reasons.append(_refuse(Code.ZERO_BASE, key, years=ends[:1]))
    return Judgement(tuple(sorted(reasons, key=lambda reason: -reason.severity)))


def judge_side_by_side(
    observations: pd.DataFrame,
    catalogue: Catalogue,
    keys: Collection[SeriesKey],
    *,
    first_year: int,
    last_year: int,
    purpose: Purpose = "change",
) -> Comparison:
    """Judge several series shown together: each alone, then the ones that pass against each other.

    Refused together: figures of other populations (a register quoted beside official statistics), units that differ
    or counts of areas of different levels when the figures themselves are compared. Warned about: different levels
    of rates and growth, size classes, datasets, vintages, flags that only some carry, and years that not all hold.

    Returns
    -------
    Comparison
        ``allowed`` lists the series that may be shown; the reasons say why others may not.
    """
    observations = pick(observations, indicators={key.indicator for key in keys}, geos={key.geo for key in keys})
    known, ends = histories(observations), (first_year, last_year)
    alone = {key: _judged(known.get(key, ()), catalogue, key, ends=ends, purpose=purpose) for key in keys}
    passed = [key for key, judgement in alone.items() if judgement.verdict is not Verdict.REFUSE]
    reasons = [
        *_levels(catalogue, passed, purpose),
        *_units(catalogue, passed, purpose),
        *_breakdowns(passed, purpose),
        *_datasets(catalogue, passed),
        *_uneven(known, passed, ends),
    ]
    together = Judgement(tuple(sorted(reasons, key=lambda reason: -reason.severity)))
    return Comparison(alone, together)


def _refuse(code: Code, key: SeriesKey, *, years: tuple[int, ...] = ()) -> Reason:
    return Reason(code, Verdict.REFUSE, (key.geo,), years, sources=(key.source,) if key.source else ())


def _missing_ends(key: SeriesKey, held: list[int], ends: tuple[int, int], severity: Verdict) -> Iterable[Reason]:
    """Yield the end years without a figure; for the last one, the newest year held is given too."""
    first, last = ends
    if first not in held:
        yield Reason(Code.MISSING_BASE, severity, (key.geo,), (first,), sources=(key.source,))
    if last not in held:
        yield Reason(Code.MISSING_END, severity, (key.geo,), (last, max(held)), sources=(key.source,))


def _breaks_between(
    history: History, catalogue: Catalogue, key: SeriesKey, ends: tuple[int, int], severity: Verdict
) -> Iterable[Reason]:
    """Yield the breaks after the first year, up to and including the last."""
    for found in breaks_within(history, catalogue, key):
        if ends[0] < found.year <= ends[1]:
            yield Reason(Code.BREAK, severity, (key.geo,), (found.year,), sources=(key.source,), note=found.reason)


def _flagged(compared: History, key: SeriesKey, strict: Verdict) -> Iterable[Reason]:
    """Yield what the flags of the compared figures say."""
    by_year = {entry.year: flags.parse(entry.flag) for entry in compared}
    others = tuple(year for year, found in by_year.items() if flags.OTHER_DEFINITION in found)
    if others:
        # Consistent with itself when every compared year is defined the other way.
        severity = Verdict.WARN if len(others) == len(by_year) else strict
        yield Reason(Code.DEFINITION, severity, (key.geo,), others, flags=(flags.OTHER_DEFINITION,))
    for code, wanted, severity in ((Code.FORECAST, flags.FORECAST, strict), (Code.FLAG, flags.SOFT, Verdict.WARN)):
        years = tuple(year for year, found in by_year.items() if found & wanted)
        names = frozenset().union(*by_year.values()) & wanted
        if years:
            yield Reason(code, severity, (key.geo,), years, flags=tuple(sorted(names)), sources=(key.source,))


def _gaps(key: SeriesKey, held: list[int]) -> Iterable[Reason]:
    """Yield the years without a figure between the first and the last figure."""
    missing = tuple(year for year in range(min(held), max(held)) if year not in held)
    if missing:
        yield Reason(Code.MISSING_BETWEEN, Verdict.WARN, (key.geo,), missing, sources=(key.source,))


def _levels(catalogue: Catalogue, keys: list[SeriesKey], purpose: Purpose) -> Iterable[Reason]:
    """Yield areas of different levels: a county is not a country."""
    known = [(key.geo, catalogue.regions[key.geo].level) for key in keys if key.geo in catalogue.regions]
    levels = tuple(dict.fromkeys(level for _, level in known))
    if len(levels) < 2:
        return
    counted = any(kind_of(catalogue, key.indicator) in {"count", "amount"} for key in keys)
    severity = Verdict.REFUSE if counted and purpose == "level" else Verdict.WARN
    yield Reason(Code.LEVEL, severity, tuple(dict.fromkeys(geo for geo, _ in known)), levels=levels)


def _units(catalogue: Catalogue, keys: list[SeriesKey], purpose: Purpose) -> Iterable[Reason]:
    """Yield different units, which one axis cannot carry; as growth they may stand together."""
    if purpose == "level" and len({unit_of(catalogue, key.indicator) for key in keys}) > 1:
        yield Reason(Code.UNIT, Verdict.REFUSE, _geos(keys))


def _breakdowns(keys: list[SeriesKey], purpose: Purpose) -> Iterable[Reason]:
    """Yield one measure in another breakdown in another area: micro firms here, all firms there."""
    by_area = {frozenset((key.indicator, key.breakdown) for key in keys if key.geo == geo) for geo in _geos(keys)}
    if len(by_area) > 1 and len({key.indicator for key in keys}) == 1:
        severity = Verdict.REFUSE if purpose == "level" else Verdict.WARN
        yield Reason(Code.BREAKDOWN, severity, _geos(keys))


def _datasets(catalogue: Catalogue, keys: list[SeriesKey]) -> Iterable[Reason]:
    """Yield different datasets: another population refuses, another table or vintage of a measure warns."""
    for indicator in dict.fromkeys(key.indicator for key in keys):
        geos = _geos([key for key in keys if key.indicator == indicator])
        sources = tuple(dict.fromkeys(key.source for key in keys if key.indicator == indicator))
        if len(sources) < 2:
            continue
        vintages = tuple(dict.fromkeys(known.vintage for known in _known(catalogue, sources)))
        code = Code.VINTAGE if len(vintages) > 1 else Code.DATASET
        yield Reason(code, Verdict.WARN, geos, sources=sources, vintages=vintages)
    everything = tuple(dict.fromkeys(key.source for key in keys))
    if len({known.quoted for known in _known(catalogue, everything)}) > 1:
        yield Reason(Code.DEFINITION, Verdict.REFUSE, _geos(keys), sources=everything)


def _uneven(known: Mapping[SeriesKey, History], keys: list[SeriesKey], ends: tuple[int, int]) -> Iterable[Reason]:
    """Yield years in the window that only some series hold, with the areas that lack them."""
    held = {
        key: {entry.year for entry in known[key] if entry.value is not None and ends[0] <= entry.year <= ends[1]}
        for key in keys
    }
    some = set().union(*held.values())
    lacking = {key.geo: sorted(some - years) for key, years in held.items() if some - years}
    if lacking:
        years = tuple(sorted({year for missing in lacking.values() for year in missing}))
        yield Reason(Code.UNEQUAL_YEARS, Verdict.WARN, tuple(lacking), years)


def _geos(keys: Iterable[SeriesKey]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key.geo for key in keys))


def _known(catalogue: Catalogue, sources: Iterable[str]) -> list[Dataset]:
    return [catalogue.datasets[name] for name in sources if name in catalogue.datasets]
