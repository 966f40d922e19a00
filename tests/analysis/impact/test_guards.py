"""Each guard on the real series that made it necessary."""

import pandas as pd
import pytest

from analysis.impact.answer import answer
from analysis.impact.assess import assess
from analysis.impact.assessment import Assessment
from analysis.impact.case import case_of, compare
from analysis.impact.controls import Controls, Removal
from analysis.impact.guards import jumps
from analysis.impact.outcome import Outcome
from analysis.impact.panel import Panel
from analysis.impact.question import Question
from analysis.impact.reasons import Reason
from analysis.impact.verdict import Verdict
from data.catalogue import Catalogue

ENTERPRISES = Outcome("enterprises", "nuts3", "bd_size_r3")
ARRIVALS = Outcome("arrivals", "nuts2", "tour_occ_arn2")
GDP_2 = Outcome("gdp", "nuts2", "nama_10r_2gdp")
GDP_3 = Outcome("gdp", "nuts3", "nama_10r_3gdp")


@pytest.fixture
def asked(observations: pd.DataFrame, catalogue: Catalogue):
    def ask(city: str, outcome: Outcome, **options: object) -> Assessment:
        return assess(observations, catalogue, Question(city, outcome, **options))

    return ask


def reasons(assessment: Assessment) -> dict[Reason, object]:
    return {found.reason: found.values for found in assessment.judgement.reasons}


@pytest.mark.parametrize(
    ("city", "first_year", "broken"), [("kaunas", 2014, 2015), ("timisoara", 2008, 2011), ("rijeka", 2011, 2019)]
)
def test_a_change_of_definition_inside_the_window_is_refused(asked, city: str, first_year: int, broken: int) -> None:
    found = asked(city, ENTERPRISES, first_year=first_year)
    assert reasons(found)[Reason.LEVEL_BREAK]["year"] == broken
    assert found.effect is None
    assert found.judgement.verdict is Verdict.CANNOT_BE_TOLD


def test_the_window_begins_after_the_break_unless_it_is_asked_otherwise(asked) -> None:
    found = asked("timisoara", ENTERPRISES)
    assert found.panel.years[0] == 2011
    assert Reason.LEVEL_BREAK not in reasons(found)


@pytest.mark.parametrize(("geo", "others", "year"), [("LT022", "NL", 2015), ("RO424", "IT", 2011)])
def test_a_jump_that_no_catalogue_knows_is_detected(
    observations: pd.DataFrame, geo: str, others: str, year: int
) -> None:
    years = range(2014, 2020) if geo == "LT022" else range(2008, 2020)
    rows = observations[(observations["indicator"] == "enterprises") & (observations["breakdown"] == "total")]
    wide = rows.pivot_table(index="geo", columns="year", values="value").reindex(columns=list(years)).dropna()
    peers = [code for code in wide.index if code.startswith(others) and len(code) == 5]
    panel = Panel((geo, *peers), tuple(years), wide.loc[[geo, *peers]].to_numpy())
    assert list(jumps(panel.values, panel.years)) == [year]
    found = answer(panel, geo, years[-1])
    assert found.effect is None
    assert found.judgement.reasons[0].reason is Reason.LEVEL_JUMP


def test_a_fall_that_all_regions_share_is_no_jump(observations: pd.DataFrame, catalogue: Catalogue) -> None:
    case = case_of(observations, catalogue, Question("matera", ARRIVALS))
    found = compare(case, Controls.SAME_COUNTRY)
    assert (
        found.panel.values[0, found.panel.years.index(2020)]
        < 0.6 * found.panel.values[0, found.panel.years.index(2019)]
    )
    assert jumps(found.panel.values, found.panel.years) == {}


def test_more_donors_than_years_fit_leeuwardens_enterprises_perfectly_and_give_no_p(asked) -> None:
    found = asked("leeuwarden", ENTERPRISES)
    assert reasons(found)[Reason.PERFECT_FIT] == {"donors": 36, "pre_years": 5}
    assert found.effect is not None
    assert found.effect.p is None
    assert found.judgement.verdict is Verdict.CANNOT_BE_TOLD


def test_rijeka_is_described_only(asked) -> None:
    found = asked("rijeka", GDP_2)
    assert Reason.TITLE_NOT_HELD_AS_PLANNED in reasons(found)
    assert found.effect is found.did.effect is found.natural is None
    assert found.variants == ()
    assert found.index.city[found.base_year] == 100


def test_kaunas_gets_no_verdict_for_the_recovery_and_the_war(asked) -> None:
    found = asked("kaunas", GDP_2)
    assert Reason.RECOVERY_AND_WAR in reasons(found)
    assert found.judgement.verdict is Verdict.CANNOT_BE_TOLD


def test_nine_lithuanian_counties_can_at_best_be_suggestive(observations: pd.DataFrame, catalogue: Catalogue) -> None:
    # The counties' GDP ends before the title; an earlier year shows what their number allows.
    question = Question("kaunas", GDP_3, Controls.SAME_COUNTRY, event=2019)
    found = assess(observations, catalogue, question)
    assert found.effect is not None
    assert found.effect.smallest_p == pytest.approx(0.1)
    assert reasons(found)[Reason.ONLY_SUGGESTIVE]["donors"] == 9


def test_seven_romanian_regions_are_too_few_for_any_verdict(asked) -> None:
    found = asked("timisoara", GDP_2, controls=Controls.SAME_COUNTRY)
    assert reasons(found)[Reason.P_FLOOR]["donors"] == 7
    assert found.judgement.verdict is Verdict.CANNOT_BE_TOLD


def test_timisoara_is_measured_from_2023_and_2021_is_named(asked) -> None:
    found = asked("timisoara", GDP_2)
    assert found.event == 2023
    assert reasons(found)[Reason.FIRST_GIVEN]["year"] == 2021


@pytest.mark.parametrize("city", ["timisoara", "kaunas"])
def test_without_enterprise_figures_after_the_title_nothing_is_estimated(asked, city: str) -> None:
    found = asked(city, ENTERPRISES)
    assert reasons(found)[Reason.NO_POST_YEARS]["last"] == 2020
    assert found.effect is None


def test_leeuwarden_is_tried_with_and_without_the_gas_regions(asked) -> None:
    without = asked("leeuwarden", GDP_3)
    assert {found.geo for found in without.removed if found.removal is Removal.GAS} == {"NL111", "NL112", "NL113"}
    assert "with_gas_regions" in {found.detail for found in without.variants}
    within = asked("leeuwarden", GDP_3, with_gas_regions=True)
    assert {"NL111", "NL112", "NL113"} <= set(within.panel.units)


def test_total_nights_and_quoted_figures_are_never_tested(asked) -> None:
    nights = asked("matera", Outcome("nights", "nuts2", "tour_occ_nin2"))
    assert {Reason.NEVER_TESTED, Reason.NO_PRE_YEARS} <= set(reasons(nights))
    assert nights.effect is None


def test_one_vintage_per_series(asked) -> None:
    found = asked("leeuwarden", GDP_3)
    assert found.dataset is not None
    assert found.dataset.key == "nama_10r_3gdp"
    assert found.panel.years[-1] == 2021  # the newer table at NUTS 2 goes on, and is not joined
