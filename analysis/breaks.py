"""Breaks in series: where a new way of counting begins, from the catalogue and from the figures' own flags."""

from collections.abc import Iterable

import pandas as pd

from analysis import flags
from analysis.definitions import MEASURES
from analysis.series import KEYS, SeriesKey, plain, rows_of
from data.catalogue import Break, Catalogue
from text import mark

FLAGGED = mark("The source marks a break in the series here.")
COLUMNS = [*KEYS, "year", "kind", "reason", "catalogued"]
_WHAT = ["year", "kind", "reason", "catalogued"]


def breaks_in(observations: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Return every break that touches the observed series.

    Computed measures (:mod:`analysis.definitions`) inherit the breaks of their parts: a rate breaks where its
    numerator or its denominator does. Flag "b" counts as a break in that year.

    Parameters
    ----------
    observations
        Tidy observations.
    catalogue
        Its ``breaks`` are read.

    Returns
    -------
    DataFrame
        Columns indicator, geo, breakdown, source, year (the first year counted the new way), kind, reason (message
        key), catalogued. One row per series and year; a catalogued break comes before a flag.
    """
    series = plain(observations[KEYS].drop_duplicates())
    found = [_own(catalogue, series), *_inherited(catalogue, series), _flagged(observations)]
    rows = pd.concat([frame for frame in found if len(frame)] or found[:1], ignore_index=True)
    return rows.drop_duplicates([*KEYS, "year"]).sort_values([*KEYS, "year"], ignore_index=True)


def breaks_of(observations: pd.DataFrame, catalogue: Catalogue, key: SeriesKey) -> tuple[Break, ...]:
    """Return one series' breaks, oldest first; see :func:`breaks_in`."""
    found = breaks_in(rows_of(observations, key), catalogue)
    return tuple(
        Break(
            indicator=key.indicator,
            geo=key.geo,
            breakdown=key.breakdown,
            dataset=key.source,
            year=int(row["year"]),
            kind=row["kind"],
            reason=row["reason"],
            catalogued=bool(row["catalogued"]),
        )
        for row in found.to_dict("records")
    )


def _table(breaks: Iterable[Break]) -> pd.DataFrame:
    rows = [(b.indicator, b.geo, b.breakdown, b.dataset, b.year, b.kind, b.reason, b.catalogued) for b in breaks]
    return pd.DataFrame(rows, columns=COLUMNS).astype({**dict.fromkeys(KEYS, "str"), "year": "int64"})


def _own(catalogue: Catalogue, series: pd.DataFrame) -> pd.DataFrame:
    """Return the catalogued breaks of the series themselves."""
    names = set(series["indicator"])
    return series.merge(_table(b for b in catalogue.breaks if b.indicator in names), on=KEYS)[COLUMNS]


def _inherited(catalogue: Catalogue, series: pd.DataFrame) -> list[pd.DataFrame]:
    """Return the breaks that computed measures inherit, a frame per measure and part."""
    frames = []
    for name in sorted(set(series["indicator"]) & set(MEASURES)):
        mine = series[series["indicator"] == name]
        for part in MEASURES[name].parts:
            breaks = _table(
                b for b in catalogue.breaks if b.indicator == part.indicator and part.breakdown in {"", b.breakdown}
            )
            shared = ["geo"]
            # Inhabitants come from a dataset of their own; every other part from the measure's.
            if part.indicator != "population":
                shared.append("source")
            if not part.breakdown:
                shared.append("breakdown")
            frames.append(mine.merge(breaks[[*shared, *_WHAT]], on=shared)[COLUMNS])
    return frames


def _flagged(observations: pd.DataFrame) -> pd.DataFrame:
    """Return the breaks that the figures' own flags mark."""
    marked = plain(observations.loc[flags.carries(observations["flag"], {flags.BREAK}), [*KEYS, "year"]])
    return marked.assign(kind="flag", reason=FLAGGED, catalogued=False)
