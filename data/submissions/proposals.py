"""What somebody proposes to store: made from a workbook, an edit on a page, a Eurostat refresh or a deck."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Literal, TypeVar

import pandas as pd

from data.catalogue import Catalogue
from data.content import ActionRow, Content, IndicatorRow, MilestoneRow
from data.store.entries import DeckRow, ReceivedFile
from data.submissions.errors import ContradictionError
from data.submissions.plans import plan_key

KEY = ["indicator", "geo", "year", "breakdown", "source"]
PROPOSED = [*KEY, "value", "flag", "sheet", "cell", "origin", "note"]
"""The columns of proposed figures; the last four are "" where nothing is known."""
PARTNER = "partner:"
Row = TypeVar("Row", MilestoneRow, ActionRow)


Change = Literal["new", "changed", "unchanged", "missing"]
"""What a proposal does to something stored; ``missing`` is stored and not in the proposal."""


class Kind(StrEnum):
    """Where a proposal comes from."""

    UPLOAD = "upload"
    EDIT = "edit"
    REFRESH = "refresh"
    DECK = "deck"


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """Everything that is to be stored at once, or not at all.

    Attributes
    ----------
    figures
        Columns :data:`PROPOSED`, one row per :data:`KEY`.
    replaces
        Datasets that the figures replace whole.
    data_version
        What a template of ours was filled from, None otherwise.
    """

    kind: Kind
    cities: frozenset[str] = frozenset()
    figures: pd.DataFrame = field(default_factory=lambda: _frame([]))
    milestones: tuple[MilestoneRow, ...] = ()
    actions: tuple[ActionRow, ...] = ()
    decks: tuple[DeckRow, ...] = ()
    replaces: frozenset[str] = frozenset()
    file: ReceivedFile | None = None
    data_version: int | None = None


def partner_source(city: str) -> str:
    """Return the source of a city's own figures: they stand beside official ones and never replace them."""
    return f"{PARTNER}{city}"


def is_partner(sources: pd.Series) -> pd.Series:
    """Return which of the sources are cities' own."""
    return sources.str.startswith(PARTNER)


def proposed(content: Content, catalogue: Catalogue, *, file: ReceivedFile | None = None) -> Proposal:
    """Return what a read workbook, or an edit on a page (without a file), proposes.

    Raises
    ------
    ContradictionError
        When two rows give different values for the same key.
    """
    figures = _frame([_figure(row, catalogue) for row in content.indicators if row.value is not None])
    return Proposal(
        kind=Kind.UPLOAD if file else Kind.EDIT,
        cities=content.cities(),
        figures=_once(figures),
        milestones=once_each(content.milestones),
        actions=once_each(content.actions),
        file=file,
        data_version=content.data_version,
    )


def refreshed(figures: pd.DataFrame, *, datasets: Collection[str], file: ReceivedFile | None = None) -> Proposal:
    """Return what a refresh proposes: ``figures`` (columns of :data:`KEY`, value, flag) are the datasets, whole.

    Raises
    ------
    ContradictionError
        When two rows give different values for the same key.
    ValueError
        When a figure belongs to none of the datasets.
    """
    if not set(figures["source"].unique()) <= set(datasets):
        raise ValueError("The figures hold other datasets than those they are said to replace.")
    given = figures.assign(**{name: "" for name in PROPOSED if name not in figures})[PROPOSED]
    return Proposal(kind=Kind.REFRESH, figures=_once(given), replaces=frozenset(datasets), file=file)


def _figure(row: IndicatorRow, catalogue: Catalogue) -> tuple[object, ...]:
    geo = catalogue.cities[row.city].area(row.area)
    key = (row.indicator, geo, row.year, row.breakdown, partner_source(row.city))
    return (*key, row.value, row.flag, row.sheet, row.cell, row.origin, row.note)


def _frame(rows: Iterable[tuple[object, ...]]) -> pd.DataFrame:
    texts = dict.fromkeys(PROPOSED, "str") | {"year": "int64", "value": "float64"}
    return pd.DataFrame(rows, columns=PROPOSED).astype(texts)


def _once(figures: pd.DataFrame) -> pd.DataFrame:
    """Return the figures with rows that say the same thing twice said once."""
    once = figures.drop_duplicates([*KEY, "value", "flag"]).reset_index(drop=True)
    twice = once.duplicated(KEY)
    if twice.any():
        raise ContradictionError(key=" · ".join(str(part) for part in once.loc[twice, KEY].iloc[0]))
    return once


def once_each(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return rows with those that say the same thing twice said once.

    Raises
    ------
    ContradictionError
        When two rows give different values for the same key.
    """
    kept: dict[tuple[str, ...], Row] = {}
    for row in rows:
        first = kept.setdefault(plan_key(row), row)
        # Where the row stands does not matter, what it says does.
        if replace(row, sheet=first.sheet, cell=first.cell) != first:
            raise ContradictionError(key=" · ".join(plan_key(row)))
    return tuple(kept.values())
