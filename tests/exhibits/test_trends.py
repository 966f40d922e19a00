"""Firms over the years: the sentence agrees with the table, and what cannot be shown has an answer of its own."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charts.drawing import draw
from charts.lines import LineChart, Panels
from charts.palette import page_look
from data.evidence import Evidence
from exhibits.exhibit import FIVE, Alignment, Measure, Parameters, Shown
from exhibits.trends import menu
from exhibits.trends.build import build
from exhibits.trends.sentences import LITTLE, way, ways
from text import text_for

EN = text_for("en")
CITIES = st.lists(st.sampled_from(FIVE), min_size=1, unique=True).map(
    lambda chosen: tuple(key for key in FIVE if key in chosen)
)
COUNTS = ("enterprises", "micro_enterprises", "births", "deaths", "persons_employed", "gdp")


def show(evidence: Evidence, **changes: object) -> Shown:
    return build(evidence, Parameters(**changes), EN)  # type: ignore[arg-type]


@given(cities=CITIES, indicator=st.sampled_from(COUNTS))
@settings(max_examples=40, deadline=None)
def test_the_sentence_agrees_with_the_table(evidence: Evidence, cities: tuple[str, ...], indicator: str) -> None:
    shown = show(evidence, cities=cities, indicator=indicator)
    headline = shown.headline
    words = headline.replace(",", "").replace(";", "").replace(":", "").split()
    first, last = words[words.index("from") + 1], words[words.index("to") + 1]
    changes = {
        str(row["city"]): float(row[last]) / float(row[first]) - 1  # type: ignore[arg-type]
        for row in shown.table.rows
        if row.get(first) is not None and row.get(last) is not None and int(str(row["last"])) >= int(last)
    }
    fast, slow = max(changes, key=changes.__getitem__), min(changes, key=changes.__getitem__)
    if " grew by " in headline:
        assert f"grew by {EN.percent(changes[fast], decimals=1)} around {fast}" in headline
        assert changes[fast] >= LITTLE
    if " fell by " in headline:
        assert f"fell by {EN.percent(-changes[slow], decimals=1)} around {slow}" in headline
        assert changes[slow] <= -LITTLE
    if "fell everywhere" in headline:
        assert all(change < 0 for change in changes.values())
    if "hardly around" in headline:
        assert headline.endswith(slow)
        assert abs(changes[slow]) < LITTLE


@given(cities=CITIES, indicator=st.sampled_from(("births_per_100", "survival_3y", "micro_share")))
@settings(max_examples=25, deadline=None)
def test_highest_and_lowest_agree_with_the_table(evidence: Evidence, cities: tuple[str, ...], indicator: str) -> None:
    shown = show(evidence, cities=cities, indicator=indicator, measure="level")
    if " was highest " not in shown.headline:
        return
    last = shown.headline.split(" in ")[1][:4]
    values = {str(row["city"]): float(str(row[last])) for row in shown.table.rows if row.get(last) is not None}
    high, low = max(values, key=values.__getitem__), min(values, key=values.__getitem__)
    assert f"highest around {high} in {last}: {EN.percent(values[high] / 100)}" in shown.headline
    assert f"lowest around {low}: {EN.percent(values[low] / 100)}" in shown.headline


@given(slow=st.floats(-0.9, 3), more=st.floats(0, 2))
def test_the_choice_of_words_follows_the_numbers(slow: float, more: float) -> None:
    kind = ways(slow, slow + more)
    assert (kind in ("grew", "hardly", "fell")) == (way(slow + more) == "grew")
    if kind in ("fell", "all fell", "none grew"):
        assert slow <= -LITTLE


def test_kaunas_beside_the_other_counties_in_event_years(evidence: Evidence) -> None:
    shown = show(evidence, cities=("kaunas",), versus=("country", "band"), align="event")
    assert shown.headline == (
        "The number of firms grew by 22.7\N{NO-BREAK SPACE}% around Kaunas from 2016 to 2020; "
        "beside it: Lithuania +17.8\N{NO-BREAK SPACE}% and median of 9 regions +15.4\N{NO-BREAK SPACE}%"
    )
    assert isinstance(shown.figure, LineChart)
    assert shown.figure.years == (-6, 0)
    assert shown.figure.band is not None
    assert any("lowest to highest of 9 regions" in caveat for caveat in shown.caveats)


def test_the_european_band_is_of_eight_in_ten_and_its_median_stands_once_in_the_table(evidence: Evidence) -> None:
    shown = show(evidence, versus=("band-eu",))
    assert any("middle eight in ten" in caveat for caveat in shown.caveats)
    assert sum("Median" in str(row["area"]) for row in shown.table.rows) == 1


def test_a_break_cuts_the_line_and_the_table_and_is_explained(evidence: Evidence) -> None:
    shown = show(evidence, cities=("rijeka", "kaunas"))
    assert isinstance(shown.figure, LineChart)
    rijeka = next(line for line in shown.figure.lines if line.key == "rijeka")
    assert rijeka.last.year == 2018
    assert rijeka.cut
    assert shown.table.cuts == {(0, "2018")}
    assert any("from 2019 the figures are counted another way" in caveat for caveat in shown.caveats)


def test_the_marks_of_breaks_can_be_left_out_but_nothing_is_joined(evidence: Evidence) -> None:
    shown = show(evidence, cities=("rijeka",), measure="level", breaks=False)
    assert isinstance(shown.figure, LineChart)
    (line,) = shown.figure.lines
    assert not line.breaks
    assert [segment[-1].year for segment in line.segments] == [2018, 2020]


@pytest.mark.parametrize(
    ("asked", "state", "said", "step"),
    [
        ({"cities": ()}, "empty", "No city is chosen", "Choose at least one city"),
        ({"first": 2020, "last": 2015}, "refused", "does not lie after the first", "Choose a last year after 2020"),
        ({"measure": "level", "versus": ("country",)}, "refused", "areas of different size", "Show base 100"),
        ({"indicator": "births_per_100", "measure": "per1000"}, "refused", "not counted per 1,000", "as they are"),
        ({"indicator": "survival_3y", "measure": "growth"}, "refused", "would mislead", "as they are"),
        ({"indicator": "arrivals", "area": "nuts3"}, "empty", "no figures of", "Choose another level"),
        ({"indicator": "micro_enterprises", "breakdown": "10+"}, "empty", "not told apart", "Choose the total"),
        ({"cities": ("rijeka",), "first": 2018, "last": 2020}, "refused", "counted another way", "Choose 2019"),
        ({"first": 1990, "last": 1995}, "empty", "There are no figures", "Choose other years"),
    ],
)
def test_what_cannot_be_shown_has_a_reason_and_a_next_step(
    evidence: Evidence, asked: dict[str, object], state: str, said: str, step: str
) -> None:
    shown = show(evidence, **asked)
    assert shown.state == state
    assert said in shown.headline
    assert step in shown.next_step
    assert shown.figure is None


def test_a_region_of_another_edition_is_named_with_its_edition(evidence: Evidence) -> None:
    shown = show(evidence, versus=("NL127",))
    assert shown.state == "shown"
    assert any("(NL127) belongs to the regional classification of 2024" in caveat for caveat in shown.caveats)


def test_a_band_per_country_needs_a_panel_per_city_and_says_so(evidence: Evidence) -> None:
    shown = show(evidence, versus=("band",))
    assert isinstance(shown.figure, Panels)
    assert len(shown.figure.panels) == 5
    assert len({panel.chart.values for panel in shown.figure.panels}) == 1
    assert any("panel of its own" in caveat for caveat in shown.caveats)


@pytest.mark.parametrize("language", ["en", "ro"])
@pytest.mark.parametrize("align", ["calendar", "event", "award"])
@pytest.mark.parametrize("measure", ["level", "per1000", "index", "growth"])
@pytest.mark.parametrize("indicator", menu.INDICATORS)
def test_every_choice_has_an_answer_and_can_be_drawn(
    evidence: Evidence, indicator: str, measure: Measure, align: Alignment, language: str
) -> None:
    text = text_for(language)
    shown = build(evidence, Parameters(indicator=indicator, measure=measure, align=align, versus=("eu",)), text)
    assert shown.headline
    assert "{" not in shown.headline + shown.subtitle + "".join(shown.caveats)
    if shown.state == "shown":
        assert shown.figure is not None
        assert shown.table.rows
        assert draw(shown.figure, look=page_look("light"), text=text) is not None
    else:
        assert shown.next_step
