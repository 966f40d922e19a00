"""The exhibits of Impact against the assessment they speak of."""

import pytest

from analysis.impact.assess import assess
from analysis.impact.question import Question
from analysis.impact.sentences import VERDICTS
from analysis.impact.verdict import Verdict
from charts.dots import DotStrip
from charts.europe_map import EuropeMap
from charts.lines import LineChart
from charts.verdict import Bullets, VerdictStrip
from data.evidence import Evidence
from exhibits.exhibit import FIVE, Parameters
from exhibits.impact import asked
from exhibits.registry import EXHIBITS, IMPACT
from text import text_for

ENGLISH = text_for("en")
LEEUWARDEN = Parameters(cities=("leeuwarden",), indicator="gdp", area="nuts3")


def built(evidence: Evidence, key: str, parameters: Parameters):  # type: ignore[no-untyped-def]
    return EXHIBITS[f"impact-{key}"].build(evidence, parameters, ENGLISH)


@pytest.mark.parametrize("city", FIVE)
def test_the_chip_says_the_verdict_of_the_rule(evidence: Evidence, city: str) -> None:
    parameters = Parameters(cities=(city,), indicator="")
    shown = built(evidence, "answer", parameters)
    verdict = assess(evidence.everywhere, evidence.catalogue, Question(city)).judgement.verdict
    assert isinstance(shown.figure, VerdictStrip)
    assert shown.figure.words == ENGLISH.say(VERDICTS[verdict])
    assert "NUTS" in shown.headline
    assert str(asked.assessed(evidence, parameters).panel.years[-1]) in shown.headline


@pytest.mark.parametrize("city", FIVE)
@pytest.mark.parametrize("exhibit", [one.key for one in IMPACT if one.key != "impact-checks"])
@pytest.mark.parametrize("language", ["en", "ro"])
def test_every_exhibit_is_built_or_refused_with_a_next_step(
    evidence: Evidence, city: str, exhibit: str, language: str
) -> None:
    shown = EXHIBITS[exhibit].build(evidence, Parameters(cities=(city,), indicator=""), text_for(language))
    assert shown.headline
    assert shown.state == "shown" or shown.next_step
    assert "caused" not in shown.headline


def test_the_look_alike_is_dashed_and_says_the_effect_in_natural_units(evidence: Evidence) -> None:
    shown, found = built(evidence, "synthetic", LEEUWARDEN), asked.assessed(evidence, LEEUWARDEN)
    assert isinstance(shown.figure, LineChart)
    assert [line.role for line in shown.figure.lines] == ["city", "counterfactual"]
    assert found.natural == pytest.approx(-290.3, abs=0.1)
    assert "below its look-alike: about 290 million euros a year" in shown.headline
    weights = [row["weight"] for row in shown.table.rows if row.get("weight")]
    assert sum(weights) == pytest.approx(1)
    assert len(shown.table.rows) == len(found.panel.units) + 1


def test_every_placebo_is_drawn_and_counted(evidence: Evidence) -> None:
    shown, found = built(evidence, "gaps", LEEUWARDEN), asked.assessed(evidence, LEEUWARDEN)
    cloud = next(line for line in shown.figure.lines if line.role == "placebo")
    assert found.effect is not None
    assert found.effect.p is not None
    assert len(cloud.segments) == found.effect.n_donors
    expected = round(found.effect.p * (found.effect.n_ranked + 1)) - 1
    assert shown.headline.startswith(f"{expected} of {found.effect.n_ranked} ")


def test_the_strip_has_a_dot_for_every_variant(evidence: Evidence) -> None:
    shown, found = built(evidence, "robustness", LEEUWARDEN), asked.assessed(evidence, LEEUWARDEN)
    assert isinstance(shown.figure, DotStrip)
    assert sum(len(row.dots) for row in shown.figure.rows if not row.main) == len(found.variants)
    assert len(shown.table.rows) == len(found.variants)


def test_the_weights_on_the_map_are_those_of_the_effect(evidence: Evidence) -> None:
    shown, found = built(evidence, "donors", LEEUWARDEN), asked.assessed(evidence, LEEUWARDEN)
    assert isinstance(shown.figure, EuropeMap)
    assert found.effect is not None
    drawn = shown.figure.regions.dropna(subset=["value"]).set_index("code")["value"].to_dict()
    assert drawn == pytest.approx(dict(found.effect.weights))
    assert {row["code"] for row in shown.table.rows if row.get("left_out")} == {one.geo for one in found.removed}


@pytest.mark.parametrize("city", ["kaunas", "timisoara"])
def test_no_figure_of_firms_after_the_title_is_said_and_other_outcomes_offered(evidence: Evidence, city: str) -> None:
    firms = Parameters(cities=(city,), indicator="enterprises")
    assert "nothing can be told yet" in built(evidence, "answer", firms).headline
    refused = built(evidence, "synthetic", firms)
    assert refused.state == "refused"
    assert "at NUTS 2" in refused.next_step


