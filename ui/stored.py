"""The store of this process: opened once, asked at every run what it holds, and done without where it fails."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from sqlalchemy.exc import SQLAlchemyError

from data.evidence import Evidence, data_version
from data.logbook import log_error
from data.store import Store, StoreError, open_store
from data.store.engine import PATIENCE
from data.store.errors import StoreDamagedError
from data.store.health import Versions
from data.store.watching import Watch
from data.submissions import showing
from ui.kept import Kept
from ui.settings import store_place

READING_PATIENCE: Final = 1.0  # seconds that readers wait for a store somebody holds; staff wait PATIENCE
PAUSE: Final = 15.0  # seconds before a store that failed is asked again, so that not every reader waits for it


@dataclass
class Door:
    """The way to one store: who finds it shut does not knock again before a pause has passed."""

    opened: Callable[[], Store]
    clock: Callable[[], float] = time.monotonic
    store: Store | None = None
    watch: Watch | None = None
    problem: StoreError | None = None
    shut_at: float = 0.0
    number: str = ""  # of the failure in the log
    lock: threading.Lock = field(default_factory=threading.Lock)

    def enter(self) -> Store:
        """Return the open store.

        Raises
        ------
        StoreError
            It cannot be opened, or failed a moment ago.
        """
        with self.lock:
            if self.problem is not None and self.clock() - self.shut_at < PAUSE:
                raise self.problem
            if self.store is None:
                self.store = self._open()
            self.problem = None
            return self.store

    def versions(self) -> Versions:
        """Return what the store holds now.

        Raises
        ------
        StoreError
            It cannot be opened or read.
        """
        store = self.enter()
        if self.watch is None or self.watch.store is not store:
            self.watch = Watch(store)
        return self.watch.versions()

    def _open(self) -> Store:
        try:
            return self.opened()
        except StoreError as problem:
            self.shut(problem)
            raise

    @contextmanager
    def minding(self) -> Iterator[None]:
        """Shut the door where the store fails.

        Raises
        ------
        StoreError
            It failed.
        """
        try:
            yield
        except StoreError as problem:
            self.shut(problem)
            raise
        except SQLAlchemyError as error:
            # Of the right version and yet without a table or a column: somebody changed it by hand.
            damaged = StoreDamagedError(where=type(error).__name__)
            self.shut(damaged, cause=error)
            raise damaged from None

    def shut(self, problem: StoreError, *, cause: Exception | None = None) -> None:
        """Keep everybody from asking for a while; one failure is noted once, whoever meets it."""
        if problem is self.problem:
            return
        self.number = log_error(cause or problem)
        self.problem, self.shut_at = problem, self.clock()


DOORS: Final[Kept[Door]] = Kept(16)


def _door(url: str, folder: Path, patience: float) -> Door:
    return DOORS.get((url, folder, patience), lambda: Door(lambda: open_store(url, folder=folder, patience=patience)))


def reading_door() -> Door:
    """Return the way by which pages look into the store: they wait for nobody long."""
    return _door(*store_place(), READING_PATIENCE)


def store() -> Store:
    """Return the open store for what staff do: it waits its turn.

    Raises
    ------
    StoreError
        It cannot be opened; its message may be shown to staff.
    """
    return _door(*store_place(), PATIENCE).enter()


def evidence_version() -> str:
    """Return the name of what is shipped and stored now; where the store cannot be read, of what is shipped."""
    door = reading_door()
    try:
        with door.minding():
            return showing.evidence_version(door.versions())
    except StoreError:
        return data_version()


def stored_evidence(version: str) -> Evidence:
    """Return the evidence of a version.

    Raises
    ------
    StoreError
        The store failed meanwhile. What is shown instead must not be kept under this version's name.
    """
    if version == data_version():
        return Evidence(version)
    door = reading_door()
    with door.minding():
        return showing.stored_evidence(door.enter(), version)


def failure_number() -> str:
    """Return the number in the log of what keeps this run from what is stored; nothing when nothing does."""
    door = reading_door()
    return door.number if door.problem is not None else ""
