"""A workbook of plain sheets, written at once: a million cells through a library of Excel take half a minute.

Numbers and texts only, no styles; the first row of every sheet stays in view. A text is stored as a text, so that
nothing is ever taken for a formula.
"""

import io
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, Final
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

Sheet = tuple[str, Sequence[Any], Iterable[Sequence[Any]]]  # title, headings, rows

_DAY: Final = (1980, 1, 1, 0, 0, 0)  # the same sheets are the same file, byte for byte
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\]")  # in the title of a sheet
_TITLE: Final = 31  # characters of a sheet's title
_TOP: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOCUMENT: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD: Final = (
    f'{_TOP}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>'
)
_FOOT: Final = "</sheetData></worksheet>"


def plain_workbook(sheets: Iterable[Sheet]) -> bytes:
    """Return the sheets as the bytes of an Excel file; an empty cell stays empty."""
    file, titles = io.BytesIO(), []
    with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=3) as packed:
        for title, head, rows in sheets:
            titles.append(_FORBIDDEN.sub(" ", title)[:_TITLE])
            content = "".join((_HEAD, *_rows(head, rows), _FOOT))
            packed.writestr(_entry(f"xl/worksheets/sheet{len(titles)}.xml"), content, compresslevel=3)
        for name, content in _frame(titles).items():
            packed.writestr(_entry(name), _TOP + content)
    return file.getvalue()


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _DAY)
    entry.compress_type = ZIP_DEFLATED
    return entry


def _rows(head: Sequence[Any], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    letters = [_letters(position) for position in range(len(head))]
    yield _row(1, letters, head)
    for number, row in enumerate(rows, start=2):
        yield _row(number, letters, row)


def _row(number: int, letters: Sequence[str], values: Sequence[Any]) -> str:
    cells = [
        f'<c r="{letter}{number}"{_content(value)}'
        for letter, value in zip(letters, values, strict=True)
        if value is not None and value == value  # noqa: PLR0124 - NaN is the one that differs from itself
    ]
    return f'<row r="{number}">{"".join(cells)}</row>'


def _content(value: Any) -> str:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return _text(str(value))
    if not math.isfinite(value):
        return _text(str(value))
    return f"><v>{int(value) if isinstance(value, int) else float(value)!r}</v></c>"  # numpy writes itself otherwise


@lru_cache(maxsize=50_000)
def _text(value: str) -> str:
    return f' t="inlineStr"><is><t xml:space="preserve">{escape(_CONTROL.sub("", value))}</t></is></c>'


def _letters(position: int) -> str:
    """Return the name of a column counted from 0: A, B ... Z, AA."""
    name = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        name = chr(65 + rest) + name
    return name


def _frame(titles: Sequence[str]) -> dict[str, str]:
    """Return the parts around the sheets: what is in the file, and which sheet is which."""
    numbers = range(1, len(titles) + 1)
    names = "".join(
        f'<sheet name={quoteattr(title)} sheetId="{number}" r:id="rId{number}"/>'
        for number, title in zip(numbers, titles, strict=True)
    )
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{_DOCUMENT}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in numbers
    )
    parts = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        for number in numbers
    )
    return {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>{parts}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_DOCUMENT}"><sheets>{names}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>',
    }
