"""Numbers as five countries write them. One reading is taken; two readings are asked about; none is refused."""

import math
import re
from dataclasses import dataclass
from typing import Final

LONGEST: Final = 60
MINUS: Final = str.maketrans("\u2212\u2013\u2012\u2011\uff0d", "-----")
SHAPE: Final = re.compile(
    r"(?P<before>[^\W\d]{1,12}\.?|[€$£])? ?(?P<sign>[+-])? ?(?P<body>[0-9.,' ’e+-]*?)(?P<unit>[^0-9]*)", re.I
)
PLAIN: Final = re.compile(r"[0-9]+")
GROUPED: Final = re.compile(
    r"(?P<whole>[0-9]{1,3}(?P<group>[ ’'])[0-9]{3}(?:(?P=group)[0-9]{3})*)(?:[.,](?P<part>[0-9]+))?"
)
BOTH: Final = re.compile(
    r"(?P<whole>[0-9]{1,3}(?P<group>[.,])[0-9]{3}(?:(?P=group)[0-9]{3})*)(?!(?P=group))[.,](?P<part>[0-9]+)"
)
MANY_GROUPS: Final = re.compile(r"[0-9]{1,3}(?P<group>[.,])[0-9]{3}(?:(?P=group)[0-9]{3})+")
ONE_MARK: Final = re.compile(r"(?P<whole>[0-9]*)(?P<mark>[.,])(?P<part>[0-9]*)")
SCIENTIFIC: Final = re.compile(r"[0-9]+(?:[.,][0-9]+)?[eE][+-]?[0-9]{1,3}")
NOT_FINITE: Final = frozenset({"nan", "inf", "infinity", "-inf", "-infinity", "+inf", "+infinity", "-nan", "∞", "-∞"})

DECIMAL_COMMA: Final = "decimal-comma"
DECIMAL_POINT: Final = "decimal-point"


@dataclass(frozen=True)
class Number:
    """What a text says as a number.

    Attributes
    ----------
    readings
        Convention -> value; one entry ("") when only one reading is possible.
    unit
        What was written before or behind the digits.
    """

    readings: dict[str, float]
    unit: str = ""

    @property
    def value(self) -> float | None:
        """The value when there is one reading only."""
        return self.readings.get("")


def is_not_finite(text: str) -> bool:
    """Return whether a text is one of the words for "not a number" or "infinite"."""
    return text.casefold().translate(MINUS) in NOT_FINITE


def read_number(text: str) -> Number | None:
    """Read a number from a tidy text; None when it is none.

    Examples
    --------
    >>> read_number("1.234,5").value, read_number("12,5 %")
    (1234.5, Number(readings={'': 12.5}, unit='%'))
    >>> read_number("1.234").readings
    {'decimal-comma': 1234.0, 'decimal-point': 1.234}
    """
    if len(text) > LONGEST:
        return None
    match = SHAPE.fullmatch(text.translate(MINUS))
    if match is None:
        return None
    before, unit = match["before"] or "", match["unit"].strip()
    if before and unit:
        return None
    readings = _readings(match["body"].strip())
    if not readings:
        return None
    sign = -1.0 if match["sign"] == "-" else 1.0
    return Number({name: sign * value for name, value in readings.items()}, before or unit)


def _readings(body: str) -> dict[str, float]:
    if PLAIN.fullmatch(body):
        return {"": float(body)}
    if match := GROUPED.fullmatch(body) or BOTH.fullmatch(body):
        whole = re.sub(r"[^0-9]", "", match["whole"])
        return {"": float(f"{whole}.{match['part'] or 0}")}
    if MANY_GROUPS.fullmatch(body):
        return {"": float(re.sub(r"[.,]", "", body))}
    if SCIENTIFIC.fullmatch(body):
        value = float(body.replace(",", "."))
        return {"": value} if math.isfinite(value) else {}
    match = ONE_MARK.fullmatch(body)
    return _one_mark(match["whole"], match["mark"], match["part"]) if match else {}


def _one_mark(whole: str, mark: str, part: str) -> dict[str, float]:
    """Read digits with one point or comma: a group of three behind it may be decimals or thousands."""
    if not whole and not part:
        return {}
    decimal = float(f"{whole or 0}.{part or 0}")
    if len(part) != 3 or not 1 <= len(whole) <= 3 or whole.startswith("0"):
        return {"": decimal}
    grouped = float(whole + part)
    if mark == ".":
        return {DECIMAL_COMMA: grouped, DECIMAL_POINT: decimal}
    return {DECIMAL_COMMA: decimal, DECIMAL_POINT: grouped}
