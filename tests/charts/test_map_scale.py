"""Classes and circle sizes: fixed over the years, honest about area."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.classes import Classes, Method
from charts.map_scale import CIVIDIS, Sizes, class_colours


def classes(number: int) -> Classes:
    return Classes(tuple(float(place) for place in range(number)), float(number), (1,) * number, Method.QUANTILES)


def test_colours_run_over_the_whole_scale_and_more_stands_out_in_both_themes() -> None:
    assert class_colours(classes(5), "light") == CIVIDIS["light"]
    assert class_colours(classes(2), "light") == ("#FEE838", "#00224E")
    assert class_colours(classes(2), "dark") == ("#00224E", "#FEE838")
    assert class_colours(classes(1), "dark") == ("#7D7C78",)
    assert class_colours(classes(0), "dark") == ("#7D7C78",)


def test_area_is_the_figure() -> None:
    sizes = Sizes(largest=400, radius=20)
    assert (sizes.of(400), sizes.of(100)) == (20, 10)
    assert sizes.of(0) == sizes.of(-3) == 1


@pytest.mark.parametrize("largest", [0, -1, math.nan, math.inf])
def test_a_scale_needs_a_largest_figure(largest: float) -> None:
    with pytest.raises(ValueError, match="above zero"):
        Sizes(largest=largest)


@given(st.floats(1e-3, 1e9))
def test_legend_steps_are_round_and_within_the_scale(largest: float) -> None:
    steps = Sizes(largest=largest).steps()
    assert list(steps) == sorted(set(steps), reverse=True) and steps[0] <= largest * (1 + 1e-9)
    assert all(round(step / 10 ** math.floor(math.log10(step) + 1e-9), 6) in {1, 2, 5} for step in steps)
