"""Makers of one odd row, and of one odd workbook, for the tests of the check."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from tests.data.workbook import generator as make

ENTERPRISES, RATE = "Active enterprises", "Unemployment rate"
PLAN = ("City", "Action", "Milestone", "Due date", "Status", "Progress", "Baseline date", "Done date", "Reason", "Note")
ACTIONS = ("City", "Action", "Title", "Start", "End", "Cost EUR", "Target", "Indicator moved", "Lag from", "Lag to")
DAY = dt.date(2021, 9, 30)


def figure(
    value: Any, *, city: str = "Matera", year: Any = 2018, indicator: str = ENTERPRISES, unit: str = "number"
) -> tuple[Any, ...]:
    return (city, indicator, year, value, unit)


def share(value: Any, **options: Any) -> tuple[Any, ...]:
    return figure(value, indicator=RATE, unit="%", **options)


def one(value: Any, **options: Any) -> Callable[[], bytes]:
    return lambda: make.indicators(figure(value, **options))


def one_share(value: Any) -> Callable[[], bytes]:
    return lambda: make.indicators(share(value))


def plan(**cells: Any) -> Callable[[], bytes]:
    """Return a maker of one milestone with these cells."""
    usual = {"City": "Matera", "Action": "MAT-1", "Milestone": "First lab"}
    row = {**usual, **{name.replace("_", " "): value for name, value in cells.items()}}
    return lambda: make.milestones([row.get(heading) for heading in PLAN], headings=PLAN)


def action(**cells: Any) -> Callable[[], bytes]:
    usual = {"City": "Matera", "Action": "MAT-9", "Title": "New"}
    row = {**usual, **{name.replace("_", " "): value for name, value in cells.items()}}
    return lambda: make.indicators([row.get(heading) for heading in ACTIONS], headings=ACTIONS, name="Actions")


def formatted(cell: str, value: Any, number_format: str) -> Callable[[], bytes]:
    def change(sheet: Any) -> None:
        sheet[cell] = value
        sheet[cell].number_format = number_format

    return lambda: make.indicators(share(None), change=change)


def raw_value(written: str) -> Callable[[], bytes]:
    """Return a maker of a figure whose numeric cell holds this text."""
    cells = "".join(make.cell(f"{letter}2", value) for letter, value in zip("ABC", make.ROW[:3], strict=True))
    row = f'<row r="2">{cells}<c r="D2"><v>{written}</v></c>{make.cell("E2", "number")}</row>'
    return lambda: make.zipped(make.parts(make.sheet_xml(make.rows_xml([make.HEADINGS]) + row)))


def with_sheets(**sheets: Any) -> Callable[[], bytes]:
    return lambda: make.workbook({name.replace("_", " "): rows for name, rows in sheets.items()})


TABLE = [make.HEADINGS, make.ROW]
