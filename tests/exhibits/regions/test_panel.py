"""The panel of one region: lines cut at breaks, the country beside it, reasons said."""

import pytest

from charts.lines import LineChart
from tests.exhibits.regions.conftest import Built


def chart(shown: object) -> LineChart:
    figure = getattr(shown, "figure", None)
    assert isinstance(figure, LineChart)
    return figure


def test_no_line_crosses_the_break_of_kaunas(built: Built) -> None:
    shown = built("region-years", region="LT022")
    (line,) = chart(shown).lines
    assert [segment[0].year for segment in line.segments][-1] == 2015
    assert all(not (segment[0].year < 2015 <= segment[-1].year) for segment in line.segments)
    assert any("2015" in caveat for caveat in shown.caveats)
    assert [mark.year for mark in line.breaks] == [2014.5]
    assert (0, "2014") in shown.table.cuts


def test_a_rate_stands_beside_its_country(built: Built) -> None:
    lines = chart(built("region-years", indicator="gdp_per_head", region="DE212")).lines
    assert {(line.key, line.role) for line in lines} == {("DE212", "city"), ("DE", "comparator")}


def test_a_count_stands_alone_and_its_growth_beside_its_country(built: Built) -> None:
    assert len(chart(built("region-years", region="LT022")).lines) == 1
    shown = built("region-country", region="LT022")
    lines = {line.key: line for line in chart(shown).lines}
    assert set(lines) == {"kaunas", "LT"}
    table = shown.table.frame().set_index("code")
    growth = table.loc["LT022", "2020"] - 100
    assert table.loc["LT022", "2015"] == 100
    assert f"+{growth:.1f}" in shown.headline


def test_a_region_without_figures_says_so(built: Built) -> None:
    shown = built("region-years", region="DE212")
    assert shown.state == "empty"
    assert shown.headline == "München, Kreisfreie Stadt: no figure in any year (Active enterprises)"
    assert shown.next_step


def test_a_year_without_a_figure_is_no_zero(built: Built) -> None:
    shown = built("region-years", indicator="nights", area="nuts3", region="RO424", year="2020")
    assert shown.headline == "Timișoara, Timiș: no figure for 2020"


def test_nothing_stands_beside_a_country_while_no_region_is_selected(built: Built) -> None:
    assert built("region-country").state == "empty"


def test_without_a_selection_the_five_cities_are_shown(built: Built) -> None:
    lines = chart(built("region-years")).lines
    assert {line.key for line in lines} == {"timisoara", "leeuwarden", "matera", "rijeka", "kaunas"}


@pytest.mark.parametrize("region", ["LT022", "DE212", ""])
def test_the_line_is_the_table(built: Built, region: str) -> None:
    shown = built("region-years", indicator="gdp", area="nuts3", region=region)
    drawn = sum(len(segment) for line in chart(shown).lines for segment in line.segments)
    table = shown.table.frame()
    assert drawn == int(table[[name for name in table if str(name).isdigit()]].notna().sum().sum())
