"""Reads figures: those in force as a frame, and every cell that ever gave one figure."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import Connection, func, select

from data.store import schema

SERIES = ("indicator", "geo", "breakdown", "source")
"""What tells one series from another; with ``year`` the key of a figure."""


def current_figures(
    connection: Connection,
    active: Sequence[int],
    replacements: Mapping[int, Collection[str]],
    *,
    geos: Collection[str] | None = None,
) -> pd.DataFrame:
    """Return the figures in force when the submissions ``active`` are: of each key, the latest submission's.

    Parameters
    ----------
    active
        Numbers of submissions, oldest first.
    replacements
        The datasets that each submission replaces whole: of those, only the latest submission's figures count.
    geos
        Codes of the areas wanted, None for all.

    Returns
    -------
    DataFrame
        ``indicator, geo, breakdown, source, flag`` (str), ``year, submission`` (int64), ``value`` (float64, in the
        indicator's unit; NaN is missing, and the flag says why). One row per key.
    """
    series = _series(connection, geos)
    rows = _rows(connection, active, series)
    latest = _latest_whole(active, replacements)
    replaced_by = series["source"].map(latest).take(rows["place"].to_numpy()).to_numpy(dtype=float, na_value=np.nan)
    rows = rows[np.isnan(replaced_by) | (replaced_by == rows["submission"].to_numpy())]
    rows = rows.drop_duplicates(["place", "year"], keep="last")
    # Each series is labelled by its place in a list: no text is handled once per figure.
    labels = {name: pd.Index(series[name]).take(rows["place"]) for name in SERIES}
    return pd.DataFrame({**labels, **{name: rows[name].array for name in ("year", "value", "flag", "submission")}})


def _series(connection: Connection, geos: Collection[str] | None) -> pd.DataFrame:
    query = select(schema.series.c.id, *(schema.series.c[name] for name in SERIES)).order_by(schema.series.c.id)
    rows = connection.execute(query).fetchall()
    series = pd.DataFrame(rows, columns=["id", *SERIES]).astype({"id": "int64", **dict.fromkeys(SERIES, "str")})
    return series if geos is None else series[series["geo"].isin(set(geos))].reset_index(drop=True)


def _rows(connection: Connection, active: Sequence[int], series: pd.DataFrame) -> pd.DataFrame:
    """Return the figures that determine something, oldest submission first, with the place of their series."""
    table = schema.figures.c
    query = select(table.submission_id, table.series_id, table.year, table.value, table.flag)
    query = query.where(table.submission_id.in_(active), table.carried.is_(False)).order_by(table.submission_id)
    fetched = connection.execute(query).fetchall()
    submissions, numbers, years, values, flags = zip(*fetched, strict=True) if fetched else ((), (), (), (), ())
    known = series["id"].to_numpy()
    numbers_ = np.array(numbers, dtype=np.int64)
    places = np.searchsorted(known, numbers_)
    rows: pd.DataFrame = pd.DataFrame(
        {
            "submission": np.array(submissions, dtype=np.int64),
            "place": places,
            "year": np.array(years, dtype=np.int64),
            "value": np.array(values, dtype=np.float64),
            "flag": pd.array(flags, dtype="str"),
        }
    )
    # Figures of areas that are not wanted have no place of their own.
    wanted = np.isin(numbers_, known)
    return rows.loc[wanted]


def _latest_whole(active: Sequence[int], replacements: Mapping[int, Collection[str]]) -> dict[str, int]:
    """Return, by dataset, the last active submission that replaces it whole."""
    return {source: number for number in active for source in replacements.get(number, ())}


def read_cells(connection: Connection, key: tuple[str, str, str, str, int]) -> list[dict[str, Any]]:
    """Return where one figure was given: submission, value, flag, sheet, cell, origin and note, oldest first.

    Parameters
    ----------
    key
        ``indicator, geo, breakdown, source, year``.
    """
    series, table = schema.series.c, schema.figures.c
    origins, notes = schema.texts.alias("origins"), schema.texts.alias("notes")
    query = (
        select(
            table.submission_id.label("submission"),
            *(table[name] for name in ("value", "flag", "carried", "sheet", "cell")),
            func.coalesce(origins.c.text, "").label("origin"),
            func.coalesce(notes.c.text, "").label("note"),
        )
        .join(schema.series, series.id == table.series_id)
        .outerjoin(origins, origins.c.id == table.origin_id)
        .outerjoin(notes, notes.c.id == table.note_id)
        .where(series.indicator == key[0], series.geo == key[1], series.breakdown == key[2], series.source == key[3])
        .where(table.year == key[4])
        .order_by(table.submission_id)
    )
    return [dict(row) for row in connection.execute(query).mappings()]
