"""Labels at the ends of lines: never overlapping, never far from their place."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from charts.labels import spread

HEIGHTS = st.lists(st.floats(-1e3, 1e3), min_size=1, max_size=12)


def test_labels_with_room_stay_where_they_are() -> None:
    assert spread([1.0, 5.0, 9.0], sizes=[1.0, 1.0, 1.0]) == [1.0, 5.0, 9.0]


def test_two_labels_at_one_place_part_evenly() -> None:
    assert spread([3.0, 3.0], sizes=[1.0, 1.0]) == [2.5, 3.5]


def test_a_taller_label_takes_more_room() -> None:
    assert spread([0.0, 0.0], sizes=[2.0, 1.0]) == [-0.5, 1.0]


@given(HEIGHTS)
def test_labels_never_overlap_and_keep_their_order(wanted: list[float]) -> None:
    places = spread(wanted, sizes=[10.0] * len(wanted))
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    gaps = [places[b] - places[a] for a, b in itertools.pairwise(order)]
    assert all(gap >= 10.0 - 1e-6 for gap in gaps)


@given(HEIGHTS)
def test_the_middle_of_all_labels_stays(wanted: list[float]) -> None:
    places = spread(wanted, sizes=[10.0] * len(wanted))
    assert abs(sum(places) - sum(wanted)) < 1e-5 * (1 + sum(map(abs, wanted)))
