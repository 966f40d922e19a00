"""From the shipped figures to an answer: controls, windows, index, natural units, variants."""

import numpy as np
import pandas as pd
import pytest

from analysis.impact.assess import assess, robustness
from analysis.impact.case import case_of, compare
from analysis.impact.controls import Controls, Removal
from analysis.impact.cross_checks import cross_checks
from analysis.impact.outcome import OUTCOMES, Outcome, Shortfall, default_outcome
from analysis.impact.question import Question, outcome_of
from analysis.impact.reasons import Reason
from analysis.impact.robustness import VariantKind
from analysis.impact.transform import Transform
from analysis.impact.verdict import Verdict
from data.catalogue import Catalogue

GDP_3 = Outcome("gdp", "nuts3", "nama_10r_3gdp")
ENTERPRISES = Outcome("enterprises", "nuts3", "bd_size_r3")


@pytest.mark.parametrize(
    ("city", "indicator", "level"),
    [
        ("timisoara", "arrivals", "nuts2"),
        ("leeuwarden", "gdp", "nuts3"),
        ("matera", "arrivals", "nuts2"),
        ("rijeka", "gdp", "nuts2"),
        ("kaunas", "gdp", "nuts2"),
    ],
)
def test_the_default_outcome_has_years_on_both_sides(
    observations: pd.DataFrame, catalogue: Catalogue, city: str, indicator: str, level: str
) -> None:
    choice = default_outcome(observations, catalogue, catalogue.cities[city])
    assert (choice.chosen.outcome.indicator, choice.chosen.outcome.level) == (indicator, level)
    assert choice.chosen.shortfall is None
    assert [one.outcome for one in choice.passed_over] == list(OUTCOMES[: len(choice.passed_over)])
    assert all(one.shortfall for one in choice.passed_over)


def test_what_was_passed_over_says_why(observations: pd.DataFrame, catalogue: Catalogue) -> None:
    kaunas = default_outcome(observations, catalogue, catalogue.cities["kaunas"])
    assert kaunas.passed_over[0].outcome == ENTERPRISES
    assert kaunas.passed_over[0].shortfall is Shortfall.NO_YEARS_AFTER
    leeuwarden = default_outcome(observations, catalogue, catalogue.cities["leeuwarden"])
    assert leeuwarden.passed_over[0].shortfall is Shortfall.FEW_PRE_YEARS


def test_runner_ups_are_those_of_the_same_contest(observations: pd.DataFrame, catalogue: Catalogue) -> None:
    found = compare(case_of(observations, catalogue, Question("matera", GDP_3)), Controls.RUNNER_UPS)
    assert set(found.panel.units) == {"ITF52", "ITG2F", "ITF45", "ITI21", "ITH57", "ITI19"}


def test_a_runner_up_in_the_winners_own_region_is_no_control(observations: pd.DataFrame, catalogue: Catalogue) -> None:
    case = case_of(observations, catalogue, Question("kaunas", Outcome("gdp", "nuts2", "nama_10r_2gdp")))
    found = compare(case, Controls.RUNNER_UPS)
    assert [(one.removal, one.detail) for one in found.removed] == [(Removal.SAME_REGION, "Klaipėda")]
    assert Reason.TOO_FEW_DONORS in {one.reason for one in found.findings}


def test_contaminated_donors_are_removed_with_the_reason(observations: pd.DataFrame, catalogue: Catalogue) -> None:
    found = compare(case_of(observations, catalogue, Question("leeuwarden", GDP_3)), Controls.ALL_REGIONS)
    removed = {one.geo: one for one in found.removed}
    assert (removed["ITF52"].removal, removed["ITF52"].year, removed["ITF52"].detail) == (Removal.HOST, 2019, "Matera")
    assert removed["NL111"].removal is Removal.GAS
    assert any(one.removal is Removal.BREAK for one in removed.values())
    assert any(one.removal is Removal.MISSING for one in removed.values())
    assert not set(removed) & set(found.panel.units)
    edition = {code for code in found.panel.units if 2021 not in catalogue.regions[code].nuts_versions}
    assert edition == set()


def test_an_own_pick_is_kept_and_cleaned(observations: pd.DataFrame, catalogue: Catalogue) -> None:
    question = Question("matera", GDP_3, Controls.OWN_PICK, own_pick=("ITF51", "ITF43", "ITF52", "HR031", "XX999"))
    found = assess(observations, catalogue, question)
    assert found.panel.units == ("ITF52", "ITF51", "ITF43")
    assert {one.geo: one.removal for one in found.removed} == {
        "ITF52": Removal.SAME_REGION,
        "HR031": Removal.HOST,
        "XX999": Removal.NO_REGION,
    }


