"""What must hold of the shipped figures; every function returns one line per problem, none when all is well."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import get_args

import numpy as np
import pandas as pd

from data.catalogue import BreakKind, Catalogue, Kind, Level, load_catalogue
from data.observations import KEY, load_observations
from data.package import DESCRIPTOR, Package, ReferenceDataError, Resource, open_package
from data.shifts import find_shifts
from data.sums import check_crosschecks, check_sums

LARGEST_PACKAGE = 12_000_000  # bytes
TYPES = {"integer": "int64", "number": "float64"}


def check_reference(folder: Path) -> list[str]:
    """Return every problem of the data package in a folder; a file that cannot be read ends the search."""
    try:
        package = open_package(folder)
        catalogue = load_catalogue(folder)
        observations = load_observations(folder)
        tables = check_tables(package)
    except ReferenceDataError as error:
        return [str(error)]
    return [
        *check_files(package),
        *tables,
        *check_catalogue(catalogue),
        *check_observations(observations, catalogue),
        *check_partition(package, catalogue),
        *check_breaks(observations, catalogue),
        *check_sums(observations, catalogue),
        *check_crosschecks(observations, package.table("crosschecks").rows()),
    ]


def check_files(package: Package) -> list[str]:
    """Return files that are not described, and a package that has grown too large."""
    described = {resource.path for resource in package.resources.values()}
    found = set(package.folder.rglob("*.csv"))
    size = sum(path.stat().st_size for path in [*found, package.folder / DESCRIPTOR])
    problems = [f"{path.name}: not described in {DESCRIPTOR}" for path in sorted(found - described)]
    if size > LARGEST_PACKAGE:
        problems.append(f"the package has {size:,} bytes, more than {LARGEST_PACKAGE:,}")
    return problems


def check_tables(package: Package) -> list[str]:
    """Return cells that are not of the described type and rows that share a key, table by table."""
    return [problem for resource in package.resources.values() for problem in _table_problems(resource)]


def _table_problems(resource: Resource) -> Iterator[str]:
    frame = pd.DataFrame(resource.rows(), columns=list(resource.fields), dtype="str")
    for name, type_name in zip(resource.fields, resource.types, strict=True):
        filled = frame[name][frame[name] != ""]
        if type_name in TYPES and pd.to_numeric(filled, errors="coerce").isna().any():
            yield f"{resource.name}: column {name} holds something that is no {type_name}"
        if type_name == "date" and pd.to_datetime(filled, format="%Y-%m-%d", errors="coerce").isna().any():
            yield f"{resource.name}: column {name} holds something that is no date"
    if frame.duplicated(list(resource.key)).any():
        first = frame[frame.duplicated(list(resource.key))].iloc[0]
        yield f"{resource.name}: two rows for {', '.join(str(first[name]) for name in resource.key)}"
    if resource.dataset and not frame.equals(_in_order(frame, resource)):
        yield f"{resource.name}: the rows are not in the order of {', '.join(resource.key)}"


def _in_order(frame: pd.DataFrame, resource: Resource) -> pd.DataFrame:
    return frame.sort_values(list(resource.key), ignore_index=True)


def check_catalogue(catalogue: Catalogue) -> list[str]:
    """Return records that name something that is not there, or whose kind is not known."""
    return [*_indicator_problems(catalogue), *_region_problems(catalogue), *_host_problems(catalogue)]


def _indicator_problems(catalogue: Catalogue) -> Iterator[str]:
    for item in catalogue.indicators.values():
        if item.unit not in catalogue.units:
            yield f"indicator {item.key}: unknown unit {item.unit}"
        if item.kind not in get_args(Kind) or item.default_level not in get_args(Level):
            yield f"indicator {item.key}: unknown kind or level"
        for dataset in set(item.datasets) - set(catalogue.datasets):
            yield f"indicator {item.key}: unknown dataset {dataset}"


def _region_problems(catalogue: Catalogue) -> Iterator[str]:
    for region in catalogue.regions.values():
        if region.level not in get_args(Level):
            yield f"region {region.code}: unknown level {region.level}"
        if (region.longitude is None) == (region.no_point_reason == ""):
            yield f"region {region.code}: it needs either a point or the reason why it has none"
    for city in catalogue.cities.values():
        for code in (city.country, city.nuts2, city.nuts3, city.city_code, city.fua_code, *city.other_codes):
            if code not in catalogue.regions:
                yield f"city {city.key}: unknown code {code}"


def _host_problems(catalogue: Catalogue) -> Iterator[str]:
    for host in catalogue.hosts:
        for code in (host.nuts2, host.nuts3):
            if code and code not in catalogue.regions:
                yield f"host {host.city}: unknown code {code}"
        if host.role not in ("host", "runner-up") or not host.source.startswith("http"):
            yield f"host {host.city}: unknown role or no source"


def check_observations(observations: pd.DataFrame, catalogue: Catalogue) -> list[str]:
    """Return keys used twice, codes and flags that are not known, values without reason missing, wrong coverage."""
    return [
        *_repeated(observations),
        *_unknown(observations, "geo", catalogue.regions),
        *_unknown(observations, "indicator", catalogue.indicators),
        *_unknown(observations, "source", catalogue.datasets),
        *_flag_problems(observations, catalogue),
        *_breakdown_problems(observations, catalogue),
        *_coverage_problems(observations, catalogue),
    ]


def _repeated(observations: pd.DataFrame) -> Iterator[str]:
    for row in observations[observations.duplicated(list(KEY))].head(5).itertuples():
        yield f"two figures for {row.indicator}, {row.geo}, {row.year}, {row.breakdown}, {row.source}"


def _unknown(observations: pd.DataFrame, column: str, known: Mapping[str, object]) -> Iterator[str]:
    for code in sorted(set(observations[column].unique()) - set(known)):
        yield f"unknown {column} {code}"


def _flag_problems(observations: pd.DataFrame, catalogue: Catalogue) -> Iterator[str]:
    for flag in observations["flag"].unique():
        if flag not in catalogue.flags and not set(flag) <= set(catalogue.flags):
            yield f"unknown flag {flag}"
    unexplained = observations[observations["value"].isna() & (observations["flag"] == "")]
    if len(unexplained):
        yield f"{len(unexplained)} values are missing without a flag that says why"
    if np.isinf(observations["value"]).any():
        yield "a value is infinite"


def _breakdown_problems(observations: pd.DataFrame, catalogue: Catalogue) -> Iterator[str]:
    used = observations[["indicator", "source", "breakdown"]].drop_duplicates()
    for row in used.itertuples(index=False):
        item = catalogue.indicators.get(str(row.indicator))
        if item and row.breakdown not in item.breakdowns:
            yield f"indicator {item.key}: breakdown {row.breakdown} is not listed"
        if item and row.source not in item.datasets:
            yield f"indicator {item.key}: dataset {row.source} is not listed"


def _coverage_problems(observations: pd.DataFrame, catalogue: Catalogue) -> Iterator[str]:
    years = observations.groupby("source")["year"].agg(["min", "max"])
    for key, dataset in catalogue.datasets.items():
        covered = tuple(years.loc[key]) if key in years.index else ()
        if covered != (dataset.first_year, dataset.newest_year):
            yield f"dataset {key}: the figures cover {covered}, the description says otherwise; seal it again"


def check_partition(package: Package, catalogue: Catalogue) -> list[str]:
    """Return files whose areas belong into the other half: the five cities' own areas, or all others."""
    partners = partner_areas(catalogue)
    problems = []
    for resource in package.resources.values():
        if resource.dataset:
            areas = {row["geo"] for row in resource.rows()}
            strays = areas - partners if resource.scope == "partners" else areas & partners
            problems += [f"{resource.name}: {code} belongs into the other half" for code in sorted(strays)]
    return problems


