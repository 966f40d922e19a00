"""A city's own figures as its line: complete by themselves, never joined with official ones, never judged."""

import dataclasses

import pandas as pd
import pytest

from analysis.impact.assess import assess
from analysis.impact.assessment import Assessment
from analysis.impact.controls import Controls
from analysis.impact.outcome import Outcome
from analysis.impact.own import (
    OwnFigure,
    OwnSeries,
    agreement,
    own_figures_of,
    series_around,
    treated_by,
    years_needed,
)
from analysis.impact.question import Question
from analysis.impact.reasons import GUARDS, REFUSALS, Reason
from analysis.impact.verdict import Verdict
from analysis.impact.window import Figures, figures_of_outcome
from data.catalogue import Catalogue
from tests.analysis import cases

FIRMS = Outcome("enterprises", "nuts3", "bd")
DONORS = ("RO421", "RO422", "RO423")
SOURCE = "partner:timisoara"
# 2015 is the year before the award: 200 is 100. The city counts twice as many firms as Eurostat does.
OWN = {2014: 202, 2015: 200, 2016: 202, 2017: 198, 2018: 200, 2019: 202, 2020: 198, 2021: 200, 2022: 202, 2023: 220}
WORLD = cases.catalogue(regions=[cases.region(code, "nuts3") for code in DONORS])


def figures(values: dict[int, float]) -> tuple[OwnFigure, ...]:
    return tuple(OwnFigure(year, float(value), cell=f"D{year}") for year, value in sorted(values.items()))


def series(values: dict[int, float]) -> OwnSeries:
    found = series_around(figures(values), 2023, source=SOURCE, geo="RO424")
    assert found is not None
    return found


def observed(last: int = 2023) -> pd.DataFrame:
    """Return flat official figures: of the city's county to 2022, of the others to a year."""
    official = cases.observed(dict.fromkeys(range(2014, 2023), 100.0), source="bd")
    flat = dict.fromkeys(range(2014, last + 1), 50.0)
    return cases.together(official, *(cases.observed(flat, geo=code, source="bd") for code in DONORS))


def asked(values: dict[int, float], *, last: int = 2023, **choice: int) -> Assessment:
    question = Question("timisoara", FIRMS, Controls.SAME_COUNTRY, own=series(values), **choice)  # type: ignore[arg-type]
    return assess(observed(last), WORLD, question)


def reasons(found: Assessment) -> dict[Reason, dict[str, object]]:
    return {one.reason: dict(one.values) for one in found.judgement.reasons}


def test_the_line_is_the_citys_own_figures_and_nothing_else() -> None:
    found = asked(OWN)
    assert found.panel.years == tuple(OWN)
    assert found.panel.row("RO424").tolist() == list(OWN.values())
    assert all(found.panel.row(code).tolist() == [50.0] * len(OWN) for code in DONORS)
    assert found.index.city[2023] == 110.0


def test_the_gap_is_that_of_the_own_figures_by_hand() -> None:
    found = asked(OWN)
    assert found.effect is not None
    # Every other region stays at 100, the city's own index ends at 110, where one point is two firms.
    assert found.effect.estimate == pytest.approx(10)
    assert found.effect.gaps[2014] == pytest.approx(1)
    assert found.effect.relative == pytest.approx(0.1)
    assert found.natural == pytest.approx(20)
    assert found.synthetic[2023] == pytest.approx(200)
    assert found.effect.n_donors == len(found.effect.placebos) == 3


def test_it_is_described_and_never_judged() -> None:
    found = asked(OWN)
    assert found.judgement.verdict is Verdict.CANNOT_BE_TOLD
    assert reasons(found)[Reason.COUNTED_APART] == {"city": "Timișoara"}
    assert {Reason.COUNTED_APART, Reason.COMPARATORS_END} <= GUARDS
    assert Reason.COUNTED_APART not in REFUSALS


def test_figures_equal_to_the_official_ones_give_the_same_gap_and_a_weaker_verdict(
    observations: pd.DataFrame, catalogue: Catalogue
) -> None:
    outcome = Outcome("enterprises", "nuts3", "bd_size_r3")
    official = assess(observations, catalogue, Question("matera", outcome))
    held = figures_of_outcome(observations, catalogue, outcome).values["ITF52"]
    own = series_around(figures(dict(held)), 2019, source="partner:matera", geo="ITF52")
    found = assess(observations, catalogue, Question("matera", outcome, own=own))
    assert official.judgement.verdict is Verdict.TOO_SMALL
    assert found.judgement.verdict is Verdict.CANNOT_BE_TOLD
    assert found.effect is not None
    assert official.effect is not None
    assert found.effect.gaps == pytest.approx(official.effect.gaps)
    assert (found.overlap.alike, found.overlap.largest) == (len(held), 0)  # type: ignore[union-attr]


