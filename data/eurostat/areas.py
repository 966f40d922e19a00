"""Which areas of a table are kept, and which code continues which.

An area that only got a new code is one series, whichever code a table files which year under, as long as the years
under both agree. Areas that were cut anew (``LT00`` and ``LT02``) never are.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import pandas as pd

from data.catalogue import EUROPEAN_UNION, Catalogue, Level
from data.eurostat.errors import Fault, RefreshError
from data.eurostat.tables import Table

KEY = ["indicator", "geo", "year", "breakdown", "source"]
CONTINUES: Mapping[str, str] = {"NL127": "NL124"}
"""New code -> the code in the reference: Noord-Friesland in the regional classification of 2024 and of 2021."""
LEVELS: tuple[Level, ...] = ("nuts2", "nuts3", "city", "fua")


@dataclass(frozen=True, eq=False)
class Placed:
    """The figures of known areas, with ``origin``: the code under which Eurostat lists a figure, "" for its own.

    ``unknown`` are the codes of areas that the catalogue does not know: their figures are left out.
    """

    figures: pd.DataFrame
    unknown: tuple[str, ...]


def placed(figures: pd.DataFrame, table: Table, catalogue: Catalogue, before: pd.DataFrame) -> Placed:
    """Return the figures that are kept, under the codes of the reference.

    Parameters
    ----------
    before
        What is in force of this dataset.

    Raises
    ------
    RefreshError
        Most areas are unknown, or a city's area has no figure any more.
    """
    geos = set(figures["geo"].unique())
    unknown = tuple(sorted(geos - set(catalogue.regions)))
    if len(unknown) * 2 > len(geos):
        raise RefreshError(
            Fault.STRANGE_AREAS,
            dataset=table.code,
            unknown=len(unknown),
            number=len(geos),
            examples=", ".join(unknown[:5]),
        )
    kept = figures[~figures["geo"].isin(unknown)].assign(origin="")
    kept = _as_wide_as(_continued(kept), table, partner_areas(catalogue))
    _require_cities(kept, table, catalogue, before)
    return Placed(kept.reset_index(drop=True), unknown)


def partner_areas(catalogue: Catalogue) -> frozenset[str]:
    """Return the codes of the five cities' areas, their countries, and the European Union."""
    cities = catalogue.cities.values()
    own = {city.area(level) for city in cities for level in (*LEVELS, "country")}
    return frozenset(own | {code for city in cities for code in city.other_codes} | {EUROPEAN_UNION})


def _continued(figures: pd.DataFrame) -> pd.DataFrame:
    for other, own in CONTINUES.items():
        if _agree(figures, own, other):
            figures = _filed_under(figures, own, other)
    return figures


def _agree(figures: pd.DataFrame, own: str, other: str) -> bool:
    """Whether all figures that the table lists under both codes are the same."""
    cell = ["indicator", "year", "breakdown"]
    both = figures[figures["geo"] == own].merge(figures[figures["geo"] == other], on=cell)
    return bool((both["value_x"].eq(both["value_y"]) | both["value_x"].isna() & both["value_y"].isna()).all())


def _filed_under(figures: pd.DataFrame, own: str, other: str) -> pd.DataFrame:
    moved = figures["geo"] == other
    figures = figures.assign(
        origin=figures["origin"].mask(moved, other), geo=figures["geo"].mask(moved, own), late=moved.astype("int64")
    )
    return figures.sort_values("late", kind="stable").drop_duplicates(KEY).drop(columns="late").sort_index()


def _as_wide_as(figures: pd.DataFrame, table: Table, partners: Collection[str]) -> pd.DataFrame:
    if table.everywhere is None:
        return figures
    meanings = pd.Series(list(zip(figures["indicator"], figures["breakdown"], strict=True)), index=figures.index)
    return figures[meanings.isin(table.everywhere) | figures["geo"].isin(partners)]


def _require_cities(figures: pd.DataFrame, table: Table, catalogue: Catalogue, before: pd.DataFrame) -> None:
    had, has = set(before["geo"].unique()), set(figures["geo"].unique())
    for city in catalogue.cities.values():
        for area in dict.fromkeys(city.area(level) for level in LEVELS):
            if area in had and area not in has:
                raise RefreshError(Fault.CITY_GONE, dataset=table.code, area=area, city=city.name)