def partner_areas(catalogue: Catalogue) -> set[str]:
    """Return the codes of the five cities at every level, in every edition of the classification."""
    levels: tuple[Level, ...] = get_args(Level)
    areas = {city.area(level) for city in catalogue.cities.values() for level in levels}
    return areas | {code for city in catalogue.cities.values() for code in city.other_codes}


def _listed(catalogue: Catalogue) -> Counter[tuple[str, str, str, str, int]]:
    """Return how often each break stands in the three tables together."""
    return Counter((item.indicator, item.geo, item.breakdown, item.dataset, item.year) for item in catalogue.breaks)


def check_breaks(observations: pd.DataFrame, catalogue: Catalogue) -> list[str]:
    """Return jumps that are not in the catalogue, and listed ones that the figures do not show."""
    known = {(item.indicator, item.geo, item.breakdown, item.dataset, item.year): item for item in catalogue.breaks}
    found = {tuple(row[:5]) for row in find_shifts(observations).itertuples(index=False, name=None)}
    listed = {key for key, item in known.items() if item.kind == "detected" and not item.catalogued}
    problems = [f"jump not in breaks_detected.csv: {key}" for key in sorted(found - set(known))]
    problems += [f"breaks_detected.csv lists a jump that is not there: {key}" for key in sorted(listed - found)]
    problems += [f"{count} breaks are listed for {key}" for key, count in _listed(catalogue).items() if count > 1]
    kinds = {item.kind for item in catalogue.breaks} - set(get_args(BreakKind))
    return [*problems, *(f"unknown kind of break {kind}" for kind in sorted(kinds))]
