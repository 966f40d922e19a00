"""Which parts of the package are the workbook, its sheets, its texts and its formats."""

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element, ParseError  # only types; the parsing is defusedxml's

from defusedxml.ElementTree import fromstring

from data.workbook.limits import DEPTH, SHEETS, SMALL_PART_BYTES, STYLES_BYTES
from data.workbook.refusal import RefusedError

CONTENT_TYPES: Final = "[Content_Types].xml"
STYLES: Final = "xl/styles.xml"
MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT: Final = "http://purl.oclc.org/ooxml/spreadsheetml/main"
OFFICE_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
WORKBOOK_TYPES: Final = (
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml",
)
MACRO_TYPES: Final = ("macroenabled.main+xml", "vbaproject", "macrosheet", "ms-office.activex")
STRINGS_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
READ_WHOLE: Final = ("docProps/", "_rels/", "xl/_rels/", "xl/theme/", "xl/worksheets/_rels/", "xl/chartsheets/")
"""Folders of parts the reader holds in memory whole."""

LONGEST_SHEET_NAME: Final = 255


@dataclass(frozen=True)
class SheetPart:
    """A worksheet: its name, its part's path, and whether it is ``visible``, ``hidden`` or ``veryHidden``."""

    name: str
    path: str
    state: str


@dataclass(frozen=True)
class Package:
    """The parts of a workbook that are read."""

    sheets: tuple[SheetPart, ...]
    strings: str | None
    styles: str | None
    external_links: bool
    date_1904: bool


def open_package(archive: zipfile.ZipFile) -> Package:
    """Find the workbook's parts in a package that has passed the preflight.

    Raises
    ------
    RefusedError
        ``FILE_NOT_XLSX``, ``FILE_MACROS``, ``FILE_STRICT_OOXML``, ``FILE_CORRUPT`` or ``SHEET_TOO_LARGE``.
    """
    names = frozenset(archive.namelist())
    if CONTENT_TYPES not in names:
        raise RefusedError("FILE_NOT_XLSX")
    _bound_parts(archive)
    types = parse_part(archive, CONTENT_TYPES)
    _refuse_macros(types, names)
    path = _workbook_path(types, names)
    root = parse_part(archive, path)
    if root.tag == f"{{{STRICT}}}workbook":
        raise RefusedError("FILE_STRICT_OOXML")
    if root.tag != f"{{{MAIN}}}workbook":
        raise RefusedError("FILE_CORRUPT", value=path)
    properties = root.find(f"{{{MAIN}}}workbookPr")
    return Package(
        sheets=tuple(_sheets(archive, root, path)),
        strings=_strings_path(types, names),
        styles=STYLES if STYLES in names else None,
        external_links=any(name.startswith("xl/externalLinks/") for name in names),
        date_1904=properties is not None and properties.get("date1904") in {"1", "true"},
    )


def parse_part(archive: zipfile.ZipFile, name: str) -> Element:
    """Return the root of a small XML part.

    Raises
    ------
    RefusedError
        ``FILE_CORRUPT`` when it is missing, malformed or nested beyond sense.
    """
    try:
        root: Element = fromstring(archive.read(name), forbid_dtd=True)
    except (KeyError, ParseError, ValueError):
        raise RefusedError("FILE_CORRUPT", value=name) from None
    _bound_depth(root, name)
    return root


def _bound_depth(root: Element, name: str) -> None:
    level = [root]
    for _ in range(DEPTH):
        level = [child for element in level for child in element]
        if not level:
            return
    raise RefusedError("FILE_CORRUPT", value=name)


def _bound_parts(archive: zipfile.ZipFile) -> None:
    """Refuse small parts that are not small: the reader would build a tree of each."""
    for entry in archive.infolist():
        whole = entry.filename in {CONTENT_TYPES, "xl/workbook.xml"} or entry.filename.startswith(READ_WHOLE)
        if (whole and entry.file_size > SMALL_PART_BYTES) or (
            entry.filename == STYLES and entry.file_size > STYLES_BYTES
        ):
            raise RefusedError("SHEET_TOO_LARGE", value=entry.filename)


def _declared(types: Element) -> Iterator[tuple[str, str]]:
    """Yield the declared (part or extension, content type) pairs."""
    for element in types:
        yield element.get("PartName", element.get("Extension", "")), element.get("ContentType", "")


def _refuse_macros(types: Element, names: frozenset[str]) -> None:
    declared = " ".join(kind.casefold() for _, kind in _declared(types))
    files = [name.casefold() for name in names]
    if any(kind in declared for kind in MACRO_TYPES):
        raise RefusedError("FILE_MACROS")
    if any(name.endswith("vbaproject.bin") or name.startswith(("xl/macrosheets/", "xl/activex/")) for name in files):
        raise RefusedError("FILE_MACROS")


def _workbook_path(types: Element, names: frozenset[str]) -> str:
    """Return the workbook part as the reader finds it, or say that this is another kind of document."""
    for wanted in reversed(WORKBOOK_TYPES):
        for part, kind in _declared(types):
            if kind == wanted:
                path = part.removeprefix("/") if part.startswith("/") else "xl/workbook.xml"
                if path not in names:
                    raise RefusedError("FILE_CORRUPT", value=path)
                return path
    raise RefusedError("FILE_NOT_XLSX")


def _strings_path(types: Element, names: frozenset[str]) -> str | None:
    for part, kind in _declared(types):
        if kind == STRINGS_TYPE:
            if part.removeprefix("/") not in names:
                raise RefusedError("FILE_CORRUPT", value=part)
            return part.removeprefix("/")
    return None


def _sheets(archive: zipfile.ZipFile, root: Element, workbook: str) -> Iterator[SheetPart]:
    """Yield the worksheets in order, each with the part the reader will open for it."""
    targets = _targets(archive, workbook)
    listed = root.findall(f"{{{MAIN}}}sheets/{{{MAIN}}}sheet")
    if len(listed) > SHEETS:
        raise RefusedError("SHEET_TOO_LARGE", value=str(len(listed)))
    seen: set[str] = set()
    for sheet in listed:
        name, kind_and_path = sheet.get("name", ""), targets.get(sheet.get(OFFICE_RELATION, ""))
        if not name or len(name) > LONGEST_SHEET_NAME or name.casefold() in seen or kind_and_path is None:
            raise RefusedError("FILE_CORRUPT", sheet=name[:LONGEST_SHEET_NAME])
        seen.add(name.casefold())
        kind, path = kind_and_path
        if kind.endswith("/worksheet"):
            yield SheetPart(name, path, sheet.get("state", "visible"))


def _targets(archive: zipfile.ZipFile, workbook: str) -> dict[str, tuple[str, str]]:
    """Return the workbook's relations: id -> (kind, path inside the package)."""
    folder, name = posixpath.split(workbook)
    relations = parse_part(archive, posixpath.join(folder, "_rels", f"{name}.rels"))
    targets = {}
    for relation in relations:
        target = relation.get("Target", "")
        path = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        if relation.get("TargetMode") == "External" and relation.get("Type", "").endswith("/worksheet"):
            raise RefusedError("FILE_CORRUPT", value=target)
        targets[relation.get("Id", "")] = relation.get("Type", ""), path
    return targets
