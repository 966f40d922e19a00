"""The check of a workbook from its bytes to a report. It knows no store."""

import datetime as dt
import hashlib
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from data.content import ActionRow, Content, IndicatorRow, MilestoneRow
from data.partial_dates import PartialDate
from data.workbook.book import Book
from data.workbook.columns import SheetKind
from data.workbook.doubles import indicator_key, of_action, of_milestone, single_rows
from data.workbook.eurostat_export import is_eurostat_export, read_eurostat_export
from data.workbook.findings import Finding, Findings, shown
from data.workbook.known import Known
from data.workbook.layout import Table
from data.workbook.limits import FILE_BYTES
from data.workbook.memory import Memory, digest, read_memory
from data.workbook.outliers import without_open_outliers
from data.workbook.process import read_book
from data.workbook.questions import Answers
from data.workbook.refusal import RefusedError
from data.workbook.report import Outcome, Report, outcome_of
from data.workbook.scope import Scope
from data.workbook.sheets import find_sheets
from data.workbook.shipped import shipped_content
from data.workbook.structure import check_sheets, is_table_usable
from data.workbook.table_rows import read_actions, read_indicators, read_milestones

OnStage = Callable[[str, float], None]


def check_file(
    path_or_bytes: Path | str | bytes,
    *,
    acting_city: str | None = None,
    language: str = "en",
    answers: Mapping[str, str] | None = None,
    on_stage: OnStage | None = None,
    cancel: threading.Event | None = None,
    known: Known | None = None,
    today: dt.date | None = None,
) -> Report:
    """Check a workbook.

    Parameters
    ----------
    path_or_bytes
        The file as received, or where it lies.
    acting_city
        Key of the city whose rows may be sent; None for an administrator, who may send all.
    language
        Of the reader: headings of the template in this language count as its own.
    answers
        Question -> choice, as :mod:`data.workbook.questions` describes.
    on_stage
        Called as each stage begins ("preflight", "grid", "read", "check") with the seconds since the start.
    cancel
        Set it to end the reading.
    known
        Actions and baselines on record; those shipped with the dashboard when None.
    today
        No figure is newer than its year.

    Raises
    ------
    data.workbook.refusal.CancelledError
        ``cancel`` was set.
    OSError
        The path cannot be read.
    """
    data = path_or_bytes if isinstance(path_or_bytes, bytes) else _read(Path(path_or_bytes))
    check = partial(check_book, acting_city=acting_city, language=language, answers=answers, known=known, today=today)
    return _checked(data, check, _Clock(on_stage), cancel)


def _read(path: Path) -> bytes:
    """Read one byte more than allowed at most: enough to say that a file is too large."""
    with path.open("rb") as file:
        return file.read(FILE_BYTES + 1)


class _Clock:
    """Notes when each stage began."""

    def __init__(self, on_stage: OnStage | None) -> None:
        self.stages: dict[str, float] = {}
        self._on_stage, self._start = on_stage, time.monotonic()
        self._stage, self._since = "start", self._start

    def begin(self, stage: str, _seconds: float = 0.0) -> None:
        """Note that the stage before has ended, and tell who listens that this one begins."""
        self.end()
        self._stage = stage
        if self._on_stage:
            self._on_stage(stage, time.monotonic() - self._start)

    def end(self) -> None:
        """Note how long the stage took, in seconds."""
        now = time.monotonic()
        self.stages[self._stage] = now - self._since
        self._since = now


def _checked(data: bytes, check: Callable[..., Report], clock: _Clock, cancel: threading.Event | None) -> Report:
    """Return the report of a file, read and then checked, with the seconds each stage took."""
    try:
        book = read_book(data, on_stage=clock.begin, cancel=cancel)
    except RefusedError as refused:
        clock.end()
        return _refusal(data, refused, clock)
    clock.begin("check")
    report = check(book, sha256=hashlib.sha256(data).hexdigest())
    clock.end()
    return replace(report, stages=clock.stages)


def _refusal(data: bytes, refused: RefusedError, clock: _Clock) -> Report:
    finding = Finding(refused.code, shown(refused.sheet), refused.cell, shown(refused.value))
    return Report(
        outcome=Outcome.REJECTED,
        findings=(finding,),
        counts={refused.code: 1},
        content=Content(),
        sha256=hashlib.sha256(data).hexdigest(),
        stages=clock.stages,
    )


def check_book(
    book: Book,
    *,
    acting_city: str | None = None,
    language: str = "en",
    answers: Mapping[str, str] | None = None,
    known: Known | None = None,
    today: dt.date | None = None,
    sha256: str = "",
) -> Report:
    """Check a workbook that has been read; the parameters are those of :func:`check_file`."""
    memory, findings = read_memory(book), Findings()
    scope = Scope(
        acting_city=acting_city,
        language=language,
        today=today or dt.datetime.now(tz=dt.UTC).date(),
        known=_on_record(known or Known.of(shipped_content()), memory),
        date_1904=book.date_1904,
    )
    content = _content(book, scope, findings, Answers(answers or {}), memory)
    return Report(
        outcome=outcome_of(findings),
        findings=findings.listed(),
        counts=dict(findings.counts),
        content=content,
        sha256=sha256,
        book=book,
    )


def _on_record(known: Known, memory: Memory) -> Known:
    """Add the baselines that the template itself remembers to those on record."""
    set_dates = {key: date for key, date in known.baselines.items() if date is not None}
    return replace(known, baselines={**known.baselines, **memory.baselines, **set_dates})


def _content(book: Book, scope: Scope, findings: Findings, answers: Answers, memory: Memory) -> Content:
    if is_eurostat_export(book):
        rows = read_eurostat_export(book, scope, findings, answers)
        return Content(indicators=without_open_outliers(rows, findings, answers))
    tables = _usable_tables(book, scope, findings, answers)
    content = _rows(tables, scope, findings, answers, memory)
    if _is_unchanged(content, memory):
        findings.add(Finding("NO_CHANGE"))
    return content


def _usable_tables(book: Book, scope: Scope, findings: Findings, answers: Answers) -> dict[SheetKind, Table]:
    found = find_sheets(book)
    check_sheets(book, found, findings)
    return {
        kind: table
        for kind, table in found.tables.items()
        if is_table_usable(table, findings, answers, language=scope.language)
    }


def _rows(
    tables: Mapping[SheetKind, Table], scope: Scope, findings: Findings, answers: Answers, memory: Memory
) -> Content:
    actions: tuple[ActionRow, ...] = ()
    milestones: tuple[MilestoneRow, ...] = ()
    indicators: tuple[IndicatorRow, ...] = ()
    new_actions: dict[str, dict[str, PartialDate | None]] = {}
    if "actions" in tables:
        actions = single_rows(read_actions(tables["actions"], scope, findings, answers), of_action, findings)
        for row in actions:
            new_actions.setdefault(row.city, {})[row.action] = row.start
    if "milestones" in tables:
        read = read_milestones(tables["milestones"], scope, findings, answers, new_actions)
        milestones = single_rows(read, of_milestone, findings)
    if "indicators" in tables:
        figures = read_indicators(tables["indicators"], scope, findings, answers)
        indicators = single_rows(figures, indicator_key, findings)
    content = Content(indicators=indicators, milestones=milestones, actions=actions, data_version=memory.data_version)
    if _is_unchanged(content, memory):
        return content  # what is stored was asked about when it came
    return replace(content, indicators=without_open_outliers(indicators, findings, answers))


def _is_unchanged(content: Content, memory: Memory) -> bool:
    return bool(memory.digest) and memory.digest == digest(content)
