"""How complete the figures behind a page are: area by year."""

from collections.abc import Mapping
from enum import StrEnum

import pandas as pd

from analysis.definitions import datasets_of
from analysis.segments import cut
from analysis.series import SeriesKey, pick, sources_with
from data.catalogue import Catalogue

COLUMNS = ["area", "geo", "year", "state", "source", "expected", "title"]


class State(StrEnum):
    """What is held for one area and year."""

    COUNTED = "counted"
    ANOTHER_WAY = "counted another way"
    MISSING = "missing"
    NOT_YET = "no figure yet"
    NOT_COLLECTED = "not collected"


def coverage(
    observations: pd.DataFrame,
    catalogue: Catalogue,
    *,
    indicator: str,
    areas: Mapping[str, str],
    breakdown: str = "total",
    last_year: int | None = None,
) -> pd.DataFrame:
    """Return what is held for each area and year.

    Each area is looked at through its main dataset, the most preferred one that holds it. Expected are all years from
    the first to the newest that this dataset has anywhere.

    Parameters
    ----------
    observations
        Tidy observations, computed measures included when ``indicator`` is one.
    catalogue
        For datasets, breaks and title years.
    indicator, breakdown
        What is looked at.
    areas
        Label -> area code; a label that is a city's key gets its title year marked.
    last_year
        Where the strip ends; by default the later of the newest figure and the last title year of the areas.

    Returns
    -------
    DataFrame
        One row per area and year: ``area`` (the label), ``geo``, ``year``, ``state`` (:class:`State`), ``source``
        ("" without a figure), ``expected``, ``title`` (the area's title year). "counted": comparable with the newest
        figure of the main dataset. "counted another way": before its last break, from another dataset, or under the
        code of another edition of the regions. "missing": expected and not there. "no figure yet": later than the
        dataset's newest year. "not collected": before its first.
    """
    codes = {label: _codes(catalogue, label, geo) for label, geo in areas.items()}
    held = _held(observations, catalogue, indicator, codes, breakdown)
    titles = {label: catalogue.cities[label].title_year for label in areas if label in catalogue.cities}
    mains = {
        label: _main(observations, catalogue, SeriesKey(indicator, geo, breakdown)) for label, geo in areas.items()
    }
    spans = {label: _span(observations, catalogue, indicator, source) for label, source in mains.items()}
    known = [span for span in spans.values() if span]
    if not known:
        return pd.DataFrame(columns=COLUMNS)
    end = last_year or max([*(span[1] for span in known), *titles.values(), *held["year"]])
    years = range(min(span[0] for span in known), end + 1)
    cells = _empty_cells(areas, years, spans).merge(_best(held, mains, codes, areas), on=["area", "year"], how="left")
    return _with_states(cells).assign(title=cells["year"] == cells["area"].map(titles))[COLUMNS]


def completeness(cells: pd.DataFrame) -> float | None:
    """Return the share of expected cells that are counted (a fraction), or ``None`` where nothing is expected."""
    expected = cells[cells["expected"]]
    return float((expected["state"] == State.COUNTED).mean()) if len(expected) else None


def _empty_cells(areas: Mapping[str, str], years: range, spans: Mapping[str, tuple[int, int] | None]) -> pd.DataFrame:
    """Return a row per area and year with the area's expected ``first`` and ``newest`` year; none is past all years."""
    rows = [
        (label, geo, year, *(spans[label] or (years.stop, years.stop)))
        for label, geo in areas.items()
        for year in years
    ]
    return pd.DataFrame(rows, columns=["area", "geo", "year", "first", "newest"])


def _held(
    observations: pd.DataFrame,
    catalogue: Catalogue,
    indicator: str,
    codes: Mapping[str, tuple[str, ...]],
    breakdown: str,
) -> pd.DataFrame:
    """Return the areas' figures from every listed dataset, with ``newest``: no break lies after them."""
    rows = pick(
        observations,
        indicators=[indicator],
        geos={code for several in codes.values() for code in several},
        breakdowns=[breakdown],
        sources=datasets_of(catalogue, indicator),
    )
    figures = cut(rows, catalogue)
    last = figures.groupby(["geo", "source"])["stretch"].transform("max")
    return figures.assign(newest=figures["stretch"] == last)[["geo", "year", "source", "newest"]]


def _main(observations: pd.DataFrame, catalogue: Catalogue, key: SeriesKey) -> str:
    """Return the preferred dataset that holds the area, else the indicator's first."""
    listed = sources_with(observations, catalogue, key) or datasets_of(catalogue, key.indicator)
    return listed[0] if listed else ""


def _span(observations: pd.DataFrame, catalogue: Catalogue, indicator: str, source: str) -> tuple[int, int] | None:
    """Return the first and newest year that a dataset has for the indicator anywhere.

    The catalogue knows the years of the whole dataset even when only some areas are loaded; a refresh reaches further.
    """
    years = pick(observations, indicators=[indicator], sources=[source]).dropna(subset=["value"])["year"]
    found = [int(years.min()), int(years.max())] if len(years) else []
    if source in catalogue.datasets:
        found += [catalogue.datasets[source].first_year, catalogue.datasets[source].newest_year]
    return (min(found), max(found)) if found else None


def _best(
    held: pd.DataFrame, mains: Mapping[str, str], codes: Mapping[str, tuple[str, ...]], areas: Mapping[str, str]
) -> pd.DataFrame:
    """Return one figure per area and year, that of its own code in its main dataset where there is one."""
    pairs = [(label, code) for label, several in codes.items() for code in several]
    labels = pd.DataFrame(pairs, columns=["area", "geo"]).astype("str")
    rows = labels.merge(held.astype({"geo": "str", "source": "str"}), on="geo")
    rows["own"] = (rows["source"] == rows["area"].map(mains)) & (rows["geo"] == rows["area"].map(areas))
    rows["counted"] = rows["own"] & rows["newest"]
    rows = rows.sort_values(["own", "source", "geo"], ascending=[False, True, True])
    rows = rows.drop_duplicates(["area", "year"])
    return rows[["area", "year", "source", "counted"]].rename(columns={"source": "held_in"})


def _codes(catalogue: Catalogue, label: str, geo: str) -> tuple[str, ...]:
    """Return the area's code and, for a city, its codes in other editions of the regional classification."""
    if label not in catalogue.cities or geo not in catalogue.regions:
        return (geo,)
    level = catalogue.regions[geo].level
    others = catalogue.cities[label].other_codes
    same_level = [code for code in others if code in catalogue.regions and catalogue.regions[code].level == level]
    return (geo, *same_level)


def _with_states(cells: pd.DataFrame) -> pd.DataFrame:
    """Name each cell's state; later rules win."""
    has_figure = cells["held_in"].notna()
    states = pd.Series(State.MISSING.value, index=cells.index, dtype="str")
    states = states.mask(cells["year"] > cells["newest"], State.NOT_YET.value)
    states = states.mask(cells["year"] < cells["first"], State.NOT_COLLECTED.value)
    states = states.mask(has_figure, State.ANOTHER_WAY.value)
    counted = cells["counted"].eq(other=True)
    return cells.assign(
        state=states.mask(counted, State.COUNTED.value),
        source=cells["held_in"].fillna(""),
        expected=cells["year"].between(cells["first"], cells["newest"]),
    )
