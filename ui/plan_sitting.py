"""One person's editing of one city's milestones in one window: which table is shown, and what it was filled with."""

from dataclasses import dataclass, replace
from typing import Final

import streamlit as st

from data.submissions import Receipt
from ui.plan_table import Cells

_SITTING: Final = "plan-sitting"
_TROUBLE: Final = "plan-trouble"


@dataclass(frozen=True)
class Sitting:
    """What is being edited.

    Attributes
    ----------
    version
        The state that the table was filled with; None for the present.
    edition
        Counts the tables of this window, so that a new one begins without the edits of the last.
    cells
        The rows of a draft that is gone on with.
    receipt
        Of what was stored last.
    logged
        The number under which the last storing, undo or restore stands in the log.
    """

    city: str
    version: int | None = None
    edition: int = 0
    cells: tuple[Cells, ...] | None = None
    receipt: Receipt | None = None
    logged: str = ""

    @property
    def key(self) -> str:
        """The name of the table's widget."""
        return f"plan-table-{self.city}-{self.edition}"

    @property
    def is_open(self) -> bool:
        """Whether the table was on the page in the last run, or goes on with a draft."""
        return self.key in st.session_state or self.cells is not None

    @property
    def is_edited(self) -> bool:
        """Whether anything was edited in the table and sent, or it goes on with a draft."""
        edits = st.session_state.get(self.key)
        return self.cells is not None or (edits is not None and any(edits.values()))


def sitting_of(city: str) -> Sitting:
    """Return the sitting of this window; a table that was not shown in the last run begins with the present state."""
    found = st.session_state.get(_SITTING)
    if not isinstance(found, Sitting) or found.city != city:
        edition = found.edition + 1 if isinstance(found, Sitting) else 0
        found = Sitting(city, edition=edition)
    if not found.is_open:
        found = replace(found, version=None)
    st.session_state[_SITTING] = found
    return found


def filled_with(sitting: Sitting, version: int) -> None:
    """Remember the state that the table is filled with."""
    st.session_state[_SITTING] = replace(sitting, version=version)


def begin_anew(
    *,
    version: int | None = None,
    cells: tuple[Cells, ...] | None = None,
    receipt: Receipt | None = None,
    logged: str = "",
) -> None:
    """Begin a new table in the place of the one shown."""
    found = st.session_state.get(_SITTING)
    if isinstance(found, Sitting):
        st.session_state[_SITTING] = Sitting(found.city, version, found.edition + 1, cells, receipt, logged)


def note_trouble(problem: Exception) -> None:
    """Keep why a click stored nothing, for the run that follows."""
    st.session_state[_TROUBLE] = problem


def take_trouble() -> Exception | None:
    """Return why the last click stored nothing, once."""
    problem = st.session_state.pop(_TROUBLE, None)
    return problem if isinstance(problem, Exception) else None
