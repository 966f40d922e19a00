"""What points at single firms is left out of the public view, with all that reveals it; official rows stay."""

import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.submissions.small_cells import COUNTS, SIZE_CLASSES, without_small_cells

COLUMNS = ["indicator", "geo", "year", "value", "flag", "source", "breakdown"]
OWN = "partner:timisoara"


def frame(*rows: tuple[str, str, float], geo: str = "RO424", source: str = OWN) -> pd.DataFrame:
    """Return rows of 2020 from indicator, breakdown and value."""
    data = [(indicator, geo, 2020, value, "", source, breakdown) for indicator, breakdown, value in rows]
    return pd.DataFrame(data, columns=COLUMNS).astype({"value": "float64"})


def hidden(*frames: pd.DataFrame) -> set[tuple[str, str, str]]:
    """Return indicator, breakdown and area of what the public does not see, after checking all else is untouched."""
    given_ = pd.concat(frames, ignore_index=True)
    shown = without_small_cells(given_)
    gone = shown["value"].isna()
    assert (shown.loc[gone, "flag"] == "c").all()
    pd.testing.assert_frame_equal(shown[~gone], given_[~gone])
    return set(zip(shown["indicator"][gone], shown["breakdown"][gone], shown["geo"][gone], strict=True))


def of(*names: str, indicator: str = "births", geo: str = "RO424") -> set[tuple[str, str, str]]:
    return {(indicator, name, geo) for name in names}


@pytest.mark.parametrize("indicator", COUNTS)
def test_one_and_two_are_left_out_and_nought_and_three_stay(indicator: str) -> None:
    for value, gone in (
        (0, set()),
        (1, of("total", indicator=indicator)),
        (2, of("total", indicator=indicator)),
        (3, set()),
    ):
        assert hidden(frame((indicator, "total", value))) == gone


def test_other_counts_and_official_figures_stay() -> None:
    official = frame(("births", "total", 2), source="bd_size_r3")
    assert hidden(frame(("nights", "total", 2)), official) == set()


def test_nothing_is_copied_when_nothing_is_small() -> None:
    observations = frame(("births", "total", 9))
    assert without_small_cells(observations) is observations


def test_a_second_part_goes_when_the_rest_of_the_total_would_tell_the_first() -> None:
    assert hidden(
        frame(("births", "total", 100), ("births", "0", 60), ("births", "1-9", 38), ("births", "10+", 2))
    ) == of("10+", "1-9")


def test_a_nought_hides_nothing_so_that_the_next_part_goes() -> None:
    assert hidden(
        frame(("births", "total", 62), ("births", "0", 60), ("births", "1-9", 0), ("births", "10+", 2))
    ) == of("10+", "0")


def test_the_total_goes_when_it_is_all_that_is_left() -> None:
    assert hidden(frame(("births", "total", 2), ("births", "0", 2), ("births", "1-9", 0), ("births", "10+", 0))) == of(
        "0", "total"
    )


def test_three_ones_are_not_told_by_a_total_of_three() -> None:
    assert hidden(frame(("births", "total", 3), ("births", "0", 1), ("births", "1-9", 1), ("births", "10+", 1))) == of(
        "0", "1-9", "10+", "total"
    )


def test_parts_without_all_the_others_tell_nothing() -> None:
    assert hidden(frame(("births", "total", 100), ("births", "10+", 2))) == of("10+")


def test_an_official_total_tells_as_much_as_an_own_one() -> None:
    own = frame(("births", "0", 60), ("births", "1-9", 38), ("births", "10+", 2))
    assert hidden(own, frame(("births", "total", 100), source="bd_size_r3")) == of("10+", "1-9")


def test_a_rate_goes_with_the_count_it_tells() -> None:
    observations = frame(("births", "total", 2), ("enterprises", "total", 40), ("birth_rate", "total", 5.0))
    assert hidden(observations) == of("total") | of("total", indicator="birth_rate")


def test_rates_go_with_a_small_number_of_firms() -> None:
    observations = frame(
        ("enterprises", "total", 2), ("births", "total", 0), ("deaths", "total", 4), ("death_rate", "total", 200.0)
    )
    assert hidden(observations) == of("total", indicator="enterprises") | of("total", indicator="death_rate")


def test_with_an_official_rate_the_other_own_count_goes() -> None:
    own = frame(("births", "total", 2), ("enterprises", "total", 40))
    official = frame(("birth_rate", "total", 5.0), source="bd_size_r3")
    assert hidden(own, official) == of("total") | of("total", indicator="enterprises")


def test_the_region_above_goes_with_a_small_region() -> None:
    own = [frame(("births", "total", 2)), frame(("births", "total", 900), geo="RO42")]
    assert hidden(*own) == of("total") | of("total", geo="RO42")
    official = frame(("births", "total", 900), geo="RO42", source="bd_size_r3")
    assert hidden(*own, official) == of("total")


def test_other_years_and_places_stay() -> None:
    later = frame(("births", "total", 50)).assign(year=2021)
    assert hidden(frame(("births", "total", 2)), later, frame(("births", "total", 70), geo="HR031")) == of("total")


@settings(deadline=None)
@given(st.lists(st.integers(0, 6), min_size=3, max_size=3), st.booleans())
def test_no_small_part_can_be_worked_out(parts: list[int], total_is_official: bool) -> None:
    names = sorted(SIZE_CLASSES)
    own = frame(*(("births", name, value) for name, value in zip(names, parts, strict=True)))
    total = frame(("births", "total", sum(parts)), source="bd_size_r3" if total_is_official else OWN)
    shown = without_small_cells(pd.concat([own, total], ignore_index=True))["value"].tolist()
    known_total = None if math.isnan(shown[3]) else shown[3]
    possible = _possible(shown[:3], known_total)
    # An official total stays, and so do noughts: parts of one each, or the only part, are told by them alone.
    told_by_others = total_is_official and sum(value > 0 for value in parts) in {1, sum(parts)}
    for place, value in enumerate(parts):
        if 0 < value < 3 and not told_by_others:
            assert len({one[place] for one in possible}) > 1, (parts, shown)


def _possible(shown: list[float], total: float | None) -> list[tuple[int, ...]]:
    """Return all parts that fit what is shown: what is left out is at least one."""
    choices = [range(1, 13) if math.isnan(value) else [int(value)] for value in shown]
    every = [(a, b, c) for a in choices[0] for b in choices[1] for c in choices[2]]
    return [one for one in every if total is None or sum(one) == total]
