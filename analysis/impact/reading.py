"""A long CSV, as somebody brings it to the command line: unit, year, value."""

import csv
from enum import StrEnum
from pathlib import Path

from analysis.impact.panel import Panel, PanelError, PanelFault, balanced_panel

COLUMNS = ("unit", "year", "value")


class FileFault(StrEnum):
    """What can be wrong with the file itself."""

    NO_FILE = "no_file"  # file
    NOT_CSV = "not_csv"  # file
    NO_COLUMN = "no_column"  # column
    NOT_A_YEAR = "not_a_year"  # line, text
    NOT_A_NUMBER = "not_a_number"  # line, text
    NO_UNIT = "no_unit"  # line


class FileError(ValueError):
    """A file that is no panel; ``fault`` says why and ``values`` where."""

    def __init__(self, fault: FileFault, **values: str | int) -> None:
        super().__init__(f"{fault}: {values}")
        self.fault = fault
        self.values = values


Rows = list[tuple[str, int, float]]


def read_rows(path: Path) -> Rows:
    """Return the (unit, year, value) rows of a CSV with these three columns; others are ignored.

    Raises
    ------
    FileError
        When the file cannot be read, lacks a column, or holds a year that is no whole number or a value that is none.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return _rows(csv.DictReader(file, strict=True))
    except (OSError, ValueError) as error:
        if isinstance(error, FileError):
            raise
        fault = FileFault.NO_FILE if isinstance(error, OSError) else FileFault.NOT_CSV
        raise FileError(fault, file=path.name) from error
    except csv.Error as error:
        raise FileError(FileFault.NOT_CSV, file=path.name) from error


def _rows(reader: "csv.DictReader[str]") -> Rows:
    for column in COLUMNS:
        if reader.fieldnames is not None and column not in reader.fieldnames:
            raise FileError(FileFault.NO_COLUMN, column=column)
    return [_row(record, reader.line_num) for record in reader]


def _row(record: dict[str, str], line: int) -> tuple[str, int, float]:
    unit, year, value = ((record[column] or "").strip() for column in COLUMNS)
    if not unit:
        raise FileError(FileFault.NO_UNIT, line=line)
    try:
        whole = int(year)
    except ValueError as error:
        raise FileError(FileFault.NOT_A_YEAR, line=line, text=year) from error
    try:
        return unit, whole, float(value)
    except ValueError as error:
        raise FileError(FileFault.NOT_A_NUMBER, line=line, text=value) from error


def chosen_panel(rows: Rows, unit: str, *, donors: tuple[str, ...] | None, pre_from: int | None) -> Panel:
    """Return the balanced panel of the rows asked for.

    Parameters
    ----------
    rows
        As read.
    unit, donors
        The treated unit and, unless all others are wanted, the units to keep.
    pre_from
        The first year to use.

    Raises
    ------
    PanelError
        When the unit or a donor is unknown, and as :func:`analysis.impact.panel.balanced_panel`.
    """
    known = {row[0] for row in rows}
    if rows and unit not in known:
        raise PanelError(PanelFault.UNKNOWN_UNIT, unit=unit)
    if rows and donors is not None and not known.issuperset(donors):
        raise PanelError(PanelFault.UNKNOWN_DONOR, unit=next(donor for donor in donors if donor not in known))
    wanted = None if donors is None else {unit, *donors}
    kept = [row for row in rows if (wanted is None or row[0] in wanted) and (pre_from is None or row[1] >= pre_from)]
    return balanced_panel(kept)
