"""What kind of file this is, from its bytes alone: a file's name says nothing reliable."""

from typing import Final

from data.workbook.limits import FILE_BYTES
from data.workbook.refusal import RefusedError

ZIP: Final = b"PK\x03\x04"
EMPTY_ZIP: Final = b"PK\x05\x06"
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLD_EXCEL_STREAMS: Final = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08")
"""Excel 2 to 4 and 5 wrote their records without a container."""

ENCRYPTION: Final = ("EncryptedPackage", "EncryptionInfo")
STREAMS: Final = (
    ("FILE_ENCRYPTED", ENCRYPTION),
    ("FILE_LEGACY_XLS", ("Workbook", "Book")),
    ("FILE_NOT_XLSX", ("WordDocument", "PowerPoint Document", "__properties_version1.0")),
)
DIRECTORY_ENTRY: Final = 128
STREAM: Final = 2


def refuse_other_files(data: bytes) -> None:
    """Raise :class:`RefusedError` unless the bytes start like the zip package a workbook is.

    Raises
    ------
    RefusedError
        ``FILE_TOO_LARGE``, ``FILE_ENCRYPTED``, ``FILE_LEGACY_XLS`` or ``FILE_NOT_XLSX``.
    """
    if len(data) > FILE_BYTES:
        raise RefusedError("FILE_TOO_LARGE")
    if data.startswith(OLE):
        raise RefusedError(_kind_of_container(data))
    if data.startswith(OLD_EXCEL_STREAMS):
        raise RefusedError("FILE_LEGACY_XLS")
    if not data.startswith((ZIP, EMPTY_ZIP)):
        raise RefusedError("FILE_NOT_XLSX")


def _kind_of_container(data: bytes) -> str:
    """Tell a workbook encrypted with a password from an old .xls: both are OLE containers."""
    for code, streams in STREAMS:
        if any(_has_stream(data, stream) for stream in streams):
            return code
    # A damaged directory still tells something; without a better sign it is an old workbook.
    speaks_of_encryption = any(stream.encode("utf-16-le") in data for stream in ENCRYPTION)
    return "FILE_ENCRYPTED" if speaks_of_encryption else "FILE_LEGACY_XLS"


def _has_stream(data: bytes, name: str) -> bool:
    """Return whether the container's directory names the stream; the same words inside a cell do not count.

    A directory entry is 128 bytes, aligned: the name in UTF-16 padded with zeros, its length, the kind of entry.
    """
    written = name.encode("utf-16-le") + b"\0\0"
    size = len(written).to_bytes(2, "little")
    found = data.find(written)
    while found >= 0:
        entry = data[found : found + DIRECTORY_ENTRY]
        if found % DIRECTORY_ENTRY == 0 and entry[64:66] == size and entry[66:67] == bytes([STREAM]):
            return True
        found = data.find(written, found + 1)
    return False
