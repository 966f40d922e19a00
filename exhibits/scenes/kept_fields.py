"""Reads the kept figures of a deck file; what is wrong is collected, not raised."""

from collections.abc import Mapping
from typing import Any

from exhibits.scenes.fields import DeckProblem, Fields
from exhibits.scenes.kept import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, Kept, Row
from text import mark

MOST_COUNTED = 1_000_000


def read_kept(found: Mapping[str, Any], *, scene: int, problems: list[DeckProblem]) -> Kept:
    """Return kept figures from a file: texts alone, every row as long as the headings."""
    fields = Fields(found, scene=scene, problems=problems)
    headings = _row(found.get("headings", []))
    rows = found.get("rows", [])
    read = [_row(row) for row in rows] if isinstance(rows, list) and len(rows) <= MOST_ROWS else [None]
    if headings is None or any(row is None or len(row) != len(headings) for row in read):
        problems.append(DeckProblem(mark("The kept figures are no table this dashboard wrote."), scene=scene))
        headings, read = (), []
    fields.only({"headline", "subtitle", "sources", "headings", "rows", "rows_in_all"})
    return Kept(
        headline=fields.text("headline", most=LONGEST_CELL),
        subtitle=fields.text("subtitle", most=LONGEST_CELL, default=""),
        sources=fields.text("sources", most=LONGEST_CELL, default=""),
        headings=headings,
        rows=tuple(row for row in read if row is not None),
        rows_in_all=int(fields.number("rows_in_all", low=0, high=MOST_COUNTED, default=0)),
    )


def _row(found: object) -> Row | None:
    """Return the cells of a row, None where it is not one."""
    if not isinstance(found, list) or len(found) > MOST_COLUMNS:
        return None
    cells = Fields({str(place): cell for place, cell in enumerate(found)})
    row = tuple(cells.text(str(place), most=LONGEST_CELL) for place in range(len(found)))
    return None if cells.problems else row
