"""A service on this machine that speaks Eurostat's protocol, with small made-up tables and every way to fail."""

import gzip
import itertools
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

UPDATED = "22/05/26 11:00:00"
Answer = Callable[[BaseHTTPRequestHandler], None]


def sdmx_csv(
    code: str, dimensions: str, rows: Iterable[str], *, updated: str = UPDATED, after: str = "OBS_FLAG,CONF_STATUS"
) -> bytes:
    """Return a table; each row is its codes, year, value and marks as one line, as Eurostat writes them."""
    head = f"DATAFLOW,LAST UPDATE,{dimensions},TIME_PERIOD,OBS_VALUE,{after}"
    return "\r\n".join([head, *(f"ESTAT:{code.upper()}(1.0),{updated},{row}" for row in rows), ""]).encode()


def whole(body: bytes, *, packed: bool = True) -> Answer:
    """Answer with all of a table, packed as it was asked for."""
    return _with(gzip.compress(body, mtime=0) if packed else body)


def _with(body: bytes, *, announced: int | None = None, status: int = 200, **headers: str) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Type", "application/vnd.sdmx.data+csv;version=1.0.0")
        handler.send_header("Content-Length", str(len(body) if announced is None else announced))
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def cut(body: bytes, *, keep: float) -> Answer:
    """Announce a whole packed table and close after a part of it."""
    packed = gzip.compress(body, mtime=0)
    return _with(packed[: int(len(packed) * keep)], announced=len(packed))


def cut_unnoticed(body: bytes, *, keep: float) -> Answer:
    """Send a part of a packed table as if it were all."""
    packed = gzip.compress(body, mtime=0)
    return _with(packed[: int(len(packed) * keep)])


def fault(status: int, said: str, **headers: str) -> Answer:
    """Answer with a fault, as Eurostat words it."""
    words = f"<faultcode>{status}</faultcode><faultstring>{said}</faultstring>"
    return _with(f"<S:Fault xmlns:S='http://x/'>{words}</S:Fault>".encode(), status=status, **headers)


def queued(number: str) -> Answer:
    """Answer that the table is being prepared."""
    inner = f"<queued><id>{number}</id><status>SUBMITTED</status></queued>"
    return _with(
        f"<?xml version='1.0'?><env:Envelope><ns0:syncResponse>{inner}</ns0:syncResponse></env:Envelope>".encode()
    )


def status(said: str) -> Answer:
    """Answer how far a queued table is."""
    return _with(
        f"<env:Envelope><ns1:asyncResponse><ns1:status>{said}</ns1:status></ns1:asyncResponse></env:Envelope>".encode()
    )


def page(words: str) -> Answer:
    """Answer with a page, as an intermediate server does."""
    return _with(f"<!DOCTYPE html><html><body>{words}</body></html>".encode())


def silent(handler: BaseHTTPRequestHandler) -> None:
    """Take the question and never answer, until the asker hangs up."""
    handler.rfile.read(1)


class Service:
    """What is answered at each path, one answer after the other; the last one stays."""

    def __init__(self) -> None:
        self.base = ""
        self.asked: list[str] = []
        self.queries: list[dict[str, list[str]]] = []
        self._answers: dict[str, Iterator[Answer]] = {}

    def table(self, code: str, *answers: Answer) -> None:
        """Say how a table is answered."""
        self.path(f"/sdmx/2.1/data/{code}", *answers)

    def path(self, path: str, *answers: Answer) -> None:
        """Say how a path is answered."""
        self._answers[path] = itertools.chain(answers, itertools.repeat(answers[-1]))

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        parts = urlsplit(handler.path)
        self.asked.append(parts.path)
        self.queries.append(parse_qs(parts.query))
        answers = self._answers.get(parts.path)
        (next(answers) if answers else fault(404, "Resource not found"))(handler)


@contextmanager
def serving() -> Iterator[Service]:
    """Run a service on loopback for as long as the block lasts."""
    service = Service()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            service.answer(self)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    service.base = f"http://127.0.0.1:{server.server_port}"
    try:
        yield service
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def lines(dimension_codes: Sequence[str], years: Iterable[int], values: Iterable[object], flag: str = "") -> list[str]:
    """Return rows of one series."""
    codes = ",".join(dimension_codes)
    return [f"{codes},{year},{value},{flag}," for year, value in zip(years, values, strict=True)]
