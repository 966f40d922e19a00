"""Turns frames into records that deck.gl can read.

pydeck writes ``NaN`` as invalid JSON and a ``Timestamp`` as ``{}``, silently: the map then stays empty. So whatever
cannot be drawn is refused here, with its column and row.
"""

import math
from collections.abc import Mapping, Sequence
from numbers import Integral, Real
from typing import Any, TypeAlias

import pandas as pd

# Typed loosely on purpose: a layer reads its own records, and `map_records` has refused what is not drawable.
Record: TypeAlias = dict[str, Any]


class NotDrawableError(ValueError):
    """A value that a map cannot carry: not finite, or not a number, a text, a truth value or a list of these."""


def map_records(rows: pd.DataFrame | Sequence[Mapping[str, Any]], *, decimals: int | None = None) -> list[Record]:
    """Return the rows as plain Python records.

    Parameters
    ----------
    rows
        A frame, or mappings. Lists and tuples inside stay lists; a missing text is None, never a missing number.
    decimals
        Round fractions to so many decimals (a hundredth of a degree is about a kilometre); None keeps them.

    Raises
    ------
    NotDrawableError
        For NaN, infinity, a date, or anything else that JSON has no word for.
    """
    given: Sequence[Mapping[Any, Any]] = rows.to_dict(orient="records") if isinstance(rows, pd.DataFrame) else rows
    return [
        {str(name): _plain(value, f"{name}, row {place}", decimals) for name, value in row.items()}
        for place, row in enumerate(given)
    ]


def _plain(value: object, where: str, decimals: int | None) -> Any:
    """Return a value as JSON knows it."""
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, list | tuple):
        return [_plain(part, where, decimals) for part in value]
    if type(value).__name__ == "bool":  # numpy's truth value is no Python bool
        return bool(value)
    if isinstance(value, Integral):
        return int(value)
    if isinstance(value, Real) and math.isfinite(value):
        return float(value) if decimals is None else _short(round(float(value), decimals))
    raise NotDrawableError(f"{value!r} cannot be drawn ({where})")


def _short(value: float) -> float | int:
    """Return a whole number without its ".0": a thousand regions send each digit a thousand times."""
    return int(value) if value.is_integer() else value
