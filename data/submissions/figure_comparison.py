"""Figures of a proposal beside what is stored."""

import numpy as np
import pandas as pd

from data.submissions.proposals import KEY, Proposal, is_partner

_BEFORE = {
    "value": "before",
    "flag": "flag_before",
    "origin": "origin_before",
    "note": "note_before",
    "submission": "told_by",
}
_TEXTS = ["flag", "flag_before", "sheet", "cell", "origin", "origin_before", "note", "note_before"]


def compare_figures(
    proposal: Proposal,
    now: pd.DataFrame,
    then: pd.DataFrame | None,
    official: pd.DataFrame,
    mine: frozenset[int],
) -> pd.DataFrame:
    """Return the figures of a proposal and those that it leaves out, with what each would change.

    Parameters
    ----------
    now, then
        What is stored of the proposal's sources, and what was when the file was filled (None: not a template of
        ours). Columns of :mod:`data.observations`, ``submission, origin, note``.
    official
        Observations to stand beside a city's own figures.
    mine
        Numbers of submissions by the person who proposes: their own changes are never stale.

    Returns
    -------
    DataFrame
        One row per key, columns as described at :class:`data.submissions.comparison.Comparison`.
    """
    figures = proposal.figures.merge(
        now[[*KEY, *_BEFORE]].rename(columns=_BEFORE),
        on=KEY,
        how="outer",
        indicator="side",
    )
    figures[_TEXTS] = figures[_TEXTS].fillna("")
    figures["change"] = _changes(figures)
    figures["relative"] = (figures["value"] - figures["before"]) / figures["before"].replace(0, np.nan).abs()
    figures["official"] = _official(figures, official)
    figures["stale"], figures["untouched"] = False, False
    if then is not None:
        _mark_stale(figures, then, mine)
    return figures.drop(columns="side")


def _changes(figures: pd.DataFrame) -> pd.Series:
    same = _equal(figures["value"], figures["before"]) & (figures["flag"] == figures["flag_before"])
    for name in ("origin", "note"):
        # An empty cell, or a sheet without the column, takes nothing back of what was said.
        same &= (figures[name] == figures[f"{name}_before"]) | (figures[name] == "")
    change = pd.Series(np.where(same, "unchanged", "changed"), index=figures.index, dtype="str")
    return change.mask(figures["side"] == "left_only", "new").mask(figures["side"] == "right_only", "missing")


def _official(figures: pd.DataFrame, official: pd.DataFrame) -> pd.Series:
    """Return the official figure beside each of a city's own ones, NaN where there is none."""
    place = ["indicator", "geo", "year", "breakdown"]
    wanted = official[official["geo"].isin(figures["geo"].unique()) & official["value"].notna()]
    # Where several datasets carry it, the one that comes first in the reference.
    beside = wanted.drop_duplicates(place).set_index(place)["value"]
    found = beside.reindex(pd.MultiIndex.from_frame(figures[place])).to_numpy()
    return pd.Series(found, index=figures.index).where(is_partner(figures["source"]))


def _mark_stale(figures: pd.DataFrame, then: pd.DataFrame, mine: frozenset[int]) -> None:
    """Mark what somebody else changed, added or undid since the file was filled, where the file says otherwise."""
    filled = then.set_index(KEY)[["value", "flag"]].reindex(pd.MultiIndex.from_frame(figures[KEY]))
    filled = filled.set_axis(figures.index)
    filled["flag"] = filled["flag"].fillna("")
    moved = ~(_equal(filled["value"], figures["before"]) & (filled["flag"] == figures["flag_before"]))
    differs = figures["change"].isin(["new", "changed"])
    figures["stale"] = differs & moved & ~figures["told_by"].isin(mine)
    same_as_filled = _equal(filled["value"], figures["value"]) & (filled["flag"] == figures["flag"])
    figures["untouched"] = figures["stale"] & same_as_filled


def _equal(left: pd.Series, right: pd.Series) -> pd.Series:
    return (left == right) | (left.isna() & right.isna())
