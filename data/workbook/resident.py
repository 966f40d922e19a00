"""How much memory another process holds, where the system cannot be told to bound it."""

import ctypes
import subprocess
import sys
from pathlib import Path


def resident_bytes(process: int) -> int:
    """Return the resident memory of a process in bytes; 0 when it has ended or cannot be asked."""
    try:
        if sys.platform == "linux":
            return int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1]) * 4096
        if sys.platform == "win32":
            return _on_windows(process)
        listed = subprocess.run(
            ["/bin/ps", "-o", "rss=", "-p", str(process)], capture_output=True, text=True, check=False
        )
        return int(listed.stdout.strip() or 0) * 1024
    except (OSError, ValueError, IndexError):
        return 0


class _Counters(ctypes.Structure):
    """PROCESS_MEMORY_COUNTERS of the Windows process status interface."""

    _fields_ = (
        ("size", ctypes.c_uint32),
        ("faults", ctypes.c_uint32),
        ("peak_resident", ctypes.c_size_t),
        ("resident", ctypes.c_size_t),
        *((f"unused_{number}", ctypes.c_size_t) for number in range(6)),
    )


def _on_windows(process: int) -> int:
    library = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]
    handle = library.OpenProcess(0x1000, False, process)  # PROCESS_QUERY_LIMITED_INFORMATION
    counters = _Counters(size=ctypes.sizeof(_Counters))
    try:
        known = library.K32GetProcessMemoryInfo(handle, ctypes.byref(counters), counters.size)
        return int(counters.resident) if known else 0
    finally:
        library.CloseHandle(handle)
