"""The figures of a map: one edition, one dataset, classes that stay."""

import pandas as pd
import pytest

from analysis.classes import Classes
from charts.map_scale import Sizes
from data.catalogue import Level
from data.evidence import Evidence
from exhibits.regions.figures import RegionFigures, region_figures


def figures_of(evidence: Evidence, indicator: str, level: Level = "nuts3", part: str = "total") -> RegionFigures:
    found = region_figures(evidence, indicator, part, level)
    assert found is not None
    return found


@pytest.mark.parametrize("indicator", ["enterprises", "gdp_per_head", "nights", "births_per_100"])
def test_all_codes_belong_to_one_level_and_one_edition(evidence: Evidence, indicator: str) -> None:
    figures = figures_of(evidence, indicator)
    regions = [evidence.catalogue.regions[code] for code in figures.values.index]
    assert {region.level for region in regions} == {"nuts3"}
    assert all(figures.edition in region.nuts_versions for region in regions)


def test_no_place_stands_twice(evidence: Evidence) -> None:
    codes = set(figures_of(evidence, "nights").values.index)
    assert ("NL124" in codes) + ("NL127" in codes) == 1
    assert not {"HR03", "HR031"} <= codes


def test_classes_are_made_from_all_years_and_stay_when_the_year_changes(evidence: Evidence) -> None:
    figures = figures_of(evidence, "gdp_per_head")
    assert isinstance(figures.scale, Classes)
    pooled = figures.values.to_numpy().ravel()
    known = pooled[~pd.isna(pooled)]
    assert sum(figures.scale.sizes) == len(known)
    assert len(figures.scale) == 5
    # One year alone would be cut elsewhere: prices rise.
    first, last = figures.years[0], figures.years[-2]
    shares = [
        pd.Series([figures.scale.place(value) for value in figures.of(year).dropna()]).value_counts(normalize=True)
        for year in (first, last)
    ]
    assert shares[0].get(4, 0) < shares[1].get(4, 0)


def test_circles_have_the_scale_of_the_largest_figure_of_any_year(evidence: Evidence) -> None:
    figures = figures_of(evidence, "enterprises")
    assert isinstance(figures.scale, Sizes)
    assert figures.scale.largest == float(figures.values.max().max())


def test_figures_are_the_published_ones(evidence: Evidence) -> None:
    figures = figures_of(evidence, "enterprises")
    raw = evidence.dataset("bd_size_r3")
    row = raw[(raw["geo"] == "LT022") & (raw["year"] == 2020) & (raw["breakdown"] == "total")]
    assert figures.of(2020)["LT022"] == float(row[row["indicator"] == "enterprises"]["value"].iloc[0]) == 59005


def test_the_usual_year_is_the_newest_well_filled_one(evidence: Evidence) -> None:
    figures = figures_of(evidence, "gdp")
    assert figures.years[-1] == 2022
    assert figures.usual_year == 2021
    assert figures.of(2022).notna().sum() < 0.5 * figures.of(2021).notna().sum()


def test_a_level_without_figures_is_none(evidence: Evidence) -> None:
    assert region_figures(evidence, "arrivals", "total", "nuts3") is None
