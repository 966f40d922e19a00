"""A sign-in: what it needs, and when it ends."""

import datetime as dt
from typing import Any

import pytest

from ui.sign_in import Ended, SignIn, sign_in_from

START = dt.datetime(2026, 3, 2, 8, tzinfo=dt.UTC)
CLAIMS: dict[str, Any] = {
    "is_logged_in": True,
    "iss": "https://id.example.org",
    "sub": "u-1",
    "email": "officer@example.org",
    "email_verified": True,
    "name": "An Officer",
    "iat": int(START.timestamp()),
    "exp": int(START.timestamp()) + 3600,
}


def read(**changes: Any) -> SignIn:
    found = sign_in_from(CLAIMS | changes)
    assert found is not None
    return found


def after(minutes: float) -> dt.datetime:
    return START + dt.timedelta(minutes=minutes)


def test_it_holds_until_the_provider_says() -> None:
    assert read().holds(now=after(59), hours=10)
    assert not read().holds(now=after(60), hours=10)


def test_it_holds_no_longer_than_the_secrets_file_says() -> None:
    long = read(exp=CLAIMS["iat"] + 30 * 24 * 3600)
    assert long.holds(now=after(599), hours=10)
    assert not long.holds(now=after(600), hours=10)


def test_one_from_the_future_does_not_hold() -> None:
    assert read().holds(now=after(-4), hours=10)
    assert not read().holds(now=after(-6), hours=10)


@pytest.mark.parametrize(
    "changes",
    [
        {"is_logged_in": False},
        {"is_logged_in": "yes"},
        {"sub": ""},
        {"sub": 7},
        {"iss": None},
        {"exp": None},
        {"exp": "4102444800"},
        {"exp": True},
        {"iat": None},
    ],
)
def test_what_is_incomplete_is_no_sign_in(changes: dict[str, Any]) -> None:
    assert sign_in_from(CLAIMS | changes) is None
    assert sign_in_from({}) is None


@pytest.mark.parametrize("verified", [False, None, "true", 1])
def test_an_address_counts_only_where_the_provider_vouches_for_it(verified: object) -> None:
    assert read().verified_email == "officer@example.org"
    assert read(email_verified=verified).verified_email == ""


def test_its_number_tells_sign_ins_apart_and_nobody_who() -> None:
    secret = "a" * 32
    assert read().number(secret) == read(name="Other").number(secret)
    assert read().number(secret) != read(iat=CLAIMS["iat"] + 1).number(secret)
    assert read().number(secret) != read().number("b" * 32)


def test_one_that_was_ended_stays_ended_and_the_list_stays_short() -> None:
    ended = Ended()
    ended.end(read(), now=after(1))
    assert read() in ended
    assert read(sub="u-2") not in ended
    ended.end(read(sub="u-3"), now=after(61))
    assert read() not in ended  # it has expired by now, and is refused for that
