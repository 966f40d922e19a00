"""Milestones and actions of a comparison as rows: one for each field that would change."""

from collections.abc import Iterable, Iterator

from data.content import MilestoneRow, Status
from data.partial_dates import PartialDate
from data.submissions.plan_comparison import FieldChange, PlanChange
from data.workbook.columns import SHAPES
from data.workbook.names import STATUSES, names
from exhibits.handed.row import CHANGES, NOTHING, HandedRow, happens, place_of, written_number
from text import Text


def plan_rows(changes: Iterable[PlanChange], text: Text, *, gone: str = "") -> list[HandedRow]:
    """Return milestones and actions as rows: the changed first, then new, missing and unchanged ones.

    Parameters
    ----------
    gone
        What happens with rows that are ``missing``, in words; by default they stay.
    """
    rows = [row for item in changes for row in _rows(item, text, gone)]
    return sorted(rows, key=lambda row: CHANGES.index(row.change))


def _rows(item: PlanChange, text: Text, gone: str) -> Iterator[HandedRow]:
    if item.change in ("changed", "new") and item.fields:
        for field in item.fields:
            yield _field_row(item, field, text)
        return
    missing = item.change == "missing"
    yield HandedRow(
        change=item.change,
        city=item.row.city,
        what=_name(item, text),
        part="",
        before="",
        after="",
        happens=gone if missing and gone else happens(item.change, text),
        place="" if missing else place_of(item.row.sheet, item.row.cell),
    )


def _field_row(item: PlanChange, field: FieldChange, text: Text) -> HandedRow:
    return HandedRow(
        change=item.change,
        city=item.row.city,
        what=_name(item, text),
        part=field_name(item, field.name, text),
        before=_said(field.name, field.before, text),
        after=_said(field.name, field.after, text),
        happens=happens(item.change, text),
        place=place_of(item.row.sheet, item.row.cell),
        key=(*item.key, field.name) if field.stale else (),
    )


def field_name(item: PlanChange, name: str, text: Text) -> str:
    """Return a field as the workbook's heading names it."""
    shape = SHAPES["milestones" if isinstance(item.row, MilestoneRow) else "actions"]
    return text.say(shape.column(name).heading)


def _name(item: PlanChange, text: Text) -> str:
    row = item.row
    action = names().shown_action(row.action, text)
    if isinstance(row, MilestoneRow):
        return f"{names().shown_city(row.city, text)} · {action} · {row.milestone}"
    return f"{names().shown_city(row.city, text)} · {action} · {row.title}"


def _said(name: str, value: object, text: Text) -> str:
    if value is None or value == "":
        return text.say(NOTHING)
    if isinstance(value, PartialDate):
        return text.date(value.first_day(), precision=value.precision)
    if isinstance(value, Status):
        return text.say(STATUSES[value])
    if isinstance(value, int | float):
        return written_number(float(value), 0, text)
    if name == "indicator_moved":
        return names().shown_indicator(str(value), text)
    return str(value)
