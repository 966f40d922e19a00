"""Starts the reading process, watches it, and takes its answers as plain data."""

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from data.workbook.book import Book, BookBuilder
from data.workbook.child import ENVIRONMENT
from data.workbook.limits import PIPE_BYTES, Limits
from data.workbook.refusal import CancelledError, RefusedError
from data.workbook.resident import resident_bytes

ROOT: Final = Path(__file__).resolve().parents[2]
INHERITED: Final = ("PATH", "SYSTEMROOT", "LANG", "LC_ALL", "TEMP", "TMP", "VIRTUAL_ENV")
"""All the child gets of our environment: no address of a database, no secret."""

POLL_SECONDS: Final = 0.1
PIECE: Final = 1024 * 1024

OnStage = Callable[[str, float], None]


def read_book(
    data: bytes,
    *,
    on_stage: OnStage | None = None,
    cancel: threading.Event | None = None,
    limits: Limits | None = None,
) -> Book:
    """Read a workbook in a process of its own.

    Parameters
    ----------
    data
        The file as received.
    on_stage
        Called with each stage as it begins ("preflight", "grid", "read") and the seconds since the start.
    cancel
        Set it to end the reading.
    limits
        What the process may use.

    Raises
    ------
    RefusedError
        The file is refused, or it asked for more than the limits.
    CancelledError
        ``cancel`` was set.
    """
    begun, builder, stage, ended = time.monotonic(), BookBuilder(), "preflight", False
    for message in _messages(data, limits or Limits(), cancel):
        if "refused" in message:
            raise RefusedError(**message["refused"])
        if "stage" in message:
            stage = str(message["stage"])
            if on_stage:
                on_stage(stage, time.monotonic() - begun)
        ended = ended or "end" in message
        builder.take(message)
    if not ended:
        # Killed by its limits, or by the system: the file asked for too much.
        raise RefusedError("FILE_ZIP_UNSAFE" if stage == "preflight" else "SHEET_TOO_LARGE")
    return builder.book


def _messages(data: bytes, limits: Limits, cancel: threading.Event | None) -> Iterator[dict[str, Any]]:
    process = _start(limits)
    received: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
    threads = (
        threading.Thread(target=_send, args=(process, data), daemon=True),
        threading.Thread(target=_receive, args=(process, received), daemon=True),
    )
    for thread in threads:
        thread.start()
    try:
        yield from _lines(_pieces(process, received, limits, cancel))
    finally:
        process.kill()
        for thread in threads:
            thread.join()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe:
                _close(pipe)


def _start(limits: Limits) -> subprocess.Popen[bytes]:
    environment = {name: os.environ[name] for name in INHERITED if name in os.environ}
    return subprocess.Popen(
        [sys.executable, "-m", "data.workbook.child", json.dumps(limits.as_dict())],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env={**environment, **ENVIRONMENT, "PYTHONDONTWRITEBYTECODE": "1"},
        close_fds=True,
    )


def _send(process: subprocess.Popen[bytes], data: bytes) -> None:
    """Write the file to the child; one that has already refused it stops listening."""
    if process.stdin is None:
        return
    try:
        process.stdin.write(data)
    except OSError:
        return
    finally:
        _close(process.stdin)


def _close(pipe: Any) -> None:
    try:
        pipe.close()
    except OSError:
        return


def _receive(process: subprocess.Popen[bytes], received: "queue.SimpleQueue[bytes | None]") -> None:
    """Pass on what the child writes, up to the cap, then None."""
    left = PIPE_BYTES
    while process.stdout and left > 0:
        piece = os.read(process.stdout.fileno(), min(PIECE, left))
        if not piece:
            break
        left -= len(piece)
        received.put(piece)
    received.put(None)


def _pieces(
    process: subprocess.Popen[bytes],
    received: "queue.SimpleQueue[bytes | None]",
    limits: Limits,
    cancel: threading.Event | None,
) -> Iterator[bytes]:
    """Yield what arrives until the child ends, is over its limits, or is no longer wanted."""
    deadline = time.monotonic() + limits.wall
    while True:
        if cancel is not None and cancel.is_set():
            raise CancelledError
        if time.monotonic() > deadline or resident_bytes(process.pid) > limits.memory:
            return
        try:
            piece = received.get(timeout=POLL_SECONDS)
        except queue.Empty:
            continue
        if piece is None:
            return
        yield piece


def _lines(pieces: Iterator[bytes]) -> Iterator[dict[str, Any]]:
    """Yield the complete lines as messages; what a killed child left unfinished is dropped."""
    rest = b""
    for piece in pieces:
        *complete, rest = (rest + piece).split(b"\n")
        yield from (json.loads(line) for line in complete)
