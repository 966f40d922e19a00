"""Figures that must add up, and figures compared with a second source."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from data.catalogue import Catalogue

ROUNDING = 1.0  # sources round each part by itself
SMALLEST_SHARE = 0.001


@dataclass(frozen=True)
class Parts:
    """Breakdowns that make up the total, except in countries where the source itself does not add up."""

    source: str
    indicator: str
    parts: tuple[str, ...]
    except_countries: tuple[str, ...] = ()


SIZES = ("0", "1-9", "10+")
RESIDENCE = ("domestic", "foreign")
AGES = ("Y_LT15", "Y15-64", "Y_GE65")
COUNTED_BY_SIZE = (
    "enterprises",
    "births",
    "deaths",
    "survivors_3y",
    "persons_employed",
    "employees",
    "employment_births",
    "employment_deaths",
)
PARTS = (
    *(Parts("bd_size_r3", indicator, SIZES) for indicator in COUNTED_BY_SIZE),
    Parts("tour_occ_nin2", "nights", RESIDENCE),
    # The European totals fill gaps of countries; Spain and Ireland revised the parts without the total.
    Parts("tour_occ_arn2", "arrivals", RESIDENCE, ("EU", "ES", "IE")),
    Parts("tour_occ_arn2", "arrivals_hotels", RESIDENCE, ("EU",)),
    Parts("urb_ctour", "city_nights", RESIDENCE, ("ES", "HU")),
    Parts("demo_r_pjanaggr3", "population", AGES),
)
# (dataset, indicator, countries in which small regions do not make up the large one in the source)
REGIONS = (
    ("tour_occ_nin2", "nights", ("CH",)),
    ("bd_size_r3", "enterprises", ()),
    ("bd_size_r3", "births", ()),
    ("nama_10r_3gdp", "gdp", ()),
    ("demo_r_pjanaggr3", "population", ("UK",)),
    ("demo_r_pjanaggr3_2022", "population", ("UK", "CH")),
)


def check_sums(observations: pd.DataFrame, catalogue: Catalogue) -> list[str]:
    """Return totals that are not the sum of their breakdowns or of their small regions.

    Small regions are added only where all of the large region's are there in one edition of the classification:
    a year in which an old and a new code stand side by side would count an area twice.
    """
    problems = [problem for rule in PARTS for problem in _parts_problems(observations, rule)]
    for source, indicator, countries in REGIONS:
        chosen = _chosen(observations, source, indicator).query("breakdown == 'total'")
        problems += _region_problems(chosen[~chosen["geo"].str[:2].isin(countries)], catalogue)
    return problems


def _chosen(observations: pd.DataFrame, source: str, indicator: str) -> pd.DataFrame:
    return observations[(observations["source"] == source) & (observations["indicator"] == indicator)]


def _parts_problems(observations: pd.DataFrame, rule: Parts) -> Iterator[str]:
    chosen = _chosen(observations, rule.source, rule.indicator)
    chosen = chosen[~chosen["geo"].str[:2].isin(rule.except_countries)]
    wide = chosen.pivot_table(index=["geo", "year"], columns="breakdown", values="value")
    if not {*rule.parts, "total"} <= set(wide.columns):
        return
    complete = wide.dropna(subset=[*rule.parts, "total"])
    difference = (complete[list(rule.parts)].sum(axis="columns") - complete["total"]).abs()
    for geo, year in complete.index[difference > ROUNDING]:
        yield f"{rule.source}, {rule.indicator}: the parts of {geo} {year} do not make up the total"


def _region_problems(chosen: pd.DataFrame, catalogue: Catalogue) -> Iterator[str]:
    level = chosen["geo"].map({code: region.level for code, region in catalogue.regions.items()})
    small = chosen[level == "nuts3"].assign(large=lambda rows: rows["geo"].str[:-1])
    if small.empty:
        return
    sums = small.groupby(["large", "year"]).agg(total=("value", "sum"), number=("geo", "size"), codes=("geo", list))
    sums = sums[sums["number"] == sums.groupby("large")["number"].transform("max")]
    sums = sums[[_one_edition(codes, catalogue) for codes in sums["codes"]]]
    large = chosen[level == "nuts2"].set_index(["geo", "year"])["value"]
    both = sums.join(large.rename_axis(["large", "year"]), how="inner")
    difference = (both["total"] - both["value"]).abs()
    wrong = both[(difference > ROUNDING) & (difference > SMALLEST_SHARE * both["value"])]
    for large_code, year in wrong.index:
        yield f"{chosen['source'].iloc[0]}: the small regions of {large_code} {year} do not make it up"


def _one_edition(codes: Sequence[str], catalogue: Catalogue) -> bool:
    """Tell whether all codes stand in one edition of the classification; codes before 2016 count as one."""
    editions = [set(catalogue.regions[code].nuts_versions) or {0} for code in codes if code in catalogue.regions]
    return bool(editions) and bool(set.intersection(*editions))


def check_crosschecks(observations: pd.DataFrame, rows: Sequence[Mapping[str, str]]) -> list[str]:
    """Return comparisons with a second copy, compiler or concept that come out otherwise than when they were made.

    Each figure is written ``dataset/indicator/geo/breakdown/year`` (a quoted breakdown may hold a slash of its own).
    """
    wanted = {figure for row in rows for figure in [*row["figures"].split(), *row["second_figures"].split()]}
    values = _values(observations, wanted)
    return [problem for row in rows for problem in _crosscheck_problems(row, values)]


def _values(observations: pd.DataFrame, wanted: set[str]) -> dict[str, float]:
    sources = {figure.split("/")[0] for figure in wanted}
    geos = {figure.split("/")[2] for figure in wanted}
    near = observations[observations["source"].isin(sources) & observations["geo"].isin(geos)]
    figures = near["source"] + "/" + near["indicator"] + "/" + near["geo"] + "/" + near["breakdown"]
    named = figures + "/" + near["year"].astype("str")
    return dict(zip(named, near["value"], strict=True))


def _crosscheck_problems(row: Mapping[str, str], values: Mapping[str, float]) -> Iterator[str]:
    name = f"cross-check {row['figures'].split()[0]} against {row['second_source']}"
    missing = [figure for figure in [*row["figures"].split(), *row["second_figures"].split()] if figure not in values]
    if missing:
        yield f"{name}: there is no {missing[0]}"
        return
    ours = [values[figure] for figure in row["figures"].split()]
    our_value = sum(ours) / (len(ours) if row["combined"] == "mean" else 1)
    if not _close(our_value, float(row["our_value"]), percent=1e-6):
        yield f"{name}: it was {row['our_value']} and now is {our_value:.10g}"
    theirs = [values[figure] for figure in row["second_figures"].split()] or [float(row["second_value"])]
    if not _close(our_value, sum(theirs), percent=float(row["tolerance_percent"])):
        yield f"{name}: {our_value:.10g} is further from {sum(theirs):.10g} than {row['tolerance_percent']} %"


def _close(ours: float, theirs: float, *, percent: float) -> bool:
    return abs(ours - theirs) <= abs(theirs) * percent / 100 + 1e-6
