"""What the reader sees: whole sentences, numbers and dates in their language."""

import datetime as dt

import pytest

from text import Text, best_language, text_for


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "1,163,171"),
        ("ro", "1.163.171"),
        ("nl", "1.163.171"),
        ("lt", "1\N{NO-BREAK SPACE}163\N{NO-BREAK SPACE}171"),
    ],
)
def test_numbers_are_grouped_as_the_language_does(language: str, written: str) -> None:
    assert text_for(language).number(1_163_171) == written


def test_a_missing_number_is_never_zero() -> None:
    text = text_for("en")
    assert text.number(None) == text.number(float("nan")) == text.percent(float("inf")) == "–"


def test_a_rounded_away_minus_leaves_no_sign() -> None:
    assert text_for("en").percent(-0.0001, sign=True) == "0.0\N{NO-BREAK SPACE}%"


def test_percentages_carry_their_sign_when_asked() -> None:
    assert text_for("ro").percent(0.1649, sign=True) == "+16,5\N{NO-BREAK SPACE}%"
    assert text_for("en").percent(-0.002, sign=True) == "−0.2\N{NO-BREAK SPACE}%"


def test_dates_are_only_as_precise_as_known() -> None:
    day = dt.date(2021, 6, 10)
    assert text_for("ro").date(day) == "10 iunie 2021"
    assert text_for("en").date(day, precision="month") == "June 2021"
    assert text_for("en").date(day, precision="year") == "2021"


def test_stored_texts_with_braces_pass_unharmed() -> None:
    assert text_for("en").say("a {b} c") == "a {b} c"


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(KeyError):
        Text("xx")


def test_the_reader_gets_the_first_language_we_offer() -> None:
    assert best_language([None, "de", "ro-RO"]) == "ro"
    assert best_language(["nl"]) == "en"
