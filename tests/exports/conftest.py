"""A table with everything that can go wrong in a file, and where it comes from."""

import datetime as dt

import pytest

from exhibits.exhibit import Source
from exhibits.table import Column, Table
from exports.provenance import Provenance


@pytest.fixture
def table() -> Table:
    columns = (
        Column("city", "Orașul"),
        Column("year", "Anul", "year"),
        Column("value", "Valoarea", "number", 1),
        Column("growth", "Creșterea", "change", 1),
    )
    rows = (
        {"city": "Timișoara", "year": 2020, "value": 1234.56, "growth": -0.05},
        {"city": "=1+1", "year": 2021, "value": None, "growth": float("nan")},
        {"city": "-5\x07", "year": None, "value": -0.5, "growth": 0.5},
    )
    return Table(columns, rows, frozenset({(0, "year")}))


@pytest.fixture
def provenance() -> Provenance:
    return Provenance(
        title="Firms grew",
        subtitle="Enterprises, NUTS 3",
        filters=(("Cities", "Timișoara"),),
        sources=(Source("bd_size_r3", "Eurostat", dt.date(2024, 1, 1)), Source("x", "Press", None)),
        caveats=("Only one city.",),
        retrieved=dt.date(2026, 11, 22),
        link="https://example.org/growth?cities=timisoara&lang=ro",
        version="abc123",
    )
