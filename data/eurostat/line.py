"""The line to Eurostat: whole tables in SDMX-CSV by plain HTTP, streamed to a file, tried again where that helps.

The interface is described at https://ec.europa.eu/eurostat/web/user-guides/data-browser/api-data-access: a table is
answered at once, or put in a queue whose number is asked for until the table is there.
"""

import errno
import http.client
import re
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from data.eurostat.errors import Fault, RefreshError

EUROSTAT: Final = "https://ec.europa.eu/eurostat/api/dissemination"
CHUNK: Final = 1 << 16
MOST: Final = 400 * 1000 * 1000
"""Bytes of the largest table that is taken; the largest of ours has some 20 million."""
BUSY: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
_QUEUED = re.compile(rb"<(?:\w+:)?queued>.*?<(?:\w+:)?id>\s*([0-9A-Za-z-]{1,64})\s*</", re.DOTALL)
_STATUS = re.compile(rb"<(?:\w+:)?status>\s*([A-Z_]+)\s*</")
_SAID = re.compile(rb"<faultstring>\s*([^<]{1,200})")

Arrived = Callable[[int, int | None], None]
"""Told after each piece: bytes so far, and bytes in all where the server says so."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """Where Eurostat is and how patient we are.

    Attributes
    ----------
    base
        The interface's address without the name of the service.
    silence, longest
        Seconds without a byte, and for one table in all.
    attempts, pause
        How often a table is tried, and seconds before the second attempt; each further pause is four times as long.
    asked_every
        Seconds between two questions whether a queued table is there.
    sleep, clock
        How time passes, in seconds.
    """

    base: str = EUROSTAT
    silence: float = 60
    longest: float = 1800
    attempts: int = 4
    pause: float = 2
    asked_every: float = 10
    most: int = MOST
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic

    def __post_init__(self) -> None:
        if not re.fullmatch(r"https?://[^\s/?#@]+(/[^\s?#]*)?", self.base):
            raise RefreshError(Fault.ADDRESS, url=self.base)

    def table_url(self, code: str) -> str:
        """Return the address of a whole table."""
        return f"{self.base.rstrip('/')}/sdmx/2.1/data/{code}?format=SDMX-CSV&compressed=true"

    def fetch(self, code: str, target: Path, arrived: Arrived) -> None:
        """Write a table to a file, as it was sent.

        Raises
        ------
        RefreshError
            It cannot be had, or not whole, after all attempts.
        """
        end = self.clock() + self.longest
        for attempt in range(1, self.attempts + 1):
            try:
                self._fetch_once(code, target, arrived, end)
                return
            except _TryAgainError as again:
                if attempt == self.attempts or self.clock() >= end:
                    raise again.error from again
                self.sleep(again.after or self.pause * 4 ** (attempt - 1))

    def _fetch_once(self, code: str, target: Path, arrived: Arrived, end: float) -> None:
        url = self.table_url(code)
        self._get(code, url, target, arrived, end)
        if (number := _queue_number(target)) is not None:
            self._wait_for(code, number, target, end)
            self._get(code, f"{self._queue}/data/{number}", target, arrived, end)
        if _head(target).lstrip().startswith(b"<"):
            raise RefreshError(Fault.NOT_A_TABLE, dataset=code, url=url)

    @property
    def _queue(self) -> str:
        return f"{self.base.rstrip('/')}/1.0/async"

    def _wait_for(self, code: str, number: str, target: Path, end: float) -> None:
        begun = self.clock()
        while True:
            self._get(code, f"{self._queue}/status/{number}", target, lambda *_: None, end)
            found = _STATUS.search(_head(target))
            status = found[1] if found else b""
            if status == b"AVAILABLE":
                return
            if status not in (b"SUBMITTED", b"PROCESSING", b"QUEUED"):
                said = status.decode() or "?"
                raise RefreshError(Fault.REFUSED, dataset=code, status=200, said=said)
            if self.clock() + self.asked_every >= end:
                raise RefreshError(Fault.QUEUED, dataset=code, minutes=round((self.clock() - begun) / 60))
            self.sleep(self.asked_every)

    def _get(self, code: str, url: str, target: Path, arrived: Arrived, end: float) -> None:
        request = urllib.request.Request(url, headers={"User-Agent": "ecoc-sme-dashboard"})  # noqa: S310 - http(s) only
        try:
            with urllib.request.urlopen(request, timeout=self.silence) as answer, target.open("wb") as file:  # noqa: S310
                self._copy(code, answer, file, arrived, end)
        except urllib.error.HTTPError as error:
            raise _refused(code, url, error) from error
        except TimeoutError as error:
            raise _TryAgainError(Fault.TIMEOUT, dataset=code, url=url) from error
        except (http.client.IncompleteRead, ConnectionResetError) as error:
            raise _TryAgainError(Fault.BROKEN_OFF, dataset=code) from error
        except (OSError, http.client.HTTPException) as error:
            raise _from_system(code, url, error) from error

    def _copy(self, code: str, answer: http.client.HTTPResponse, file: BinaryIO, arrived: Arrived, end: float) -> None:
        announced = answer.headers.get("Content-Length", "")
        expected = int(announced) if announced.isdecimal() else None
        received = 0
        while piece := answer.read(CHUNK):
            received += len(piece)
            if received > self.most:
                raise RefreshError(Fault.TOO_BIG, dataset=code, limit=self.most // 1_000_000)
            if self.clock() >= end:
                raise RefreshError(Fault.TIMEOUT, dataset=code, url=answer.url)
            file.write(piece)
            arrived(received, expected)
        if expected is not None and received != expected:
            raise _TryAgainError(Fault.CUT, dataset=code, received=received, expected=expected)


class _TryAgainError(Exception):
    """What may be gone at the next attempt; ``after`` are the seconds the server asks us to wait, 0 for none."""

    def __init__(self, fault: Fault, *, after: float = 0, **values: object) -> None:
        super().__init__(fault)
        self.error = RefreshError(fault, **values)  # type: ignore[arg-type]
        self.after = after


def _refused(code: str, url: str, error: urllib.error.HTTPError) -> Exception:
    body = error.read(4000)
    found = _SAID.search(body)
    said = " ".join(found[1].decode(errors="replace").split()) if found else error.reason
    if error.code == 404:
        return RefreshError(Fault.GONE, dataset=code, url=url)
    if error.code == 413:
        return RefreshError(Fault.TOO_BIG, dataset=code, limit=MOST // 1_000_000)
    if error.code in BUSY:
        after = error.headers.get("Retry-After", "")
        seconds = min(int(after), 300) if after.isdecimal() else 0
        return _TryAgainError(Fault.REFUSED, after=seconds, dataset=code, status=error.code, said=said)
    return RefreshError(Fault.REFUSED, dataset=code, status=error.code, said=said)


def _from_system(code: str, url: str, error: Exception) -> Exception:
    if isinstance(error, urllib.error.URLError) and isinstance(error.reason, TimeoutError):
        return _TryAgainError(Fault.TIMEOUT, dataset=code, url=url)
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return RefreshError(Fault.DISK, dataset=code)
    return _TryAgainError(Fault.UNREACHABLE, dataset=code, url=url)


def _head(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(8000)


def _queue_number(file: Path) -> str | None:
    head = _head(file)
    found = _QUEUED.search(head) if head.lstrip().startswith(b"<") else None
    return found[1].decode() if found else None
