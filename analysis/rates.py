"""Measures computed from published counts: per 1,000 inhabitants, rates, survival, shares.

Each result is a frame in the columns of the observations, so that it can be indexed, cut and compared like a published
figure. A value exists only where every part of it does; flags of all parts are carried over.
"""

from collections.abc import Sequence

import pandas as pd

from analysis import flags
from analysis.breaks import breaks_in
from analysis.definitions import MEASURES, PER_INHABITANT, per_1000
from analysis.series import COLUMNS, KEYS, pick, plain
from data.catalogue import Catalogue

# One dataset and one year for all parts of a rate.
_TOGETHER = ["geo", "year", "source", "breakdown"]


def compute(observations: pd.DataFrame, catalogue: Catalogue, measure: str) -> pd.DataFrame:
    """Return a computed measure by its key in :data:`analysis.definitions.MEASURES`.

    Raises
    ------
    KeyError
        When there is no measure of this name.
    """
    if measure == "survival_3y":
        return survival(observations, catalogue)
    if measure.removesuffix("_per_1000") in PER_INHABITANT:
        return per_inhabitant(observations, catalogue, measure.removesuffix("_per_1000"))
    return _RATES[measure](observations)


def net_births(observations: pd.DataFrame) -> pd.DataFrame:
    """Return births less deaths of enterprises, number."""
    births, deaths = _part(observations, "births"), _part(observations, "deaths")
    return _result("net_births", births["value"] - deaths["value"], [births, deaths])


def birth_rate(observations: pd.DataFrame) -> pd.DataFrame:
    """Return births per 100 active enterprises of the same year, dataset and size class."""
    births, enterprises = _part(observations, "births"), _part(observations, "enterprises")
    return _result("births_per_100", 100 * births["value"] / enterprises["value"], [births, enterprises])


def death_rate(observations: pd.DataFrame) -> pd.DataFrame:
    """Return deaths per 100 active enterprises of the same year, dataset and size class."""
    deaths, enterprises = _part(observations, "deaths"), _part(observations, "enterprises")
    return _result("deaths_per_100", 100 * deaths["value"] / enterprises["value"], [deaths, enterprises])


def churn(observations: pd.DataFrame) -> pd.DataFrame:
    """Return births plus deaths per 100 active enterprises of the same year, dataset and size class."""
    births, deaths = _part(observations, "births"), _part(observations, "deaths")
    enterprises = _part(observations, "enterprises")
    rate = 100 * (births["value"] + deaths["value"]) / enterprises["value"]
    return _result("churn_per_100", rate, [births, deaths, enterprises])


def average_size(observations: pd.DataFrame) -> pd.DataFrame:
    """Return persons employed per active enterprise of the same year, dataset and size class."""
    persons, enterprises = _part(observations, "persons_employed"), _part(observations, "enterprises")
    return _result("persons_per_enterprise", persons["value"] / enterprises["value"], [persons, enterprises])


def micro_enterprises(observations: pd.DataFrame) -> pd.DataFrame:
    """Return enterprises with 0 and with 1-9 employees added up, number; no figure where either class has none."""
    none, few = (_size_class(observations, name) for name in ("0", "1-9"))
    return _result("micro_enterprises", none["value"] + few["value"], [none, few])


def micro_share(observations: pd.DataFrame) -> pd.DataFrame:
    """Return enterprises with 0 and with 1-9 employees as a percentage of all; both classes and the total are needed.

    The regional tables give size by employees, and no upper limit: there is no share of small and medium firms.
    """
    none, few, total = (_size_class(observations, name) for name in ("0", "1-9", "total"))
    return _result("micro_share", 100 * (none["value"] + few["value"]) / total["value"], [none, few, total])


