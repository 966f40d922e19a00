"""A table too long to be read as a page: sortable, searchable, only the rows in view are drawn."""

import math
from collections.abc import Callable
from typing import Final

import streamlit as st

from exhibits.exhibit import Shown
from exhibits.table import Column
from text import Text

LONG: Final = 120  # rows; from here on a table scrolls in its own frame
_HEIGHT: Final = 420  # pixels


def show_long_table(shown: Shown, text: Text) -> None:
    """Show all rows; numbers are written in the reader's language and sorted as numbers."""
    columns = {column.name: column for column in shown.table.columns}
    frame = shown.table.frame()
    st.caption(
        text.plural("{number} row; a click on a heading sorts", "{number} rows; a click on a heading sorts", len(frame))
    )
    numbers: dict[str, Callable[[object], str]] = {
        name: _writer(column, text) for name, column in columns.items() if column.kind != "text"
    }
    frame = frame.astype(dict.fromkeys(numbers, "float64"))
    styled = frame.style.format(dict(numbers))
    titles = {name: st.column_config.Column(column.title) for name, column in columns.items()}
    st.dataframe(styled, hide_index=True, column_config=titles, height=_HEIGHT, alt=shown.alt, key=f"rows-{len(frame)}")


def _writer(column: Column, text: Text) -> Callable[[object], str]:
    def write(value: object) -> str:
        """Return a cell's number in words; a cell without one as the column writes that."""
        return column.written(float(value) if isinstance(value, float) and math.isfinite(value) else None, text)

    return write
