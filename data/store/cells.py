"""Reads what was written beside figures: where each was given, and what was said about it."""

from typing import Any

import pandas as pd
from sqlalchemy import Connection, func, or_, select

from data.store import schema
from data.store.figures import SERIES


def with_texts(connection: Connection, figures: pd.DataFrame) -> pd.DataFrame:
    """Return figures with the columns ``origin`` and ``note`` of the cells that determine them, "" where nothing is.

    Parameters
    ----------
    figures
        As :func:`data.store.figures.current_figures` gives them.
    """
    series, table = schema.series.c, schema.figures.c
    origins, notes = schema.texts.alias("origins"), schema.texts.alias("notes")
    keys = [*SERIES, "year", "submission"]
    query = (
        select(*(series[name] for name in SERIES), table.year, table.submission_id, origins.c.text, notes.c.text)
        .join(schema.series, series.id == table.series_id)
        .outerjoin(origins, origins.c.id == table.origin_id)
        .outerjoin(notes, notes.c.id == table.note_id)
        .where(or_(origins.c.text.is_not(None), notes.c.text.is_not(None)))
        .where(table.submission_id.in_(figures["submission"].unique().tolist()))
        .where(series.source.in_(figures["source"].unique().tolist()))
    )
    said = pd.DataFrame(connection.execute(query).fetchall(), columns=[*keys, "origin", "note"])
    said = said.astype(dict.fromkeys([*SERIES, "origin", "note"], "str") | {"year": "int64", "submission": "int64"})
    return figures.merge(said, on=keys, how="left").fillna({"origin": "", "note": ""})


def with_cells(connection: Connection, figures: pd.DataFrame) -> pd.DataFrame:
    """Return figures with the columns ``sheet, cell, origin`` of the cells that determine them, "" where none is known.

    Parameters
    ----------
    figures
        As :func:`data.store.figures.current_figures` gives them.
    """
    series, table = schema.series.c, schema.figures.c
    keys = [*SERIES, "year", "submission"]
    said = ["sheet", "cell", "origin"]
    query = (
        select(
            *(series[name] for name in SERIES), table.year, table.submission_id,
            table.sheet, table.cell, func.coalesce(schema.texts.c.text, ""),
        )
        .join(schema.series, series.id == table.series_id)
        .outerjoin(schema.texts, schema.texts.c.id == table.origin_id)
        .where(table.cell != "", table.submission_id.in_(figures["submission"].unique().tolist()))
    )  # fmt: skip
    # Plain tuples from the driver: pandas looks at each of SQLAlchemy's rows several times.
    cursor = connection.execute(query).cursor
    cells = pd.DataFrame(cursor.fetchall() if cursor is not None else [], columns=[*keys, *said])
    cells = cells.astype(dict.fromkeys([*SERIES, *said], "str") | {"year": "int64", "submission": "int64"})
    return figures.merge(cells, on=keys, how="left").fillna(dict.fromkeys(said, ""))


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
