"""Workbooks as Eurostat's Data Browser exports them."""

from typing import Any

import pytest

from data.workbook.report import Outcome
from tests.data.workbook import generator as make
from tests.data.workbook.reading import checked, places

REGIONS = [("Timiş", 36000, 37000), ("Matera", 16000, ":"), ("Somewhere", 1, 2), ("Kauno apskritis", 25000, 26000)]


def export(
    dataset: str = "Business demography by size class and NUTS 3 region [bd_size_r3__custom_123$defaultview]",
    dimensions: dict[str, str] | None = None,
    geo: tuple[str, ...] = ("GEO (Labels)",),
    regions: Any = REGIONS,
    codes: dict[str, str] | None = None,
) -> bytes:
    held = dimensions or {
        "Time frequency": "Annual",
        "Economic indicator for structural business statistics": "Population of active enterprises in t - number",
        "Size class in number of employees": "Total",
    }
    shift = [None] * (len(geo) - 1)
    rows: list[list[Any]] = [["Data extracted on 12/05/2024 10:11:12 from [ESTAT]"], ["Dataset: ", *shift, dataset]]
    rows += [["Last updated: ", *shift, "10/05/2024 23:00"], []]
    rows += [[name, *shift, held_at] for name, held_at in held.items()]
    rows += [[], ["TIME", *["TIME"] * (len(geo) - 1), "2018", None, "2019", None], [*geo, None]]
    for name, first, second in regions:
        label = [codes[name], name] if codes else [name]
        rows.append([*label, first, "b" if name == "Matera" else None, second, "c" if second == ":" else None])
    rows += [[], ["Special value"], [":", "not available"], [], ["Observation flags:"], ["b", "break in time series"]]
    cover = [["Data extracted on 12/05/2024 10:11:12 from [ESTAT]"], ["Table of contents"]]
    return make.workbook({"Summary": cover, "Structure": [["Dimension", "Position"]], "Sheet 1": rows})


def test_the_partner_regions_are_read_with_their_flags() -> None:
    report = checked(export())
    assert report.outcome is Outcome.ACCEPTED_WITH_WARNINGS
    assert [(row.city, row.area, row.year, row.value, row.flag) for row in report.content.indicators] == [
        ("timisoara", "nuts3", 2018, 36000, ""),
        ("timisoara", "nuts3", 2019, 37000, ""),
        ("matera", "nuts3", 2018, 16000, "b"),
        ("matera", "nuts3", 2019, None, "c"),
        ("kaunas", "nuts3", 2018, 25000, ""),
        ("kaunas", "nuts3", 2019, 26000, ""),
    ]
    assert {row.indicator for row in report.content.indicators} == {"enterprises"}
    assert {row.origin for row in report.content.indicators} == {"Eurostat, bd_size_r3"}
    assert places(report, "LAYOUT_WIDE")


def test_codes_and_labels_in_brackets() -> None:
    dimensions = {
        "Time frequency [FREQ]": "Annual [A]",
        "Economic indicator [INDIC_SB]": "Births of enterprises in t - number [V11920]",
        "Size class [SIZECLAS]": "From 1 to 9 employees [1-9]",
    }
    codes = {"Timiş": "RO424", "Matera": "ITF52", "Somewhere": "XX000", "Kauno apskritis": "LT022"}
    report = checked(export(dimensions=dimensions, geo=("GEO (Codes)", "GEO (Labels)"), codes=codes))
    assert {(row.indicator, row.breakdown) for row in report.content.indicators} == {("births", "1-9")}
    assert len(report.content.indicators) == 6


def test_a_city_takes_its_own_rows_only() -> None:
    report = checked(export(), acting_city="kaunas")
    assert {row.city for row in report.content.indicators} == {"kaunas"}
    assert "CITY_NOT_ALLOWED" not in report.counts


@pytest.mark.parametrize("dataset", ["Harmonised prices [prc_hicp_aind]", "Business demography [bd_size_r3]"])
def test_a_table_of_something_else_is_refused_at_its_name(dataset: str) -> None:
    dimensions = {"Economic indicator": "Something of no interest"}
    report = checked(export(dataset, dimensions))
    assert places(report, "INDICATOR_UNKNOWN") == ["B2"] or places(report, "INDICATOR_UNKNOWN") == ["A2"]
    assert report.outcome is Outcome.REJECTED


def test_an_export_without_partner_regions_is_refused() -> None:
    report = checked(export(regions=[("Somewhere", 1, 2)]))
    assert report.outcome is Outcome.REJECTED


def test_a_false_dimension_is_not_believed() -> None:
    def lie(parts: make.Parts) -> None:
        sheet = parts["xl/worksheets/sheet3.xml"]
        assert isinstance(sheet, bytes)
        start = sheet.index(b'<dimension ref="') + 16
        parts["xl/worksheets/sheet3.xml"] = sheet[:start] + b"A1" + sheet[sheet.index(b'"', start) :]

    report = checked(make.repacked(export(), lie))
    assert len(report.content.indicators) == 6