def survival(observations: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Return enterprises born three years before and still active, as a percentage of those births.

    The year is the year of survival. A year is left out when a break lies between the births and the survivors.
    """
    survivors, births = _part(observations, "survivors_3y"), _part(observations, "births")
    born = births.reset_index().assign(year=lambda frame: frame["year"] + 3).set_index(_TOGETHER)
    found = _result("survival_3y", 100 * survivors["value"] / born["value"], [survivors, born])
    return _without_crossings(found, observations, catalogue, years=3)


def per_inhabitant(
    observations: pd.DataFrame,
    catalogue: Catalogue,
    indicator: str,
    *,
    population_source: str | None = None,
) -> pd.DataFrame:
    """Return a count per 1,000 inhabitants on 1 January of the same year.

    Parameters
    ----------
    observations
        Tidy observations with the count and ``population``.
    catalogue
        For the order of the population datasets.
    indicator
        One of :data:`analysis.definitions.PER_INHABITANT`.
    population_source
        The population dataset; by default each area takes the one dataset that covers most of its counted years (the
        preferred one at a tie), so that a series never mixes two vintages.

    Returns
    -------
    DataFrame
        The observations' columns plus ``population_source``.
    """
    counts = _part(observations, indicator)
    people = plain(pick(observations, indicators=["population"], breakdowns=["total"])).dropna(subset=["value"])
    people = people[["geo", "year", "value", "flag", "source"]]
    joined = counts.reset_index().merge(people, on=["geo", "year"], suffixes=("", "_people"))
    if population_source is None:
        order = catalogue.indicators["population"].datasets if "population" in catalogue.indicators else ()
        joined = _one_denominator(joined, order)
    else:
        joined = joined[joined["source_people"] == population_source]
    return (
        joined.assign(
            indicator=per_1000(indicator),
            value=1000 * joined["value"] / joined["value_people"],
            flag=flags.union(joined["flag"], joined["flag_people"]),
            population_source=joined["source_people"],
        )[[*COLUMNS, "population_source"]]
        .sort_values([*KEYS, "year"])
        .reset_index(drop=True)
    )


def _one_denominator(joined: pd.DataFrame, order: Sequence[str]) -> pd.DataFrame:
    """Keep, per series, the rows of the population dataset that covers most of its years."""
    series = ["geo", "source", "breakdown"]
    ranks = {name: rank for rank, name in enumerate(order)}
    covered = joined.groupby([*series, "source_people"]).size().rename("years").reset_index()
    covered["rank"] = covered["source_people"].map(ranks).fillna(len(ranks))
    best = covered.sort_values(["years", "rank", "source_people"], ascending=[False, True, True])
    return joined.merge(best.drop_duplicates(series)[[*series, "source_people"]], on=[*series, "source_people"])


def _part(observations: pd.DataFrame, indicator: str) -> pd.DataFrame:
    """Return value and flag of a count by area, year, dataset and breakdown, missing figures left out."""
    rows = plain(pick(observations, indicators=[indicator]).dropna(subset=["value"]))
    return rows.set_index(_TOGETHER)[["value", "flag"]]


def _size_class(observations: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return active enterprises of one size class, filed under "total" so that classes can be added."""
    rows = pick(observations, indicators=["enterprises"], breakdowns=[name])
    return _part(rows.astype({"breakdown": "str"}).assign(breakdown="total"), "enterprises")


def _result(measure: str, values: "pd.Series[float]", parts: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Return the computed values as observations, with the flags of every part; no figure where a part has none."""
    found = values.replace([float("inf"), float("-inf")], float("nan")).dropna().rename("value").to_frame()
    found["flag"] = flags.union(*(part["flag"].reindex(found.index) for part in parts))
    found = found.reset_index().assign(indicator=measure)
    return found[COLUMNS].sort_values([*KEYS, "year"]).reset_index(drop=True)


def _without_crossings(
    figures: pd.DataFrame, observations: pd.DataFrame, catalogue: Catalogue, *, years: int
) -> pd.DataFrame:
    """Drop figures whose parts lie on both sides of a break."""
    parts = {part.indicator for name in figures["indicator"].unique() for part in MEASURES[name].parts}
    breaks = breaks_in(pick(observations, indicators=parts), catalogue)
    pairs = figures.reset_index().merge(
        breaks[["geo", "breakdown", "source", "year"]], on=["geo", "breakdown", "source"], suffixes=("", "_break")
    )
    crossing = (pairs["year_break"] > pairs["year"] - years) & (pairs["year_break"] <= pairs["year"])
    return figures[~figures.index.isin(pairs.loc[crossing, "index"])].reset_index(drop=True)


_RATES = {
    "net_births": net_births,
    "births_per_100": birth_rate,
    "deaths_per_100": death_rate,
    "churn_per_100": churn,
    "micro_enterprises": micro_enterprises,
    "micro_share": micro_share,
    "persons_per_enterprise": average_size,
}
