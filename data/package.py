"""The shipped data package: its description, and files that are read only when they are as they were shipped."""

import csv
import hashlib
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from text import Text, mark, text_for

REFERENCE = Path(__file__).resolve().parent / "reference"
DESCRIPTOR = "datapackage.json"
Scope = Literal["partners", "others"]


class Fault(StrEnum):
    """What can be wrong with a reference file; each value is the message that says so and how to mend it."""

    MISSING = mark(
        "The reference file {file} is missing. Bring it back with “git checkout -- {file}”, "
        "or install the dashboard again."
    )
    ALTERED = mark(
        "The reference file {file} is not as it was shipped. Bring it back with “git checkout -- {file}”; "
        "if the change was meant, run “python -m data.reference seal”."
    )
    CORRUPT = mark(
        "The reference file {file} cannot be read: {detail}. Bring it back with “git checkout -- {file}”, "
        "or install the dashboard again."
    )
    UNKNOWN = mark("There is no dataset called {detail} in {file}. Choose one of those listed there.")


class ReferenceDataError(Exception):
    """A shipped file is missing, altered or unreadable: what, where, and how to mend it in one line that may be shown.

    Parameters
    ----------
    fault
        What is wrong.
    file
        The file, shown from the folder ``data`` on.
    detail
        What the reader stumbled over, on one line.
    """

    def __init__(self, fault: Fault, *, file: Path, detail: str = "") -> None:
        self.fault = fault
        self.file = "/".join(file.parts[-1 - _depth(file) :])
        self.detail = " ".join(detail.split())
        super().__init__(self.say(text_for("en")))

    def say(self, text: Text) -> str:
        """Return the line in the reader's language."""
        return text.say(self.fault.value, file=self.file, detail=self.detail)


def _depth(file: Path) -> int:
    """Return how many folders above the file to show: up to ``data`` where the file lies under it."""
    folders = list(reversed(file.parts[:-1]))
    return folders.index("data") + 1 if "data" in folders else 1


@dataclass(frozen=True)
class Resource:
    """One table of the package.

    ``constants`` are columns with the same value in every row, kept out of the file; ``scope`` is empty for tables
    that are not figures.
    """

    name: str
    path: Path
    sha256: str
    fields: tuple[str, ...]
    types: tuple[str, ...]
    key: tuple[str, ...]
    dataset: str
    scope: Literal["partners", "others", ""]
    constants: Mapping[str, str]

    def content(self) -> bytes:
        """Return the file's bytes once they are known to be those that were shipped, else raise ReferenceDataError."""
        content = read_bytes(self.path)
        if hashlib.sha256(content).hexdigest() != self.sha256:
            raise ReferenceDataError(Fault.ALTERED, file=self.path)
        return content

    def rows(self) -> list[dict[str, str]]:
        """Return the rows of a small table as strings by column name."""
        content = self.content()
        try:
            reader = csv.reader(io.StringIO(content.decode("utf-8"), newline=""), strict=True)
            header = tuple(next(reader))
            if header != self.fields:
                raise ValueError("its columns are not those that the package describes")
            return [dict(zip(header, row, strict=True)) for row in reader]
        except (ValueError, csv.Error, StopIteration) as error:
            raise ReferenceDataError(Fault.CORRUPT, file=self.path, detail=str(error) or "it is empty") from error


@dataclass(frozen=True)
class Package:
    """The description of everything shipped: tables by name, and the datasets as they are described."""

    folder: Path
    resources: Mapping[str, Resource]
    datasets: tuple[Mapping[str, Any], ...]

    def table(self, name: str) -> Resource:
        """Return a table by name; a package without it is corrupt."""
        try:
            return self.resources[name]
        except KeyError:
            detail = f"it does not describe {name}"
            raise ReferenceDataError(Fault.CORRUPT, file=self.folder / DESCRIPTOR, detail=detail) from None


def read_bytes(path: Path) -> bytes:
    """Return a file's bytes, or raise ReferenceDataError when it is not there or not readable."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise ReferenceDataError(Fault.MISSING, file=path) from None
    except OSError as error:
        raise ReferenceDataError(Fault.CORRUPT, file=path, detail=error.strerror or "no access") from error


def read_descriptor(folder: Path) -> dict[str, Any]:
    """Return ``datapackage.json`` as it stands, or raise ReferenceDataError."""
    path = folder / DESCRIPTOR
    try:
        described = json.loads(read_bytes(path))
    except ValueError as error:
        raise ReferenceDataError(Fault.CORRUPT, file=path, detail=str(error)) from error
    if not isinstance(described, dict):
        raise ReferenceDataError(Fault.CORRUPT, file=path, detail="it is not a data package")
    return described


@lru_cache(maxsize=8)
def open_package(folder: Path = REFERENCE) -> Package:
    """Return the package described in a folder; its tables are read only when asked for.

    Raises
    ------
    ReferenceDataError
        The description is missing or is not one.
    """
    described = read_descriptor(folder)
    try:
        resources = {item["name"]: _resource(folder, item) for item in described["resources"]}
        return Package(folder=folder, resources=resources, datasets=tuple(described["datasets"]))
    except (KeyError, TypeError, AttributeError) as error:
        detail = f"something is missing from its description: {error}"
        raise ReferenceDataError(Fault.CORRUPT, file=folder / DESCRIPTOR, detail=detail) from error


def _resource(folder: Path, item: Mapping[str, Any]) -> Resource:
    fields = item["schema"]["fields"]
    return Resource(
        name=item["name"],
        path=folder / item["path"],
        sha256=item["hash"].removeprefix("sha256:"),
        fields=tuple(field["name"] for field in fields),
        types=tuple(field["type"] for field in fields),
        key=tuple(item["schema"].get("primaryKey", ())),
        dataset=item.get("dataset", ""),
        scope=item.get("scope", ""),
        constants=item.get("constants", {}),
    )
