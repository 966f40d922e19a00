"""Rows of the sheets "Milestones" and "Actions"."""

from collections.abc import Collection, Mapping
from typing import Final

from data.content import (
    ACTION_FIELDS,
    MILESTONE_FIELDS,
    NEEDS_REASON,
    PARTNERSHIP,
    ActionRow,
    MilestoneRow,
    Status,
)
from data.partial_dates import PartialDate
from data.workbook.date_cells import read_date_cell
from data.workbook.findings import Phrase
from data.workbook.known import MilestoneKey, milestone_key
from data.workbook.names import PERCENT, PROJECT_ACTIONS, STATUSES, names
from data.workbook.number_cells import read_number_cell, scaled
from data.workbook.row_reader import RowReader
from data.workbook.scope import FROM_LISTS, ONE_OF, PERHAPS, WHOLE, Scope, read_city
from data.workbook.spelling import name_key
from text import mark

NOT_BEFORE: Final = mark("Not before {date}")
NOT_AFTER: Final = mark("Not after {date}")
NO_DATE: Final = mark("No date")
UNFINISHED: Final = frozenset({Status.NOT_STARTED, Status.IN_PROGRESS, Status.DELAYED})
FULL: Final = 100

NewActions = Mapping[str, Mapping[str, PartialDate | None]]
"""City -> actions that the same file lists -> when they begin."""


def read_milestone_row(reader: RowReader, scope: Scope, new_actions: NewActions) -> MilestoneRow | None:
    """Return the milestone of a row, None when the row cannot be taken."""
    city = read_city(reader, scope, is_project_allowed=True)
    action = _action(reader, scope, city, new_actions)
    milestone = reader.required_text("milestone")
    dates = {
        key: read_date_cell(reader, key, date_1904=scope.date_1904)
        for key in ("due_date", "baseline_date", "done_date")
    }
    status, progress = _status(reader), _progress(reader)
    reason = reader.text("reason")
    if status in NEEDS_REASON and not reason:
        reader.missing("reason", reader.column("reason") or reader.column("status"))
    _check_done(reader, scope, status, progress, dates["done_date"])
    if city and action and milestone:
        _check_baseline(reader, scope, (city, action, milestone), dates["baseline_date"])
        start = new_actions.get(city, {}).get(action) or scope.known.starts.get((city, action))
        _check_start(reader, scope, (city, action, milestone), start, dates["done_date"])
    row = MilestoneRow(
        city=city,
        action=action,
        milestone=milestone,
        status=status,
        progress=progress,
        responsible=reader.text("responsible"),
        reason=reason,
        note=reader.text("note"),
        kept=_kept(reader, MILESTONE_FIELDS),
        sheet=reader.table.sheet.name,
        cell=reader.address(reader.column("milestone")),
        **dates,
    )
    return row if reader.is_sound else None


def read_action_row(reader: RowReader, scope: Scope) -> ActionRow | None:
    """Return the action of a row, None when the row cannot be taken."""
    city = read_city(reader, scope, is_project_allowed=True)
    action = _own_action(reader, scope, city)
    title = reader.required_text("title")
    start = read_date_cell(reader, "start", date_1904=scope.date_1904)
    end = read_date_cell(reader, "end", date_1904=scope.date_1904)
    if start and end and end.last_day() < start.first_day():
        reader.found("DATE_RANGE", reader.column("end"), end, Phrase(NOT_BEFORE, {"date": start.isoformat()}))
    lag_from, lag_to = _whole(reader, "lag_from"), _whole(reader, "lag_to")
    if lag_from is not None and lag_to is not None and lag_to < lag_from:
        reader.found("DATE_RANGE", reader.column("lag_to"), lag_to, Phrase(NOT_BEFORE, {"date": str(lag_from)}))
    row = ActionRow(
        city=city,
        action=action,
        title=title,
        players=reader.text("players"),
        start=start,
        end=end,
        cost_eur=_amount(reader, "cost_eur", unit="eur"),
        funding=reader.text("funding"),
        indicator=reader.text("indicator"),
        target=_amount(reader, "target"),
        reported_value=_amount(reader, "reported_value"),
        origin=reader.text("origin"),
        indicator_moved=_indicator_moved(reader),
        lag_from=lag_from,
        lag_to=lag_to,
        kept=_kept(reader, ACTION_FIELDS),
        sheet=reader.table.sheet.name,
        cell=reader.address(reader.column("action")),
    )
    return row if reader.is_sound else None


def _kept(reader: RowReader, fields: Collection[str]) -> frozenset[str]:
    return frozenset(field for field in fields if not reader.column(field))


