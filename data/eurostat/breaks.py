"""The breaks of refreshed datasets: what the catalogue knows stays, jumps and marks are looked for anew."""

from collections.abc import Collection
from itertools import chain

import pandas as pd

from data.catalogue import DETECTED, FLAGGED, Break, BreakKind, Catalogue
from data.shifts import find_shifts
from text import mark

NEW_SCOPE = 2021
"""The first year of the European business statistics regulation's wider scope of activities."""
NEW_SCOPE_TABLES = frozenset({"bd_size_r3", "bd_hgnace_r"})
SERIES = ["indicator", "geo", "breakdown", "source"]
SCOPE = mark("From 2021 a new European scope holds, with more activities covered; nothing before can be compared.")


def breaks_with(catalogue: Catalogue, figures: pd.DataFrame, refreshed: Collection[str]) -> tuple[Break, ...]:
    """Return all breaks once ``figures`` stand in for the datasets ``refreshed``.

    Breaks that were found in the shipped figures, by their marks or their size, give way to those found in the new
    ones; breaks with a known reason stay. Business demography breaks in 2021 in every area that crosses the year.

    Parameters
    ----------
    figures
        The refreshed datasets whole, columns of :mod:`data.observations`.
    """
    kept = [item for item in catalogue.breaks if item.dataset not in refreshed or item.kind not in ("flag", "detected")]
    known = {(item.indicator, item.geo, item.breakdown, item.dataset, item.year) for item in kept}
    figures = figures[figures["source"].isin(list(refreshed))]
    found = chain(_scope(figures), _marked(figures), _jumps(figures))
    added: dict[tuple[str, str, str, str, int], Break] = {}
    for item in found:
        key = (item.indicator, item.geo, item.breakdown, item.dataset, item.year)
        if key not in known:
            added.setdefault(key, item)
    return (*kept, *added.values())


def _scope(figures: pd.DataFrame) -> list[Break]:
    rows = figures[figures["source"].isin(NEW_SCOPE_TABLES)]
    years = rows.groupby(SERIES, observed=True)["year"].agg(["min", "max"]).reset_index()
    crossing = years[(years["min"] < NEW_SCOPE) & (years["max"] >= NEW_SCOPE)]
    return _breaks(crossing.assign(year=NEW_SCOPE), "scope", SCOPE)


def _marked(figures: pd.DataFrame) -> list[Break]:
    return _breaks(figures[figures["flag"].str.contains("b")], "flag", FLAGGED)


def _jumps(figures: pd.DataFrame) -> list[Break]:
    return _breaks(find_shifts(figures).rename(columns={"dataset": "source"}), "detected", DETECTED)


def _breaks(rows: pd.DataFrame, kind: BreakKind, reason: str) -> list[Break]:
    catalogued = kind != "detected"
    return [
        Break(indicator, geo, breakdown, source, year, kind, reason, catalogued)
        for indicator, geo, breakdown, source, year in zip(
            *(rows[name].tolist() for name in (*SERIES, "year")), strict=True
        )
    ]
