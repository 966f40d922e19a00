"""How widely employment is spread over the sections of the economy: the only measure of "diversify" in the figures."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.reasons import Code, Reason, Verdict
from analysis.series import pick

# NACE Rev. 2 sections of the business economy without finance, and repair of goods: what the regional table covers.
SECTIONS = ("B", "C", "D", "E", "F", "G", "H", "I", "J", "L", "M", "N", "S95")


@dataclass(frozen=True)
class Spread:
    """Employment by section in one area and year.

    ``shares`` are fractions that add to one. ``effective_sections`` is how many sections of equal size would be as
    spread out: 1 when all work in one, 13 when all sections are equal. Both are empty when ``reason`` says why.
    """

    geo: str
    year: int
    shares: Mapping[str, float]
    effective_sections: float | None
    largest: str
    reason: Reason | None = None


def spread(
    observations: pd.DataFrame,
    geo: str,
    *,
    year: int,
    source: str,
    sections: Collection[str] = SECTIONS,
) -> Spread:
    """Return the spread of ``persons_employed_nace`` over the sections; every section is needed.

    Notes
    -----
    The effective number is the inverse of the Herfindahl index, one over the sum of squared shares (the number
    equivalent; Adelman 1969). With sections of the shipped table only 2015 is known: no change over time can be told.
    """
    rows = pick(observations, indicators=["persons_employed_nace"], geos=[geo], breakdowns=sections, sources=[source])
    figures = rows[rows["year"] == year].dropna(subset=["value"])
    by_section = {str(name): float(value) for name, value in zip(figures["breakdown"], figures["value"], strict=True)}
    total = sum(by_section.values())
    code = _refusal(len(by_section), len(sections), total)
    if code:
        return Spread(geo, year, {}, None, "", Reason(code, Verdict.REFUSE, (geo,), (year,), sources=(source,)))
    shares = {name: by_section[name] / total for name in sections}
    largest = max(shares, key=lambda name: shares[name])
    return Spread(geo, year, shares, 1 / sum(share**2 for share in shares.values()), largest)


def _refusal(held: int, needed: int, total: float) -> Code | None:
    if not held:
        return Code.NO_FIGURES
    if held < needed:
        return Code.MISSING_BETWEEN
    return None if total > 0 else Code.ZERO_BASE
