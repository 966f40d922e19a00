"""A content as the rows of the sheets, in a language: the way out that reading is the way back from."""

from collections.abc import Iterable
from typing import Final

from data.content import ActionRow, Content, IndicatorRow, MilestoneRow
from data.partial_dates import PartialDate
from data.workbook.columns import SHAPES, SheetKind
from data.workbook.names import STATUSES, Names
from text import Text

MISSING: Final = ":"
"""How a figure known to be missing is written."""

Written = str | float | None
Fields = dict[str, Written]


def written_rows(content: Content, kind: SheetKind, known: Names, text: Text) -> list[list[Written]]:
    """Return the rows of one sheet, cell by cell in the order of its columns."""
    rows: dict[SheetKind, Iterable[Fields]] = {
        "indicators": (_indicator(row, known, text) for row in content.indicators),
        "milestones": (_milestone(row, known, text) for row in content.milestones),
        "actions": (_action(row, known, text) for row in content.actions),
    }
    columns = [column.key for column in SHAPES[kind].columns]
    return [[row.get(column) for column in columns] for row in rows[kind]]


def _indicator(row: IndicatorRow, known: Names, text: Text) -> Fields:
    return {
        "city": known.shown_city(row.city, text),
        "indicator": known.shown_indicator(row.indicator, text),
        "year": row.year,
        "value": MISSING if row.value is None else row.value,
        "unit": known.shown_unit(row.unit, text),
        "origin": row.origin,
        "area": known.shown_area(row.area, text),
        "breakdown": row.breakdown,
        "flag": row.flag,
        "note": row.note,
    }


def _milestone(row: MilestoneRow, known: Names, text: Text) -> Fields:
    return {
        "city": known.shown_city(row.city, text),
        "action": known.shown_action(row.action, text),
        "milestone": row.milestone,
        "due_date": _date(row.due_date),
        "status": text.say(STATUSES[row.status]) if row.status else "",
        "progress": row.progress,
        "baseline_date": _date(row.baseline_date),
        "done_date": _date(row.done_date),
        "responsible": row.responsible,
        "reason": row.reason,
        "note": row.note,
    }


def _action(row: ActionRow, known: Names, text: Text) -> Fields:
    moved = known.shown_indicator(row.indicator_moved, text) if row.indicator_moved else ""
    return {
        "city": known.shown_city(row.city, text),
        "action": known.shown_action(row.action, text),
        "title": row.title,
        "players": row.players,
        "start": _date(row.start),
        "end": _date(row.end),
        "cost_eur": row.cost_eur,
        "funding": row.funding,
        "indicator": row.indicator,
        "target": row.target,
        "reported_value": row.reported_value,
        "origin": row.origin,
        "indicator_moved": moved,
        "lag_from": row.lag_from,
        "lag_to": row.lag_to,
    }


def _date(date: PartialDate | None) -> str:
    """Write a date as text in its precision: Excel would make a day of a month."""
    return date.isoformat() if date else ""
