"""The bench's own arithmetic and its table; nothing here measures."""

from pathlib import Path

import pytest

from benches.report import BEGIN, END, Line, Target, middle, p95, table, write_into, written


def test_the_median_and_p95_of_a_hundred_times_are_what_their_names_say() -> None:
    times = [float(number) for number in range(101)]
    assert (middle(times), p95(times)) == (50, 95)


def test_one_time_alone_is_its_own_p95() -> None:
    assert p95([7.0]) == 7.0


def test_a_ratio_needs_something_beside_that_is_not_zero() -> None:
    assert Line("a", "ms", 30, 10).ratio == 3
    assert Line("a", "ms", 30).ratio is None
    assert Line("a", "ms", 30, 0).ratio is None


@pytest.mark.parametrize(
    ("measured", "beside", "target", "met"),
    [
        (100, None, Target(100), True),
        (100.1, None, Target(100), False),
        (30, 10, Target(3, "ratio"), True),
        (31, 10, Target(3, "ratio"), False),
        (2, None, Target(3, "ratio"), None),
        (2, 1, None, None),
    ],
)
def test_a_target_is_met_up_to_its_limit(
    measured: float, beside: float | None, target: Target | None, met: bool | None
) -> None:
    assert Line("a", "ms", measured, beside, target).met is met


def test_every_line_of_the_table_says_figure_ratio_target_and_verdict() -> None:
    lines = [Line("rerun", "ms", 1234, 10, Target(3, "ratio")), Line("memory", "MB", 4.26, None, Target(1200))]
    assert table(lines).splitlines()[2:] == [
        "| rerun | 1,234 ms | 10 ms | 123.4× | ≤ 3× | **not met** |",
        "| memory | 4.3 MB | – | – | ≤ 1,200 MB | met |",
    ]


def test_small_figures_keep_one_decimal() -> None:
    assert [written(value) for value in (0.04, 9.94, 10.4)] == ["0.0", "9.9", "10"]


def test_the_words_around_the_table_stay_however_often_it_is_written(tmp_path: Path) -> None:
    document = tmp_path / "performance.md"
    document.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n", encoding="utf-8")
    write_into(document, "first")
    write_into(document, "second\n")
    assert document.read_text(encoding="utf-8") == f"before\n{BEGIN}\nsecond\n{END}\nafter\n"


def test_a_document_without_the_marks_is_left_as_it_is(tmp_path: Path) -> None:
    document = tmp_path / "performance.md"
    document.write_text(f"{END} {END[:3]}", encoding="utf-8")
    with pytest.raises(ValueError, match="lacks the marks"):
        write_into(document, "table")
    assert document.read_text(encoding="utf-8") == f"{END} {END[:3]}"
