"""One series: an indicator, an area, a breakdown and the dataset it comes from."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.definitions import datasets_of
from data.catalogue import Catalogue

KEYS = ["indicator", "geo", "breakdown", "source"]
COLUMNS = ["indicator", "geo", "year", "value", "flag", "source", "breakdown"]


@dataclass(frozen=True, order=True)
class SeriesKey:
    """What makes figures of different years one series; ``source`` is a dataset, so one vintage."""

    indicator: str
    geo: str
    breakdown: str = "total"
    source: str = ""


def plain(observations: pd.DataFrame) -> pd.DataFrame:
    """Return the observations with their key columns as text instead of categories, so that frames can be joined."""
    return observations.astype(dict.fromkeys(KEYS, "str"))


def pick(
    observations: pd.DataFrame,
    *,
    indicators: Collection[str] | None = None,
    geos: Collection[str] | None = None,
    breakdowns: Collection[str] | None = None,
    sources: Collection[str] | None = None,
) -> pd.DataFrame:
    """Return the rows whose key lies in every given collection; ``None`` leaves a column free."""
    wanted = {"indicator": indicators, "geo": geos, "breakdown": breakdowns, "source": sources}
    # One mask and one taking of rows: a frame is narrowed many times in every answer.
    masks = [observations[column].isin(list(names)) for column, names in wanted.items() if names is not None]
    if not masks:
        return observations
    return observations[np.logical_and.reduce([mask.to_numpy(dtype=bool) for mask in masks])]


def rows_of(observations: pd.DataFrame, key: SeriesKey) -> pd.DataFrame:
    """Return one series' rows, oldest first, missing figures included."""
    chosen = pick(
        observations,
        indicators=[key.indicator],
        geos=[key.geo],
        breakdowns=[key.breakdown],
        sources=[key.source],
    )
    return chosen.sort_values("year")


def figures_of(observations: pd.DataFrame, key: SeriesKey) -> dict[int, float]:
    """Return one series as year -> value; a year without a figure is absent."""
    rows = rows_of(observations, key).dropna(subset=["value"])
    return {int(year): float(value) for year, value in zip(rows["year"], rows["value"], strict=True)}


@dataclass(frozen=True)
class Entry:
    """One year of a series; ``value`` is missing where the flag says why."""

    year: int
    value: float | None
    flag: str


def histories(observations: pd.DataFrame) -> dict[SeriesKey, tuple[Entry, ...]]:
    """Return every observed series as its years, oldest first: read once, where many series are looked at."""
    columns = [observations[name].tolist() for name in (*KEYS, "year", "value", "flag")]
    found: dict[SeriesKey, list[Entry]] = {}
    for *names, year, value, flag in zip(*columns, strict=True):
        entry = Entry(int(year), None if pd.isna(value) else float(value), "" if pd.isna(flag) else str(flag))
        found.setdefault(SeriesKey(*map(str, names)), []).append(entry)
    return {key: tuple(sorted(entries, key=lambda entry: entry.year)) for key, entries in found.items()}


def sources_with(
    observations: pd.DataFrame,
    catalogue: Catalogue,
    key: SeriesKey,
    *,
    years: Iterable[int] = (),
) -> tuple[str, ...]:
    """Return the catalogued datasets that hold a figure of this series for every given year, the preferred one first.

    ``key.source`` is not looked at. Without years one figure is enough. What partners send in is a source of its own
    and is never chosen here: it stands beside the official figure, not in its place.
    """
    rows = pick(observations, indicators=[key.indicator], geos=[key.geo], breakdowns=[key.breakdown])
    figures = rows.dropna(subset=["value"])
    held = {str(name): set(years_held) for name, years_held in figures.groupby("source", observed=True)["year"]}
    needed = set(years)
    return tuple(name for name in datasets_of(catalogue, key.indicator) if name in held and needed <= held[name])
