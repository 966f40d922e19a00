"""Which edition of a table a refresh brought: the day on which Eurostat last changed it, kept with every figure."""

import datetime as dt
from collections.abc import Mapping

import pandas as pd


def vintages(fetched: Mapping[str, dt.date], figures: pd.DataFrame) -> dict[str, dt.date]:
    """Return the vintage of each refreshed dataset.

    Parameters
    ----------
    fetched
        When each dataset was fetched: its vintage where its figures name none.
    figures
        What is stored, with ``source`` and ``cell``: a refresh writes its table's date there.
    """
    named = figures[figures["source"].isin(list(fetched))].drop_duplicates(["source"])
    found = {
        source: day
        for source, cell in zip(named["source"].tolist(), named["cell"].tolist(), strict=True)
        if (day := _day(cell)) is not None
    }
    return {**fetched, **found}


def _day(written: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(written)
    except ValueError:
        return None
