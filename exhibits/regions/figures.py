"""One indicator over all regions of one level and one edition of the regional classification, in all years."""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import pandas as pd

from analysis.classes import Classes, classify
from analysis.definitions import kind_of
from charts.map_scale import Sizes
from charts.region_map import on_map
from data.catalogue import Catalogue, Level
from data.evidence import Evidence
from exhibits.regions.observed import dataset_for, published

LEGEND_DIGITS: Final = 2  # class bounds are rounded down to so many significant digits
USUAL_SHARE: Final = 0.5  # a year is usual when it holds at least half of the figures of the fullest year


@dataclass(frozen=True, eq=False)
class RegionFigures:
    """The figures behind a map, shared between readers and never written to.

    Attributes
    ----------
    edition
        The edition of NUTS that all codes belong to.
    areas
        One row per region of the level and edition, with or without figures: ``name``, ``country``, ``longitude``,
        ``latitude`` and ``drawn`` (has a point where there are outlines); the index is the code.
    values, flags
        Codes by years; NaN and empty where there is no figure.
    scale
        Classes or circle sizes from the figures of all years together.
    usual_year
        The newest year that is not half empty.
    other_editions
        Codes of other editions that hold figures, by year; they are not on the map.
    """

    indicator: str
    breakdown: str
    level: Level
    dataset: str
    edition: int
    areas: pd.DataFrame
    values: pd.DataFrame
    flags: pd.DataFrame
    scale: Sizes | Classes
    years: tuple[int, ...]
    usual_year: int
    other_editions: dict[int, frozenset[str]]

    def of(self, year: int) -> "pd.Series[float]":
        """Return the year's figure of every region, NaN where there is none."""
        return self.values[year]

    def ranks(self, year: int) -> "pd.Series[float]":
        """Return each region's rank in a year, 1 the highest; equal figures share the better rank."""
        return self.of(year).rank(ascending=False, method="min")


@lru_cache(maxsize=32)
def region_figures(evidence: Evidence, indicator: str, breakdown: str, level: Level) -> RegionFigures | None:
    """Return the figures of an indicator at a level, or None where no dataset counts enough areas."""
    dataset = dataset_for(evidence, indicator, level)
    figures = published(evidence, indicator)
    chosen = (figures["source"] == dataset) & (figures["level"] == level) & (figures["breakdown"] == breakdown)
    rows = figures[chosen]
    if not dataset or rows.empty:
        return None
    usual = _usual_year(rows)
    edition = _edition(rows[rows["year"] == usual], evidence.catalogue)
    areas = _areas(evidence.catalogue, level, edition)
    mine = rows[rows["geo"].isin(areas.index)]
    values = mine.pivot(index="geo", columns="year", values="value").reindex(areas.index)
    return RegionFigures(
        indicator=indicator,
        breakdown=breakdown,
        level=level,
        dataset=dataset,
        edition=edition,
        areas=areas,
        values=values,
        flags=mine.pivot(index="geo", columns="year", values="flag").reindex(areas.index).fillna(""),
        scale=_scale(evidence.catalogue, indicator, values),
        years=tuple(int(year) for year in values.columns),
        usual_year=usual,
        other_editions=_others(rows[~rows["geo"].isin(areas.index)]),
    )


def _usual_year(rows: pd.DataFrame) -> int:
    counts = rows.groupby("year").size()
    return max(int(year) for year in counts.index[counts >= USUAL_SHARE * counts.max()])


def _edition(rows: pd.DataFrame, catalogue: Catalogue) -> int:
    """Return the edition that most figures of the usual year belong to, the newest at a tie."""
    held: Counter[int] = Counter()
    for geo in rows["geo"].unique():
        held.update(catalogue.regions[geo].nuts_versions)
    return max(held, key=lambda version: (held[version], version))


def _areas(catalogue: Catalogue, level: Level, edition: int) -> pd.DataFrame:
    found = [
        (region.code, region.name, region.country, region.longitude, region.latitude)
        for region in catalogue.regions.values()
        if region.level == level and edition in region.nuts_versions
    ]
    columns = ["code", "name", "country", "longitude", "latitude"]
    areas = pd.DataFrame(found, columns=columns).astype({"longitude": float, "latitude": float}).set_index("code")
    return areas.assign(drawn=on_map(areas))


def _scale(catalogue: Catalogue, indicator: str, values: pd.DataFrame) -> Sizes | Classes:
    pooled = pd.Series(values.to_numpy(dtype=float).ravel())
    if kind_of(catalogue, indicator) in ("count", "amount"):
        return Sizes(largest=max(float(pooled.max()), 1e-9))
    return classify(pooled, digits=LEGEND_DIGITS)


def _others(rows: pd.DataFrame) -> dict[int, frozenset[str]]:
    return {int(part["year"].iloc[0]): frozenset(part["geo"]) for _, part in rows.groupby("year")}
