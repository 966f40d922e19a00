"""Makes workbooks for the tests: ordinary, messy in five countries' ways, and hostile.

Messy ones are written with openpyxl; whatever openpyxl would not write is put together part by part.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import openpyxl

HEADINGS = ("City", "Indicator", "Year", "Value", "Unit")
ROW = ("Matera", "Active enterprises", 2018, 12345, "number")
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

Parts = dict[str, str | bytes]


def workbook(
    sheets: Mapping[str, Sequence[Sequence[Any]]], *, change: Callable[[openpyxl.Workbook], None] | None = None
) -> bytes:
    """Return a workbook with these sheets, after ``change`` has done to it what people do."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    if change:
        change(book)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def indicators(
    *rows: Sequence[Any],
    headings: Sequence[Any] = HEADINGS,
    name: str = "Indicators",
    change: Callable[[Any], None] | None = None,
) -> bytes:
    """Return a workbook with one sheet of figures; ``change`` gets that sheet."""
    return workbook({name: [headings, *rows]}, change=(lambda book: change(book[name])) if change else None)


def milestones(*rows: Sequence[Any], headings: Sequence[str], change: Callable[[Any], None] | None = None) -> bytes:
    """Return a workbook with one sheet of milestones; ``change`` gets that sheet."""
    return indicators(*rows, headings=headings, name="Milestones", change=change)


def zipped(parts: Mapping[str, str | bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return the parts as a zip package."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def cell(reference: str, value: object, *, kind: str = "", style: int | None = None, formula: str = "") -> str:
    """Return a cell's XML: a text inline, anything else as it is written."""
    attributes = f' r="{reference}"' if reference else ""
    attributes += f' s="{style}"' if style is not None else ""
    function = f"<f>{escape(formula)}</f>" if formula else ""
    if kind:
        return f'<c{attributes} t="{kind}">{function}<v>{escape(str(value))}</v></c>'
    if isinstance(value, str):
        text = f'<is><t xml:space="preserve">{escape(value)}</t></is>'
        return f'<c{attributes} t="inlineStr">{function}{text}</c>'
    inner = "" if value is None else f"<v>{value}</v>"
    return f"<c{attributes}>{function}{inner}</c>"


def rows_xml(rows: Sequence[Sequence[object]]) -> str:
    """Return rows of plain values as XML."""
    lines = []
    for number, row in enumerate(rows, start=1):
        cells = "".join(cell(f"{chr(64 + place)}{number}", value) for place, value in enumerate(row, start=1))
        lines.append(f'<row r="{number}">{cells}</row>')
    return "".join(lines)


def sheet_xml(data: str | None = None, *, after: str = "", before: str = "", namespace: str = MAIN) -> str:
    """Return a sheet's XML around its rows; the usual table when none are given."""
    rows = rows_xml([HEADINGS, ROW]) if data is None else data
    return f'{HEAD}<worksheet xmlns="{namespace}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def parts(
    sheet: str | bytes | None = None,
    *,
    name: str = "Indicators",
    state: str = "visible",
    strings: Iterable[str] | str | None = None,
    styles: str | None = None,
    more: Mapping[str, str | bytes] | None = None,
    workbook_type: str = f"{SHEET_TYPE}.sheet.main+xml",
) -> Parts:
    """Return the parts of a small workbook, to be changed and zipped."""
    made: Parts = {
        "[Content_Types].xml": _content_types(workbook_type, strings is not None, styles is not None),
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name={quoteattr(name)} '
        f'sheetId="1" state="{state}" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": sheet_xml() if sheet is None else sheet,
    }
    if strings is not None:
        made["xl/sharedStrings.xml"] = strings if isinstance(strings, str) else shared_strings(strings)
    if styles is not None:
        made["xl/styles.xml"] = styles
    return {**made, **(more or {})}


def _content_types(workbook_type: str, has_strings: bool, has_styles: bool) -> str:
    overrides = {"/xl/workbook.xml": workbook_type, "/xl/worksheets/sheet1.xml": f"{SHEET_TYPE}.worksheet+xml"}
    if has_strings:
        overrides["/xl/sharedStrings.xml"] = f"{SHEET_TYPE}.sharedStrings+xml"
    if has_styles:
        overrides["/xl/styles.xml"] = f"{SHEET_TYPE}.styles+xml"
    listed = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in overrides.items())
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def shared_strings(texts: Iterable[str]) -> str:
    """Return a table of shared texts."""
    items = "".join(f"<si><t>{escape(text)}</t></si>" for text in texts)
    return f'{HEAD}<sst xmlns="{MAIN}">{items}</sst>'


