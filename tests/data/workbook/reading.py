"""Checks a workbook in the test's own process, with the code the child process runs."""

import datetime as dt
from typing import Any

from data.content import Content
from data.workbook.book import Book, BookBuilder
from data.workbook.check import check_book
from data.workbook.reader import messages
from data.workbook.report import Report

TODAY = dt.date(2026, 6, 1)


def book_of(data: bytes) -> Book:
    """Return a workbook as read."""
    builder = BookBuilder()
    for message in messages(data):
        builder.take(message)
    return builder.book


def checked(data: bytes, **options: Any) -> Report:
    """Return the report on a workbook, as of a fixed day."""
    return check_book(book_of(data), **{"today": TODAY, **options})


def places(report: Report, code: str) -> list[str]:
    """Return the cells where a code was found, in the order of the file."""
    return sorted(
        (finding.cell for finding in report.findings if finding.code == code), key=lambda cell: (len(cell), cell)
    )


def plain(content: Content) -> Content:
    """Return a content without the places where its rows stand, in a fixed order."""

    def bare(row: Any) -> Any:
        fields = {name: value for name, value in vars(row).items() if name not in {"sheet", "cell", "kept"}}
        return type(row)(**fields)

    return Content(
        indicators=tuple(sorted(map(bare, content.indicators), key=repr)),
        milestones=tuple(sorted(map(bare, content.milestones), key=repr)),
        actions=tuple(sorted(map(bare, content.actions), key=repr)),
        data_version=content.data_version,
    )
