"""What is held, area by year."""

from dataclasses import replace

import pytest

from analysis.coverage import State, completeness, coverage
from tests.analysis.cases import TIMISOARA, broken, catalogue, observed, region, together

AREAS = {"timisoara": "RO424", "rijeka": "HR031"}


def states(cells, area):
    mine = cells[cells["area"] == area]
    return dict(zip(mine["year"], mine["state"], strict=True))


def test_each_state_is_reached():
    figures = together(
        observed({2011: 1, 2013: 3, 2014: None, 2020: 5}, flags={2014: "c"}),
        observed({2021: 7}, source="ebs"),
    )
    cells = coverage(figures, catalogue(broken(2013)), indicator="enterprises", areas={"timisoara": "RO424"})
    found = states(cells, "timisoara")
    assert found[2011] == State.ANOTHER_WAY
    assert found[2012] == State.MISSING
    assert found[2013] == State.COUNTED
    assert found[2014] == State.MISSING
    assert found[2020] == State.COUNTED
    assert found[2021] == State.ANOTHER_WAY
    assert found[2022] == State.NOT_YET
    assert (min(found), max(found)) == (2008, 2023)


def test_expected_are_the_years_of_the_dataset_anywhere():
    cells = coverage(observed({2020: 5}), catalogue(), indicator="enterprises", areas=AREAS)
    assert set(cells.loc[cells["expected"], "year"]) == set(range(2008, 2021))
    assert len(cells) == 2 * len(range(2008, 2024))


def test_a_refresh_that_reaches_further_moves_the_end():
    figures = together(observed({2020: 5}), observed({2022: 5}, geo="DE300"))
    cells = coverage(figures, catalogue(), indicator="enterprises", areas={"timisoara": "RO424"})
    assert states(cells, "timisoara")[2022] == State.MISSING
    assert states(cells, "timisoara")[2023] == State.NOT_YET


def test_title_years_are_marked():
    cells = coverage(observed({2020: 5}), catalogue(), indicator="enterprises", areas=AREAS)
    marked = cells[cells["title"]]
    assert dict(zip(marked["area"], marked["year"], strict=True)) == {"timisoara": 2023, "rijeka": 2020}


def test_an_area_of_a_later_dataset_was_not_collected_before():
    figures = together(observed({2020: 5}), observed({2021: 5, 2022: 6}, geo="HR031", source="ebs"))
    found = states(coverage(figures, catalogue(), indicator="enterprises", areas=AREAS), "rijeka")
    assert (found[2020], found[2021], found[2022], found[2023]) == (
        State.NOT_COLLECTED,
        State.COUNTED,
        State.COUNTED,
        State.MISSING,
    )


def test_the_code_of_another_edition_counts_as_another_way():
    city = replace(TIMISOARA, other_codes=("RO4X4", "RO4X"))
    known = catalogue(regions=[region("RO4X4", "nuts3"), region("RO4X", "nuts2")], cities=[city])
    figures = together(observed({2020: 5}), observed({2019: 4}, geo="RO4X4"), observed({2018: 4}, geo="RO4X"))
    found = states(coverage(figures, known, indicator="enterprises", areas={"timisoara": "RO424"}), "timisoara")
    assert (found[2018], found[2019], found[2020]) == (State.MISSING, State.ANOTHER_WAY, State.COUNTED)


def test_an_area_without_any_figure_is_missing_throughout():
    cells = coverage(observed({}), catalogue(), indicator="enterprises", areas=AREAS)
    assert set(cells.loc[cells["expected"], "state"]) == {State.MISSING}
    assert set(cells["source"]) == {""}


def test_an_unknown_indicator_has_no_cells():
    cells = coverage(observed({}), catalogue(), indicator="happiness", areas=AREAS)
    assert cells.empty
    assert completeness(cells) is None


def test_completeness_is_the_counted_share_of_the_expected():
    figures = observed(dict.fromkeys(range(2008, 2021), 1.0))
    assert completeness(coverage(figures, catalogue(), indicator="enterprises", areas=AREAS)) == pytest.approx(0.5)
    late = coverage(figures, catalogue(broken(2020)), indicator="enterprises", areas={"timisoara": "RO424"})
    assert completeness(late) == pytest.approx(1 / 13)
