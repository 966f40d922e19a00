"""What staff have added to the shipped figures and facts, as the public may see it at one data version."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

import pandas as pd

from data.catalogue import Catalogue, Dataset
from data.eurostat.breaks import breaks_with
from data.facts import Facts
from data.observations import COLUMNS
from text import mark

WHOLE_TABLE = mark("Fetched anew from Eurostat: the whole table as it stood on the day of its vintage.")
LOOKED_FOR_ANEW = mark(
    "The notes on the edition that came with the dashboard may not hold any more; marked breaks and jumps were looked "
    "for anew."
)
OWN_COLUMNS = (*COLUMNS, "submission", "sheet", "cell", "origin")
"""The columns of the cities' own figures: an observation, and the cell of the submission that determines it."""


@dataclass(frozen=True, kw_only=True)
class Handed:
    """A submission as the public may know it: no names.

    Attributes
    ----------
    number
        0 for one that is only looked at.
    on
        The day on which it was received, in UTC.
    file_sha256
        The hash of the file it came in; "" for an edit on a page or a refresh.
    """

    number: int
    kind: str
    on: dt.date
    organisation: str
    cities: frozenset[str]
    file_sha256: str = ""


def _no_figures(columns: tuple[str, ...]) -> pd.DataFrame:
    types = dict.fromkeys(columns, "str") | {"year": "int64", "value": "float64"}
    return pd.DataFrame(columns=list(columns)).astype(types)


@dataclass(frozen=True, eq=False)
class Additions:
    """What is laid beside and over the shipped figures and facts; frames are never written to.

    Attributes
    ----------
    official
        Datasets as a refresh brought them, whole, in the columns of :mod:`data.observations`.
    refreshed
        The vintage of each of these datasets: the day on which its publisher last changed it.
    own
        The cities' own figures, columns :data:`OWN_COLUMNS`, with small counts left out: they stand beside official
        ones and are never part of the frames of official figures.
    facts
        All facts with what was told about actions and milestones; None leaves the shipped ones.
    submissions
        The submissions that the figures and facts name, by number.
    """

    official: pd.DataFrame = field(default_factory=lambda: _no_figures(COLUMNS))
    refreshed: Mapping[str, dt.date] = field(default_factory=dict)
    own: pd.DataFrame = field(default_factory=lambda: _no_figures(OWN_COLUMNS))
    facts: Facts | None = None
    submissions: Mapping[int, Handed] = field(default_factory=dict)

    def over(self, reference: pd.DataFrame, *, geos: Collection[str] | None = None) -> pd.DataFrame:
        """Return shipped observations with the refreshed datasets in their place.

        Parameters
        ----------
        reference
            Shipped observations of all datasets.
        geos
            Codes of the areas wanted of the refreshed datasets, None for all.
        """
        if not self.refreshed:
            return reference
        kept = reference[~reference["source"].isin(list(self.refreshed))]
        wanted = self.official if geos is None else self.official[self.official["geo"].isin(list(geos))]
        return pd.concat([kept, wanted[list(reference.columns)]], ignore_index=True)

    def described(self, catalogue: Catalogue) -> Catalogue:
        """Return the catalogue with the vintage, the years and the breaks of the refreshed datasets."""
        if not self.refreshed:
            return catalogue
        datasets = {
            key: self._described(dataset) if key in self.refreshed else dataset
            for key, dataset in catalogue.datasets.items()
        }
        return replace(catalogue, datasets=datasets, breaks=breaks_with(catalogue, self.official, self.refreshed))

    def _described(self, dataset: Dataset) -> Dataset:
        day = self.refreshed[dataset.key]
        fetched = replace(
            dataset,
            vintage=f"{day:%Y-%m}",
            vintage_date=day.replace(day=1),
            coverage_note=WHOLE_TABLE,
            caveat=LOOKED_FOR_ANEW,
            flags_lost=False,
        )
        years = self.official.loc[self.official["source"] == dataset.key].dropna(subset=["value"])["year"]
        # A refresh that took everything away leaves the years as they were described.
        if years.empty:
            return fetched
        return replace(fetched, first_year=int(years.min()), newest_year=int(years.max()))


NOTHING_ADDED = Additions()
