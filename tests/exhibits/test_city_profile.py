"""The exhibits of a city's profile: sentences agree with the figures."""

import pytest

from data.evidence import Evidence
from exhibits.city_figures import newest
from exhibits.exhibit import FIVE, Parameters
from exhibits.registry import EXHIBITS
from text import text_for

TEXT = text_for("en")


@pytest.mark.parametrize("key", FIVE)
def test_the_newest_figure_is_the_newest(evidence: Evidence, key: str) -> None:
    city = evidence.catalogue.cities[key]
    found = newest(evidence, city, "arrivals")
    assert found is not None
    rows = evidence.partners
    mine = rows[(rows["indicator"] == "arrivals") & (rows["geo"] == city.nuts2) & (rows["source"] == found.source)]
    mine = mine[mine["breakdown"] == "total"].dropna(subset=["value"])
    assert found.year == mine["year"].max()
    assert found.value == mine.set_index("year")["value"][found.year]


def test_an_indicator_nobody_knows_has_no_figure(evidence: Evidence) -> None:
    assert newest(evidence, evidence.catalogue.cities["matera"], "happiness") is None


@pytest.mark.parametrize("key", FIVE)
@pytest.mark.parametrize("indicator", ["births", "arrivals", "gdp_per_head", "city_nights"])
def test_a_trend_gives_growth_only_within_one_way_of_counting(evidence: Evidence, key: str, indicator: str) -> None:
    shown = EXHIBITS["city-trend"].build(evidence, Parameters(cities=(key,), indicator=indicator), TEXT)
    if shown.state != "shown":
        assert "no figures" in shown.headline
        return
    values = {int(str(row["year"])): float(str(row["value"])) for row in shown.table.rows}
    cuts = [row for row, _ in shown.table.cuts]
    first = list(values)[max(cuts) + 1 if cuts else 0]
    last = max(values)
    if last > first and "%" in shown.headline:
        growth = TEXT.percent(values[last] / values[first] - 1, sign=True)
        assert f"{growth} from {first} to {last}" in shown.headline


def test_breaks_are_told_below_a_trend(evidence: Evidence) -> None:
    shown = EXHIBITS["city-trend"].build(evidence, Parameters(cities=("rijeka",), indicator="persons_employed"), TEXT)
    assert any("2019" in caveat for caveat in shown.caveats)
