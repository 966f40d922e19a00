"""Reads a table in SDMX-CSV piece by piece: checks its structure, keeps what is ours, and forgets the rest.

Columns: ``DATAFLOW, LAST UPDATE``, the table's dimensions, ``TIME_PERIOD, OBS_VALUE, OBS_FLAG`` and since 2025
``CONF_STATUS``.
"""

import gzip
import io
import re
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO, Final, cast

import pandas as pd
import pyarrow as pa
from pyarrow import csv

from data.eurostat.errors import Fault, RefreshError
from data.eurostat.tables import Table

BEFORE: Final = ("DATAFLOW", "LAST UPDATE")
AFTER: Final = ("TIME_PERIOD", "OBS_VALUE", "OBS_FLAG")
SECRECY: Final = "CONF_STATUS"
COLUMNS: Final = ("indicator", "geo", "year", "breakdown", "source", "value", "flag")
BLOCK: Final = 4 << 20
MOST_TEXT: Final = 4_000_000_000
"""Characters of the largest table, unpacked."""
_LETTERS = re.compile(r"[bcdeprsu]*")
_FLOW = re.compile(r"(?:[A-Z0-9_]+:)?(?P<code>[A-Z0-9_]+)(?:\([0-9.]+\))?", re.IGNORECASE)
CONFIDENTIAL = "c"


@dataclass(frozen=True, eq=False)
class Read:
    """What a table holds of ours.

    Attributes
    ----------
    figures
        Columns :data:`COLUMNS`. A figure that is kept secret is NaN with flag "c"; other gaps are no rows.
    updated
        The day on which Eurostat last changed the table.
    flow
        The table's name in the interface.
    """

    figures: pd.DataFrame
    updated: date
    flow: str


@dataclass
class _Seen:
    """What was met so far in the pieces."""

    codes: dict[str, set[str]] = field(default_factory=dict)
    flow: str = ""
    updated: date | None = None


def read_table(file: Path, table: Table) -> Read:
    """Return what is ours in a table as it was fetched.

    Raises
    ------
    RefreshError
        The file is cut, is another table, or its structure, codes, marks or figures are not those we know.
    """
    seen = _Seen()
    pieces = []
    area = ""
    for rows in _pieces(file, table.code):
        area = area or _checked_columns(list(rows.columns), table)
        pieces.append(_ours(rows, table, area, seen))
    if seen.updated is None:
        raise RefreshError(Fault.NOT_A_TABLE, dataset=table.code, url=file.name)
    _require_codes(table, seen)
    return Read(_once(pd.concat(pieces, ignore_index=True), table), seen.updated, seen.flow)


def _pieces(file: Path, code: str) -> Iterator[pd.DataFrame]:
    with _unpacked(file, code) as text:
        options = {
            "read_options": csv.ReadOptions(block_size=BLOCK),
            "convert_options": csv.ConvertOptions(column_types=_as_text(text), strings_can_be_null=False),
        }
        text.seek(0)
        for batch in csv.open_csv(pa.PythonFile(text, mode="r"), **options):
            yield batch.to_pandas()
        text.require_end()


