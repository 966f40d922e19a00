"""The shared texts and the cell formats, bounded before the reader builds them."""

import re
import zipfile
from typing import Final
from xml.parsers import expat

from data.workbook.grid import Budget, Shape, parse_in_steps
from data.workbook.limits import (
    DEPTH,
    FORMAT_CHARACTERS,
    FORMATS,
    SHARED_STRINGS,
    STRING_ELEMENTS,
    STYLE_ELEMENTS,
)
from data.workbook.package import MAIN
from data.workbook.refusal import RefusedError

BUILT_IN: Final[dict[str, Shape]] = {"9": "percent", "10": "percent", "17": "month"}
LITERAL: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


def count_strings(archive: zipfile.ZipFile, path: str | None, *, budget: Budget) -> int:
    """Return how many shared texts there are.

    Raises
    ------
    RefusedError
        ``SHEET_TOO_LARGE`` when there are too many or they are too long together; ``FILE_CORRUPT``.
    """
    walk = _Strings(budget)
    if path is not None:
        _walk(archive, path, walk)
    return walk.count


def cell_shapes(archive: zipfile.ZipFile, path: str | None) -> dict[str, Shape]:
    """Return what cells of a style number are shown as, where that changes what they mean.

    Raises
    ------
    RefusedError
        ``SHEET_TOO_LARGE`` for more formats or longer ones than Excel itself can make; ``FILE_CORRUPT``.
    """
    walk = _Styles()
    if path is not None:
        _walk(archive, path, walk)
    shapes = {**BUILT_IN, **walk.shapes}
    return {str(number): shapes[used] for number, used in enumerate(walk.cell_formats) if used in shapes}


def shape_of(number_format: str) -> Shape | None:
    r"""Return how a number format shows its cells: as percentages, or as dates without a day or without a month.

    Examples
    --------
    >>> shape_of("mmm\\-yy"), shape_of("0.0%"), shape_of("dd/mm/yyyy")
    ('month', 'percent', None)
    """
    plain = LITERAL.sub("", number_format).split(";")[0].lower()
    if "%" in plain:
        return "percent"
    if "y" not in plain or "d" in plain or "h" in plain:
        return None
    return "month" if "m" in plain else "year"


def _walk(archive: zipfile.ZipFile, path: str, walk: "_Strings | _Styles") -> None:
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = walk.start
    parser.EndElementHandler = walk.end
    parser.CharacterDataHandler = walk.characters
    try:
        with archive.open(path) as file:
            parse_in_steps(parser, file.read)
    except (KeyError, expat.ExpatError, zipfile.BadZipFile, OSError):
        raise RefusedError("FILE_CORRUPT", value=path) from None


class _Strings:
    """Counts texts, characters and elements of the shared texts."""

    def __init__(self, budget: Budget) -> None:
        self.count = self._elements = self._depth = 0
        self._budget = budget

    def start(self, name: str, _attributes: dict[str, str]) -> None:
        """Count an element that begins; raise RefusedError where there are too many, or too deep ones."""
        self._elements += 1
        self._depth += 1
        self.count += name == STRING
        if self.count > SHARED_STRINGS or self._elements > STRING_ELEMENTS or self._depth > DEPTH:
            raise RefusedError("SHEET_TOO_LARGE")

    def end(self, _name: str) -> None:
        """Go back up from an element that ends."""
        self._depth -= 1

    def characters(self, text: str) -> None:
        """Take the text from what may be read; raise RefusedError where nothing is left."""
        self._budget.characters -= len(text)
        if self._budget.characters < 0:
            raise RefusedError("SHEET_TOO_LARGE")


class _Styles:
    """Bounds the formats and notes which of them say more than how a value looks."""

    def __init__(self) -> None:
        self.shapes: dict[str, Shape] = {}
        self.cell_formats: list[str] = []
        self._path: list[str] = []
        self._elements = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Note a format that begins; raise RefusedError where there are too many, or too deep ones."""
        self._elements += 1
        self._path.append(name)
        if self._elements > STYLE_ELEMENTS or len(self._path) > DEPTH:
            raise RefusedError("SHEET_TOO_LARGE")
        if name == NUMBER_FORMAT:
            self._number_format(attributes)
        elif name == CELL_FORMAT and self._path[-2] == CELL_FORMATS:
            self.cell_formats.append(attributes.get("numFmtId", "0"))
            if len(self.cell_formats) > FORMATS:
                raise RefusedError("SHEET_TOO_LARGE")

    def end(self, _name: str) -> None:
        """Go back up from an element that ends."""
        self._path.pop()

    def characters(self, _text: str) -> None:
        """Pass over text: formats have none."""
        return

    def _number_format(self, attributes: dict[str, str]) -> None:
        code = attributes.get("formatCode", "")
        if len(code) > FORMAT_CHARACTERS:
            raise RefusedError("SHEET_TOO_LARGE", value=code)
        shape = shape_of(code)
        if shape is not None:
            self.shapes[attributes.get("numFmtId", "")] = shape


STRING, NUMBER_FORMAT, CELL_FORMAT, CELL_FORMATS = (f"{MAIN}}}{name}" for name in ("si", "numFmt", "xf", "cellXfs"))
