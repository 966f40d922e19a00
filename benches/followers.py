"""A hundred followers on one change of scene: when the last of them has its page."""

import asyncio
import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from benches.client import Visitor, visiting
from benches.servers import Served

JITTER = 0.4  # seconds over which the pages spread their requests (ui/stage/line.js)
PATIENCE = 60.0


@dataclass
class Audience:
    """Followers in a thread of their own: each waits for events and then asks for the scene, as its page would.

    Attributes
    ----------
    done
        For each version heard of, the moments at which a follower had its page.
    """

    server: Served
    code: str
    number: int
    done: dict[str, list[float]] = field(default_factory=dict)
    errors: int = 0
    _stop: threading.Event = field(default_factory=threading.Event)
    _ready: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    _thread: threading.Thread | None = None

    def arrive(self) -> None:
        """Let all come in, and wait until each has the scene that is on."""
        self._thread = threading.Thread(target=lambda: asyncio.run(self._all()), daemon=True)
        self._thread.start()
        for _ in range(self.number):
            if not self._ready.acquire(timeout=PATIENCE):
                raise RuntimeError("not all followers came in")

    def leave(self) -> None:
        """Send all home."""
        self._stop.set()
        if self._thread:
            self._thread.join(timeout=PATIENCE)

    def wait(self, move: Callable[[], None]) -> list[float]:
        """Make a move; return the seconds until each follower had its page, the last one last."""
        known, begin = set(self.done), time.perf_counter()
        move()
        while time.perf_counter() - begin < PATIENCE:
            new = [moments for version, moments in self.done.items() if version not in known]
            if new and len(new[0]) == self.number:
                return sorted(moment - begin for moment in new[0])
            time.sleep(0.02)
        raise RuntimeError("not every follower had its page within a minute")

    async def _all(self) -> None:
        async with asyncio.TaskGroup() as group:
            for number in range(self.number):
                group.create_task(self._follower(number))

    async def _follower(self, number: int) -> None:
        query = f"follow={self.code}&embed=true"
        await asyncio.sleep(number * 0.05)  # an audience does not come in at one moment
        async with visiting(self.server.address) as visitor:
            self.errors += (await visitor.run("present", query)).errors
            reader, writer = await asyncio.open_connection("127.0.0.1", self.server.port)
            asked = f"GET /events/{self.code}?window=bench{number} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
            writer.write(asked.encode())
            await self._listen(visitor, reader, query)
            writer.close()

    async def _listen(self, visitor: Visitor, reader: asyncio.StreamReader, query: str) -> None:
        first = True
        while not self._stop.is_set():
            try:
                line = await asyncio.wait_for(reader.readline(), timeout=0.5)
            except TimeoutError:
                continue
            if not line.startswith(b"data: "):
                continue
            if first:  # the version now: the page has it already
                first = False
                self._ready.release()
                continue
            version = line[6:].decode().strip()
            await asyncio.sleep(random.uniform(0, JITTER))  # noqa: S311 - as the page does; no secret
            self.errors += (await visitor.run("present", query)).errors
            self.done.setdefault(version, []).append(time.perf_counter())
