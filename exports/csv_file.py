"""A table as CSV: raw values under machine names, every row with its source, so that a row alone still says whence."""

import csv
import io
import math

from exhibits.table import Cell, Table
from exports.provenance import Provenance
from text import Text

RISKY = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would run a text that begins so


def csv_bytes(table: Table, provenance: Provenance, text: Text) -> bytes:
    """Return the table as UTF-8 with a byte order mark, which spreadsheets need to read ș and ț.

    Numbers are unrounded with a decimal point; fractions stay fractions; a missing value is empty. The last columns,
    named ``about_...``, say the same in every row: source, vintage, filters, day and link. ``about_break`` names the
    column after which the series of this row breaks.
    """
    names = [column.name for column in table.columns]
    about = {
        "about_source": provenance.source(text),
        "about_vintage": provenance.vintage(),
        "about_filters": provenance.chosen(),
        "about_retrieved": provenance.retrieved.isoformat(),
        "about_link": provenance.link,
    }
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow([*names, "about_break", *about])
    for number, row in enumerate(table.rows):
        cuts = "; ".join(name for name in names if (number, name) in table.cuts)
        writer.writerow([harmless(cell) for cell in (*(row.get(name) for name in names), cuts, *about.values())])
    return file.getvalue().encode("utf-8-sig")


def harmless(cell: Cell) -> Cell:
    """Return a text with an apostrophe before it where a spreadsheet would take it for a formula; NaN is empty."""
    if isinstance(cell, float) and not math.isfinite(cell):
        return None
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(RISKY) else cell