def styles_xml(formats: Sequence[str] = (), *, more: str = "") -> str:
    """Return a style sheet whose style number ``n + 1`` has the n-th number format."""
    listed = "".join(
        f'<numFmt numFmtId="{164 + number}" formatCode={quoteattr(code)}/>' for number, code in enumerate(formats)
    )
    used = "".join(f'<xf numFmtId="{164 + number}" applyNumberFormat="1"/>' for number in range(len(formats)))
    return (
        f'{HEAD}<styleSheet xmlns="{MAIN}"><numFmts count="{len(formats)}">{listed}</numFmts>'
        f'<fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>'
        f'<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs><xf numFmtId="0"/>{used}</cellXfs>{more}</styleSheet>'
    )


def repacked(data: bytes, change: Callable[[Parts], None]) -> bytes:
    """Return a package whose parts were changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        made: Parts = {name: archive.read(name) for name in archive.namelist()}
    change(made)
    return zipped(made)


def patched(data: bytes, entry: str, **fields: int | bytes) -> bytes:
    """Return a zip whose table of entries tells something else about one entry.

    ``flags``, ``method``, ``crc``, ``packed``, ``size``, ``attributes`` and ``name`` (of the same length) can be
    changed; flags, method and name also in the entry's own header.
    """
    raw = bytearray(data)
    name = entry.encode()
    central = raw.find(b"PK\x01\x02")
    while raw[central + 46 : central + 46 + len(name)] != name:
        central = raw.find(b"PK\x01\x02", central + 1)
    (local,) = struct.unpack_from("<L", raw, central + 42)
    places = {"flags": ("<H", 8, 6), "method": ("<H", 10, 8), "crc": ("<L", 16, 0), "packed": ("<L", 20, 0)}
    places |= {"size": ("<L", 24, 0), "attributes": ("<L", 38, 0)}
    for field, value in fields.items():
        if isinstance(value, bytes):
            raw[central + 46 : central + 46 + len(value)] = value
            raw[local + 30 : local + 30 + len(value)] = value
            continue
        shape, in_table, in_header = places[field]
        struct.pack_into(shape, raw, central + in_table, value)
        if in_header:
            struct.pack_into(shape, raw, local + in_header, value)
    return bytes(raw)


def ole(stream: str) -> bytes:
    """Return the beginning of an OLE container whose directory names a stream."""
    written = stream.encode("utf-16-le") + b"\0\0"
    entry = written.ljust(64, b"\0") + len(written).to_bytes(2, "little") + b"\x02" + bytes(61)
    return (OLE + bytes(504)) + entry + bytes(1024)


def bomb_part(size: int, filler: bytes = b"\0") -> bytes:
    """Return content that deflates to next to nothing."""
    return filler * (size // len(filler))


def overlapping(entries: int, content: bytes) -> bytes:
    """Return a zip whose entries all share the same packed bytes."""
    packed = zlib.compress(content, 9)[2:-4]
    crc, local, central = zlib.crc32(content), b"", b""
    header = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 8, 0, 0, crc, len(packed), len(content), 5, 0)
    local = header + b"a.xml" + packed
    for number in range(entries):
        name = f"{number:01x}.xml".encode()[:5].rjust(5, b"x")
        central += struct.pack(
            "<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 8, 0, 0, crc, len(packed), len(content), 5, 0, 0, 0, 0, 0, 0
        )
        central += name
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, entries, entries, len(central), len(local), 0)
    return local + central + end
