"""Classes and circle sizes: fixed over the years, honest about area."""

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.map_scale import CIVIDIS, Classes, Sizes, equal_classes

figures = st.lists(st.floats(-1e6, 1e6, allow_nan=False), min_size=1, max_size=60)


def test_five_classes_hold_as_many_figures_each() -> None:
    pooled = pd.Series(range(100), dtype=float)
    classes = equal_classes(pooled)
    assert classes.bounds == (19.8, 39.6, 59.4, 79.2)
    assert [sum(classes.place(value) == place for value in pooled) for place in range(5)] == [20] * 5


def test_a_figure_on_a_bound_belongs_to_the_class_above() -> None:
    classes = Classes((1.0, 2.0))
    assert [classes.place(value) for value in (0.9, 1.0, 1.9, 2.0, 99)] == [0, 1, 1, 2, 2]


def test_few_distinct_figures_make_fewer_classes() -> None:
    assert equal_classes(pd.Series([3.0, 3.0, 3.0])).number == 1
    assert equal_classes(pd.Series([math.nan])).number == 1
    assert equal_classes(pd.Series([0.0] * 50 + [1.0] * 50), decimals=0).bounds == (1.0,)


def test_bounds_must_rise() -> None:
    with pytest.raises(ValueError, match="must rise"):
        Classes((2.0, 1.0))


@given(figures)
def test_every_class_is_in_use_and_order_is_kept(values: list[float]) -> None:
    classes = equal_classes(pd.Series(values), decimals=1)
    places = [classes.place(value) for value in sorted(values)]
    assert places == sorted(places)
    assert places[0] == 0 and places[-1] == classes.number - 1


def test_colours_run_over_the_whole_scale_and_more_stands_out_in_both_themes() -> None:
    assert Classes((1, 2, 3, 4)).colours("light") == CIVIDIS["light"]
    assert Classes((1,)).colours("light") == ("#FEE838", "#00224E")
    assert Classes((1,)).colours("dark") == ("#00224E", "#FEE838")
    assert Classes(()).colours("dark") == ("#7D7C78",)


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
