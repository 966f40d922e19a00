"""Cutting a series into what may be compared and what may be joined by a line. Nothing is interpolated."""

from enum import StrEnum

import pandas as pd

from analysis.breaks import breaks_in
from analysis.series import KEYS, plain
from data.catalogue import Catalogue


class Begins(StrEnum):
    """Why a segment begins where it does."""

    START = "start"
    BREAK = "break"
    GAP = "gap"


def cut(observations: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Return the figures with the stretch and the segment each belongs to.

    A *stretch* is counted one way throughout: a new one begins at every break. Within a stretch, years may be
    compared even where one between them is missing. A *segment* is what a line may join: consecutive years of one
    stretch.

    Parameters
    ----------
    observations
        Tidy observations of any number of series.
    catalogue
        For its breaks.

    Returns
    -------
    DataFrame
        The rows that hold a figure, sorted by series and year, with ``stretch`` (number of breaks up to that year),
        ``segment`` (0, 1, ... within the series) and ``begins`` (:class:`Begins`: why the row's segment began).
    """
    figures = plain(observations.dropna(subset=["value"])).sort_values([*KEYS, "year"], ignore_index=True)
    figures["stretch"] = _stretches(figures, breaks_in(observations, catalogue))
    before = figures[[*KEYS, "year", "stretch"]].shift()
    same_series = (figures[KEYS] == before[KEYS]).all(axis=1)
    same_stretch = figures["stretch"] == before["stretch"]
    next_year = figures["year"] == before["year"] + 1
    opens = ~(same_series & same_stretch & next_year)
    figures["segment"] = opens.groupby([figures[name] for name in KEYS]).cumsum().astype("int64") - 1
    why = pd.Series(Begins.GAP.value, index=figures.index, dtype="str")
    why = why.mask(~same_stretch, Begins.BREAK.value).mask(~same_series, Begins.START.value)
    figures["begins"] = why.where(opens).ffill()
    return figures


def _stretches(figures: pd.DataFrame, breaks: pd.DataFrame) -> "pd.Series[int]":
    """Return, per figure, how many breaks of its series lie at or before its year."""
    if breaks.empty:
        return pd.Series(0, index=figures.index, dtype="int64")
    pairs = figures[[*KEYS, "year"]].reset_index().merge(breaks[[*KEYS, "year"]], on=KEYS, suffixes=("", "_break"))
    passed = pairs[pairs["year_break"] <= pairs["year"]].groupby("index").size()
    return passed.reindex(figures.index, fill_value=0).astype("int64")


def cuts(observations: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Return the breaks that separate two figures of a series: the thin vertical marks of a chart.

    Returns
    -------
    DataFrame
        The columns of :func:`analysis.breaks.breaks_in`, plus ``last_before`` and ``first_after``, the years of the
        figures on either side. A break before the first or after the last figure separates nothing and is left out.
    """
    figures = plain(observations.dropna(subset=["value"]))[[*KEYS, "year"]]
    pairs = breaks_in(observations, catalogue).merge(figures, on=KEYS, suffixes=("", "_held"))
    old = pairs["year_held"] < pairs["year"]
    groups = [*KEYS, "year"]
    sides = pd.DataFrame(
        {
            "last_before": pairs[old].groupby(groups)["year_held"].max(),
            "first_after": pairs[~old].groupby(groups)["year_held"].min(),
        }
    ).dropna()
    sides = sides.astype("int64").reset_index()
    return breaks_in(observations, catalogue).merge(sides, on=groups)


def common_base(figures: pd.DataFrame) -> int | None:
    """Return the first year from which every series is counted one way: the latest start of their longest stretches.

    Parameters
    ----------
    figures
        What :func:`cut` returns, of one or more series; a series' newest stretch wins where two are equally long.

    Returns
    -------
    int or None
        ``None`` without figures. A series may lack a figure in this year; the index then says so.
    """
    stretches = figures.groupby([*KEYS, "stretch"])["year"].agg(["count", "min"]).reset_index()
    longest = stretches.sort_values(["count", "min"]).drop_duplicates(KEYS, keep="last")
    return int(longest["min"].max()) if len(longest) else None
