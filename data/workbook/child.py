"""The process that reads a file nobody has vouched for: ``python -m data.workbook.child LIMITS < FILE``.

It takes the file on its standard input, answers in lines of JSON, and is not allowed more memory, time or files than
its limits. Whatever goes wrong inside leaves it as a code, never as an error text.
"""

import gc
import json
import os
import sys
from collections.abc import Iterator
from typing import IO, Any, Final

from data.workbook.limits import FILE_BYTES
from data.workbook.refusal import RefusedError

ENVIRONMENT: Final = {"OPENPYXL_LXML": "False"}
"""lxml would let a document type in workbook.xml pass."""


def set_limits(limits: dict[str, float]) -> None:
    """Bound this process, for good: memory, processor time, no core files, nothing written to disk."""
    if sys.platform == "win32":
        return  # the parent polls memory and time there
    import resource  # noqa: PLC0415 - not on Windows

    memory, cpu = int(limits["memory"]), int(limits["cpu"])
    bounds = {"AS": memory, "DATA": memory, "CPU": cpu, "CORE": 0, "FSIZE": 0}
    for name, bound in bounds.items():
        kind = getattr(resource, f"RLIMIT_{name}", None)
        if kind is not None:
            _lower(resource, kind, bound)


def _lower(resource: Any, kind: int, bound: int) -> None:
    """Set one limit; macOS refuses some of them, and there the parent polls."""
    try:
        resource.setrlimit(kind, (bound, bound))
    except (ValueError, OSError):
        if sys.platform == "linux":
            raise


def answers(data: bytes) -> Iterator[dict[str, Any]]:
    """Yield the reader's messages; a failure is the last one, as a code.

    Running out of memory means that the file asks for too much; anything the reader stumbles over means that it is
    damaged.
    """
    try:
        from data.workbook.reader import messages  # noqa: PLC0415 - after the limits and the environment are set

        yield from messages(data)
    except RefusedError as refused:
        yield {"refused": refused.as_dict()}
    except MemoryError:
        yield {"refused": RefusedError("SHEET_TOO_LARGE").as_dict()}
    except Exception:  # the reader raises anything at all on damaged files
        yield {"refused": RefusedError("FILE_CORRUPT").as_dict()}


def run(limits: dict[str, float], source: IO[bytes], target: IO[bytes]) -> None:
    """Read the file, answer, and end."""
    os.environ.update(ENVIRONMENT)
    set_limits(limits)
    gc.disable()  # nothing here refers in circles, and the process ends with the file
    for unwanted in ("numpy", "lxml"):  # openpyxl would load them for nothing: time and memory
        sys.modules[unwanted] = None  # type: ignore[assignment]
    for answer in answers(source.read(FILE_BYTES + 1)):
        target.write(json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
        target.flush()


if __name__ == "__main__":
    run(json.loads(sys.argv[1]), sys.stdin.buffer, sys.stdout.buffer)