def test_rijeka_is_described_only(evidence: Evidence) -> None:
    for indicator in ("", "enterprises", "arrivals"):
        parameters = Parameters(cities=("rijeka",), indicator=indicator)
        assert "only described" in built(evidence, "answer", parameters).headline
        assert built(evidence, "synthetic", parameters).state == "refused"
        assert built(evidence, "synthetic", parameters).headline.startswith("The programme was cancelled")
        assert built(evidence, "index", parameters).state == "shown"


def test_the_index_is_cut_where_a_new_way_of_counting_begins(evidence: Evidence) -> None:
    shown = built(evidence, "index", Parameters(cities=("rijeka",), indicator="enterprises"))
    city = shown.figure.lines[0]
    assert city.cut
    assert city.last.year == 2018
    assert shown.caveats == ("From 2019 it is counted another way; the line is cut there.",)


def test_too_small_to_matter_is_said_for_firms_around_matera(evidence: Evidence) -> None:
    shown = built(evidence, "answer", Parameters(cities=("matera",), indicator="enterprises"))
    assert shown.figure.words == ENGLISH.say(VERDICTS[Verdict.TOO_SMALL])
    assert "too small to matter; figures end in 2020" in shown.headline


def test_a_perfect_fit_gives_no_number_of_chance(evidence: Evidence) -> None:
    shown = built(evidence, "gaps", Parameters(cities=("leeuwarden",), indicator="enterprises"))
    assert shown.headline.startswith("Chance cannot be judged")


def test_an_own_pick_of_one_region_is_refused(evidence: Evidence) -> None:
    parameters = LEEUWARDEN.with_(controls="own_pick", versus=("NL329",))
    shown = built(evidence, "synthetic", parameters)
    assert shown.state == "refused"
    assert "at least 2 are needed" in shown.headline


def test_an_own_pick_of_three_regions_is_compared(evidence: Evidence) -> None:
    parameters = LEEUWARDEN.with_(controls="own_pick", versus=("NL321", "NL325", "NL328", "XX999"))
    found = asked.assessed(evidence, parameters)
    assert set(found.panel.units[1:]) <= {"NL321", "NL325", "NL328"}


def test_second_opinions_stand_beside_the_first(evidence: Evidence) -> None:
    shown, checks = built(evidence, "checks", LEEUWARDEN), asked.checked(evidence, LEEUWARDEN)
    assert checks is not None
    assert checks.sdid is not None
    assert shown.table.rows[1]["share"] == checks.sdid.relative
    assert len(shown.table.rows) == 2 + len(checks.conformal)


def test_reasons_are_in_words_and_complete(evidence: Evidence) -> None:
    shown, found = built(evidence, "limits", LEEUWARDEN), asked.assessed(evidence, LEEUWARDEN)
    assert isinstance(shown.figure, Bullets)
    assert len(shown.figure.sentences) == len(found.judgement.reasons) + 1
    assert any("−800 million euros" in sentence for sentence in shown.figure.sentences)


def test_scale_years_and_gas_regions_reach_the_question(evidence: Evidence) -> None:
    chosen = LEEUWARDEN.with_(scale="demeaned", first=2005, last=2019, gas=True)
    found, usual = asked.assessed(evidence, chosen), asked.assessed(evidence, LEEUWARDEN)
    assert found.effect is not None
    assert usual.effect is not None
    assert (found.effect.transform, usual.effect.transform) == ("demeaned", "level")
    assert (found.panel.years[0], found.panel.years[-1]) == (2005, 2019)
    assert set(found.panel.units) - set(usual.panel.units) == {"NL111", "NL112", "NL113"}
    assert "without_gas_regions" in {one.detail for one in found.variants}


@pytest.mark.parametrize("city", ["leeuwarden", "kaunas"])
@pytest.mark.parametrize("exhibit", [one.key for one in IMPACT if one.key not in ("impact-checks", "impact-contests")])
@pytest.mark.parametrize(("first", "last"), [(2015, 2010), (2030, 2040), (None, 1980), (2026, None), (None, 2010)])
def test_years_that_leave_nothing_to_compare_are_a_designed_state(
    evidence: Evidence, city: str, exhibit: str, first: int | None, last: int | None
) -> None:
    parameters = Parameters(cities=(city,), indicator="", first=first, last=last)
    shown = EXHIBITS[exhibit].build(evidence, parameters, ENGLISH)
    assert shown.headline
    assert shown.state == "shown" or shown.next_step
    answer = built(evidence, "answer", parameters).headline
    assert "in the years chosen" in answer or "nothing can be told yet" in answer
