"""Areas that are known are kept, a city's other code continues its own where the years under both agree."""

import pandas as pd
import pytest

from data.catalogue import load_catalogue
from data.eurostat.areas import Placed, placed
from data.eurostat.errors import Fault, RefreshError
from data.eurostat.tables import tables

CATALOGUE = load_catalogue()
COLUMNS = ["indicator", "geo", "year", "breakdown", "source", "value", "flag"]


def frame(*rows: tuple[str, str, int, str, float], source: str = "tour_occ_nin2") -> pd.DataFrame:
    written = [(indicator, geo, year, part, source, value, "") for indicator, geo, year, part, value in rows]
    texts = dict.fromkeys(COLUMNS, "str") | {"year": "int64", "value": "float64"}
    return pd.DataFrame(written, columns=COLUMNS).astype(texts)


def nights(*rows: tuple[str, int, float]) -> pd.DataFrame:
    return frame(*(("nights", geo, year, "total", value) for geo, year, value in rows))


def place(figures: pd.DataFrame, before: pd.DataFrame | None = None, code: str = "tour_occ_nin2") -> Placed:
    return placed(figures, tables(CATALOGUE)[code], CATALOGUE, figures.head(0) if before is None else before)


def told(found: Placed) -> set[tuple[object, ...]]:
    return set(found.figures[["geo", "year", "value", "origin"]].itertuples(index=False, name=None))


def test_the_new_code_of_a_city_continues_the_old_one() -> None:
    figures = nights(("NL124", 2022, 10), ("NL124", 2023, 11), ("NL127", 2023, 11), ("NL127", 2024, 12))
    assert told(place(figures)) == {("NL124", 2022, 10, ""), ("NL124", 2023, 11, ""), ("NL124", 2024, 12, "NL127")}


def test_a_table_that_has_only_the_new_code_is_the_citys_own() -> None:
    assert told(place(nights(("NL127", 2023, 11), ("NL127", 2024, 12)))) == {
        ("NL124", 2023, 11, "NL127"),
        ("NL124", 2024, 12, "NL127"),
    }


def test_codes_that_disagree_in_a_year_are_never_joined() -> None:
    figures = nights(("NL124", 2023, 11), ("NL127", 2023, 13), ("NL127", 2024, 12))
    assert told(place(figures)) == {("NL124", 2023, 11, ""), ("NL127", 2023, 13, ""), ("NL127", 2024, 12, "")}


def test_an_area_that_was_cut_anew_is_not_continued() -> None:
    figures = nights(("LT02", 2023, 11), ("LT00", 2012, 5), ("LT022", 2023, 3), ("LT002", 2012, 2))
    assert {row[0] for row in told(place(figures))} == {"LT02", "LT00", "LT022", "LT002"}


def test_unknown_areas_are_left_out_and_named() -> None:
    found = place(nights(("RO424", 2023, 1), ("FR101", 2023, 1), ("QQ999", 2023, 1)))
    assert found.unknown == ("QQ999",)
    assert {row[0] for row in told(found)} == {"RO424", "FR101"}


def test_a_table_of_unknown_areas_is_refused() -> None:
    with pytest.raises(RefreshError) as caught:
        place(nights(("QQ998", 2023, 1), ("QQ999", 2023, 1), ("RO424", 2023, 1)))
    assert caught.value.fault is Fault.STRANGE_AREAS
    assert "QQ998" in str(caught.value)


def test_a_city_that_disappears_is_named() -> None:
    with pytest.raises(RefreshError) as caught:
        place(nights(("RO424", 2024, 1)), before=nights(("RO424", 2023, 1), ("ITF52", 2023, 1)))
    assert (caught.value.fault, caught.value.values["area"]) == (Fault.CITY_GONE, "ITF52")
    assert "Matera" in str(caught.value)


def test_details_that_are_compared_nowhere_are_kept_for_the_cities_alone() -> None:
    rows = [
        (indicator, geo, 2019, size, 1.0)
        for indicator in ("enterprises", "employees")
        for geo in ("RO424", "FR101")
        for size in ("total", "0")
    ]
    found = place(frame(*rows, source="bd_size_r3"), code="bd_size_r3").figures
    kept = set(found[["indicator", "geo", "breakdown"]].itertuples(index=False, name=None))
    assert ("employees", "RO424", "0") in kept
    assert ("employees", "FR101", "total") in kept
    assert ("enterprises", "FR101", "0") in kept
    assert ("employees", "FR101", "0") not in kept
