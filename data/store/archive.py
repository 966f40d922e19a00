"""The backup file: a zip of one JSON line per row, one member per binary, and a manifest of hashes.

It holds no SQL of either database, so that a backup of one can be put into the other.
"""

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from data.store.errors import BackupFileError
from text import mark

FORMAT = 1
MANIFEST = "manifest.json"
NOT_OURS = mark("it is not a backup of this program, or it is cut off")
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError)
CHANGED = mark("its part {part} is not what was written")


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself: the schema's revision, when it was made, and each table's rows and hash."""

    revision: str
    made_at: str
    tables: Mapping[str, Mapping[str, Any]]

    def written(self) -> str:
        """Return the manifest as it stands in the file."""
        return json.dumps({"format": FORMAT, **vars(self)}, indent=1)


def write_table(archive: zipfile.ZipFile, name: str, rows: Iterator[dict[str, Any]]) -> dict[str, Any]:
    """Write a table's rows, binaries first as members of their own, and return their number and hash."""
    lines = [json.dumps(_without_binaries(archive, row)) for row in rows]
    content = "".join(f"{line}\n" for line in lines).encode()
    archive.writestr(_member(name), content)
    return {"rows": len(lines), "sha256": hashlib.sha256(content).hexdigest()}


def _without_binaries(archive: zipfile.ZipFile, row: dict[str, Any]) -> dict[str, Any]:
    return {name: _stored(archive, value) if isinstance(value, bytes) else value for name, value in row.items()}


def _stored(archive: zipfile.ZipFile, value: bytes) -> dict[str, str]:
    sha256 = hashlib.sha256(value).hexdigest()
    if f"binary/{sha256}" not in archive.NameToInfo:
        # Workbooks are compressed already.
        archive.writestr(f"binary/{sha256}", value, compress_type=zipfile.ZIP_STORED)
    return {"binary": sha256}


def read_manifest(archive: zipfile.ZipFile, where: str) -> Manifest:
    """Return the manifest of a backup.

    Raises
    ------
    BackupFileError
        When it has none that we understand.
    """
    try:
        found = json.loads(archive.read(MANIFEST))
        if found.pop("format") != FORMAT:
            raise ValueError("another format")
        return Manifest(**found)
    except (*_UNREADABLE, KeyError, ValueError, TypeError, AttributeError):
        raise BackupFileError(where=where, problem=NOT_OURS) from None


def read_table(archive: zipfile.ZipFile, name: str, manifest: Manifest, where: str) -> Iterator[dict[str, Any]]:
    """Yield a table's rows, binaries put back one at a time, and check every hash.

    Raises
    ------
    BackupFileError
        When a part is missing or is not what was written.
    """
    try:
        content = archive.read(_member(name))
        _require_hash(content, manifest.tables[name]["sha256"])
        for line in content.decode().splitlines():
            yield _with_binaries(archive, json.loads(line))
    except (*_UNREADABLE, KeyError, ValueError):
        raise BackupFileError(where=where, problem=CHANGED, part=name) from None


def _with_binaries(archive: zipfile.ZipFile, row: dict[str, Any]) -> dict[str, Any]:
    return {name: _read(archive, value["binary"]) if isinstance(value, dict) else value for name, value in row.items()}


def _read(archive: zipfile.ZipFile, sha256: str) -> bytes:
    content = archive.read(f"binary/{sha256}")
    _require_hash(content, sha256)
    return content


def _require_hash(content: bytes, sha256: str) -> None:
    if hashlib.sha256(content).hexdigest() != sha256:
        raise ValueError("another hash")


def _member(table: str) -> str:
    return f"tables/{table}.jsonl"