def test_matera_and_its_enterprises(observations: pd.DataFrame, catalogue: Catalogue) -> None:
    found = assess(observations, catalogue, Question("matera", ENTERPRISES))
    assert (found.geo, found.event, found.base_year) == ("ITF52", 2019, 2013)
    assert found.clean_years == (2019,)
    assert found.effect is not None
    assert found.judgement.verdict is Verdict.TOO_SMALL
    assert found.tests == 2
    actual = found.panel.values[0, [found.panel.years.index(year) for year in (2019, 2020)]]
    expected = [found.synthetic[year] for year in (2019, 2020)]
    assert found.natural == pytest.approx((actual - expected).mean())
    low, high = found.natural_interval
    assert low < found.natural < high
    assert found.natural_detectable == pytest.approx(2.8 * found.effect.placebo_sd * found.unit_size)
    assert high - low == pytest.approx((found.effect.interval[1] - found.effect.interval[0]) * found.unit_size)


def test_the_index_is_100_before_the_award(observations: pd.DataFrame, catalogue: Catalogue) -> None:
    index = assess(observations, catalogue, Question("matera", ENTERPRISES)).index
    assert index.base_year == 2013
    assert index.city[2013] == index.country[2013] == 100
    # Cagliari's region has no figures before a change of its borders.
    assert set(index.runner_ups) == {"ITF45", "ITH57", "ITI19", "ITI21"}
    assert all(line[2013] == 100 for line in index.runner_ups.values())
    low, middle, high = index.band[2019]
    assert low <= middle <= high


def test_the_strip_holds_every_kind_of_variant(observations: pd.DataFrame, catalogue: Catalogue) -> None:
    strip = robustness(observations, catalogue, Question("leeuwarden", GDP_3))
    kinds = {one.kind for one in strip}
    assert kinds == set(VariantKind) - {VariantKind.METHOD}
    pools = {one.detail for one in strip if one.kind is VariantKind.DONORS}
    assert pools == {"runner_ups", "all_regions", "with_gas_regions"}
    assert [one.votes for one in strip if one.kind is VariantKind.PLACEBO_IN_TIME] == [False]


def test_several_countries_are_compared_in_logarithms(observations: pd.DataFrame, catalogue: Catalogue) -> None:
    wide = assess(observations, catalogue, Question("kaunas"))
    assert wide.controls is Controls.ALL_REGIONS
    assert wide.effect is not None
    assert wide.effect.transform is Transform.LOG
    low, high = wide.natural_interval
    assert low < wide.natural < high
    level = assess(observations, catalogue, Question("kaunas", transform=Transform.LEVEL))
    assert level.effect is not None
    assert level.effect.transform is Transform.LEVEL


def test_a_rate_is_compared_as_it_is(observations: pd.DataFrame, catalogue: Catalogue) -> None:
    rate = Outcome("unemployment_rate_15_74", "nuts3", "istat_unemployment")
    found = assess(observations, catalogue, Question("matera", rate))
    assert not found.indexed
    assert found.unit_size == 1
    assert found.panel.values.max() < 60


def test_the_same_question_gets_the_same_answer(observations: pd.DataFrame, catalogue: Catalogue) -> None:
    shuffled = observations.sample(frac=1, random_state=5)
    one = assess(observations, catalogue, Question("matera"))
    other = assess(shuffled, catalogue, Question("matera"))
    assert one.effect is not None
    assert other.effect is not None
    assert other.effect.estimate == one.effect.estimate
    assert other.judgement == one.judgement
    assert other.variants == one.variants


def test_everything_needed_to_compute_it_again_is_in_the_result(
    observations: pd.DataFrame, catalogue: Catalogue
) -> None:
    effect = assess(observations, catalogue, Question("matera")).effect
    assert effect is not None
    rows = [effect.panel.units.index(unit) for unit in effect.weights]
    synthetic = np.array(list(effect.weights.values())) @ effect.panel.values[rows]
    gaps = effect.panel.values[0] - synthetic
    assert list(effect.gaps.values()) == pytest.approx(gaps.tolist(), abs=1e-6)
    assert effect.estimate == pytest.approx(gaps[len(effect.pre_years) :].mean(), abs=1e-6)


def test_an_outcome_is_found_by_its_indicator(catalogue: Catalogue) -> None:
    assert outcome_of(catalogue, "enterprises") == ENTERPRISES
    assert outcome_of(catalogue, "gdp", level="nuts2", source="nama_10r_2gdp").level == "nuts2"
    with pytest.raises(KeyError):
        outcome_of(catalogue, "happiness")


def test_cross_checks_hold_a_second_estimator_and_conformal_intervals(
    observations: pd.DataFrame, catalogue: Catalogue
) -> None:
    effect = assess(observations, catalogue, Question("leeuwarden", GDP_3)).effect
    assert effect is not None
    found = cross_checks(effect)
    assert found.sdid is not None
    assert found.sdid.detail == "sdid"
    assert set(found.conformal) == set(effect.post_years)
    for year, interval in found.conformal.items():
        assert interval.low <= interval.high, year


def test_fewer_than_fifteen_years_before_get_no_conformal_interval(
    observations: pd.DataFrame, catalogue: Catalogue
) -> None:
    effect = assess(observations, catalogue, Question("matera", ENTERPRISES)).effect
    assert effect is not None
    assert cross_checks(effect).conformal == {}
