"""Rows about the same thing: twice the same, or two different things."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from typing import TypeVar

from data.content import ActionRow, IndicatorRow, MilestoneRow
from data.workbook.findings import Finding, Findings, Phrase, shown
from data.workbook.known import milestone_key
from text import mark

Row = TypeVar("Row", IndicatorRow, MilestoneRow, ActionRow)
SEE_CELL = mark("Compare with cell {cell}")


def single_rows(rows: Iterable[Row], key: Callable[[Row], Hashable], findings: Findings) -> tuple[Row, ...]:
    """Return each row once, having noted repetitions and contradictions at both places."""
    first: dict[Hashable, Row] = {}
    contradicted: set[Hashable] = set()
    for row in rows:
        same = key(row)
        before = first.setdefault(same, row)
        if before is row:
            continue
        if _what_it_says(before) == _what_it_says(row):
            findings.add(_finding("DUPLICATE_ROW", row, before))
            continue
        if same not in contradicted:
            findings.add(_finding("CONFLICTING_ROW", before, row))
        contradicted.add(same)
        findings.add(_finding("CONFLICTING_ROW", row, before))
    return tuple(row for same, row in first.items() if same not in contradicted)


def _what_it_says(row: Row) -> Row:
    return replace(row, sheet="", cell="")


def _finding(code: str, row: IndicatorRow | MilestoneRow | ActionRow, other: object) -> Finding:
    value = row.value if isinstance(row, IndicatorRow) else row.action
    cell = getattr(other, "cell", "")
    return Finding(code, row.sheet, row.cell, shown("" if value is None else value), Phrase(SEE_CELL, {"cell": cell}))


def indicator_key(row: IndicatorRow) -> Hashable:
    """Return what a figure is about."""
    return row.city, row.indicator, row.area, row.year, row.breakdown


def of_milestone(row: MilestoneRow) -> Hashable:
    """Return what makes a milestone the same one."""
    return milestone_key(row.city, row.action, row.milestone)


def of_action(row: ActionRow) -> Hashable:
    """Return what makes an action the same one."""
    return row.city, row.action.casefold()
