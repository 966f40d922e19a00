"""The three sheets and their columns: the one description that reading, template and annotated copy share."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from data.workbook.spelling import name_key
from data.workbook.words import HEADING_WORDS, SHEET_WORDS
from text import LANGUAGES, mark, text_for

SheetKind = Literal["indicators", "milestones", "actions"]
CellKind = Literal["name", "text", "year", "number", "date", "whole"]


@dataclass(frozen=True)
class Column:
    """A column: the field it fills, its heading (a message key), how its cells are read, how long a text may be."""

    key: str
    heading: str
    kind: CellKind = "text"
    required: bool = False
    longest: int = 2_000


@dataclass(frozen=True)
class SheetShape:
    """A sheet of ours: its name (a message key) and its columns in the template's order."""

    kind: SheetKind
    name: str
    columns: tuple[Column, ...]

    def column(self, key: str) -> Column:
        """Return the column that fills a field."""
        return next(column for column in self.columns if column.key == key)

    def required(self) -> tuple[str, ...]:
        """Return the fields no row can do without."""
        return tuple(column.key for column in self.columns if column.required)


_CITY = Column("city", mark("City"), "name", required=True, longest=200)
_ACTION = Column("action", mark("Action"), "name", required=True, longest=60)
_SOURCE = mark("Source")
_NOTE = Column("note", mark("Note"))

INDICATORS: Final = SheetShape(
    "indicators",
    mark("Indicators"),
    (
        _CITY,
        Column("indicator", mark("Indicator"), "name", required=True, longest=200),
        Column("year", mark("Year"), "year", required=True),
        Column("value", mark("Value"), "number", required=True),
        Column("unit", mark("Unit"), "name", required=True, longest=200),
        Column("origin", _SOURCE),
        Column("area", mark("Area"), "name", longest=200),
        Column("breakdown", mark("Breakdown"), "name", longest=60),
        Column("flag", mark("Flag"), "name", longest=40),
        _NOTE,
    ),
)
MILESTONES: Final = SheetShape(
    "milestones",
    mark("Milestones"),
    (
        _CITY,
        _ACTION,
        Column("milestone", mark("Milestone"), "name", required=True, longest=500),
        Column("due_date", mark("Due date"), "date"),
        Column("status", mark("Status"), "name", longest=60),
        Column("progress", mark("Progress"), "number"),
        Column("baseline_date", mark("Baseline date"), "date"),
        Column("done_date", mark("Done date"), "date"),
        Column("responsible", mark("Responsible"), longest=500),
        Column("reason", mark("Reason")),
        _NOTE,
    ),
)
ACTIONS: Final = SheetShape(
    "actions",
    mark("Actions"),
    (
        _CITY,
        _ACTION,
        Column("title", mark("Title"), "name", required=True, longest=500),
        Column("players", mark("Players")),
        Column("start", mark("Start"), "date"),
        Column("end", mark("End"), "date"),
        Column("cost_eur", mark("Cost EUR"), "number"),
        Column("funding", mark("Funding")),
        Column("indicator", mark("Indicator"), longest=500),
        Column("target", mark("Target"), "number"),
        Column("reported_value", mark("Reported value"), "number"),
        Column("origin", _SOURCE),
        Column("indicator_moved", mark("Indicator moved"), "name", longest=200),
        Column("lag_from", mark("Lag from"), "whole"),
        Column("lag_to", mark("Lag to"), "whole"),
    ),
)
SHAPES: Final[dict[SheetKind, SheetShape]] = {shape.kind: shape for shape in (INDICATORS, MILESTONES, ACTIONS)}
LISTS: Final = mark("Lists")
GUIDE: Final = mark("How to fill")
FINDINGS: Final = mark("Findings")
MEMORY: Final = "_template"
"""The very hidden sheet of our template; see :mod:`data.workbook.memory`."""


@lru_cache(maxsize=8)
def headings(kind: SheetKind) -> dict[str, str]:
    """Return every heading that is understood on a sheet: compared spelling -> field."""
    found: dict[str, str] = {}
    for column in SHAPES[kind].columns:
        for language in LANGUAGES:
            found.setdefault(name_key(text_for(language).say(column.heading)), column.key)
    for column in SHAPES[kind].columns:
        for word in HEADING_WORDS.get(column.key, ()):
            found.setdefault(name_key(word), column.key)
    return found


@lru_cache(maxsize=1)
def sheet_names() -> dict[str, SheetKind]:
    """Return every sheet name that is understood: compared spelling -> sheet."""
    found: dict[str, SheetKind] = {}
    for kind, shape in SHAPES.items():
        for language in LANGUAGES:
            found.setdefault(name_key(text_for(language).say(shape.name)), kind)
        for word in SHEET_WORDS[kind]:
            found.setdefault(name_key(word), kind)
    return found


@lru_cache(maxsize=1)
def other_sheets() -> frozenset[str]:
    """Return the compared names of the sheets that we write besides the three, and that are never data."""
    spoken = {name_key(text_for(language).say(name)) for name in (LISTS, GUIDE, FINDINGS) for language in LANGUAGES}
    return frozenset(spoken | {MEMORY})


def is_official_heading(kind: SheetKind, key: str, spelled: str, language: str) -> bool:
    """Return whether a heading is the template's own, in English or in the reader's language."""
    heading = SHAPES[kind].column(key).heading
    return name_key(spelled) in {name_key(heading), name_key(text_for(language).say(heading))}
