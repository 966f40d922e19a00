"""Finds jumps in level that nobody has explained, so that no growth is computed across them unawares."""

import numpy as np
import pandas as pd

#: Stocks stand still unless something happens to the way they are counted. Births, deaths and tourism do jump by
#: themselves, and a jump there may be the very effect that is looked for: they are not searched.
STOCKS = ("enterprises", "employees", "persons_employed", "population", "population_average")
SERIES = ["source", "indicator", "geo", "breakdown"]
SMALLEST_SHIFT = 0.25
TIMES_USUAL = 4.0


def find_shifts(observations: pd.DataFrame) -> pd.DataFrame:
    """Return the jumps of stocks: yearly log ratio beyond a quarter and four times the series' own usual movement.

    Parameters
    ----------
    observations
        The frame of :func:`data.observations.load_observations`.

    Returns
    -------
    DataFrame
        Columns ``indicator, geo, breakdown, dataset, year, log_ratio``, one row per jump; ``year`` is the first year
        of the new level. Only years that follow each other are compared.

    Notes
    -----
    The usual movement of a series is the median of the absolute deviations of its yearly log ratios from their
    median. A series with fewer than three ratios is judged by the quarter alone: it has no usual movement.
    """
    stocks = observations[observations["indicator"].isin(STOCKS)].sort_values([*SERIES, "year"])
    ratios = stocks.assign(log_ratio=_log_ratios(stocks)).dropna(subset=["log_ratio"])
    by_series = ratios.groupby(SERIES)["log_ratio"]
    deviations = (ratios["log_ratio"] - by_series.transform("median")).abs()
    usual = deviations.groupby([ratios[name] for name in SERIES]).transform("median")
    usual = usual.where(by_series.transform("size") >= 3, 0.0)
    size = ratios["log_ratio"].abs()
    found = ratios[(size > SMALLEST_SHIFT) & (size > TIMES_USUAL * usual)]
    shifts = found.rename(columns={"source": "dataset"})[
        ["indicator", "geo", "breakdown", "dataset", "year", "log_ratio"]
    ]
    return shifts.sort_values(["dataset", "indicator", "geo", "breakdown", "year"]).reset_index(drop=True)


def _log_ratios(stocks: pd.DataFrame) -> pd.Series:
    """Return the log ratio of each value to the year before, missing where that year is missing or a value is zero."""
    positive = stocks["value"].where(stocks["value"] > 0)
    series = stocks.assign(level=np.log(positive)).groupby(SERIES)
    follows = series["year"].diff() == 1
    return series["level"].diff().where(follows)