def _action(reader: RowReader, scope: Scope, city: str, new_actions: NewActions) -> str:
    """Return the action a milestone belongs to: one on record, one this file adds, or the project's own."""
    written = reader.required_text("action")
    if not written or not city:
        return ""
    key = _known_action(scope, city, written)
    if key is None:
        added = {name_key(code): code for code in new_actions.get(city, ())}
        key = added.get(name_key(written))
    if key is None:
        reader.found("ACTION_UNKNOWN", reader.column("action"), written, _expected_actions(scope, city))
    return key or ""


def _own_action(reader: RowReader, scope: Scope, city: str) -> str:
    """Return the action a row of "Actions" is about; a city may add new ones, the partnership may not."""
    written = reader.required_text("action")
    if not written or not city:
        return ""
    key = _known_action(scope, city, written)
    if key is None and city == PARTNERSHIP:
        reader.found("ACTION_UNKNOWN", reader.column("action"), written, _expected_actions(scope, city))
        return ""
    return key or written


def _known_action(scope: Scope, city: str, written: str) -> str | None:
    return scope.known.action(city, written) or names().project_actions.find(written)


def _expected_actions(scope: Scope, city: str) -> Phrase:
    return Phrase(ONE_OF, {"names": (*scope.known.actions.get(city, {}), *PROJECT_ACTIONS.values())})


def _status(reader: RowReader) -> Status | None:
    written = reader.text("status")
    if not written:
        return None
    key = names().statuses.find(written)
    if key is None:
        near = names().statuses.suggest(written)
        expected = Phrase(PERHAPS, {"name": STATUSES[Status(near)]}) if near else FROM_LISTS
        reader.found("STATUS_UNKNOWN", reader.column("status"), written, expected)
        return None
    return Status(key)


def _progress(reader: RowReader) -> float | None:
    column = reader.column("progress")
    cell = read_number_cell(reader, column, unit=PERCENT)
    value = scaled(reader, column, cell, "PROGRESS_SCALE")
    if value is not None and not 0 <= value <= FULL:
        reader.found("PROGRESS_RANGE", column, cell.value)
        return None
    return value


def _check_done(
    reader: RowReader, scope: Scope, status: Status | None, progress: float | None, done: PartialDate | None
) -> None:
    """Show what does not agree; nothing can have been done in the future."""
    if done is not None and done.first_day() > scope.today:
        today = Phrase(NOT_AFTER, {"date": scope.today.isoformat()})
        reader.found("DATE_RANGE", reader.column("done_date"), done, today)
    is_contradiction = (
        (status is Status.COMPLETED and progress is not None and progress < FULL)
        or (status is Status.NOT_STARTED and bool(progress))
        or (status in UNFINISHED and (progress == FULL or done is not None))
    )
    if is_contradiction:
        reader.found("STATUS_PROGRESS", reader.column("status"), STATUSES[status] if status else "")


def _check_start(
    reader: RowReader, scope: Scope, key: MilestoneKey, start: PartialDate | None, done: PartialDate | None
) -> None:
    """Show a step that was done before its action began, unless it is on record so: preparations do come first."""
    if start is None or done is None or done.last_day() >= start.first_day():
        return
    if scope.known.done.get(milestone_key(*key)) != done:
        expected = Phrase(NOT_BEFORE, {"date": start.isoformat()})
        reader.found("STATUS_PROGRESS", reader.column("done_date"), done, expected)


def _check_baseline(reader: RowReader, scope: Scope, key: tuple[str, str, str], baseline: PartialDate | None) -> None:
    """Refuse a baseline other than the one on record; one the sheet leaves out stays as it is."""
    baselines = scope.known.baselines
    if baseline is None or milestone_key(*key) not in baselines:
        return
    on_record = baselines[milestone_key(*key)]
    if baseline != on_record:
        expected = Phrase(on_record.isoformat()) if on_record else Phrase(NO_DATE)
        reader.found("BASELINE_CHANGED", reader.column("baseline_date"), baseline, expected)


def _amount(reader: RowReader, key: str, *, unit: str | None = None) -> float | None:
    """Return a number that cannot be below zero."""
    column = reader.column(key)
    value = read_number_cell(reader, column, unit=unit).value
    if value is not None and value < 0:
        reader.found("VALUE_NEGATIVE", column, value)
    return value


def _whole(reader: RowReader, key: str) -> int | None:
    value = _amount(reader, key)
    if value is None:
        return None
    if value != int(value):
        reader.found("COUNT_FRACTION", reader.column(key), value, WHOLE)
    return int(value)


def _indicator_moved(reader: RowReader) -> str:
    written = reader.text("indicator_moved")
    key = names().indicators.find(written) if written else None
    if written and key is None:
        near = names().indicators.suggest(written)
        expected = Phrase(PERHAPS, {"name": names().catalogue.indicators[near].title}) if near else FROM_LISTS
        reader.found("INDICATOR_UNKNOWN", reader.column("indicator_moved"), written, expected)
    return key or ""
