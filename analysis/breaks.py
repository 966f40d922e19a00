"""Breaks in series: where a new way of counting begins, from the catalogue and from the figures' own flags."""

from collections.abc import Sequence

import pandas as pd

from analysis import flags
from analysis.definitions import MEASURES, datasets_of
from analysis.series import KEYS, Entry, SeriesKey, histories, plain, rows_of
from data.catalogue import Break, Catalogue
from text import mark

FLAGGED = mark("The source marks a break in the series here.")
COLUMNS = [*KEYS, "year", "kind", "reason", "catalogued"]
_ALL_YEARS = (0, 9999)


def known_breaks(catalogue: Catalogue, key: SeriesKey) -> tuple[Break, ...]:
    """Return the breaks that the catalogue knows of a series, one a year, oldest first.

    Computed measures (:mod:`analysis.definitions`) inherit the breaks of their parts: a rate breaks where its
    numerator or its denominator does.
    """
    if key.indicator not in MEASURES:
        return _one_a_year(_looked_up(catalogue, key))
    found: list[Break] = []
    for part in MEASURES[key.indicator].parts:
        # Inhabitants come from a dataset of their own; every other part from the measure's.
        sources = datasets_of(catalogue, "population") if part.indicator == "population" else (key.source,)
        for source in sources:
            found += _looked_up(catalogue, SeriesKey(part.indicator, key.geo, part.breakdown or key.breakdown, source))
    return _one_a_year(found)


def breaks_of(observations: pd.DataFrame, catalogue: Catalogue, key: SeriesKey) -> tuple[Break, ...]:
    """Return one series' breaks, known or marked by flag "b" in its rows, one a year, oldest first."""
    return breaks_within(histories(rows_of(observations, key)).get(key, ()), catalogue, key)


def breaks_within(history: Sequence[Entry], catalogue: Catalogue, key: SeriesKey) -> tuple[Break, ...]:
    """Return the breaks of a series whose years are at hand; see :func:`breaks_of`."""
    marked = [_marked(key, entry.year) for entry in history if flags.parse(entry.flag) & flags.BREAK]
    return _one_a_year([*known_breaks(catalogue, key), *marked])


def breaks_in(observations: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Return every break that touches the observed series; see :func:`breaks_of`.

    Returns
    -------
    DataFrame
        Columns indicator, geo, breakdown, source, year (the first year counted the new way), kind, reason (message
        key), catalogued. One row per series and year, sorted; what the catalogue knows comes before a flag.
    """
    series = observations[KEYS].drop_duplicates().astype("str").itertuples(index=False, name=None)
    known = [
        (*names, found.year, found.kind, found.reason, found.catalogued)
        for names in series
        for found in known_breaks(catalogue, SeriesKey(*names))
    ]
    breaks = pd.DataFrame(known, columns=COLUMNS).astype({**dict.fromkeys(KEYS, "str"), "year": "int64"})
    marked = observations.loc[flags.carries(observations["flag"], flags.BREAK), [*KEYS, "year"]]
    if len(marked):
        flagged = plain(marked).assign(kind="flag", reason=FLAGGED, catalogued=False)
        breaks = (pd.concat([breaks, flagged], ignore_index=True) if len(breaks) else flagged)[COLUMNS]
        breaks = breaks.drop_duplicates([*KEYS, "year"])
    return breaks.sort_values([*KEYS, "year"], ignore_index=True)


def _looked_up(catalogue: Catalogue, key: SeriesKey) -> tuple[Break, ...]:
    return catalogue.breaks_between(key.indicator, key.geo, key.breakdown, key.source, *_ALL_YEARS)


def _one_a_year(breaks: "list[Break] | tuple[Break, ...]") -> tuple[Break, ...]:
    """Keep the first break of every year, oldest year first."""
    by_year: dict[int, Break] = {}
    for found in breaks:
        by_year.setdefault(found.year, found)
    return tuple(by_year[year] for year in sorted(by_year))


def _marked(key: SeriesKey, year: int) -> Break:
    return Break(
        indicator=key.indicator,
        geo=key.geo,
        breakdown=key.breakdown,
        dataset=key.source,
        year=year,
        kind="flag",
        reason=FLAGGED,
        catalogued=False,
    )
