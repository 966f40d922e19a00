"""The secrets file: read anew each time, and every mistake in it named without repeating a secret."""

import os
from pathlib import Path

import pytest
import streamlit as st

from data.store.errors import StoreError
from data.submissions import Role
from ui import secrets_file
from ui.secrets_file import installation

AUTH = """
[auth]
redirect_uri = "http://127.0.0.1:8501/oauth2callback"
cookie_secret = "0123456789abcdef0123456789abcdef"
client_id = "dashboard"
client_secret = "swordfish"
server_metadata_url = "http://127.0.0.1:9/.well-known/openid-configuration"
"""
PERSON = """
[[staff.people]]
email = "Officer@Example.org"
role = "editor"
cities = ["timisoara"]
"""


@pytest.fixture
def secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "secrets.toml"
    monkeypatch.setattr(secrets_file, "_places", lambda: (path,))
    return path


def role_of(email: str) -> Role | None:
    person = installation().roster.person(subject="s", verified_email=email, name="N")
    return person.role if person else None


def test_the_places_are_those_that_streamlit_signs_people_in_with() -> None:
    assert [str(path) for path in secrets_file._places()] == st.config.get_option("secrets.files")


def test_no_file_means_no_sign_in_and_nobody(secrets: Path) -> None:
    assert not installation().has_sign_in
    assert installation().roster.members == ()


def test_an_edited_file_counts_at_the_next_reading_even_with_the_same_length_and_time(secrets: Path) -> None:
    secrets.write_text(AUTH + PERSON.replace("editor", "viewer"), encoding="utf-8")
    moment = secrets.stat().st_mtime_ns
    assert role_of("officer@example.org") is Role.VIEWER
    secrets.write_text(AUTH + PERSON, encoding="utf-8")
    os.utime(secrets, ns=(moment, moment))
    assert role_of("officer@example.org") is Role.EDITOR


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('[auth]\nclient_secret = "swordfish', "no valid TOML at line 2"),
        ("[auth]\n", "needs redirect_uri, cookie_secret, client_id, client_secret, server_metadata_url"),
        ("auth = 1\n", "needs redirect_uri"),
        (AUTH.replace('"swordfish"', "7"), "needs client_secret"),
        (AUTH.replace("/oauth2callback", "/"), "followed by /oauth2callback"),
        (AUTH.replace("http://127.0.0.1:8501", "ftp://127.0.0.1"), "followed by /oauth2callback"),
        (AUTH.replace("0123456789abcdef0123456789abcdef", "swordfish"), "at least 32 characters"),
        (AUTH + PERSON.replace("editor", "owner"), "person 1 needs one of the roles viewer, presenter, editor"),
        (AUTH + PERSON.replace("timisoara", "Timișoara"), "person 1 is an editor and needs a list of cities"),
        (AUTH + PERSON.replace('["timisoara"]', "[]"), "person 1 is an editor and needs a list of cities"),
        (AUTH + PERSON.replace("cities =", "towns ="), "person 1 has an entry towns"),
        (AUTH + PERSON.replace("email =", "name ="), "person 1 needs either an email or a subject"),
        (AUTH + PERSON + 'subject = "x"\n', "person 1 needs either an email or a subject"),
        (AUTH + PERSON + PERSON.replace("O", "o"), "person 2 stands there already"),
        (AUTH + '[staff]\npeople = "swordfish"\n', "[staff] holds session_hours"),
        (AUTH + "[staff]\nsession_hours = 0\n", "[staff] holds session_hours"),
        (AUTH + '[staff]\nhours = 8\nwho = "swordfish"\n', "[staff] holds session_hours"),
    ],
)
def test_a_broken_file_says_what_to_mend_and_repeats_nothing(secrets: Path, written: str, said: str) -> None:
    secrets.write_text(written, encoding="utf-8")
    with pytest.raises(StoreError) as found:
        installation()
    assert said in str(found.value)
    assert "swordfish" not in str(found.value)
    assert "xample" not in str(found.value)


def test_a_file_that_cannot_be_read_is_named_as_such(secrets: Path) -> None:
    secrets.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(StoreError, match="cannot be read"):
        installation()
