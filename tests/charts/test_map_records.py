"""What a map can carry, and what it refuses."""

import datetime as dt
import json
import math

import numpy as np
import pandas as pd
import pytest

from charts.map_records import NotDrawableError, map_records


def test_numpy_scalars_become_plain_values() -> None:
    frame = pd.DataFrame({"k": ["a"], "i": np.array([7], "int32"), "x": np.array([1.5], "float32"), "b": [np.True_]})
    [record] = map_records(frame)
    assert record == {"k": "a", "i": 7, "x": 1.5, "b": True}
    assert {type(value) for value in record.values()} == {str, int, float, bool}


def test_fractions_are_rounded_and_whole_ones_lose_their_point() -> None:
    assert json.dumps(map_records([{"x": 21.23456, "y": 45.0}], decimals=2)) == '[{"x": 21.23, "y": 45}]'


def test_lists_are_converted_inside_and_a_missing_text_stays_missing() -> None:
    assert map_records([{"p": [(np.float64(1), 2)], "m": None}]) == [{"p": [[1.0, 2]], "m": None}]


@pytest.mark.parametrize(
    "value", [math.nan, math.inf, -math.inf, np.nan, pd.NA, pd.NaT, pd.Timestamp(2020, 1, 1), dt.date(2020, 1, 1), {1}]
)
def test_what_json_has_no_word_for_is_refused_with_its_place(value: object) -> None:
    with pytest.raises(NotDrawableError, match="v, row 1"):
        map_records([{"v": 1}, {"v": value}])


def test_a_missing_number_in_a_frame_is_refused() -> None:
    with pytest.raises(NotDrawableError, match="x, row 1"):
        map_records(pd.DataFrame({"x": [1.0, None]}))
