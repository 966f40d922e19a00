"""The one frame that everyone reads: every shipped figure with its flag and its source."""

from collections.abc import Collection
from pathlib import Path
from typing import Literal

import pandas as pd
import pyarrow as pa
from pyarrow import csv

from data.package import DESCRIPTOR, REFERENCE, Fault, Package, ReferenceDataError, Resource, open_package

COLUMNS = ("indicator", "geo", "year", "value", "flag", "source", "breakdown")
KEY = ("indicator", "geo", "year", "breakdown", "source")
TYPES = {"year": pa.int64(), "value": pa.float64()}


def load_observations(
    folder: Path = REFERENCE,
    *,
    datasets: Collection[str] | None = None,
    scope: Literal["partners", "all"] = "all",
) -> pd.DataFrame:
    """Return the shipped figures in long form.

    Parameters
    ----------
    folder
        Where the data package lies.
    datasets
        Keys of the datasets wanted; None is all of them.
    scope
        ``partners`` keeps the areas of the five cities at every level, their countries and the European Union;
        ``all`` adds every other region.

    Returns
    -------
    DataFrame
        One row per ``indicator, geo, year, breakdown, source``, columns in the order of :data:`COLUMNS`.
        ``year`` is int64, ``value`` float64 in the indicator's unit, everything else str. ``flag`` is the letters
        of the source, empty for none; ``source`` is the dataset's key.

    Raises
    ------
    ReferenceDataError
        A file is missing, altered or unreadable, or a dataset is not known.
    """
    package = open_package(folder)
    tables = [_table(resource) for resource in _wanted(package, datasets=datasets, scope=scope)]
    observations: pd.DataFrame = pa.concat_tables([_empty(), *tables]).to_pandas()
    return observations


def load_citations(folder: Path = REFERENCE) -> pd.DataFrame:
    """Return where each quoted figure was read.

    Returns
    -------
    DataFrame
        One row per quoted figure: the key columns of :data:`KEY`, ``place`` (what the figure stands for, when that is
        not the whole region) and ``source_url``.
    """
    tables = [
        _with_constants(_read(resource), resource).select([*KEY, "place", "source_url"])
        for resource in open_package(folder).resources.values()
        if "source_url" in resource.fields and resource.dataset
    ]
    citations: pd.DataFrame = pa.concat_tables(tables).to_pandas()
    return citations


def _wanted(package: Package, *, datasets: Collection[str] | None, scope: Literal["partners", "all"]) -> list[Resource]:
    figures = [resource for resource in package.resources.values() if resource.dataset]
    unknown = set(datasets or ()) - {resource.dataset for resource in figures}
    if unknown:
        raise ReferenceDataError(Fault.UNKNOWN, file=package.folder / DESCRIPTOR, detail=", ".join(sorted(unknown)))
    return [
        resource
        for resource in figures
        if (datasets is None or resource.dataset in datasets) and scope in ("all", resource.scope)
    ]


def _table(resource: Resource) -> pa.Table:
    """Return one file's figures with all columns of :data:`COLUMNS`."""
    return _with_constants(_read(resource), resource).select(COLUMNS)


def _read(resource: Resource) -> pa.Table:
    content = resource.content()
    types = {name: TYPES.get(name, pa.string()) for name in resource.fields}
    options = csv.ConvertOptions(column_types=types, null_values=[""], strings_can_be_null=False)
    try:
        table = csv.read_csv(pa.BufferReader(content), convert_options=options)
    except pa.ArrowInvalid as error:
        raise ReferenceDataError(Fault.CORRUPT, file=resource.path, detail=str(error)) from error
    if tuple(table.column_names) != resource.fields:
        detail = "its columns are not those that the package describes"
        raise ReferenceDataError(Fault.CORRUPT, file=resource.path, detail=detail)
    return table


def _with_constants(table: pa.Table, resource: Resource) -> pa.Table:
    constants = {"breakdown": "total", "flag": "", **resource.constants, "source": resource.dataset}
    for name, value in constants.items():
        if name not in table.column_names:
            table = table.append_column(name, pa.repeat(pa.scalar(value, pa.string()), table.num_rows))
    return table


def _empty() -> pa.Table:
    return pa.table({name: pa.array([], TYPES.get(name, pa.string())) for name in COLUMNS})
