"""From a table to its rows: what is hidden, merged, a total or a note is dealt with; the rest is read."""

from collections.abc import Iterator

from data.content import ActionRow, IndicatorRow, MilestoneRow
from data.workbook.asides import asides
from data.workbook.book import CellValue
from data.workbook.findings import Finding, Findings, shown
from data.workbook.indicator_rows import read_indicator_row
from data.workbook.layout import Table
from data.workbook.places import address
from data.workbook.plan_rows import NewActions, read_action_row, read_milestone_row
from data.workbook.questions import INCLUDE, Answers
from data.workbook.row_reader import RowReader
from data.workbook.scope import Scope
from data.workbook.spans import Spans


def read_indicators(table: Table, scope: Scope, findings: Findings, answers: Answers) -> Iterator[IndicatorRow]:
    """Yield the figures of a table, noting whatever is found."""
    for reader in _sound_rows(table, findings, answers):
        yield from read_indicator_row(reader, scope)


def read_milestones(
    table: Table, scope: Scope, findings: Findings, answers: Answers, new_actions: NewActions
) -> Iterator[MilestoneRow]:
    """Yield the milestones of a table, noting whatever is found."""
    for reader in _sound_rows(table, findings, answers):
        row = read_milestone_row(reader, scope, new_actions)
        if row is not None:
            yield row


def read_actions(table: Table, scope: Scope, findings: Findings, answers: Answers) -> Iterator[ActionRow]:
    """Yield the actions of a table, noting whatever is found."""
    for reader in _sound_rows(table, findings, answers):
        row = read_action_row(reader, scope)
        if row is not None:
            yield row


def _sound_rows(table: Table, findings: Findings, answers: Answers) -> Iterator[RowReader]:
    """Yield the reader at each row of data."""
    spans = Spans(table, findings, answers)
    spans.settle()
    reader, kind_of = RowReader(table, findings, answers), asides(table)
    ours = sorted({*table.columns.values(), *table.years})
    for row, values in table.rows():
        if row in spans.open_rows or not _is_filled(values, ours):
            continue
        aside = kind_of(row, values)
        if aside is not None:
            first = next((place for place, value in enumerate(values) if value is not None), 0)
            findings.add(Finding(aside, table.sheet.name, address(row, first + 1), shown(values[first])))
            continue
        reader.begin(row, values)
        if row not in table.sheet.hidden_rows or reader.ask("HIDDEN_ROW", ours[0], f"{row}") == INCLUDE:
            yield reader


def _is_filled(values: list[CellValue], columns: list[int]) -> bool:
    width = len(values)
    for column in columns:
        value = values[column - 1] if column <= width else None
        if value is not None and not (isinstance(value, str) and not value.strip()):
            return True
    return False
