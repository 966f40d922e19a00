"""A presentation as bytes that depend on nothing but what is in it: the same deck of the same day is the same file."""

import datetime as dt
import io
import re
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_DAY: Final = (1980, 1, 1, 0, 0, 0)
_CREATED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")


def packed(presentation: Any, *, day: dt.date) -> bytes:
    """Return a presentation as the bytes of its file."""
    file = io.BytesIO()
    presentation.save(file)
    return _again(file.getvalue(), day)


def _again(content: bytes, day: dt.date) -> bytes:
    """Return a zip with every time in it set to one day; the workbooks of charts are zips too."""
    file = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as given, ZipFile(file, "w") as made:
        for name in given.namelist():
            made.writestr(_entry(name), _timeless(name, given.read(name), day), compresslevel=6)
    return file.getvalue()


def _timeless(name: str, content: bytes, day: dt.date) -> bytes:
    if name.endswith(".xlsx"):
        return _again(content, day)
    if name == "docProps/core.xml":
        return _CREATED.sub(rb"\g<1>" + f"{day.isoformat()}T00:00:00Z".encode(), content)
    return content


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _DAY)
    entry.compress_type = ZIP_DEFLATED
    return entry
