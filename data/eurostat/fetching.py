"""Fetches tables, one after the other, into a temporary folder, and makes one proposal of them."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import pandas as pd

from data.catalogue import Catalogue
from data.eurostat.areas import placed
from data.eurostat.errors import Fault, RefreshError
from data.eurostat.line import Line
from data.eurostat.reading import read_table
from data.eurostat.tables import Table, tables
from data.store.entries import ReceivedFile
from data.submissions.proposals import Proposal, refreshed

OF_THE_WAY = frozenset({Fault.ADDRESS, Fault.UNREACHABLE, Fault.TIMEOUT, Fault.DISK})
"""Faults that the next table would meet as well."""


@dataclass(frozen=True, kw_only=True)
class Step:
    """How far a refresh is: ``place`` of ``number`` tables, and bytes of this one (``expected`` None: not told)."""

    dataset: str
    place: int
    number: int
    stage: Literal["fetching", "reading"]
    received: int = 0
    expected: int | None = None

    @property
    def fraction(self) -> float:
        """The part of the whole that is done; each table counts the same, and fetching it nine tenths of that."""
        within = 0.9 if self.stage == "reading" else 0.9 * (self.received / self.expected if self.expected else 0)
        return (self.place - 1 + min(within, 0.9)) / self.number


@dataclass(frozen=True, eq=False)
class Arrival:
    """A table that came whole and is understood.

    Attributes
    ----------
    figures
        Key, ``value, flag, origin``.
    updated
        The day on which Eurostat last changed it: its vintage.
    unknown
        Codes of areas that are left out because the catalogue does not know them.
    """

    dataset: str
    figures: pd.DataFrame
    updated: date
    flow: str
    url: str
    size: int
    sha256: str
    unknown: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Fetched:
    """What came, and what did not. A refresh with a failure changes nothing."""

    arrivals: tuple[Arrival, ...]
    failures: tuple[RefreshError, ...] = ()

    @property
    def vintages(self) -> dict[str, date]:
        """The day on which Eurostat last changed each dataset."""
        return {item.dataset: item.updated for item in self.arrivals}

    def proposal(self) -> Proposal:
        """Return all tables as one submission, each figure with its table and vintage as its place.

        Raises
        ------
        RefreshError
            The first failure, where there is one.
        """
        if self.failures:
            raise self.failures[0]
        figures = [item.figures.assign(sheet=item.flow[:64], cell=f"{item.updated}") for item in self.arrivals]
        return refreshed(
            pd.concat(figures, ignore_index=True),
            datasets=[item.dataset for item in self.arrivals],
            file=ReceivedFile(name="eurostat.json", content=_manifest(self.arrivals)),
        )


def refreshable(catalogue: Catalogue) -> tuple[str, ...]:
    """Return the keys of the datasets that a refresh brings up to date, in the order of the reference."""
    return tuple(key for key in catalogue.datasets if key in tables(catalogue))


def chosen(datasets: Sequence[str], catalogue: Catalogue) -> tuple[str, ...]:
    """Return the datasets asked for, or all that can be refreshed where none is.

    Raises
    ------
    RefreshError
        One of them is not known, or is none that Eurostat gives anew.
    """
    known = refreshable(catalogue)
    for dataset in datasets:
        if dataset not in known:
            fault = Fault.NOT_FROM_THERE if dataset in catalogue.datasets else Fault.UNKNOWN_DATASET
            raise RefreshError(fault, dataset=dataset, known=", ".join(known))
    return tuple(dict.fromkeys(datasets)) or known


def fetch(
    line: Line,
    datasets: Sequence[str],
    catalogue: Catalogue,
    before: pd.DataFrame,
    told: Callable[[Step], None],
    *,
    folder: Path | None = None,
) -> Fetched:
    """Return the tables of datasets; a table at a time is on disk, and only what is ours of each in memory.

    Parameters
    ----------
    before
        The observations in force.
    told
        Called at every step; what it raises ends the refresh and is passed on.
    folder
        Where the temporary folder is made, None for the system's place.
    """
    known, wanted = tables(catalogue), chosen(datasets, catalogue)
    arrivals: list[Arrival] = []
    failures: list[RefreshError] = []
    with TemporaryDirectory(prefix="eurostat-", dir=folder) as room:
        for place, dataset in enumerate(wanted, start=1):
            old = before[before["source"] == dataset]
            steps = _Steps(told, dataset, place, len(wanted))
            try:
                arrivals.append(_arrival(line, known[dataset], catalogue, old, steps, Path(room) / "table"))
            except RefreshError as error:
                failures.append(error)
                if error.fault in OF_THE_WAY:
                    break
    return Fetched(tuple(arrivals), tuple(failures))


@dataclass(frozen=True)
class _Steps:
    told: Callable[[Step], None]
    dataset: str
    place: int
    number: int

    def arrived(self, received: int, expected: int | None) -> None:
        """Tell how many bytes of the table have come, and how many are expected (None where nobody said)."""
        self._tell("fetching", received, expected)

    def reading(self) -> None:
        """Tell that the table has come whole and is being read."""
        self._tell("reading", 0, None)

    def _tell(self, stage: Literal["fetching", "reading"], received: int, expected: int | None) -> None:
        step = Step(
            dataset=self.dataset,
            place=self.place,
            number=self.number,
            stage=stage,
            received=received,
            expected=expected,
        )
        self.told(step)


def _arrival(
    line: Line, table: Table, catalogue: Catalogue, before: pd.DataFrame, steps: _Steps, file: Path
) -> Arrival:
    steps.arrived(0, None)
    for attempt in range(1, line.attempts + 1):
        line.fetch(table.code, file, steps.arrived)
        steps.reading()
        try:
            read = read_table(file, table)
            break
        except RefreshError as error:
            # A file that was packed short on the way looks whole until it is unpacked.
            if error.fault is not Fault.BROKEN_OFF or attempt == line.attempts:
                raise
            line.sleep(line.pause * 4 ** (attempt - 1))
    found = placed(read.figures, table, catalogue, before)
    return Arrival(
        dataset=table.code,
        figures=found.figures,
        updated=read.updated,
        flow=read.flow,
        url=line.table_url(table.code),
        size=file.stat().st_size,
        sha256=_sha256(file),
        unknown=found.unknown,
    )


def _sha256(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _manifest(arrivals: Iterable[Arrival]) -> bytes:
    """Return what was fetched from where, as the file that is kept with the submission."""
    described: list[Mapping[str, object]] = [
        {
            "dataset": item.dataset,
            "table": item.flow,
            "last_update": f"{item.updated}",
            "url": item.url,
            "bytes": item.size,
            "sha256": item.sha256,
            "figures": len(item.figures),
            "unknown_areas": item.unknown,
        }
        for item in arrivals
    ]
    return json.dumps({"source": "Eurostat", "tables": described}, indent=1, ensure_ascii=False).encode()
