"""Breaks of the shipped figures give way to those of the new ones; what has a known reason stays."""

import pandas as pd

from data.catalogue import Break, load_catalogue
from data.eurostat.breaks import breaks_with

CATALOGUE = load_catalogue()


def frame(
    source: str, geo: str, years: range, values: list[float], flags: dict[int, str] | None = None
) -> pd.DataFrame:
    marks = [(flags or {}).get(year, "") for year in years]
    rows = {"indicator": "enterprises", "geo": geo, "year": list(years), "value": values, "flag": marks}
    return pd.DataFrame({**rows, "source": source, "breakdown": "total"})


def found(figures: pd.DataFrame, dataset: str, geo: str) -> set[tuple[int, str]]:
    breaks = breaks_with(CATALOGUE, figures, {dataset})
    return {
        (item.year, item.kind)
        for item in breaks
        if (item.dataset, item.geo, item.indicator, item.breakdown) == (dataset, geo, "enterprises", "total")
    }


def test_a_mark_of_the_source_is_a_break() -> None:
    figures = frame("bd_hgnace_r", "FR101", range(2021, 2024), [5, 6, 7], {2022: "bp"})
    assert found(figures, "bd_hgnace_r", "FR101") == {(2022, "flag")}


def test_a_jump_in_a_stock_is_a_break_without_a_reason() -> None:
    values = [100.0, 101, 102, 103, 160, 161, 162]
    figures = frame("bd_hgnace_r", "FR101", range(2021, 2028), values)
    assert found(figures, "bd_hgnace_r", "FR101") == {(2025, "detected")}


def test_the_scope_of_2021_is_never_chained_with_what_was_before() -> None:
    for dataset in ("bd_size_r3", "bd_hgnace_r"):
        figures = frame(dataset, "FR101", range(2019, 2023), [100, 101, 102, 103])
        assert (2021, "scope") in found(figures, dataset, "FR101")
    other = frame("cult_emp_reg", "FR10", range(2019, 2023), [100, 101, 102, 103])
    assert not found(other, "cult_emp_reg", "FR10")


def test_known_reasons_stay_and_are_not_said_twice() -> None:
    years = range(2008, 2021)
    figures = frame("bd_size_r3", "LT022", years, [10.0] * 7 + [30.0] * 6, {2015: "b"})
    assert sum(year == 2015 for year, _ in found(figures, "bd_size_r3", "LT022")) == 1
    assert (2015, "scope") in found(figures, "bd_size_r3", "LT022")


def test_jumps_of_the_old_figures_go_with_them() -> None:
    old = [item for item in CATALOGUE.breaks if (item.dataset, item.kind) == ("bd_size_r3", "detected")]
    after = breaks_with(CATALOGUE, frame("bd_size_r3", "FR101", range(2018, 2020), [1, 1]), {"bd_size_r3"})
    assert old
    assert not [item for item in after if item.dataset == "bd_size_r3" and not item.catalogued]


def test_other_datasets_keep_theirs() -> None:
    def others(breaks: tuple[Break, ...]) -> list[Break]:
        return [item for item in breaks if item.dataset != "bd_size_r3"]

    after = breaks_with(CATALOGUE, frame("bd_size_r3", "FR101", range(2018, 2020), [1, 1]), {"bd_size_r3"})
    assert others(after) == others(CATALOGUE.breaks)
