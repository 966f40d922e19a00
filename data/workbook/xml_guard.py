"""Every XML part is parsed once, by expat alone, only to see that it declares no document type and no entity."""

import re
from typing import Final
from xml.parsers import expat

from data.workbook.refusal import RefusedError

DECLARATION: Final = re.compile(
    "|".join(
        re.escape(word.encode(encoding)).decode("latin-1")
        for word in ("<!DOCTYPE", "<!ENTITY")
        for encoding in ("ascii", "utf-16-le", "utf-16-be")
    ).encode("latin-1")
)
XML_STARTS: Final = (b"<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\0<", b"\x4c\x6f\xa7\x94")
"""The last one is "<?xm" in EBCDIC."""

ENCODINGS: Final = frozenset(
    {"utf-8", "utf-16", "us-ascii", "iso-8859-1", "windows-1250", "windows-1252", "windows-1257"}
)
TOLERATED: Final = (".vml", ".svg", ".htm", ".html")
"""Drawings and pictures of old Excel versions are not always well-formed, and nothing of ours reads them."""

OVERLAP: Final = 32


class XmlGuard:
    """Watches one part of a package while it is inflated.

    Parameters
    ----------
    name
        The part's name, for the finding.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._started = False
        self._watching = False
        self._tail = b""
        self._parser: expat.XMLParserType | None = None

    def feed(self, piece: bytes) -> None:
        """Look at the next bytes.

        Raises
        ------
        RefusedError
            ``FILE_XML_DTD`` for a declaration, ``FILE_CORRUPT`` for XML that is none.
        """
        if not self._started and piece:
            self._start(piece)
        if not self._watching:
            return
        if DECLARATION.search(self._tail + piece):
            raise RefusedError("FILE_XML_DTD", value=self._name)
        self._tail = piece[-OVERLAP:]
        self._parse(piece, last=False)

    def close(self) -> None:
        """Say that the part is complete."""
        if self._watching:
            self._parse(b"", last=True)

    def _start(self, piece: bytes) -> None:
        self._started = True
        named_xml = self._name.casefold().endswith((".xml", ".rels", *TOLERATED))
        self._watching = named_xml or piece.lstrip().startswith(XML_STARTS)
        if self._watching:
            self._parser = expat.ParserCreate()
            self._parser.StartDoctypeDeclHandler = self._declared
            self._parser.EntityDeclHandler = self._declared
            self._parser.XmlDeclHandler = self._encoded

    def _parse(self, piece: bytes, *, last: bool) -> None:
        if self._parser is None:
            return
        try:
            self._parser.Parse(piece, last)
        except (expat.ExpatError, ValueError, LookupError):
            self._parser = None  # the search for declarations goes on
            if not self._name.casefold().endswith(TOLERATED):
                raise RefusedError("FILE_CORRUPT", value=self._name) from None

    def _declared(self, *_: object) -> None:
        raise RefusedError("FILE_XML_DTD", value=self._name)

    def _encoded(self, _version: str, encoding: str | None, _standalone: int) -> None:
        """Refuse encodings a package must not use: another alphabet could hide a declaration from the search."""
        if encoding is not None and encoding.casefold() not in ENCODINGS:
            raise RefusedError("FILE_CORRUPT", value=self._name)
