"""What a template remembers of its making, on a very hidden sheet: data version, content, frozen baselines.

It serves the uploader - "nothing has changed", "the baseline was changed" - and is not trusted: whoever stores a file
compares with the store.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from data.content import ActionRow, Content, IndicatorRow, MilestoneRow
from data.partial_dates import PartialDate
from data.workbook.book import Book, CellValue
from data.workbook.columns import MEMORY
from data.workbook.known import MilestoneKey, milestone_key

VERSION: Final = "data_version"
DIGEST: Final = "content"
BASELINE: Final = "baseline"

Row = IndicatorRow | MilestoneRow | ActionRow


@dataclass(frozen=True)
class Memory:
    """What was found of it; all empty for a workbook that is no template of ours."""

    data_version: int | None = None
    digest: str = ""
    baselines: dict[MilestoneKey, PartialDate] = field(default_factory=dict)


def digest(content: Content) -> str:
    """Return a fingerprint of what a content says, whatever the order of its rows and wherever they stand."""
    rows: list[Row] = [*content.indicators, *content.milestones, *content.actions]
    return hashlib.sha256("\n".join(sorted(repr(_said(row)) for row in rows)).encode()).hexdigest()


def _said(row: Row) -> Row:
    if isinstance(row, IndicatorRow):
        return replace(row, value=_as_float(row.value), sheet="", cell="")
    if isinstance(row, MilestoneRow):
        return replace(row, progress=_as_float(row.progress), kept=frozenset(), sheet="", cell="")
    return replace(
        row,
        cost_eur=_as_float(row.cost_eur),
        target=_as_float(row.target),
        reported_value=_as_float(row.reported_value),
        kept=frozenset(),
        sheet="",
        cell="",
    )


def _as_float(value: float | None) -> float | None:
    return None if value is None else float(value)


def memory_rows(content: Content) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the hidden sheet, all of them text."""
    if content.data_version is not None:
        yield VERSION, str(content.data_version)
    yield DIGEST, digest(content)
    for row in content.milestones:
        if row.baseline_date is not None:
            yield BASELINE, row.city, row.action, row.milestone, row.baseline_date.isoformat()


def read_memory(book: Book) -> Memory:
    """Return what a workbook's hidden sheet holds; anything unexpected on it is passed over."""
    sheet = next((sheet for sheet in book.sheets if sheet.name == MEMORY), None)
    rows = [values for _, values in sheet.rows if values] if sheet else []
    return Memory(
        data_version=next((_version(row) for row in rows if row[0] == VERSION), None),
        digest=next((str(row[1]) for row in rows if row[0] == DIGEST and len(row) > 1), ""),
        baselines=dict(_baselines(rows)),
    )


def _version(row: list[CellValue]) -> int | None:
    written = str(row[1]) if len(row) > 1 else ""
    return int(written) if written.isascii() and written.isdigit() and len(written) < 16 else None


def _baselines(rows: list[list[CellValue]]) -> Iterator[tuple[MilestoneKey, PartialDate]]:
    for row in rows:
        if row[0] == BASELINE and len(row) == 5:
            _, city, action, milestone, written = (str(value) for value in row)
            try:
                yield milestone_key(city, action, milestone), PartialDate.parse(written)
            except ValueError:
                continue
