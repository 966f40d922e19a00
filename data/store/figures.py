"""Reads the figures in force as a frame."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, Connection, Select, select

from data.store import schema

SERIES = ("indicator", "geo", "breakdown", "source")
"""What tells one series from another; with ``year`` the key of a figure."""
_TYPES = (np.int64, np.int64, np.int64, np.float64, np.object_)


def current_figures(
    connection: Connection,
    active: Sequence[int],
    replacements: Mapping[int, Collection[str]],
    *,
    geos: Collection[str] | None = None,
    sources: Collection[str] | None = None,
) -> pd.DataFrame:
    """Return the figures in force when the submissions ``active`` are: of each key, the latest submission's.

    Parameters
    ----------
    active
        Numbers of submissions, oldest first.
    replacements
        The datasets that each submission replaces whole: of those, only the latest submission's figures count.
    geos, sources
        Codes of the areas and keys of the sources wanted, None for all.

    Returns
    -------
    DataFrame
        ``indicator, geo, breakdown, source, flag`` (str), ``year, submission`` (int64), ``value`` (float64, in the
        indicator's unit; NaN is missing, and the flag says why). One row per key.
    """
    wanted = [
        schema.series.c[name].in_(keys) for name, keys in (("geo", geos), ("source", sources)) if keys is not None
    ]
    latest = _latest_whole(active, replacements)
    # A refresh all of whose datasets came again later has nothing left to say.
    telling = [n for n in active if n not in replacements or n in latest.values()]
    series = _series(connection, wanted)
    rows = _rows(connection, telling, series, wanted)
    replaced_by = series["source"].map(latest).take(rows["place"].to_numpy()).to_numpy(dtype=float, na_value=np.nan)
    rows = rows[np.isnan(replaced_by) | (replaced_by == rows["submission"].to_numpy())]
    rows = rows.drop_duplicates(["place", "year"], keep="last")
    # Each series is labelled by its place in a list: no text is handled once per figure.
    labels = {name: pd.Index(series[name]).take(rows["place"]) for name in SERIES}
    return pd.DataFrame({**labels, **{name: rows[name].array for name in ("year", "value", "flag", "submission")}})


def _series(connection: Connection, wanted: Sequence[ColumnElement[bool]]) -> pd.DataFrame:
    query = select(schema.series.c.id, *(schema.series.c[name] for name in SERIES)).where(*wanted)
    rows = connection.execute(query.order_by(schema.series.c.id)).fetchall()
    return pd.DataFrame(rows, columns=["id", *SERIES]).astype({"id": "int64", **dict.fromkeys(SERIES, "str")})


def _rows(
    connection: Connection, telling: Sequence[int], series: pd.DataFrame, wanted: Sequence[ColumnElement[bool]]
) -> pd.DataFrame:
    """Return the figures that determine something, oldest submission first, with the place of their series."""
    table = schema.figures.c
    query = select(table.submission_id, table.series_id, table.year, table.value, table.flag)
    query = query.where(table.submission_id.in_(telling), table.carried.is_(False)).order_by(table.submission_id)
    if wanted:
        query = query.where(table.series_id.in_(select(schema.series.c.id).where(*wanted)))
    columns = [np.concatenate(parts) for parts in zip(*_parts(connection, query), strict=True)]
    submissions, numbers, years, values, flags = columns or [np.array([], dtype=kind) for kind in _TYPES]
    return pd.DataFrame(
        {
            "submission": submissions,
            "place": np.searchsorted(series["id"].to_numpy(), numbers),
            "year": years,
            "value": values,
            "flag": pd.array(flags, dtype="str"),
        }
    )


def _parts(connection: Connection, query: Select[Any]) -> Iterator[list[NDArray[Any]]]:
    """Yield the columns of some rows at a time.

    Straight from the driver, and turned into columns while the rows are still in the processor's cache: this is read
    whenever the data version moves, and three times as fast as a list of all rows.
    """
    cursor = connection.execute(query).cursor
    while cursor is not None and (rows := cursor.fetchmany(2000)):
        yield [np.array(column, dtype=kind) for column, kind in zip(zip(*rows, strict=True), _TYPES, strict=True)]


def _latest_whole(active: Sequence[int], replacements: Mapping[int, Collection[str]]) -> dict[str, int]:
    """Return, by dataset, the last active submission that replaces it whole."""
    return {source: number for number in active for source in replacements.get(number, ())}
