"""The table in which milestones are edited: its columns, its rows, and back from what stands in it."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import pandas as pd
import streamlit as st

from data.submissions.milestone_edits import EditTable
from data.workbook.edited import FIELDS, cells_of
from data.workbook.names import PROJECT_ACTIONS, STATUSES
from exhibits.plan_changes import field_name
from text import Text

BASELINE: Final = "baseline_date"
SHOWN: Final = ("action", "milestone", "due_date", "status", "progress", "done_date", BASELINE, "reason",
                "responsible", "note")  # fmt: skip
ROW_HEIGHT: Final = 35
MOST_ROWS: Final = 14
"""With more rows than this the table scrolls in itself."""

Cells = dict[str, str | float | None]


def table_frame(table: EditTable, cells: Sequence[Mapping[str, Any]], text: Text) -> pd.DataFrame:
    """Return rows as the frame that is edited: known milestones under their names in the reader's language."""
    rows = []
    for place, row in enumerate(cells):
        known = table.rows[place] if place < len(table.rows) else None
        shown: dict[str, Any] = {field: row.get(field) for field in FIELDS}
        if known is not None and row.get("milestone") == known.milestone:
            shown["milestone"] = text.say(known.milestone)
        shown[BASELINE] = known.baseline_date.isoformat() if known and known.baseline_date else ""
        rows.append(shown)
    frame = pd.DataFrame(rows, columns=list(SHOWN), index=pd.RangeIndex(1, len(rows) + 1))
    texts = [name for name in SHOWN if name != "progress"]
    return frame.astype({**dict.fromkeys(texts, "object"), "progress": "float64"})


def stored_cells(table: EditTable) -> list[Cells]:
    """Return the rows of a table as they stand in the store."""
    return [cells_of(row) for row in table.rows]


def cells_from(frame: pd.DataFrame, table: EditTable, text: Text) -> list[Cells]:
    """Return what stands in the edited frame, known milestones under the names they are stored by."""
    found: list[Cells] = []
    for place, row in enumerate(frame[list(FIELDS)].to_dict("records")):
        cells: Cells = {str(field): _plain(value) for field, value in row.items()}
        known = table.rows[place] if place < len(table.rows) else None
        if known is not None and cells["milestone"] == text.say(known.milestone):
            cells["milestone"] = known.milestone
        found.append(cells)
    return found


def _plain(value: Any) -> str | float | None:
    if value is None or (isinstance(value, float) and pd.isna(value)):
        return None
    return float(value) if isinstance(value, int | float) else str(value)


def edit_frame(frame: pd.DataFrame, table: EditTable, text: Text, *, key: str) -> pd.DataFrame:
    """Show the frame to be edited and return it as it stands; rows can be added, none taken out."""
    return st.data_editor(
        frame,
        key=key,
        num_rows="add",
        hide_index=False,
        row_height=ROW_HEIGHT,
        placeholder="",
        height=ROW_HEIGHT * (min(len(frame), MOST_ROWS) + 2) + 3,
        column_config=_columns(table, text),
        alt=text.say("Milestones to be edited; each row is one milestone"),
    )


def _columns(table: EditTable, text: Text) -> dict[str, Any]:
    """Return the columns with what may stand in them; the check decides in the end."""
    column = st.column_config
    actions = {**{key: f"{key} {text.say(title)}" for key, title in table.actions.items()},
               **{key: text.say(name) for key, name in PROJECT_ACTIONS.items()}}  # fmt: skip
    statuses = ["", *STATUSES.values()]
    date = text.say("A date as YYYY, YYYY-MM or YYYY-MM-DD")
    words = {name: field_name(name, text) for name in SHOWN}
    return {
        "action": column.SelectboxColumn(
            words["action"],
            options=list(actions),
            format_func=lambda key: actions.get(str(key), str(key)),
            width=180,
        ),
        "milestone": column.TextColumn(words["milestone"], width=330, max_chars=500),
        "due_date": column.TextColumn(words["due_date"], help=date, width=110),
        "status": column.SelectboxColumn(words["status"], options=statuses, format_func=lambda key: text.say(str(key))),
        "progress": column.NumberColumn(words["progress"], min_value=0, max_value=100, format="%g %%", width=90),
        "done_date": column.TextColumn(words["done_date"], help=date, width=110),
        BASELINE: column.TextColumn(
            text.say("First due"),
            disabled=True,
            width=110,
            help=text.say("The first due date stays, whatever happens later."),
        ),
        "reason": column.TextColumn(
            words["reason"], help=text.say("Needed for what is cancelled or withdrawn."), max_chars=2000
        ),
        "responsible": column.TextColumn(
            words["responsible"], help=text.say("Shown to signed-in staff only."), max_chars=500
        ),
        "note": column.TextColumn(words["note"], max_chars=2000),
    }
