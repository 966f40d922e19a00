"""How wide words are in print: letter widths of Arial, which its free twins share, so that text can be fitted.

No font file is needed: the widths are those of Adobe's public metrics of Helvetica, which Arial and Liberation Sans
keep. Letters with marks are as wide as without.
"""

import math
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

# Thousandths of the type size, by letters that share a width.
_WIDTHS: Final = {
    "ijl": 222, "'": 191, " !,./:;I[]\\ft|": 278, "()-r`": 333, '"': 355, "*": 389, "cksvxyzJ": 500, "–": 556,
    "0123456789abdeghnopqu_?$#L€": 556, "+<=>−~^": 584, "FTZ": 611, "&ABEKPSVXY": 667, "CDHNRUw": 722, "GOQ": 778,
    "Mm": 833, "%": 889, "W": 944, "@": 1015, "…—": 1000, "→●■▲◆✚◐○": 1000,
}  # fmt: skip
_LETTERS: Final = {letter: width for letters, width in _WIDTHS.items() for letter in letters}
_OTHER: Final = 600  # what is not in the table: quotation marks and other alphabets, on the wide side
_BOLD: Final = 1.075
LEADING: Final = 1.2  # a line's height in parts of its type size
SAFE: Final = 0.98  # programs break a line a little sooner or later than the widths say


@lru_cache(maxsize=4096)
def _letter(letter: str) -> int:
    plain = unicodedata.normalize("NFD", letter)[0]
    return _LETTERS.get(plain, 278 if plain.isspace() else _OTHER)


def width(words: str, size: float, *, bold: bool = False) -> float:
    """Return how wide one line of words is, in the unit of the type size."""
    return sum(map(_letter, words)) / 1000 * size * (_BOLD if bold else 1)


def line_count(words: str, room: float, size: float, *, bold: bool = False) -> int:
    """Return how many lines words take in a column: whole words go to the next line, longer ones are broken."""
    return sum(_lines(line, room * SAFE, size, bold) for line in words.split("\n"))


def _lines(line: str, room: float, size: float, bold: bool) -> int:
    lines, filled, space = 1, 0.0, width(" ", size, bold=bold)
    for word in line.split(" "):
        long = width(word, size, bold=bold)
        if filled and filled + space + long > room:
            lines, filled = lines + 1, 0.0
        if long > room:
            whole = math.ceil(long / max(room, size))
            lines, long = lines + whole - 1, long - (whole - 1) * room
        filled += (space if filled else 0) + long
    return lines


def height(words: str, room: float, size: float, *, bold: bool = False) -> float:
    """Return how high words stand in a column."""
    return line_count(words, room, size, bold=bold) * size * LEADING


def fitted(words: str, room: float, high: float, sizes: Sequence[float], *, bold: bool = False) -> tuple[str, float]:
    """Return words and the largest of some sizes at which they fit; at the smallest they are cut with an ellipsis."""
    for size in sizes:
        if height(words, room, size, bold=bold) <= high:
            return words, size
    lines = max(1, int(high // (sizes[-1] * LEADING)))
    return shortened(words, room, sizes[-1], lines=lines, bold=bold), sizes[-1]


def shortened(words: str, room: float, size: float, *, lines: int = 1, bold: bool = False) -> str:
    """Return words cut at a word's end so that they take at most so many lines."""
    if line_count(words, room, size, bold=bold) <= lines:
        return words
    fits, much = 0, min(len(words), math.ceil(lines * room / size * 5))
    while much - fits > 1:
        middle = (fits + much) // 2
        inside = line_count(words[:middle].rstrip() + "…", room, size, bold=bold) <= lines
        fits, much = (middle, much) if inside else (fits, middle)
    cut = words[:fits]
    whole = cut.rsplit(" ", 1)[0] if " " in cut[fits // 2 :] else cut
    return whole.rstrip(" ,;:.") + "…"
