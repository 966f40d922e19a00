"""The sheet "Lists": what may be chosen, with units, definitions and default areas."""

from collections.abc import Iterable, Sequence
from typing import Final

from openpyxl.worksheet.worksheet import Worksheet

from data.content import PARTNERSHIP
from data.workbook.columns import ACTIONS
from data.workbook.known import Known
from data.workbook.names import AREAS, PROJECT_ACTIONS, STATUSES, Names
from data.workbook.places import letters
from data.workbook.sheet_style import TOP, freeze, style_heading, write
from text import Text, mark

DEFINITION: Final = mark("Definition")
DEFAULT_AREA: Final = mark("Default area")
BREAKDOWNS: Final = mark("Breakdowns")
MOST_BREAKDOWNS: Final = 12


class Lists:
    """Writes the sheet, and knows where each list stands for the drop-downs.

    Parameters
    ----------
    city
        Whose actions are listed; None lists those of all cities.
    """

    def __init__(self, sheet: Worksheet, known: Names, recorded: Known, text: Text, *, city: str | None) -> None:
        self._sheet, self._known, self._text = sheet, known, text
        self._next, self._ranges = 1, dict[str, str]()
        self._write_cities(city)
        self._write_indicators()
        self._write_one("area", mark("Area"), [text.say(name) for name in AREAS.values()])
        self._write_actions(recorded, city)
        self._write_one("status", mark("Status"), [text.say(name) for name in STATUSES.values()])
        freeze(sheet)

    def range_for(self, field: str, sheet: str) -> str | None:
        """Return the reference of the list a column chooses from, None for a column without one."""
        if field == "indicator" and sheet == ACTIONS.name:
            return None  # what a plan counts, in its own words
        return self._ranges.get({"indicator_moved": "indicator"}.get(field, field))

    def _write_cities(self, city: str | None) -> None:
        keys = [city] if city else [*self._known.catalogue.cities, PARTNERSHIP]
        self._write_one("city", mark("City"), [self._known.shown_city(key, self._text) for key in keys])

    def _write_indicators(self) -> None:
        text, known, start = self._text, self._known, self._next
        headings = (mark("Indicator"), mark("Unit"), DEFAULT_AREA, BREAKDOWNS, DEFINITION)
        rows = [
            (
                text.say(indicator.title),
                known.shown_unit(indicator.unit, text),
                text.say(next(name for area, name in AREAS.items() if area == indicator.default_level)),
                _listed(indicator.breakdowns),
                text.say(indicator.definition),
            )
            for indicator in known.catalogue.indicators.values()
        ]
        self._write_block(headings, (44, 24, 22, 30, 90), rows)
        self._ranges["indicator"] = self._reference(start, len(rows))
        units = list(dict.fromkeys(row[1] for row in rows))
        self._write_one("unit", mark("Unit"), units)

    def _write_actions(self, recorded: Known, city: str | None) -> None:
        start, text = self._next, self._text
        own = [
            (code, title)
            for key, codes in recorded.actions.items()
            if city in (None, key)
            for code, title in codes.items()
        ]
        general = [(text.say(name), "") for name in PROJECT_ACTIONS.values()]
        rows = [*(row for row in own if row[0] not in PROJECT_ACTIONS), *general]
        self._write_block((mark("Action"), mark("Title")), (14, 60), rows)
        self._ranges["action"] = self._reference(start, len(rows))

    def _write_one(self, field: str, heading: str, values: Sequence[str]) -> None:
        start = self._next
        self._write_block((heading,), (26,), [(value,) for value in values])
        self._ranges[field] = self._reference(start, len(values))

    def _write_block(self, headings: Sequence[str], widths: Sequence[int], rows: Iterable[Sequence[str]]) -> None:
        """Write a list and leave an empty column behind it."""
        start = self._next
        for column, (heading, width) in enumerate(zip(headings, widths, strict=True), start=start):
            cell = self._sheet.cell(row=1, column=column)
            write(cell, self._text.say(heading))
            style_heading(cell, is_required=column == start)
            self._sheet.column_dimensions[letters(column)].width = width
        for number, row in enumerate(rows, start=2):
            for column, value in enumerate(row, start=start):
                cell = self._sheet.cell(row=number, column=column)
                write(cell, value)
                cell.alignment = TOP
        self._next = start + len(headings) + 1
        self._sheet.column_dimensions[letters(self._next - 1)].width = 3

    def _reference(self, column: int, count: int) -> str:
        return f"'{self._sheet.title}'!${letters(column)}$2:${letters(column)}${count + 1}"


def _listed(breakdowns: Sequence[str]) -> str:
    shown = ", ".join(breakdowns[:MOST_BREAKDOWNS])
    return f"{shown} …" if len(breakdowns) > MOST_BREAKDOWNS else shown
