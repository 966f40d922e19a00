"""The bar of a refresh, and the line in the log of one that was stored."""

import time
from collections.abc import Callable
from typing import Any, Final

from data.eurostat.fetching import Step
from data.logbook import log_event
from data.submissions import Receipt
from text import Text

TICK: Final = 0.4
"""Seconds; a pause is cut into these, so that a click on Cancel is heard."""


class Bar:
    """Moves the bar; each move lets Streamlit end the run when somebody clicked."""

    def __init__(self, bar: Any, text: Text, clock: Callable[[], float] = time.monotonic) -> None:
        self._bar, self._text, self._clock = bar, text, clock
        self._moved = float("-inf")
        self._step: Step | None = None

    def step(self, step: Step) -> None:
        """Show a step, at most a few times a second."""
        last, self._step = self._step, step
        same = last is not None and (last.place, last.stage) == (step.place, step.stage)
        if same and self._clock() - self._moved < TICK:
            return
        self._show()

    def wait(self, seconds: float) -> None:
        """Let time pass before the next attempt."""
        end = self._clock() + seconds
        while (left := end - self._clock()) > 0:
            self._show()
            time.sleep(min(left, TICK))

    def _show(self) -> None:
        self._moved = self._clock()
        if self._step is not None:
            self._bar.progress(self._step.fraction, text=_step_words(self._step, self._text))


def _step_words(step: Step, text: Text) -> str:
    values = {"place": step.place, "number": step.number, "dataset": step.dataset}
    if step.stage == "reading":
        return text.say("Table {place} of {number}, {dataset}: checking", **values)
    size = text.number(step.received / 1e6, decimals=1)
    return text.say("Table {place} of {number}, {dataset}: {size} MB", size=size, **values)


def log_receipt(receipt: Receipt, number: str) -> None:
    """Write the line of a refresh that was stored."""
    values = receipt.counts["new"] + receipt.counts["changed"] + receipt.counts["missing"]
    log_event("refresh", id=number, outcome="stored", submission=receipt.submission, values=values)
