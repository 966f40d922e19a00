"""Files that want to hurt the server, each by its name with the code it is refused for and a maker."""

import io
import zipfile
from collections.abc import Callable

from data.workbook import limits
from tests.data.workbook import generator as make

MEBIBYTE = 2**20
DTD = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]>'


def with_part(name: str, content: str | bytes) -> bytes:
    return make.zipped(make.parts(more={name: content}))


def without_part(name: str) -> bytes:
    return make.zipped({part: content for part, content in make.parts().items() if part != name})


def with_text(name: str, old: str, new: str) -> bytes:
    parts = make.parts()
    parts[name] = str(parts[name]).replace(old, new)
    return make.zipped(parts)


def renamed(old: str, new: str) -> bytes:
    return make.zipped({new if part == old else part: content for part, content in make.parts().items()})


def twice(name: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for part, content in make.parts().items():
            archive.writestr(part, content)
        archive.writestr(name, "again")
    return target.getvalue()


def with_link() -> bytes:
    return make.patched(with_part("xl/link.bin", "/etc/passwd"), "xl/link.bin", attributes=0o120777 << 16)


SHEET = "xl/worksheets/sheet1.xml"
FILES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "nothing": ("FILE_NOT_XLSX", lambda: b""),
    "text": ("FILE_NOT_XLSX", lambda: "City;Indicator\nMatera;1".encode("utf-16")),
    "web page": ("FILE_NOT_XLSX", lambda: b"<html><table><tr><td>1</td></tr></table></html>"),
    "too large": ("FILE_TOO_LARGE", lambda: make.zipped(make.parts()) + bytes(limits.FILE_BYTES)),
    "old excel": ("FILE_LEGACY_XLS", lambda: make.ole("Workbook")),
    "older excel": ("FILE_LEGACY_XLS", lambda: make.ole("Book")),
    "oldest excel": ("FILE_LEGACY_XLS", lambda: b"\x09\x08\x10\x00\x00\x06" + bytes(100)),
    "password": ("FILE_ENCRYPTED", lambda: make.ole("EncryptedPackage")),
    "old excel that speaks of encryption": (
        "FILE_LEGACY_XLS",
        lambda: make.ole("Workbook") + b"x" + "EncryptedPackage".encode("utf-16-le"),
    ),
    "an old workbook with a damaged directory": ("FILE_LEGACY_XLS", lambda: make.OLE + bytes(2000)),
    "an encrypted one with a damaged directory": (
        "FILE_ENCRYPTED",
        lambda: make.OLE + bytes(500) + "EncryptedPackage".encode("utf-16-le"),
    ),
    "word document in a container": ("FILE_NOT_XLSX", lambda: make.ole("WordDocument")),
    "zip without content types": ("FILE_NOT_XLSX", lambda: make.zipped({"a.txt": "hello"})),
    "word document": (
        "FILE_NOT_XLSX",
        lambda: make.zipped(make.parts(workbook_type="application/vnd.ms-word.document.main+xml")),
    ),
    "empty zip": ("FILE_NOT_XLSX", lambda: make.zipped({})),
    "cut off": ("FILE_CORRUPT", lambda: make.zipped(make.parts())[:-100]),
    "something in front": ("FILE_CORRUPT", lambda: b"PK\x03\x04MZ" + make.zipped(make.parts())),
    "something behind": ("FILE_CORRUPT", lambda: make.zipped(make.parts()) + b"tail"),
    "wrong checksum": ("FILE_CORRUPT", lambda: make.patched(make.zipped(make.parts()), SHEET, crc=1)),
    "damaged stream": (
        "FILE_CORRUPT",
        lambda: (
            make.zipped(make.parts()).replace(b"PK\x03\x04", b"PK\x03\x04", 1)[:700]
            + b"\xff\xff\xff\xff"
            + make.zipped(make.parts())[704:]
        ),
    ),
    "no workbook part": ("FILE_CORRUPT", lambda: without_part("xl/workbook.xml")),
    "no sheet part": ("FILE_CORRUPT", lambda: without_part(SHEET)),
    "no relations": ("FILE_CORRUPT", lambda: without_part("xl/_rels/workbook.xml.rels")),
    "broken xml": ("FILE_CORRUPT", lambda: make.zipped(make.parts("<worksheet><sheetData>"))),
    "another alphabet": (
        "FILE_CORRUPT",
        lambda: with_part("xl/x.xml", b'<?xml version="1.0" encoding="cp037"?><x/>'),
    ),
    "encrypted entry": ("FILE_ENCRYPTED", lambda: make.patched(make.zipped(make.parts()), SHEET, flags=1)),
    "bzip2": ("FILE_ZIP_UNSAFE", lambda: make.zipped(make.parts(), method=zipfile.ZIP_BZIP2)),
    "lzma": ("FILE_ZIP_UNSAFE", lambda: make.zipped(make.parts(), method=zipfile.ZIP_LZMA)),
    "absolute name": ("FILE_ZIP_UNSAFE", lambda: with_part("/etc/cron.d/x", "x")),
    "parent name": ("FILE_ZIP_UNSAFE", lambda: with_part("xl/../../x", "x")),
    "backslash name": ("FILE_ZIP_UNSAFE", lambda: with_part("xl\\x.xml", "<x/>")),
    "drive name": ("FILE_ZIP_UNSAFE", lambda: with_part("C:x", "x")),
    "name with a zero": (
        "FILE_ZIP_UNSAFE",
        lambda: make.patched(with_part("xl/x.xml!.png", "<x/>"), "xl/x.xml!.png", name=b"xl/x.xml\0.png"),
    ),
    "duplicate by case": ("FILE_ZIP_UNSAFE", lambda: with_part("XL/Workbook.xml", "<x/>")),
    "symbolic link": ("FILE_ZIP_UNSAFE", with_link),
    "too many entries": (
        "FILE_ZIP_UNSAFE",
        lambda: make.zipped({**make.parts(), **{f"x/{number}": "x" for number in range(500)}}),
    ),
    "overlapping entries": ("FILE_ZIP_UNSAFE", lambda: make.overlapping(15, b"<a/>" + bytes(5000))),
    "promises less than it holds": (
        "FILE_ZIP_UNSAFE",
        lambda: make.patched(make.zipped(make.parts()), SHEET, size=10),
    ),
    "promises more than it holds": (
        "FILE_CORRUPT",
        lambda: make.patched(make.zipped(make.parts()), SHEET, size=100_000),
    ),
    "bomb of zeros": ("FILE_ZIP_UNSAFE", lambda: with_part("xl/media/x.bin", make.bomb_part(20 * MEBIBYTE))),
    "bomb of blanks": (
        "FILE_ZIP_UNSAFE",
        lambda: make.zipped(make.parts(make.sheet_xml(after=" " * 20 * MEBIBYTE))),
    ),
    "bomb of rows": ("FILE_ZIP_UNSAFE", lambda: make.zipped(make.parts(make.sheet_xml("<row/>" * 2_000_000)))),
    "document type": ("FILE_XML_DTD", lambda: make.zipped(make.parts(DTD + "<worksheet/>"))),
    "document type in the workbook": ("FILE_XML_DTD", lambda: with_part("xl/workbook.xml", DTD + "<workbook/>")),
    "document type in utf-16": (
        "FILE_XML_DTD",
        lambda: with_part("xl/x.xml", (DTD.replace('"1.0"', '"1.0" encoding="UTF-16"') + "<x/>").encode("utf-16")),
    ),
    "document type in a part of another name": ("FILE_XML_DTD", lambda: with_part("xl/x.bin", DTD + "<x/>")),
    "entity bomb": (
        "FILE_XML_DTD",
        lambda: make.zipped(
            make.parts(
                '<!DOCTYPE l [<!ENTITY a "lol">'
                + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
                + "]><worksheet>&j;</worksheet>"
            )
        ),
    ),
    "external entity": (
        "FILE_XML_DTD",
        lambda: with_part("docProps/core.xml", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'),
    ),
    "macro part": ("FILE_MACROS", lambda: with_part("xl/vbaProject.bin", b"\xd0\xcf")),
    "macro type": (
        "FILE_MACROS",
        lambda: make.zipped(make.parts(workbook_type="application/vnd.ms-excel.sheet.macroEnabled.main+xml")),
    ),
    "macro sheet": ("FILE_MACROS", lambda: with_part("xl/macrosheets/sheet1.xml", "<x/>")),
    "strict": ("FILE_STRICT_OOXML", lambda: with_text("xl/workbook.xml", make.MAIN, make.STRICT)),
    "strict sheet": ("FILE_STRICT_OOXML", lambda: make.zipped(make.parts(make.sheet_xml(namespace=make.STRICT)))),
}
