"""Cells by their Excel address."""

from functools import lru_cache


@lru_cache(maxsize=512)
def letters(column: int) -> str:
    """Return the letters of a column: 1 is A, 27 is AA."""
    written = ""
    while column:
        column, rest = divmod(column - 1, 26)
        written = chr(65 + rest) + written
    return written


def address(row: int, column: int) -> str:
    """Return a cell's address: row 7, column 4 is D7."""
    return f"{letters(column)}{row}"
