"""Reads the tables of facts into typed records, once per process."""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, dataclass, fields
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType, NoneType
from typing import Any, Literal, Protocol, TypeVar, get_args, get_origin, get_type_hints

from data.facts.records import (
    Action,
    ActionIndicator,
    AgendaItem,
    Claim,
    Fact,
    Instrument,
    Lab,
    Milestone,
    Participation,
    Partner,
    Place,
    Practice,
    ProjectFact,
    Promise,
    Transfer,
)
from data.package import REFERENCE, Fault, Package, ReferenceDataError, open_package
from data.partial_dates import PartialDate

SEPARATOR = " | "
TRUTH = {"true": True, "false": False}
Kind = TypeVar("Kind", bound=Fact)


class _MayBeVerified(Protocol):
    @property
    def verified(self) -> bool:
        """Whether the record may be shown as a fact."""


Checked = TypeVar("Checked", bound=_MayBeVerified)


@dataclass(frozen=True)
class Facts:
    """All facts by table and key, in the order in which they are shown."""

    places: Mapping[str, Place]
    project: Mapping[str, ProjectFact]
    partners: Mapping[str, Partner]
    instruments: Mapping[str, Instrument]
    promises: Mapping[str, Promise]
    actions: Mapping[str, Action]
    action_indicators: Mapping[str, ActionIndicator]
    milestones: Mapping[str, Milestone]
    labs: Mapping[str, Lab]
    practices: Mapping[str, Practice]
    agenda: Mapping[str, AgendaItem]
    transfers: Mapping[str, Transfer]
    participation: Mapping[str, Participation]
    claims: Mapping[str, Claim]


@lru_cache(maxsize=8)
def load_facts(folder: Path = REFERENCE) -> Facts:
    """Return the facts of a data package.

    Raises
    ------
    ReferenceDataError
        A table is missing, altered or unreadable; the message names the file and line.
    """
    package = open_package(folder)
    kinds = get_type_hints(Facts)
    return Facts(**{name: _table(package, name, get_args(kinds[name])[1]) for name in kinds})


def verified(records: Iterable[Checked]) -> tuple[Checked, ...]:
    """Return the records that count; the others are only named, as not verified."""
    return tuple(record for record in records if record.verified)


def _table(package: Package, name: str, kind: type[Kind]) -> Mapping[str, Kind]:
    resource = package.table(name)
    made = _maker(kind)
    records: dict[str, Kind] = {}
    for line, row in enumerate(resource.rows(), start=2):
        try:
            record = made(row)
        except (ValueError, KeyError) as error:
            raise ReferenceDataError(Fault.CORRUPT, file=resource.path, detail=f"line {line}: {error}") from error
        records[record.key] = record
    return MappingProxyType(records)


def _maker(kind: type[Kind]) -> Callable[[Mapping[str, str]], Kind]:
    """Return the function that makes a record of a row: each cell is read as the field's type says.

    The column of a field is the field's name, or that name and ``_text`` where it is a message.
    """
    hints = get_type_hints(kind)
    readers = {item.name: _reader(hints[item.name]) for item in fields(kind) if item.default is MISSING}

    def made(row: Mapping[str, str]) -> Kind:
        """Return the record of a row; raise ValueError or KeyError for a cell that is not of its field's type."""
        cells = {name.removesuffix("_text"): cell for name, cell in row.items()}
        return kind(**{name: read(cells[name]) for name, read in readers.items()})

    return made


def _reader(hint: Any) -> Callable[[str], Any]:
    """Return how a cell of a field of this type is read; an empty cell of an optional field is None."""
    if get_origin(hint) is Literal:
        return _one_of(get_args(hint))
    if get_origin(hint) is tuple:
        return lambda cell: tuple(cell.split(SEPARATOR)) if cell else ()
    choices = [choice for choice in get_args(hint) if choice is not NoneType]
    if choices:
        read = _reader(choices[0])
        return lambda cell: read(cell) if cell else None
    reader: Callable[[str], Any] = {
        PartialDate: PartialDate.parse,
        bool: TRUTH.__getitem__,
        float: _number,
    }.get(hint, hint)
    return reader


def _number(cell: str) -> float:
    value = float(cell)
    if not math.isfinite(value):
        raise ValueError(f"{cell!r} is not a number")
    return value


def _one_of(choices: tuple[str, ...]) -> Callable[[str], str]:
    def read(cell: str) -> str:
        """Return a cell that is one of the choices, raise ValueError for any other."""
        if cell not in choices:
            raise ValueError(f"{cell!r} is none of {', '.join(choice for choice in choices if choice)}")
        return cell

    return read