def test_the_estimate_waits_where_the_other_regions_end_before_the_event() -> None:
    found = asked(OWN, last=2021)
    assert found.effect is None
    assert found.panel.years[-1] == 2021
    assert reasons(found)[Reason.COMPARATORS_END] == {"event": 2023, "last": 2021}
    assert not {Reason.NO_POST_YEARS, Reason.TOO_FEW_DONORS} & set(reasons(found))
    assert found.index.city[2023] == 110.0  # shown, and compared with nothing


def test_years_that_only_the_city_has_wait_for_the_others() -> None:
    found = asked(OWN | {2024: 300.0, 2025: 400.0})
    assert found.panel.years[-1] == 2023
    assert found.effect is not None
    assert found.effect.estimate == pytest.approx(10)
    assert reasons(found)[Reason.COMPARATORS_STOP] == {"last": 2023, "newest": 2025}


def test_a_year_fixed_by_the_reader_is_no_year_the_others_lack() -> None:
    assert Reason.COMPARATORS_STOP not in reasons(asked(OWN | {2024: 300.0}, last_year=2023))


def test_regions_of_the_country_that_end_too_early_give_way_to_all_regions(
    observations: pd.DataFrame, catalogue: Catalogue
) -> None:
    money = Outcome("gdp", "nuts3", "nama_10r_3gdp")
    held = figures_of_outcome(observations, catalogue, money).values["LT022"]
    assert max(held) == 2021
    own = series_around(figures(dict(held) | {2022: 13000.0}), 2022, source="partner:kaunas", geo="LT022")
    found = assess(observations, catalogue, Question("kaunas", money, own=own))
    assert found.controls is Controls.ALL_REGIONS
    assert found.panel.years[-1] == 2022
    assert found.effect is not None


def test_a_break_the_city_marks_refuses_and_official_breaks_do_not_count() -> None:
    official = Figures({"RO424": {2014: 1.0}, "RO421": {2014: 2.0}}, {"RO424": frozenset({2016})})
    marked = dataclasses.replace(figures({2018: 5.0})[0], flag="b")
    treated = treated_by(official, OwnSeries(SOURCE, "RO424", (marked,)))
    assert treated.values == {"RO424": {2018: 5.0}, "RO421": {2014: 2.0}}
    assert treated.breaks == {"RO424": frozenset({2018})}
    own = tuple(dataclasses.replace(one, flag="b" if one.year == 2018 else "") for one in figures(OWN))
    question = Question("timisoara", FIRMS, Controls.SAME_COUNTRY, first_year=2014, own=OwnSeries(SOURCE, "RO424", own))
    assert Reason.LEVEL_BREAK in reasons(assess(observed(), WORLD, question))


@pytest.mark.parametrize(
    ("years", "needed"),
    [
        ((2023, 2024, 2025), (2020, 2021, 2022)),
        (range(2014, 2023), (2023,)),
        ((2019, 2021, 2023), (2020, 2022)),
        ((), (2020, 2021, 2022, 2023)),
        ((2020, 2021, 2022, 2023), ()),
    ],
)
def test_the_years_that_are_missing_are_named(years: tuple[int, ...], needed: tuple[int, ...]) -> None:
    held = figures(dict.fromkeys(years, 1.0))
    assert years_needed(held, 2023) == needed
    assert (series_around(held, 2023, source=SOURCE, geo="RO424") is None) == bool(needed)


def test_a_gap_is_not_bridged() -> None:
    held = figures(dict.fromkeys((2010, 2011, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2026), 1.0))
    found = series_around(held, 2023, source=SOURCE, geo="RO424")
    assert found is not None
    assert found.years == (2018, 2019, 2020, 2021, 2022, 2023, 2024)
    for broken in (figures({2020: 1.0, 2022: 1.0}), ()):
        with pytest.raises(ValueError, match=r"^\("):
            OwnSeries(SOURCE, "RO424", broken)


def test_what_is_missing_or_foretold_is_no_figure() -> None:
    own = cases.observed({2020: 10.0, 2021: None, 2022: 12.0, 2023: 13.0}, source=SOURCE, flags={2023: "f", 2022: "p"})
    own = pd.concat([own, cases.observed({2021: 7.0}, source="partner:rijeka")], ignore_index=True)
    told = own.assign(submission=3, sheet="Indicators", cell=[f"D{row}" for row in range(len(own))], origin="Register")
    found = own_figures_of(told, FIRMS, "RO424", source=SOURCE)
    assert found == (
        OwnFigure(2020, 10.0, "", 3, "Indicators", "D0", "Register"),
        OwnFigure(2022, 12.0, "p", 3, "Indicators", "D2", "Register"),
    )


def test_agreement_says_in_how_many_years_and_how_far_apart() -> None:
    found = agreement(
        {2018: 100.0, 2019: 200.0, 2020: 100.0, 2021: 0.0}, {2019: 202.0, 2020: 90.0, 2021: 5.0, 2022: 1.0}
    )
    assert (found.years, found.alike, found.largest_year) == ((2019, 2020), 1, 2020)
    assert found.largest == pytest.approx(-0.1)
    assert agreement({}, OWN).largest is None
