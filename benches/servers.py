"""Servers to measure, each a process of its own on the loopback address, with its memory and processor time."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parent.parent
DASH_FOLDER = ROOT / "build" / "bench"  # Dash brings a plugin for pytest: kept out of the environment of the tests
START_SECONDS = 90
REST_SECONDS = 60
IDLE = 0.05  # seconds of processor time in a second
DASHBOARD = ("serve.py",)
EMPTY = ("-m", "benches.streamlit_pages", "empty_page.py")
EXHIBIT = ("-m", "benches.streamlit_pages", "exhibit_page.py")
DASH = ("-m", "benches.dash_page")


@dataclass(frozen=True)
class Served:
    """A running server; ``seconds`` is how long it took from the command to the first healthy answer."""

    port: int
    pid: int
    seconds: float

    @property
    def address(self) -> str:
        """Where the server is found."""
        return f"http://127.0.0.1:{self.port}"

    def memory(self) -> float:
        """Return the resident memory in MB."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) / 1024

    def rest(self) -> None:
        """Wait until the server has made the usual pages ahead and does nothing: at most REST_SECONDS."""
        end, used = time.monotonic() + REST_SECONDS, -1.0
        while time.monotonic() < end:
            before, used = used, self.processor_seconds()
            if used - before < IDLE:
                return
            time.sleep(1)

    def processor_seconds(self) -> float:
        """Return the processor time used so far, which other work on the machine does not stretch much."""
        fields = Path(f"/proc/{self.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(command: Sequence[str], *, health: str = "_stcore/health", port: int | None = None) -> Iterator[Served]:
    """Start a Python program that serves on ``--port``, wait until it is healthy, and stop it at the end.

    Raises
    ------
    RuntimeError
        The program ended, or did not answer within START_SECONDS.
    """
    port, begin = port or free_port(), time.perf_counter()
    # A store of its own, which is thrown away: what is measured does not depend on what somebody handed in here.
    folder = tempfile.TemporaryDirectory(prefix="ecoc-bench-")
    process = subprocess.Popen(
        [sys.executable, *command, "--port", str(port)],
        cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env={**os.environ, "DATABASE_URL": "", "ECOC_VAR": folder.name},
    )  # fmt: skip
    try:
        _wait(f"http://127.0.0.1:{port}/{health}", process)
        yield Served(port, process.pid, time.perf_counter() - begin)
    finally:
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        folder.cleanup()


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        try:
            with urlopen(address, timeout=5) as answer:  # noqa: S310 - our own http address
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.02)  # polling a port has no event to wait for
    raise RuntimeError(f"{' '.join(map(str, process.args))} did not become healthy")  # type: ignore[arg-type]
