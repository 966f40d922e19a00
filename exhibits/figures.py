"""The figures behind an exhibit: published ones as they are, computed measures worked out from their parts."""

from collections.abc import Collection
from functools import lru_cache

import pandas as pd

from analysis.definitions import MEASURES, datasets_of
from analysis.rates import compute
from analysis.series import pick, plain
from data.catalogue import Catalogue
from data.evidence import Evidence
from text import mark

DATASET = "bd_size_r3"  # business demography by size class: the regional count of firms
SIZE_CLASSES = ("total", "0", "1-9", "10+")
GUESTS = ("total", "domestic", "foreign")


def part_title(catalogue: Catalogue, part: str, parts: Collection[str]) -> str:
    """Return what a size class or a kind of guests is called beside the others, a message."""
    if part == "total" and {"domestic", "foreign"} & set(parts):
        return mark("All guests")
    if part == "total" and set(SIZE_CLASSES) & (set(parts) - {"total"}):
        return mark("All sizes")
    return catalogue.breakdown_title(part)


def observed(evidence: Evidence, indicator: str) -> pd.DataFrame:
    """Return the partners' observations of a published or computed indicator, in the columns of the observations."""
    if indicator in MEASURES:
        return compute(evidence.partners, evidence.catalogue, indicator)
    return pick(evidence.partners, indicators=[indicator])


@lru_cache(maxsize=64)
def observed_everywhere(evidence: Evidence, indicator: str) -> pd.DataFrame:
    """Return the observations of an indicator in all regions, by size class or guests where these are told apart.

    The frame is shared: it is never written to.
    """
    parts = MEASURES[indicator].parts if indicator in MEASURES else ()
    names = {part.indicator for part in parts} or {indicator}
    datasets = {name for part in names for name in datasets_of(evidence.catalogue, part)}
    rows = pick(evidence.everywhere, indicators=names, breakdowns={*SIZE_CLASSES, *GUESTS}, sources=datasets or None)
    return compute(rows, evidence.catalogue, indicator) if parts else plain(rows)
