"""The band behind a city's line: median and spread of the regions of its country, or of the EU."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from analysis.breaks import breaks_in
from analysis.comparators import host_regions
from analysis.growth import index_to_base
from analysis.series import SeriesKey, pick, plain
from data.catalogue import Catalogue, Level

# Eurostat's country codes: Greece is EL.
# fmt: off
EU_COUNTRIES = frozenset({
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "FR", "HR", "HU",
    "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
})
# fmt: on
FEWEST_FOR_PERCENTILES = 20
FEWEST_FOR_RANGE = 5


class Spread(StrEnum):
    """What the band spans."""

    P10_P90 = "p10-p90"
    MIN_MAX = "min-max"  # fewer than 20 regions
    NONE = "none"  # fewer than 5: no band and no median


class Exclusion(StrEnum):
    """Why a region is not in the band."""

    ASKED = "asked"
    HOST = "host"
    BREAK = "break"
    JUMP = "jump"  # a shift in level that nobody explains
    INCOMPLETE = "incomplete"  # not every year of the band


@dataclass(frozen=True, eq=False)
class Band:
    """Median and spread of regions over the years.

    ``figures`` has the columns year, low, median, high, regions (how many, the same in every year, so that the median
    never moves because its members change); it is empty when ``spread`` is "none". ``excluded`` tells region ->
    reason; the first that applies, in the order of :class:`Exclusion`.
    """

    figures: pd.DataFrame
    spread: Spread
    regions: tuple[str, ...]
    excluded: dict[str, Exclusion]

    def count(self, why: Exclusion) -> int:
        """Return how many regions were left out for this reason."""
        return sum(reason is why for reason in self.excluded.values())


@dataclass(frozen=True)
class Group:
    """Which regions make the band: those of one level in one country, or in the EU with ``country=None``."""

    level: Level
    country: str | None
    without: tuple[str, ...] = ()
    without_hosts: bool = False

    def regions(self, catalogue: Catalogue) -> frozenset[str]:
        """Return the codes of all regions of the group, before any is left out."""
        countries = EU_COUNTRIES if self.country is None else {self.country}
        return frozenset(
            region.code
            for region in catalogue.regions.values()
            # "Extra-regio" (codes ending in Z) is no place: embassies and rigs.
            if region.level == self.level and region.country in countries and not region.code.endswith("Z")
        )


def band(
    observations: pd.DataFrame,
    catalogue: Catalogue,
    key: SeriesKey,
    group: Group,
    *,
    first_year: int,
    last_year: int,
    base_year: int | None = None,
) -> Band:
    """Return the median of a group of regions with p10-p90, or min-max below 20 regions.

    Parameters
    ----------
    observations
        Tidy observations of all regions.
    catalogue
        For levels, countries, breaks and hosts.
    key
        Indicator, breakdown and dataset; ``key.geo``, the city's own area, is always left out.
    group
        Which regions, and which of them not. Codes of other editions of the classification than the one with most
        figures in the window are the same places again, and not counted as left out.
    first_year, last_year
        The window. Years that fewer than half of the regions hold are not part of it, and a region must hold every
        year that is.
    base_year
        With one, regions are indexed to it (= 100) first; it counts as part of the window.
    """
    rows = _window(observations, catalogue, key, group, (min(first_year, base_year or first_year), last_year))
    asked = {*group.without, key.geo}
    hosts = host_regions(catalogue, group.level) if group.without_hosts else frozenset[str]()
    candidates = rows[~rows["geo"].isin(asked | hosts)]
    years = _common_years(candidates, base_year)
    excluded = _unfit(candidates, catalogue, years)
    excluded |= _named(rows, hosts, Exclusion.HOST) | _named(rows, asked, Exclusion.ASKED)
    kept = rows[~rows["geo"].isin(excluded) & rows["year"].isin(years)]
    if base_year is not None:
        indexed = index_to_base(kept, catalogue, base_year)
        kept = indexed.assign(value=indexed["index"]).dropna(subset=["value"])
    return _spread(kept[kept["year"] >= first_year], dict(sorted(excluded.items())))


def _window(
    observations: pd.DataFrame, catalogue: Catalogue, key: SeriesKey, group: Group, years: tuple[int, int]
) -> pd.DataFrame:
    """Return the figures of the group's regions in the window, each place under one code."""
    rows = pick(
        observations,
        indicators=[key.indicator],
        geos=group.regions(catalogue),
        breakdowns=[key.breakdown],
        sources=[key.source],
    )
    figures = plain(rows[rows["year"].between(*years)].dropna(subset=["value"]))
    return _one_edition(figures, catalogue)


def _one_edition(figures: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Keep the codes of one edition of the regional classification, so that no place counts twice.

    The edition with most figures in the window is taken, the newest at a tie.
    """
    counts = figures["geo"].value_counts()
    held: Counter[int] = Counter()
    for geo, count in counts.items():
        held.update(dict.fromkeys(catalogue.regions[str(geo)].nuts_versions, int(count)))
    if not held:
        return figures
    edition = max(held, key=lambda version: (held[version], version))
    chosen = [geo for geo in counts.index if edition in catalogue.regions[geo].nuts_versions]
    return figures[figures["geo"].isin(chosen)]


def _common_years(rows: pd.DataFrame, base_year: int | None) -> list[int]:
    """Return the years that at least half of the regions hold; the base year in any case."""
    counts = rows.groupby("year")["geo"].nunique()
    common = {int(year) for year in counts.index[counts >= rows["geo"].nunique() / 2]}
    return sorted(common | ({base_year} if base_year is not None else set()))


def _named(rows: pd.DataFrame, geos: Collection[str], why: Exclusion) -> dict[str, Exclusion]:
    return dict.fromkeys(sorted(set(rows["geo"]) & set(geos)), why)


def _unfit(rows: pd.DataFrame, catalogue: Catalogue, years: list[int]) -> dict[str, Exclusion]:
    """Return the regions with a break or a jump inside the years, or without a figure in one of them."""
    if not years:
        return {}
    breaks = breaks_in(rows, catalogue)
    # A break in the first year does no harm: that year is counted the new way already.
    inside = breaks[(breaks["year"] > years[0]) & (breaks["year"] <= years[-1])]
    jumped = set(inside.loc[inside["kind"] == "detected", "geo"])
    held = rows[rows["year"].isin(years)].groupby("geo")["year"].nunique()
    incomplete = set(rows["geo"]) - set(held.index[held == len(years)])
    return {
        **dict.fromkeys(incomplete, Exclusion.INCOMPLETE),
        **dict.fromkeys(jumped, Exclusion.JUMP),
        **dict.fromkeys(set(inside.loc[inside["kind"] != "detected", "geo"]), Exclusion.BREAK),
    }


def _spread(kept: pd.DataFrame, excluded: dict[str, Exclusion]) -> Band:
    regions = tuple(sorted(kept["geo"].unique()))
    columns = ["year", "low", "median", "high", "regions"]
    if len(regions) < FEWEST_FOR_RANGE:
        return Band(pd.DataFrame(columns=columns), Spread.NONE, regions, excluded)
    spread = Spread.P10_P90 if len(regions) >= FEWEST_FOR_PERCENTILES else Spread.MIN_MAX
    ends = (0.1, 0.9) if spread is Spread.P10_P90 else (0.0, 1.0)
    by_year = kept.groupby("year")["value"]
    figures = pd.DataFrame(
        {
            "low": by_year.quantile(ends[0]),
            "median": by_year.median(),
            "high": by_year.quantile(ends[1]),
            "regions": by_year.size(),
        }
    )
    return Band(figures.reset_index()[columns], spread, regions, excluded)
