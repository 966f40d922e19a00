"""The figures of all regions behind the map: one dataset per level, computed measures from their parts."""

from functools import lru_cache

import pandas as pd

from analysis.definitions import MEASURES, datasets_of
from analysis.rates import compute
from analysis.series import pick, plain
from data.catalogue import Level
from data.evidence import Evidence

ENOUGH: dict[Level, int] = {"nuts3": 20, "nuts2": 20, "country": 10}  # areas that make a map


@lru_cache(maxsize=8)
def published(evidence: Evidence, indicator: str) -> pd.DataFrame:
    """Return an indicator's figures in all its datasets, with ``level``; missing values are left out."""
    if indicator in MEASURES:
        figures = compute(_parts(evidence, indicator), evidence.catalogue, indicator)
    else:
        figures = plain(pick(_datasets(evidence, datasets_of(evidence.catalogue, indicator)), indicators=[indicator]))
    regions = evidence.catalogue.regions
    levels = {geo: regions[geo].level for geo in figures["geo"].unique() if geo in regions}
    return figures.assign(level=figures["geo"].map(levels)).dropna(subset=["value", "level"])


def dataset_for(evidence: Evidence, indicator: str, level: Level) -> str:
    """Return the preferred dataset that counts enough areas of a level; empty when none does."""
    figures = published(evidence, indicator)
    counted = figures[figures["level"] == level].groupby("source", observed=True)["geo"].nunique()
    names = datasets_of(evidence.catalogue, indicator)
    return next((name for name in names if counted.get(name, 0) >= ENOUGH[level]), "")


def _parts(evidence: Evidence, measure: str) -> pd.DataFrame:
    """Return the datasets that a computed measure is made from: the first part's, and population where it is needed."""
    first, *further = (part.indicator for part in MEASURES[measure].parts)
    names = list(datasets_of(evidence.catalogue, first))
    if "population" in further:
        names += datasets_of(evidence.catalogue, "population")
    return _datasets(evidence, tuple(dict.fromkeys(names)))


def _datasets(evidence: Evidence, names: tuple[str, ...]) -> pd.DataFrame:
    return pd.concat([evidence.dataset(name) for name in names], ignore_index=True)
