"""Small made-up tables in the shape of Eurostat's: every code that is read occurs, the figures mean nothing."""

from collections.abc import Iterable, Sequence
from itertools import product

from data.catalogue import load_catalogue
from data.eurostat.tables import Table, tables
from tests.data.eurostat.service import sdmx_csv

TABLES = tables(load_catalogue())
NUTS3 = ("RO424", "NL124", "ITF52", "HR031", "LT022", "FR101")
NUTS2 = ("RO42", "NL12", "ITF5", "HR03", "LT02", "FR10")
CITIES = ("RO003C", "NL028C", "IT048C", "HR002C", "LT002C", "RO003F", "IT048F", "HR002F", "LT002F", "NL028F")


def body(
    code: str,
    *,
    areas: Sequence[str] = NUTS3,
    years: Iterable[int] = range(2012, 2022),
    rows: Sequence[str] = (),
    updated: str = "22/05/26 11:00:00",
) -> bytes:
    """Return a whole table: each code of each dimension with each other, for each area and year."""
    table = TABLES[code]
    written = [
        ",".join((*codes, area, str(year), str(1000 + 10 * place + year % 100), "", ""))
        for (place, codes), area, year in product(enumerate(combinations(table)), areas, years)
    ]
    return sdmx_csv(code, ",".join((*dimensions(table), table.areas[0])), [*written, *rows], updated=updated)


def dimensions(table: Table) -> list[str]:
    """Return a table's dimensions but that of areas."""
    return list(table.codes())


def combinations(table: Table) -> list[tuple[str, ...]]:
    """Return the codes of all series: a fixed dimension has one code, and what is told has all."""
    fixed = ("A", *(sorted(codes)[0] for codes in table.fixed.values()))
    return [(*fixed, *codes) for codes in table.meanings]
