"""The log: one line of JSON per upload, refresh, sign-in and error, with the number that its user sees.

No names and no values: a line holds counts, codes and places in the program. Whatever does not look like a code is
left out, and of an error its class and place are written, never its words.
"""

import datetime as dt
import json
import logging
import re
import traceback
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Final, Literal

log = logging.getLogger("ecoc.events")

EventKind = Literal["upload", "undo", "restore", "refresh", "redaction", "sign-in", "sign-out", "error"]
Field = Literal[
    "outcome", "role", "stage", "submission", "dataset", "page", "size", "seconds", "values", "findings", "error",
    "where",
]  # fmt: skip
LEFT_OUT: Final = "-"
_FIELDS: Final = frozenset(Field.__args__)  # type: ignore[attr-defined]  # the type is the one list of names
_CODE: Final = re.compile(r"[A-Za-z0-9_.,:/ -]{1,300}")
_ROOT: Final = Path(__file__).resolve().parents[1]
_PLACES: Final = 4  # innermost places of an error that are written


def _utc_now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def new_number() -> str:
    """Return the number under which an event is found in the log; the user sees it."""
    return uuid.uuid4().hex[:8]


def log_event(
    kind: EventKind, *, id: str, clock: Callable[[], dt.datetime] = _utc_now, **fields: str | int | float | bool
) -> None:
    """Write one line.

    Parameters
    ----------
    id
        The number that the user sees, from :func:`new_number`.
    clock
        Returns the present moment in UTC.
    **fields
        Names of :data:`Field`; numbers, and codes of letters, digits and ``_.,:/-``. Never what a person wrote:
        values that do not look like a code become ``-``.

    Raises
    ------
    ValueError
        For a field that the log does not know, whose contents nobody has thought about.
    """
    unknown = set(fields) - _FIELDS
    if unknown:
        raise ValueError(f"the log knows no {', '.join(sorted(unknown))}")
    line = {
        "at": clock().isoformat(timespec="milliseconds"),
        "kind": kind,
        "id": _code(id),
        **{name: _code(value) for name, value in fields.items()},
    }
    log.log(logging.ERROR if kind == "error" else logging.INFO, "%s", json.dumps(line))


def log_error(error: BaseException, *, id: str | None = None) -> str:
    """Write the line of an error, by its class and place, and return the number to be shown."""
    number = id or new_number()
    log_event("error", id=number, error=type(error).__name__, where=where(error))
    return number


def where(error: BaseException) -> str:
    """Return the innermost places of an error as file:line, outermost first; words and values are left out."""
    frames = traceback.extract_tb(error.__traceback__)[-_PLACES:]
    return ", ".join(f"{_inside(frame.filename)}:{frame.lineno}" for frame in frames) or LEFT_OUT


def _inside(path: str) -> str:
    """Return a path without the folders of this machine."""
    file = Path(path)
    return file.relative_to(_ROOT).as_posix() if file.is_relative_to(_ROOT) else file.name


def _code(value: str | int | float | bool) -> str | int | float | bool:
    if isinstance(value, str):
        return value if _CODE.fullmatch(value) else LEFT_OUT
    return round(value, 3) if isinstance(value, float) else value


class JsonLines(logging.Formatter):
    """Writes what other parts say as one line of JSON: their template without what was filled in, and no trace."""

    def format(self, record: logging.LogRecord) -> str:
        """Return a line of the log; our own events are lines already."""
        if record.name == log.name:
            return record.getMessage()
        moment = dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds")
        line = {"at": moment, "kind": "server", "level": record.levelname.lower(), "from": record.name}
        line["message"] = str(record.msg)
        given = record.args if isinstance(record.args, tuple) else ()
        error = (
            record.exc_info[1] if record.exc_info else next((a for a in given if isinstance(a, BaseException)), None)
        )
        if error is not None:
            line |= {"error": type(error).__name__, "where": where(error)}
        return json.dumps(line)
