"""Words are measured as they will be printed."""

import pytest

from exports.measuring import fitted, height, line_count, shortened, width


def test_letters_with_marks_are_as_wide_as_without() -> None:
    assert width("Timișoara", 12) == width("Timisoara", 12)
    assert width("Timișoara", 12, bold=True) > width("Timișoara", 12)


def test_lines_break_between_words_and_long_words_within() -> None:
    assert line_count("one two three", 1000, 12) == 1
    assert line_count("one two three", width("one two", 12) + 1, 12) == 2
    assert line_count("a\nb", 1000, 12) == 2
    assert line_count("x" * 100, 100, 12) >= 6


def test_the_largest_size_that_fits_is_taken() -> None:
    assert fitted("short", 200, 20, (16, 12)) == ("short", 16)
    words, size = fitted("word " * 2000, 200, 30, (16, 12))
    assert size == 12
    assert words.endswith("…")
    assert height(words, 200, size) <= 30


@pytest.mark.parametrize("lines", [1, 2, 5])
def test_shortened_words_take_as_many_lines_as_allowed(lines: int) -> None:
    assert line_count(shortened("Lorem ipsum " * 1000, 150, 11, lines=lines), 150, 11) <= lines
