"""Values far from the others of their series: a wrong unit, a lost decimal mark, a slip of the hand."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from statistics import median
from typing import Final

from data.content import IndicatorRow
from data.workbook.findings import Finding, Findings, Phrase, shown
from data.workbook.names import names
from data.workbook.questions import CHOICES, KEEP, Answers, question
from text import mark

FACTOR: Final = 10
FEWEST_OTHERS: Final = 3
PUBLISHED_FACTOR: Final = 100
"""Only far larger values are held against published figures: a city may rightly count a part of what they count."""

AROUND: Final = mark("Around {value}")

Series = tuple[str, str, str]
"""Indicator, code of the area, breakdown."""


def without_open_outliers(
    rows: tuple[IndicatorRow, ...], findings: Findings, answers: Answers
) -> tuple[IndicatorRow, ...]:
    """Return the rows without those that are asked about or were answered to be left out.

    A value is asked about when the median of the other values of its series in the file is ten times larger or
    smaller (fewer than three others tell nothing), or when it is a hundred times the median of the published figures.
    """
    known = _known_values({_series(row) for row in rows})
    in_file = _by_series(rows)
    return tuple(row for row in rows if _is_kept(row, known, in_file, findings, answers))


def _series(row: IndicatorRow) -> Series:
    return row.indicator, names().catalogue.cities[row.city].area(row.area), row.breakdown


def _by_series(rows: Iterable[IndicatorRow]) -> dict[Series, list[float]]:
    values: defaultdict[Series, list[float]] = defaultdict(list)
    for row in rows:
        if row.value is not None:
            values[_series(row)].append(row.value)
    return {series: sorted(listed) for series, listed in values.items()}


def _known_values(wanted: set[Series]) -> Mapping[Series, list[float]]:
    published = _published()
    return {series: published.get(series, []) for series in wanted}


@lru_cache(maxsize=1)
def _published() -> dict[Series, list[float]]:
    """Return the published values of the partner areas by series."""
    from data.observations import load_observations  # noqa: PLC0415 - loads pandas, which most checks do without

    frame = load_observations(scope="partners").dropna(subset=["value"])
    grouped: defaultdict[Series, list[float]] = defaultdict(list)
    keys = zip(frame["indicator"], frame["geo"], frame["breakdown"], frame["value"], strict=True)
    for indicator, geo, breakdown, value in keys:
        grouped[str(indicator), str(geo), str(breakdown)].append(float(value))
    return dict(grouped)


def _is_kept(
    row: IndicatorRow,
    known: Mapping[Series, list[float]],
    in_file: Mapping[Series, list[float]],
    findings: Findings,
    answers: Answers,
) -> bool:
    series = _series(row)
    usual = _unusual_against(row.value, known[series], in_file.get(series, [])) if row.value else None
    if usual is None:
        return True
    key = question(row.sheet, row.cell.rstrip("0123456789"), "OUTLIER")
    answer = answers.to(key, CHOICES["OUTLIER"])
    if answer is None:
        expected = Phrase(AROUND, {"value": f"{usual:.6g}"})
        findings.add(Finding("OUTLIER", row.sheet, row.cell, shown(row.value), expected, CHOICES["OUTLIER"], key))
    return answer == KEEP


def _unusual_against(value: float, known: list[float], in_file: list[float]) -> float | None:
    """Return the median a value is far from; None when it is not, or when there is too little to compare with."""
    others = list(in_file)
    others.remove(value)
    if len(others) >= FEWEST_OTHERS and _is_far(value, median(others)):
        return median(others)
    if len(known) >= FEWEST_OTHERS and value >= median(known) * PUBLISHED_FACTOR > 0:
        return median(known)
    return None


def _is_far(value: float, usual: float) -> bool:
    if value <= 0 or usual <= 0:
        return False
    return value >= usual * FACTOR or value * FACTOR <= usual
