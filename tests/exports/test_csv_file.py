"""CSV: the table as it is, each row with its source, and nothing that a spreadsheet would run."""

import csv
import io

import pytest

from exhibits.table import Table
from exports.csv_file import csv_bytes, harmless
from exports.provenance import Provenance
from text import text_for


def read(table: Table, provenance: Provenance) -> list[dict[str, str]]:
    content = csv_bytes(table, provenance, text_for("en"))
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_it_begins_with_a_byte_order_mark(table: Table, provenance: Provenance) -> None:
    assert csv_bytes(table, provenance, text_for("en")).startswith(b"\xef\xbb\xbf")


def test_numbers_are_raw_and_missing_ones_empty(table: Table, provenance: Provenance) -> None:
    first, second, third = read(table, provenance)
    assert (first["year"], first["value"], first["growth"]) == ("2020", "1234.56", "-0.05")
    assert (second["value"], second["growth"], third["year"]) == ("", "", "")
    assert third["value"] == "-0.5"


def test_a_text_is_never_a_formula(table: Table, provenance: Provenance) -> None:
    assert [row["city"] for row in read(table, provenance)] == ["Timișoara", "'=1+1", "'-5\x07"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_each_risky_start_is_quoted(start: str) -> None:
    assert harmless(f"{start}x") == f"'{start}x"


@pytest.mark.parametrize("cell", ["Matera", "", -1.5, 0, None])
def test_everything_else_stays_as_it_is(cell: str | float | None) -> None:
    assert harmless(cell) == cell


def test_every_row_says_where_it_is_from(table: Table, provenance: Provenance) -> None:
    for row in read(table, provenance):
        assert row["about_source"] == "Eurostat, bd_size_r3, data of January 2024; Press, x"
        assert row["about_vintage"] == "2024-01"
        assert row["about_filters"] == "Cities: Timișoara"
        assert row["about_retrieved"] == "2026-11-22"
        assert row["about_link"] == provenance.link


def test_a_break_is_named_by_its_column(table: Table, provenance: Provenance) -> None:
    assert [row["about_break"] for row in read(table, provenance)] == ["year", "", ""]
