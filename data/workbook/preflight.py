"""The zip package, entry by entry, before any reader of workbooks sees it.

Nothing is trusted: neither the declared sizes nor the names, and everything is inflated in small steps.
"""

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final

from data.workbook.limits import ENTRIES, INFLATED_BYTES, RATIO, RATIO_FROM_BYTES
from data.workbook.refusal import RefusedError
from data.workbook.signature import refuse_other_files
from data.workbook.xml_guard import XmlGuard

STEP: Final = 64 * 1024
SIP: Final = 16 * 1024
ENCRYPTED: Final = 0x1 | 0x40 | 0x2000
END_RECORD: Final = struct.Struct("<4s4H2LH")
LOCAL_HEADER: Final = struct.Struct("<4s5H3L2H")
LONGEST_NAME: Final = 255


def preflight(data: bytes) -> tuple[str, ...]:
    """Check a package and return the names of its entries.

    Parameters
    ----------
    data
        The file as received.

    Raises
    ------
    RefusedError
        ``FILE_TOO_LARGE``, ``FILE_NOT_XLSX``, ``FILE_LEGACY_XLS``, ``FILE_ENCRYPTED``, ``FILE_CORRUPT``,
        ``FILE_ZIP_UNSAFE`` or ``FILE_XML_DTD``.
    """
    refuse_other_files(data)
    _check_end_record(data)
    try:
        entries = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, struct.error, EOFError):
        raise RefusedError("FILE_CORRUPT") from None
    _check_names(entries)
    for entry in entries:
        _check_method(entry)
    _check_places(entries, data)
    _inflate_all(entries, data)
    return tuple(entry.filename for entry in entries)


def _check_end_record(data: bytes) -> None:
    """Bound the table of entries before anything reads it, and refuse anything before or behind the package."""
    position = data.rfind(b"PK\x05\x06", max(0, len(data) - END_RECORD.size - 0xFFFF))
    if position < 0 or len(data) - position < END_RECORD.size:
        raise RefusedError("FILE_CORRUPT")
    _, _, _, _, entries, size, offset, comment = END_RECORD.unpack_from(data, position)
    if entries > ENTRIES:
        raise RefusedError("FILE_ZIP_UNSAFE", value=str(entries))
    if offset + size != position or position + END_RECORD.size + comment != len(data):
        raise RefusedError("FILE_CORRUPT")
    if entries == 0:
        raise RefusedError("FILE_NOT_XLSX")


def _check_names(entries: list[zipfile.ZipInfo]) -> None:
    """Refuse more entries than allowed, names that lead elsewhere, and two names a file system could mix up."""
    if len(entries) > ENTRIES:
        raise RefusedError("FILE_ZIP_UNSAFE", value=str(len(entries)))
    seen: set[str] = set()
    for entry in entries:
        name = entry.orig_filename
        if _leads_elsewhere(name) or name.casefold() in seen:
            raise RefusedError("FILE_ZIP_UNSAFE", value=name)
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise RefusedError("FILE_ZIP_UNSAFE", value=name)
        seen.add(name.casefold())


def _leads_elsewhere(name: str) -> bool:
    parts = name.removesuffix("/").split("/")
    return (
        not name
        or len(name) > LONGEST_NAME
        or "\\" in name
        or ":" in name
        or any(part in {"", ".", ".."} for part in parts)
        or any(ord(character) < 32 or ord(character) == 127 for character in name)
    )


def _check_method(entry: zipfile.ZipInfo) -> None:
    if entry.flag_bits & ENCRYPTED:
        raise RefusedError("FILE_ENCRYPTED", value=entry.filename)
    if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise RefusedError("FILE_ZIP_UNSAFE", value=entry.filename)


def _check_places(entries: list[zipfile.ZipInfo], data: bytes) -> None:
    """Refuse entries that share bytes with each other, or whose own header tells another story than the table."""
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        start = _data_start(entry, data)
        if entry.header_offset < end or start + entry.compress_size > len(data):
            raise RefusedError("FILE_ZIP_UNSAFE", value=entry.filename)
        end = start + entry.compress_size


def _data_start(entry: zipfile.ZipInfo, data: bytes) -> int:
    """Return where the entry's bytes begin, having compared its own header with the table of entries."""
    if entry.header_offset + LOCAL_HEADER.size > len(data):
        raise RefusedError("FILE_CORRUPT", value=entry.filename)
    header = LOCAL_HEADER.unpack_from(data, entry.header_offset)
    signature, flags, method, name_size, extra_size = header[0], header[2], header[3], header[9], header[10]
    name_start = entry.header_offset + LOCAL_HEADER.size
    name = data[name_start : name_start + name_size].decode("utf-8" if flags & 0x800 else "cp437", "replace")
    if signature != b"PK\x03\x04":
        raise RefusedError("FILE_CORRUPT", value=entry.filename)
    if flags & ENCRYPTED:
        raise RefusedError("FILE_ENCRYPTED", value=entry.filename)
    if method != entry.compress_type or name != entry.orig_filename:
        raise RefusedError("FILE_ZIP_UNSAFE", value=entry.filename)
    return int(name_start + name_size + extra_size)


def _inflate_all(entries: list[zipfile.ZipInfo], data: bytes) -> None:
    total = 0
    for entry in entries:
        start = _data_start(entry, data)
        packed = data[start : start + entry.compress_size]
        total += _inflate(entry, packed, allowed=INFLATED_BYTES - total)


def _inflate(entry: zipfile.ZipInfo, packed: bytes, *, allowed: int) -> int:
    """Inflate one entry to its end, looking at its XML on the way, and return its size."""
    size, checksum, guard = 0, 0, XmlGuard(entry.filename)
    most = min(allowed, max(RATIO_FROM_BYTES, RATIO * len(packed)))
    for piece in _pieces(entry, packed):
        size += len(piece)
        if size > most or size > entry.file_size:
            raise RefusedError("FILE_ZIP_UNSAFE", value=entry.filename)
        checksum = zlib.crc32(piece, checksum)
        guard.feed(piece)
    if size != entry.file_size or checksum != entry.CRC:
        raise RefusedError("FILE_CORRUPT", value=entry.filename)
    guard.close()
    return size


def _pieces(entry: zipfile.ZipInfo, packed: bytes) -> Iterator[bytes]:
    """Yield an entry's content in steps of at most :data:`STEP` bytes, whatever its header promises."""
    if entry.compress_type == zipfile.ZIP_STORED:
        yield from (packed[start : start + STEP] for start in range(0, len(packed), STEP))
        return
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for start in range(0, len(packed), SIP):
            waiting = packed[start : start + SIP]
            while waiting:
                yield inflater.decompress(waiting, STEP)
                waiting = inflater.unconsumed_tail
    except zlib.error:
        raise RefusedError("FILE_CORRUPT", value=entry.filename) from None
    if not inflater.eof or inflater.unused_data:
        raise RefusedError("FILE_CORRUPT", value=entry.filename)
