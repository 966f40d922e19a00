"""Lets open streams end when the server is told to stop: it waits for them, and they would never end by themselves."""

import asyncio
import signal
import threading
from collections.abc import Callable
from types import FrameType
from typing import Any

_open: set[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = set()
_wrapped: set[int] = set()


def watch(stopped: asyncio.Event) -> Callable[[], None]:
    """Set an event when the process is told to stop; return how to give up watching."""
    ticket = (asyncio.get_running_loop(), stopped)
    _open.add(ticket)
    if threading.current_thread() is threading.main_thread():
        for number in (signal.SIGINT, signal.SIGTERM):
            _wrap(number)
    return lambda: _open.discard(ticket)


def _wrap(number: signal.Signals) -> None:
    """Put ourselves before the server's own handler, which it sets when it starts."""
    before = signal.getsignal(number)
    if not callable(before) or id(before) in _wrapped:
        return

    def stop(received: int, frame: FrameType | None) -> Any:
        """Set every event that is watched, then do what the server would have done."""
        for loop, stopped in list(_open):
            loop.call_soon_threadsafe(stopped.set)
        return before(received, frame)

    _wrapped.add(id(stop))
    signal.signal(number, stop)
