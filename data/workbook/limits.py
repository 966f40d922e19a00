"""What a workbook may ask of the server: sizes, counts, memory and time, in one place."""

from dataclasses import asdict, dataclass
from typing import Final

MEBIBYTE: Final = 2**20

FILE_BYTES: Final = 10 * MEBIBYTE
ENTRIES: Final = 500
INFLATED_BYTES: Final = 150 * MEBIBYTE
RATIO: Final = 100
RATIO_FROM_BYTES: Final = 100 * 1024
"""Small parts may compress as well as they like; above this size a ratio over :data:`RATIO` is a bomb."""

ROWS: Final = 60_000
COLUMNS: Final = 256
CELLS: Final = 500_000
SHEETS: Final = 100
MERGED_RANGES: Final = 20_000

SHARED_STRINGS: Final = 500_000
TEXT_CHARACTERS: Final = 20_000_000
"""All texts of a workbook together."""

FORMATS: Final = 65_490
"""Excel's own limit of distinct cell formats."""

FORMAT_CHARACTERS: Final = 255
"""Excel's own limit of one number format; far longer ones stall the reader."""

STYLE_ELEMENTS: Final = 300_000
STRING_ELEMENTS: Final = 3_000_000
OTHER_ELEMENTS: Final = 200_000
"""Elements of a sheet outside its cells: formatting rules, links, validations."""

SMALL_PART_BYTES: Final = 4 * MEBIBYTE
"""Content types, relations, workbook and properties: parts the reader holds in memory as a tree."""

STYLES_BYTES: Final = 16 * MEBIBYTE
DEPTH: Final = 64
"""Nesting of XML elements; genuine workbooks stay below twenty."""

CARRIED_CHARACTERS: Final = 5_000
"""A longer text leaves the child process shortened, with its length beside it."""

PIPE_BYTES: Final = 128 * MEBIBYTE
"""What the child process may send back."""


@dataclass(frozen=True)
class Limits:
    """What the reading child process may use.

    Attributes
    ----------
    memory
        Bytes of address space (Linux) or of resident memory, polled (Windows, macOS).
    cpu, wall
        Seconds of processor time and of the clock on the wall.
    """

    memory: int = 1024 * MEBIBYTE
    cpu: int = 60
    wall: float = 90.0

    def as_dict(self) -> dict[str, float]:
        """Return the limits as plain data, for the child's command line."""
        return asdict(self)