class _Text(io.RawIOBase):
    """The unpacked text of a table, which knows how it ended."""

    def __init__(self, inner: BinaryIO, code: str) -> None:
        self._inner = inner
        self._code = code
        self._last = b""
        self._length = 0

    def readable(self) -> bool:
        """Return True: the text can be read."""
        return True

    def read(self, size: int = -1, /) -> bytes:
        """Return the next bytes, at most ``size``; raise RefreshError where the table is larger than allowed."""
        piece = self._inner.read(size)
        self._last = piece[-1:] or self._last
        self._length += len(piece)
        if self._length > MOST_TEXT:
            raise RefreshError(Fault.TOO_BIG, dataset=self._code, limit=MOST_TEXT // 1_000_000)
        return piece

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Return the place in bytes after going there."""
        return self._inner.seek(offset, whence)

    def first_line(self) -> str:
        """Return the line of headings, without a byte order mark, and go past it."""
        return self._inner.readline(100_000).decode("utf-8-sig")

    def require_end(self) -> None:
        """Raise RefreshError where the last line is not finished: figures, or parts of one, are missing."""
        if self._last != b"\n":
            raise RefreshError(Fault.BROKEN_OFF, dataset=self._code)


@contextmanager
def _unpacked(file: Path, code: str) -> Iterator[_Text]:
    packed = _starts_packed(file)
    try:
        with gzip.open(file) if packed else file.open("rb") as inner:
            yield _Text(cast(BinaryIO, inner), code)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise RefreshError(Fault.BROKEN_OFF, dataset=code) from error
    except (pa.ArrowInvalid, UnicodeDecodeError) as error:
        # A last line that was cut has too few columns; a line in the middle would mean that it is no table.
        cut = "columns, got" in str(error) and not packed
        fault = Fault.BROKEN_OFF if cut else Fault.NOT_A_TABLE
        raise RefreshError(fault, dataset=code, url=file.name) from error


def _starts_packed(file: Path) -> bool:
    with file.open("rb") as opened:
        return opened.read(2) == b"\x1f\x8b"


def _as_text(text: _Text) -> dict[str, pa.DataType]:
    names = text.first_line().rstrip("\r\n").split(",")
    return dict.fromkeys((name.strip('"') for name in names), pa.string())


def _checked_columns(columns: list[str], table: Table) -> str:
    """Return the name of the column of areas, once the columns are those we know."""
    if tuple(columns[:2]) != BEFORE:
        raise RefreshError(Fault.NOT_A_TABLE, dataset=table.code, url=table.code)
    dimensions = [name for name in columns if name not in (*BEFORE, *AFTER, SECRECY)]
    area = next((name for name in table.areas if name in dimensions), table.areas[0])
    wanted = table.codes()
    found = ", ".join(dimensions)
    for name in (*wanted, area, *AFTER):
        if name not in columns and name not in table.optional:
            raise RefreshError(Fault.NO_DIMENSION, dataset=table.code, dimension=name, found=found)
    for name in dimensions:
        if name != area and name not in wanted:
            raise RefreshError(Fault.NEW_DIMENSION, dataset=table.code, dimension=name)
    return area


def _ours(rows: pd.DataFrame, table: Table, area: str, seen: _Seen) -> pd.DataFrame:
    """Return the figures of one piece that are ours, and note what was met."""
    _note_table(rows, table, seen)
    kept = pd.Series(True, index=rows.index)
    for name, codes in table.codes().items():
        if name in rows:
            seen.codes.setdefault(name, set()).update(rows[name].unique())
            kept &= rows[name].isin(codes)
    rows = rows[kept & rows["TIME_PERIOD"].str.fullmatch(r"\d{4}")]
    meanings = pd.DataFrame(
        [(*codes, *meaning) for codes, meaning in table.meanings.items()],
        columns=[*table.told_by, "indicator", "breakdown"],
    ).astype("str")
    rows = rows.merge(meanings, on=list(table.told_by))
    flags = _flags(rows, table)
    values = _values(rows, table, area)
    figures = pd.DataFrame(
        {
            "indicator": rows["indicator"],
            "geo": rows[area],
            "year": rows["TIME_PERIOD"].astype("int64"),
            "breakdown": rows["breakdown"],
            "source": table.code,
            "value": values.mask(flags.str.contains(CONFIDENTIAL)),
            "flag": flags,
        }
    ).astype({name: "str" for name in COLUMNS if name not in ("year", "value")})
    return figures[figures["value"].notna() | figures["flag"].str.contains(CONFIDENTIAL)]


def _note_table(rows: pd.DataFrame, table: Table, seen: _Seen) -> None:
    for flow in rows["DATAFLOW"].unique():
        match = _FLOW.fullmatch(flow)
        if match is None or match["code"].lower() != table.code:
            raise RefreshError(Fault.OTHER_TABLE, dataset=table.code, url=table.code, found=flow[:60])
        seen.flow = flow
    days = [_day(written, table) for written in rows["LAST UPDATE"].unique()]
    seen.updated = max([*days, *([seen.updated] if seen.updated else [])], default=None)


def _day(written: str, table: Table) -> date:
    for pattern in ("%d/%m/%y", "%Y-%m-%d"):
        try:
            return datetime.strptime(re.split("[ T]", written)[0], pattern).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise RefreshError(Fault.NOT_A_TABLE, dataset=table.code, url=table.code)


def _flags(rows: pd.DataFrame, table: Table) -> pd.Series:
    flags = rows["OBS_FLAG"].str.strip()
    if SECRECY in rows:
        secret = (rows[SECRECY].str.strip().str.upper() == "C") & ~flags.str.contains(CONFIDENTIAL)
        flags = flags.mask(secret, flags + CONFIDENTIAL)
    # "n" and "z" say why there is no figure; rows without a figure are left out anyway.
    flags = flags.mask(rows["OBS_VALUE"].str.strip().isin(["", ":"]) & flags.isin(["n", "z", "m"]), "")
    for flag in flags.unique():
        if not _LETTERS.fullmatch(flag):
            raise RefreshError(Fault.UNKNOWN_FLAG, dataset=table.code, flag=flag)
    return flags


def _values(rows: pd.DataFrame, table: Table, area: str) -> pd.Series:
    written = rows["OBS_VALUE"].str.strip()
    values = pd.to_numeric(written.mask(written.isin(["", ":"])), errors="coerce").astype("float64")
    wrong = (values.isna() & ~written.isin(["", ":"])) | values.isin([float("inf"), float("-inf")])
    if wrong.any():
        row = rows[wrong].iloc[0]
        key = " · ".join(str(row[name]) for name in (*table.told_by, area, "TIME_PERIOD"))
        raise RefreshError(Fault.NOT_A_NUMBER, dataset=table.code, key=key, found=str(row["OBS_VALUE"])[:40])
    return values


def _require_codes(table: Table, seen: _Seen) -> None:
    """Raise RefreshError where a code that we read is nowhere in the table: it was renamed or taken out."""
    for name, wanted in table.codes().items():
        if name not in seen.codes:
            continue
        found = seen.codes[name]
        missing = wanted - found if name in table.told_by else wanted if not wanted & found else frozenset()
        if missing:
            raise RefreshError(
                Fault.NO_CODE, dataset=table.code, dimension=name, code=_some(missing), found=_some(found)
            )


def _some(codes: Iterable[str]) -> str:
    listed = sorted(codes)
    return ", ".join(listed[:12]) + (" …" if len(listed) > 12 else "")


def _once(figures: pd.DataFrame, table: Table) -> pd.DataFrame:
    key = ["indicator", "geo", "year", "breakdown", "source"]
    once = figures.drop_duplicates().reset_index(drop=True)
    twice = once.duplicated(key)
    if twice.any():
        named = " · ".join(str(part) for part in once.loc[twice, key].iloc[0])
        raise RefreshError(Fault.TWICE, dataset=table.code, key=named)
    return once
