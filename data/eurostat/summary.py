"""What a refresh would change, table by table, before anything is stored."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from data.catalogue import Break, Catalogue
from data.eurostat.areas import partner_areas
from data.eurostat.breaks import breaks_with
from data.eurostat.fetching import Arrival, Fetched
from data.submissions.comparison import Comparison
from data.submissions.proposals import KEY, Change

REVISED = [*KEY, "before", "value", "relative", "flag"]


@dataclass(frozen=True, kw_only=True)
class TableChange:
    """One table beside the edition in force.

    Attributes
    ----------
    vintage_before, vintage
        The month of the edition in force, as its first day where no day is known, and the day of the new one.
    new_years
        Years that the edition in force does not have at all, oldest first.
    counts
        How many figures are new, changed, unchanged, and missing from the new edition.
    unknown
        Codes of areas that are left out.
    """

    dataset: str
    vintage_before: date
    vintage: date
    new_years: tuple[int, ...]
    counts: Mapping[Change, int]
    unknown: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Summary:
    """What would change in all.

    Attributes
    ----------
    revised
        Figures of the five cities' areas with another value than before, the biggest change first; columns
        :data:`REVISED`.
    revised_elsewhere
        How many figures of other areas have another value.
    new_breaks
        Breaks in series of the five cities' areas that the edition in force does not have.
    breaks_elsewhere
        How many there are in other areas.
    """

    tables: tuple[TableChange, ...]
    revised: pd.DataFrame
    revised_elsewhere: int
    new_breaks: tuple[Break, ...]
    breaks_elsewhere: int


def summarised(fetched: Fetched, compared: Comparison, catalogue: Catalogue) -> Summary:
    """Return what accepting a compared refresh would change.

    Parameters
    ----------
    catalogue
        As it stands, with what earlier refreshes brought.
    """
    areas = partner_areas(catalogue)
    revised = _revised(compared.figures)
    ours = revised["geo"].isin(areas)
    breaks = _new_breaks(fetched, compared, catalogue)
    near = tuple(item for item in breaks if item.geo in areas)
    return Summary(
        tables=tuple(_table(item, compared.figures, catalogue) for item in fetched.arrivals),
        revised=revised[ours].reset_index(drop=True),
        revised_elsewhere=int((~ours).sum()),
        new_breaks=near,
        breaks_elsewhere=len(breaks) - len(near),
    )


def _table(arrival: Arrival, figures: pd.DataFrame, catalogue: Catalogue) -> TableChange:
    rows = figures[figures["source"] == arrival.dataset]
    counts = rows["change"].value_counts()
    changes: tuple[Change, ...] = ("new", "changed", "unchanged", "missing")
    had, has = (set(rows.loc[rows[name].notna(), "year"]) for name in ("before", "value"))
    return TableChange(
        dataset=arrival.dataset,
        vintage_before=catalogue.datasets[arrival.dataset].vintage_date,
        vintage=arrival.updated,
        new_years=tuple(sorted(int(year) for year in has - had)),
        counts={change: int(counts.get(change, 0)) for change in changes},
        unknown=arrival.unknown,
    )


def _revised(figures: pd.DataFrame) -> pd.DataFrame:
    rows = figures[(figures["change"] == "changed") & figures["before"].notna() & figures["value"].notna()]
    rows = rows.loc[rows["value"] != rows["before"], REVISED]
    # From zero to something has no relative size, and comes first.
    size = rows["relative"].abs().fillna(float("inf"))
    return rows.assign(size=size).sort_values(["size", *KEY], ascending=[False, *[True] * len(KEY)])[REVISED]


def _new_breaks(fetched: Fetched, compared: Comparison, catalogue: Catalogue) -> list[Break]:
    known = {(item.indicator, item.geo, item.breakdown, item.dataset, item.year) for item in catalogue.breaks}
    after = breaks_with(catalogue, compared.proposal.figures, fetched.vintages)
    return [item for item in after if (item.indicator, item.geo, item.breakdown, item.dataset, item.year) not in known]
