"""Tables of Impact where the city's line is its own figures: whose each row is, and the cell of every figure."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from analysis.impact.assessment import Assessment
from analysis.impact.own import OwnFigure
from data.evidence import Evidence
from exhibits.own import OFFICIAL, OWN, WHOSE, whose_column
from exhibits.table import Cell, Column, Table
from text import Text

CELLS = "cells"
"""The column of a table that says where a row's figures were read from."""


def with_cells(table: Table, evidence: Evidence, found: Assessment, text: Text) -> Table:
    """Return a table of regions with whose figures each row holds and their cells; as it is where all are official.

    Parameters
    ----------
    table
        Its rows name their region in a column "code".
    """
    if found.own is None:
        return table
    columns = (*table.columns, whose_column(text), Column(CELLS, text.say("Read from")))
    return replace(table, columns=columns, rows=tuple(_whose(row, evidence, found, text) for row in table.rows))


def _whose(row: Mapping[str, Cell], evidence: Evidence, found: Assessment, text: Text) -> Mapping[str, Cell]:
    if row.get("code") not in evidence.catalogue.regions:
        return row  # computed from the others: a look-alike
    if row["code"] != found.geo or found.own is None:
        return {**row, WHOSE: text.say(OFFICIAL)}
    cells = (
        text.say("{year}: submission {number}, {sheet}, cell {cell}.", year=one.year, **_where(one))
        for one in found.own.figures
    )
    return {**row, WHOSE: text.say(OWN), CELLS: " ".join(cells)}


def _where(figure: OwnFigure) -> dict[str, str | int]:
    return {"number": figure.submission, "sheet": figure.sheet, "cell": figure.cell}


def cell_of(evidence: Evidence, figure: OwnFigure, text: Text) -> str:
    """Return the submission, its file's hash, and the sheet and cell that a figure was read from, as one sentence."""
    handed = evidence.additions.submissions.get(figure.submission)
    file = handed.file_sha256 if handed else ""
    return text.say("Submission {number}, {sheet}, cell {cell}, file {file}.", file=file or "–", **_where(figure))


def own_rows(evidence: Evidence, found: Assessment, text: Text) -> Iterator[tuple[str, str, str, float]]:
    """Yield code, name, origin in words and value of each own figure of the city's line."""
    for figure in () if found.own is None else found.own.figures:
        name = text.say("Own figure of the city, {year}", year=figure.year)
        yield f"own_{figure.year}", name, cell_of(evidence, figure, text), figure.value
