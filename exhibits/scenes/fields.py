"""Reads the fields of a deck file; what is wrong is collected, not raised."""

import datetime as dt
import types
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from exhibits.exhibit import Parameters
from text import Text, mark

LONGEST_CODE = 64  # characters of a city, indicator or area
MOST_CODES = 50
LARGEST_NUMBER = 10_000  # years and the like


@dataclass(frozen=True)
class DeckProblem:
    """One thing wrong with a deck file: a message key with its values, and the scene it is in (0: none)."""

    message: str
    values: Mapping[str, object] = field(default_factory=dict)
    scene: int = 0

    def sentence(self, text: Text) -> str:
        """Return the problem in the reader's language."""
        said = text.say(self.message, **self.values) if self.values else text.say(self.message)
        return text.say("Scene {number}: {problem}", number=self.scene, problem=said) if self.scene else said


@dataclass
class Fields:
    """The fields of one group of a deck file."""

    values: Mapping[str, Any]
    scene: int = 0
    problems: list[DeckProblem] = field(default_factory=list)

    def line(self, name: str, *, most: int, default: str | None = None) -> str:
        """Return a text of one line; without a default the field must be there."""
        return " ".join(self.text(name, most=most, default=default).split())

    def text(self, name: str, *, most: int, default: str | None = None) -> str:
        """Return a text without control characters; without a default the field must be there."""
        value = self.values.get(name, default)
        if not isinstance(value, str) or not _encodable(value):
            self._wrong(mark("“{field}” must be a text."), name)
            return ""
        if len(value) > most:
            self._wrong(
                mark("“{field}” has {found} characters; {most} are the most."), name, found=len(value), most=most
            )
            return ""
        return "".join(sign for sign in value if sign in "\n\t" or sign.isprintable() or sign.isspace())

    def number(self, name: str, *, low: float, high: float, default: float) -> float:
        """Return a finite number between two others."""
        value = self.values.get(name, default)
        if isinstance(value, (int, float)) and not isinstance(value, bool) and low <= value <= high:
            return float(value)
        self._wrong(mark("“{field}” must be a number from {low} to {high}."), name, low=f"{low:g}", high=f"{high:g}")
        return default

    def group(self, name: str) -> Mapping[str, Any]:
        """Return a group of fields; none means an empty one."""
        value = self.values.get(name, {})
        if isinstance(value, dict):
            return value
        self._wrong(mark("“{field}” must be a group of fields."), name)
        return {}

    def only(self, known: Collection[str]) -> None:
        """Note every field that the format does not have."""
        for name in self.values:
            if name not in known:
                self._wrong(mark("“{field}” is no field of the deck format."), name)

    def _wrong(self, message: str, name: str, **values: object) -> None:
        self.problems.append(DeckProblem(message, {"field": shortened(name), **values}, self.scene))


def shortened(value: object) -> str:
    """Return a value from a file, short and safe enough to be quoted."""
    said = str(value).encode("utf-8", "replace").decode("utf-8")
    return said if len(said) <= 40 else said[:39] + "…"


def _encodable(value: str) -> bool:
    """Return whether a text can be written as UTF-8: half of a surrogate pair cannot."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def write_parameters(parameters: Parameters) -> dict[str, Any]:
    """Return the parameters that differ from their defaults; days as ISO dates."""
    plain = Parameters()
    chosen = {item.name: getattr(parameters, item.name) for item in fields(Parameters)}
    return {
        name: value.isoformat() if isinstance(value, dt.date) else list(value) if isinstance(value, tuple) else value
        for name, value in chosen.items()
        if value != getattr(plain, name)
    }


def read_parameters(found: Mapping[str, Any], *, scene: int, problems: list[DeckProblem]) -> Parameters:
    """Return parameters from a file; each field is held to the type that :class:`Parameters` gives it."""
    hints = get_type_hints(Parameters)
    chosen: dict[str, Any] = {}
    for name, value in found.items():
        if name not in hints:
            problems.append(
                DeckProblem(mark("“{field}” is no parameter of an exhibit."), {"field": shortened(name)}, scene)
            )
            continue
        try:
            chosen[name] = _typed(value, hints[name])
        except (TypeError, ValueError):
            message = mark("The parameter “{field}” cannot be “{value}”.")
            problems.append(DeckProblem(message, {"field": shortened(name), "value": shortened(value)}, scene))
    return Parameters(**chosen)


def _typed(value: object, hint: Any) -> Any:
    """Return a value of a file as the type asked for; anything else is a TypeError or ValueError."""
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return None if value is None else _typed(value, get_args(hint)[0])
    if origin is tuple:
        return _codes(value)
    if hint is dt.date and isinstance(value, str):
        return dt.date.fromisoformat(value)
    if not (isinstance(value, str) and value in get_args(hint) if origin is Literal else _fits(value, hint)):
        raise TypeError(type(value).__name__)
    return value


def _fits(value: object, hint: Any) -> bool:
    """Return whether a value has a plain type and a sensible size; True is no number."""
    if type(value) is not hint:
        return False
    if isinstance(value, str):
        return len(value) <= LONGEST_CODE and _encodable(value)
    return not isinstance(value, int) or abs(value) < LARGEST_NUMBER


def _codes(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > MOST_CODES:
        raise TypeError("no list of codes")
    return tuple(dict.fromkeys(str(_typed(item, str)) for item in value))
