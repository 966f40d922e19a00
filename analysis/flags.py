"""What the letters beside a figure mean for comparing it."""

from collections.abc import Iterable
from functools import lru_cache

import pandas as pd

# Eurostat's observation flags. A token of at most three of these letters is a set of letters ("ep" is e and p);
# anything longer is a word of our own ("quoted", "ardeco_forecast").
LETTERS = frozenset("bcdefnprsuz")

BREAK = frozenset({"b", "quoted_break"})
CONFIDENTIAL = "c"
OTHER_DEFINITION = "d"
# Estimated, provisional, estimated by Eurostat, of low reliability, quoted from a page: shown, and said.
SOFT = frozenset("epsu") | {"quoted", "quoted_rounded", "provisional", "semi_definitive"}
SOFT |= {"derived_pct", "quoted_inconsistent_with_months"}
# Not an outcome: a figure computed ahead of the accounts.
FORECAST = frozenset({"f", "forecast", "estimate", "ardeco_estimate", "ardeco_forecast"})


@lru_cache(maxsize=512)
def parse(flag: str) -> frozenset[str]:
    """Return the flags in one cell: ``"ep"`` and ``"e p"`` are both ``{"e", "p"}``, ``""`` is none.

    Letters are Eurostat's (b break, c confidential, d definition differs, e estimated, f forecast, p provisional,
    r revised, s estimated by Eurostat, u low reliability).
    """
    found: set[str] = set()
    for token in flag.replace(",", " ").replace(";", " ").split():
        found |= set(token) if len(token) <= 3 and set(token) <= LETTERS else {token}
    return frozenset(found)


def join(flags: Iterable[str]) -> str:
    """Return flags as one cell, in a fixed order: letters first, each once."""
    return " ".join(sorted(set(flags), key=lambda flag: (len(flag), flag)))


def union(*columns: "pd.Series[str]") -> "pd.Series[str]":
    """Return, row by row, every flag of several aligned columns; a missing cell counts as no flag."""
    joined = columns[0].fillna("").astype(str)
    for column in columns[1:]:
        joined = joined + " " + column.fillna("").astype(str)
    return joined.map({cell: join(parse(cell)) for cell in joined.unique()})


def carries(column: "pd.Series[str]", wanted: Iterable[str]) -> "pd.Series[bool]":
    """Return which rows carry at least one of the wanted flags."""
    names = frozenset(wanted)
    carrying = [cell for cell in column.dropna().unique() if parse(cell) & names]
    return column.isin(carrying)
