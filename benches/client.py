"""A light reader: speaks Streamlit's protocol over a websocket and counts time and bytes, without a browser.

It does what the browser does as far as the server can tell: names the page and the address, and says which large
messages it still holds, so that the server need not send them again.
"""

import socket
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

KEPT_RUNS = 2  # the browser forgets a large message that so many runs did not use (global.maxCachedMessageAge)
MOST_BYTES = 32 * 1024 * 1024


class CountingConnection(ClientConnection):
    """A connection that counts what arrives on the wire, compressed as it is."""

    received = 0

    def data_received(self, data: bytes) -> None:
        """Count and pass on."""
        self.received += len(data)
        # Without this the server's small messages wait up to 40 ms for our acknowledgement: not the script's time.
        transport_socket = self.transport.get_extra_info("socket")
        transport_socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
        super().data_received(data)


@dataclass(frozen=True)
class Run:
    """One run of the script as the reader saw it: seconds from asking to the end, bytes as written and as sent."""

    seconds: float
    message_bytes: int
    wire_bytes: int
    errors: int


@dataclass
class Visitor:
    """One session."""

    connection: CountingConnection
    address: str
    pages: dict[str, str] = field(default_factory=dict)  # address of a page -> its hash
    _held: dict[str, int] = field(default_factory=dict)  # hash of a large message -> run that last used it
    _runs: int = 0

    async def run(self, page: str, query: str = "") -> Run:
        """Ask for a page in a state of its filters and wait until the script has finished."""
        begin, before = time.perf_counter(), self.connection.received
        self._runs += 1
        await self.connection.send(self._question(page, query))
        size, errors = 0, 0
        while True:
            data = await self.connection.recv()
            assert isinstance(data, bytes)  # noqa: S101 - the protocol is binary
            size += len(data)
            message = ForwardMsg.FromString(data)
            errors += self._note(message)
            if message.WhichOneof("type") == "script_finished" and message.script_finished in _ENDS:
                seconds = time.perf_counter() - begin
                return Run(seconds, size, self.connection.received - before, errors)

    def _question(self, page: str, query: str) -> bytes:
        question = BackMsg()
        state = question.rerun_script
        state.query_string = query
        state.page_script_hash = self.pages.get(page, "")
        state.page_name = "" if page in self.pages else page
        state.context_info.timezone, state.context_info.locale = "Europe/Vilnius", "en-GB"
        state.context_info.is_embedded = "embed=true" in query
        state.context_info.url, state.context_info.color_scheme = f"{self.address}/{page}", "light"
        self._held = {known: used for known, used in self._held.items() if self._runs - used <= KEPT_RUNS}
        state.cached_message_hashes.extend(self._held)
        return bytes(question.SerializeToString())

    def _note(self, message: ForwardMsg) -> int:
        """Remember pages and large messages; return 1 for an exception shown."""
        kind = message.WhichOneof("type")
        if kind == "navigation":
            self.pages = {page.url_pathname: page.page_script_hash for page in message.navigation.app_pages}
        if message.metadata.cacheable:
            self._held[message.hash] = self._runs
        elif kind == "ref_hash":
            self._held[message.ref_hash] = self._runs
        return int(kind == "delta" and message.delta.new_element.WhichOneof("type") == "exception")


_ENDS = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_WITH_COMPILE_ERROR)


@asynccontextmanager
async def visiting(address: str) -> AsyncIterator[Visitor]:
    """Open a session of its own."""
    settings: dict[str, Any] = {"max_size": MOST_BYTES, "proxy": None, "open_timeout": 60, "ping_interval": None}
    place = address.replace("http", "ws", 1) + "/_stcore/stream"
    async with connect(place, create_connection=CountingConnection, subprotocols=["streamlit"], **settings) as opened:  # type: ignore[list-item]
        assert isinstance(opened, CountingConnection)  # noqa: S101 - as asked for above
        yield Visitor(opened, address)
