"""The whole reference set as one file: a workbook for people, a zip of the shipped CSV files for programs."""

import io
from collections.abc import Iterable, Sequence
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pandas as pd

from data.evidence import Evidence
from data.observations import load_citations
from data.package import DESCRIPTOR, open_package, read_bytes
from exports.plain_workbook import Sheet, plain_workbook
from text import Text

SERIES = ["indicator", "geo", "breakdown"]
_DAY = (1980, 1, 1, 0, 0, 0)  # the same set is the same zip, byte for byte


def reference_zip(evidence: Evidence) -> bytes:
    """Return the data package as it is shipped: its description and every table."""
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as packed:
        packed.writestr(_entry(DESCRIPTOR), read_bytes(evidence.folder / DESCRIPTOR))
        for resource in open_package(evidence.folder).resources.values():
            packed.writestr(_entry(resource.path.relative_to(evidence.folder).as_posix()), resource.content())
    return file.getvalue()


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _DAY)
    entry.compress_type = ZIP_DEFLATED
    return entry


def reference_workbook(evidence: Evidence, text: Text) -> bytes:
    """Return the figures of every dataset, one sheet each, a row per series and a column per year.

    Marks beside figures, the pages of quoted figures, breaks and definitions have sheets of their own.
    """
    return plain_workbook(_sheets(evidence, text))


def _sheets(evidence: Evidence, text: Text) -> Iterable[Sheet]:
    yield from _described(evidence, text)
    for key in evidence.catalogue.datasets:
        yield (key, *_series(evidence.dataset(key)))


def _described(evidence: Evidence, text: Text) -> Iterable[Sheet]:
    catalogue = evidence.catalogue
    yield text.say("About"), [text.say("Field"), text.say("What is known")], _about(evidence, text)
    yield (
        text.say("Datasets"),
        ["dataset", "provider", "title", "vintage", "licence", "url", "coverage", "caveat"],
        (
            [item.key, item.provider, text.say(item.title), item.vintage, item.licence, item.url,
             text.say(item.coverage_note), text.say(item.caveat)]
            for item in catalogue.datasets.values()
        ),
    )  # fmt: skip
    yield (
        text.say("Indicators"),
        ["indicator", "title", "definition", "unit"],
        (
            [item.key, text.say(item.title), text.say(item.definition), text.say(catalogue.units[item.unit].title)]
            for item in catalogue.indicators.values()
        ),
    )
    yield (
        text.say("Areas"),
        ["geo", "name", "level", "country"],
        ([item.code, item.name, item.level, item.country] for item in catalogue.regions.values()),
    )
    yield (
        text.say("Breaks"),
        ["dataset", "indicator", "geo", "breakdown", "year", "kind", "reason"],
        (
            [item.dataset, item.indicator, item.geo, item.breakdown, item.year, item.kind, text.say(item.reason)]
            for item in catalogue.breaks
        ),
    )
    yield _framed(text.say("Public pages"), load_citations(evidence.folder))
    everywhere = evidence.everywhere
    yield _framed(text.say("Marks"), everywhere[everywhere["flag"] != ""].drop(columns="value"))


def _about(evidence: Evidence, text: Text) -> Iterable[Sequence[str]]:
    yield [text.say("Work"), text.say("ECoC-SME impact dashboard")]
    yield [text.say("Data version"), evidence.version]
    yield [
        text.say("How to read it"),
        text.say("One sheet per dataset, a row per series, a column per year. An empty cell means: no figure."),
    ]
    yield [text.say("Licence"), text.say("Each dataset keeps the licence named on the sheet of the datasets.")]


def _framed(title: str, frame: pd.DataFrame) -> tuple[str, Sequence[str], Iterable[Sequence[Any]]]:
    return title, list(frame.columns), frame.itertuples(index=False, name=None)


def _series(figures: pd.DataFrame) -> tuple[list[Any], Iterable[Sequence[Any]]]:
    """Return the figures with years side by side; every series has a row, also one without any figure."""
    wide = figures.set_index([*SERIES, "year"])["value"].unstack("year")
    cells = wide.astype(object).where(wide.notna(), None)
    return [*SERIES, *map(int, wide.columns)], cells.reset_index().itertuples(index=False, name=None)
