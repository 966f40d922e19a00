"""What the map offers is what the figures hold."""

import pytest

from analysis.definitions import MEASURES
from data.catalogue import Level
from data.evidence import Evidence
from exhibits.regions.figures import region_figures
from exhibits.regions.observed import ENOUGH
from exhibits.regions.offers import ALL_LEVELS, OFFERED, breakdowns_of, writer
from text import text_for

# Below zero in some regions: neither a circle nor a sequence of colours shows that.
NOT_DRAWN = {"net_births"}


def held(evidence: Evidence) -> dict[str, tuple[Level, ...]]:
    """Count the areas of every published indicator anew, from all figures at once."""
    figures = evidence.everywhere.dropna(subset=["value"])
    levels = {code: region.level for code, region in evidence.catalogue.regions.items()}
    figures = figures.assign(level=figures["geo"].map(levels))
    counts = figures.groupby(["indicator", "level", "source"], observed=True)["geo"].nunique().reset_index()
    found: dict[str, tuple[Level, ...]] = {}
    for indicator, rows in counts.groupby("indicator", observed=True):
        enough = {row["level"] for row in rows.to_dict("records") if row["geo"] >= ENOUGH.get(row["level"], 10**9)}
        found[str(indicator)] = tuple(level for level in ALL_LEVELS if level in enough)
    return found


def test_every_indicator_with_regional_figures_is_offered_at_the_levels_it_has(evidence: Evidence) -> None:
    regional = {
        indicator: levels
        for indicator, levels in held(evidence).items()
        if levels and levels != ("country",) and not indicator.startswith("city_")
    }
    published = {indicator: levels for indicator, levels in OFFERED.items() if indicator not in MEASURES}
    assert published == regional


def test_every_computed_measure_is_offered_but_those_below_zero() -> None:
    assert set(MEASURES) - set(OFFERED) == NOT_DRAWN


@pytest.mark.parametrize(("indicator", "levels"), OFFERED.items())
def test_each_offer_has_figures_in_every_part(evidence: Evidence, indicator: str, levels: tuple[Level, ...]) -> None:
    for level in levels:
        parts = breakdowns_of(evidence, indicator, level)
        assert parts
        assert all(region_figures(evidence, indicator, part, level) is not None for part in parts[:4])


def test_figures_are_written_in_the_readers_language(evidence: Evidence) -> None:
    catalogue = evidence.catalogue
    assert writer(catalogue, "enterprises", text_for("ro"))(37674.0) == "37.674"
    assert writer(catalogue, "unemployment_rate", text_for("en"))(8.25) == "8.2\N{NO-BREAK SPACE}%"
    assert writer(catalogue, "persons_per_enterprise", text_for("en"))(2.345) == "2.35"
