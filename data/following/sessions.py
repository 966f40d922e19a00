"""Where each presentation stands, and who waits for its next scene.

Kept in this process. Several server processes need a common place: another class with the methods of
:class:`Sessions`, which reads and writes the database and polls it in :meth:`Sessions.changes`, takes the place of
:class:`InProcess` in :func:`sessions`.
"""

import asyncio
import secrets
import threading
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Final, Literal, Protocol

from data.following.codes import follow_code

MOST_SESSIONS: Final = 500
View = Literal["stage", "presenter"]


@dataclass(frozen=True)
class Following:
    """Where a presentation stands.

    Attributes
    ----------
    code
        The public follow code.
    deck
        Key of a built-in deck, or empty.
    content
        A deck of the presenter's own as JSON, without notes; empty for a built-in one.
    scene
        Counted from 0.
    version
        Changes with everything above.
    """

    code: str
    deck: str
    content: str
    scene: int
    version: str


class Sessions(Protocol):
    """What a place for presentations must be able to do."""

    def put(self, control: str, *, deck: str, content: str, scene: int) -> Following:
        """Start, resume or move the presentation that a control code belongs to."""

    def look(self, code: str) -> Following | None:
        """Return where a presentation stands, None if it is not known (yet)."""

    def steer(self, control: str, window: str, view: View) -> None:
        """Note that a window steers a presentation."""

    def steering(self, code: str) -> dict[str, View]:
        """Return the open windows that steer a presentation."""

    def changes(self, code: str, window: str) -> AsyncIterator[str]:
        """Yield the version now (empty: not known) and then each new one, as long as the window is open."""


@dataclass
class _Listeners:
    """The windows that wait for one presentation."""

    windows: dict[str, int] = field(default_factory=dict)
    waiting: set[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = field(default_factory=set)


class InProcess:
    """Presentations kept in this process; safe to use from many threads and one event loop each."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._origin = secrets.token_hex(4)  # versions of an earlier process are never taken for ours
        self._count = 0
        self._known: dict[str, Following] = {}
        self._listeners: dict[str, _Listeners] = {}
        self._steering: dict[str, dict[str, View]] = {}

    def put(self, control: str, *, deck: str, content: str, scene: int) -> Following:
        """Start, resume or move the presentation that a control code belongs to."""
        code = follow_code(control)
        with self._lock:
            now = self._known.get(code)
            wanted = Following(code, deck, content, scene, now.version if now else "")
            if wanted == now:
                return now
            self._count += 1
            moved = replace(wanted, version=f"{self._origin}.{self._count}")
            self._known.pop(code, None)
            self._known[code] = moved  # the last touched stands last
            self._forget_oldest()
            self._wake(code)
            return moved

    def look(self, code: str) -> Following | None:
        """Return where a presentation stands, None if it is not known (yet)."""
        with self._lock:
            return self._known.get(code)

    def steer(self, control: str, window: str, view: View) -> None:
        """Note that a window steers a presentation."""
        with self._lock:
            self._steering.setdefault(follow_code(control), {})[window] = view

    def steering(self, code: str) -> dict[str, View]:
        """Return the open windows that steer a presentation."""
        with self._lock:
            listeners = self._listeners.get(code, _Listeners())
            return {
                window: view for window, view in self._steering.get(code, {}).items() if window in listeners.windows
            }

    async def changes(self, code: str, window: str) -> AsyncIterator[str]:
        """Yield the version now (empty: not known) and then each new one, as long as the window is open."""
        ticket = (asyncio.get_running_loop(), asyncio.Event())
        self._arrive(code, window, ticket)
        try:
            while True:
                ticket[1].clear()
                now = self.look(code)
                yield now.version if now else ""
                await ticket[1].wait()
        finally:
            self._leave(code, window, ticket)

    def _arrive(self, code: str, window: str, ticket: tuple[asyncio.AbstractEventLoop, asyncio.Event]) -> None:
        with self._lock:
            listeners = self._listeners.setdefault(code, _Listeners())
            listeners.waiting.add(ticket)
            listeners.windows[window] = listeners.windows.get(window, 0) + 1

    def _leave(self, code: str, window: str, ticket: tuple[asyncio.AbstractEventLoop, asyncio.Event]) -> None:
        with self._lock:
            listeners = self._listeners[code]
            listeners.waiting.discard(ticket)
            listeners.windows[window] -= 1
            if not listeners.windows[window]:
                del listeners.windows[window]
            if not listeners.waiting:
                del self._listeners[code]

    def _wake(self, code: str) -> None:
        for loop, event in self._listeners.get(code, _Listeners()).waiting:
            loop.call_soon_threadsafe(event.set)

    def _forget_oldest(self) -> None:
        while len(self._known) > MOST_SESSIONS:
            oldest = next(iter(self._known))
            del self._known[oldest]
            self._steering.pop(oldest, None)


@lru_cache(maxsize=1)
def sessions() -> Sessions:
    """Return the place of this server's presentations."""
    return InProcess()
