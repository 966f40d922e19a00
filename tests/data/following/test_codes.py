"""Follow codes are public, control codes secret; the first follows from the second."""

from data.following import follow_code, is_follow_code, new_control_code
from data.following.codes import ALPHABET, CONTROL_LENGTH, grouped, plain


def test_a_control_code_has_one_follow_code() -> None:
    control = new_control_code()
    assert len(control) == CONTROL_LENGTH
    assert set(control) <= set(ALPHABET)
    assert follow_code(control) == follow_code(grouped(control).lower())
    assert is_follow_code(follow_code(control))
    assert follow_code(control) != follow_code(new_control_code())


def test_the_follow_code_does_not_tell_the_control_code() -> None:
    control = "ABCDEFGHJKLMNPQR"
    assert follow_code(control) not in control
    assert follow_code(control[:-1] + "S") != follow_code(control)


def test_codes_are_read_as_typed() -> None:
    assert plain(" k7qf-9d2m ") == "K7QF9D2M"
    assert grouped("K7QF9D2M") == "K7QF-9D2M"


def test_what_is_no_follow_code() -> None:
    for code in ("", "K7QF9D2", "K7QF9D2MM", "K7QF9D20", "k7qf9d2m", "../../.."):
        assert not is_follow_code(code)
