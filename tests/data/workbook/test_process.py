"""The child process that reads a file: its stages, its limits, and what it may know."""

import subprocess
import sys
import threading
import time

import pytest

from data.workbook.limits import Limits
from data.workbook.process import ROOT, read_book
from data.workbook.refusal import CancelledError, RefusedError
from tests.data.workbook import generator as make

MEBIBYTE = 2**20


def stages_of(data: bytes, **options: object) -> list[str]:
    stages: list[str] = []
    read_book(data, on_stage=lambda stage, _: stages.append(stage), **options)  # type: ignore[arg-type]
    return stages


def test_the_child_tells_its_stages() -> None:
    assert stages_of(make.zipped(make.parts())) == ["preflight", "grid", "read"]


def test_a_child_over_its_time_ends_and_the_caller_lives() -> None:
    with pytest.raises(RefusedError) as refused:
        read_book(make.zipped(make.parts()), limits=Limits(wall=0.0))
    assert refused.value.code == "FILE_ZIP_UNSAFE"


def test_a_child_over_its_memory_is_refused_and_the_caller_lives() -> None:
    with pytest.raises(RefusedError) as refused:
        read_book(make.zipped(make.parts()), limits=Limits(memory=20 * MEBIBYTE))
    assert refused.value.code in {"SHEET_TOO_LARGE", "FILE_ZIP_UNSAFE"}


def test_memory_is_polled_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("data.workbook.process.resident_bytes", lambda process: 2**40)
    with pytest.raises(RefusedError):
        read_book(make.zipped(make.parts()))


def test_a_cancelled_check_ends_its_child() -> None:
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(CancelledError):
        read_book(make.zipped(make.parts()), cancel=cancel)


def test_what_a_child_may_send_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("data.workbook.process.PIPE_BYTES", 10)
    with pytest.raises(RefusedError):
        read_book(make.zipped(make.parts()))


def child(code: str) -> str:
    """Return what the child's interpreter prints in the child's environment."""
    program = f"import sys; from data.workbook import child; {code}"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    return run.stdout.strip()


def test_the_child_reads_without_lxml_and_loads_nothing_heavy() -> None:
    code = (
        "import io; child.run({'memory': 2**30, 'cpu': 60, 'wall': 90}, io.BytesIO(b'PK'), io.BytesIO()); "
        "import openpyxl; heavy = {'pandas', 'streamlit', 'lxml.etree', 'numpy.core'} & set(sys.modules); "
        "print(openpyxl.LXML, openpyxl.DEFUSEDXML, sorted(heavy))"
    )
    assert child(code) == "False True []"


def test_the_child_binds_itself() -> None:
    code = (
        "import resource; child.set_limits({'memory': 2**30, 'cpu': 60, 'wall': 90}); "
        "print(resource.getrlimit(resource.RLIMIT_AS)[1] == 2**30, resource.getrlimit(resource.RLIMIT_CPU)[1], "
        "resource.getrlimit(resource.RLIMIT_FSIZE)[1])"
    )
    assert child(code) == "True 60 0"


def test_the_child_gets_no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://secret")
    seen: list[dict[str, str]] = []
    real = subprocess.Popen

    def noting(*arguments: object, **options: dict[str, str]) -> object:
        seen.append(options["env"])
        return real(*arguments, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess, "Popen", noting)
    read_book(make.zipped(make.parts()))
    assert seen
    assert "DATABASE_URL" not in seen[0]
    assert seen[0]["OPENPYXL_LXML"] == "False"


def test_other_threads_keep_answering_while_a_file_is_read() -> None:
    answered, over = 0, threading.Event()

    def answer() -> None:
        nonlocal answered
        while not over.is_set():
            answered += 1
            time.sleep(0.005)

    thread = threading.Thread(target=answer)
    thread.start()
    read_book(make.indicators(*[make.ROW] * 2_000))
    over.set()
    thread.join()
    assert answered > 10
