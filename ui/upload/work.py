"""One piece of work that takes seconds: done beside the page, told stage by stage, and given up when nobody wants it.

The page only looks at it, so that a lost connection or a reload does not end the work.
"""

import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final, Generic, TypeVar

from data.logbook import log_error, new_number
from data.store import StoreError
from data.workbook.refusal import CancelledError
from text import mark

Made = TypeVar("Made")

WAITING: Final = "waiting"
STAGES: Final[dict[str, str]] = {
    WAITING: mark("Waiting for its turn"),
    "preflight": mark("Is it a workbook, and a safe one?"),
    "grid": mark("Sheets, rows and cells"),
    "read": mark("Reading the values"),
    "check": mark("Checking every cell"),
    "compare": mark("Comparing with what is stored"),
    "exhibits": mark("What the public would see change"),
}
"""The stages in their order, and how they are said."""

AT_ONCE: Final = 2
"""Pieces of work at a time in this process: readers of the pages must not feel twenty uploads."""
_turns = threading.BoundedSemaphore(AT_ONCE)
_POLL: Final = 0.1


@dataclass
class Progress:
    """What the work tells while it goes on; the page reads it from another thread.

    Attributes
    ----------
    begun
        Each stage with the moment it began, on the work's clock.
    share
        How much of the present stage is done, None where that is not known.
    """

    clock: Callable[[], float] = time.monotonic
    begun: list[tuple[str, float]] = field(default_factory=list)
    ended: float | None = None
    share: float | None = None
    cancel: threading.Event = field(default_factory=threading.Event)

    def begin(self, stage: str, _seconds: float = 0.0) -> None:
        """Note that a stage begins; give up where nobody wants the result.

        Raises
        ------
        CancelledError
            When the work was cancelled.
        """
        if self.cancel.is_set():
            raise CancelledError
        self.share = None
        self.begun.append((stage, self.clock()))

    def done(self, share: float) -> None:
        """Note how much of the stage is done; give up where nobody wants the result.

        Raises
        ------
        CancelledError
            When the work was cancelled.
        """
        if self.cancel.is_set():
            raise CancelledError
        self.share = share

    def seconds(self) -> list[tuple[str, float]]:
        """Return how long each stage took, the last one so far."""
        begun = list(self.begun)
        ends = [moment for _, moment in begun[1:]] + [self.ended if self.ended is not None else self.clock()]
        return [(stage, end - start) for (stage, start), end in zip(begun, ends, strict=True)]


class Work(Generic[Made]):
    """Something that is being made.

    Attributes
    ----------
    stages
        What it will go through.
    number
        Under which the log tells of an error.
    made
        The result, None while there is none.
    problem
        Why there will be none, where a person can do something about it.
    error
        An error of ours, None where there was none.
    """

    def __init__(
        self, make: Callable[[Progress], Made], *, stages: Iterable[str] = tuple(STAGES), number: str = ""
    ) -> None:
        self.stages = tuple(stages)
        self.number = number or new_number()
        self.progress = Progress()
        self.made: Made | None = None
        self.problem: StoreError | None = None
        self.error: Exception | None = None
        self.is_cancelled = False
        self._ended = threading.Event()
        self._make = make

    def start(self) -> "Work[Made]":
        """Begin, and return at once."""
        threading.Thread(target=self._run, daemon=True).start()
        return self

    @property
    def is_running(self) -> bool:
        """Whether there is neither a result nor a failure yet."""
        return not self._ended.is_set()

    def cancel(self) -> None:
        """Give up; whatever stage it is in ends soon."""
        self.progress.cancel.set()

    def wait(self, seconds: float) -> bool:
        """Wait for the end, and return whether it came."""
        return self._ended.wait(seconds)

    def _run(self) -> None:
        try:
            self.progress.begin(WAITING)
            with _Turn(self.progress):
                self.made = self._make(self.progress)
        except CancelledError:
            self.is_cancelled = True
        except StoreError as problem:
            self.problem = problem
        except Exception as error:  # whatever it is, the page says that it failed and under which number
            self.error = error
            log_error(error, id=self.number)
        finally:
            self.progress.ended = self.progress.clock()
            self._ended.set()


class _Turn:
    """One of the few turns; waiting for it can be cancelled."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress

    def __enter__(self) -> None:
        while not _turns.acquire(timeout=_POLL):
            if self._progress.cancel.is_set():
                raise CancelledError

    def __exit__(self, *_: object) -> None:
        _turns.release()
