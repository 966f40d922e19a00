"""Who acts: worked out anew at each action, from the secrets file, the sign-in and the clock."""

import datetime as dt
import time
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from data.submissions import Role
from tests.ui.test_secrets_file import AUTH, PERSON
from ui import local_administrator, secrets_file, signed_out, staff, stored
from ui.kept import Kept
from ui.local_administrator import LOCAL, Connection
from ui.sign_in import Ended

HERE = Connection("127.0.0.1", "127.0.0.1", {"host": "127.0.0.1:8501"})


def claims(**changes: Any) -> dict[str, Any]:
    now = int(time.time())
    return {
        "is_logged_in": True,
        "iss": "https://id.example.org",
        "sub": "u-1",
        "email": "officer@example.org",
        "email_verified": True,
        "name": "An Officer",
        "iat": now - 60,
        "exp": now + 3600,
        **changes,
    }


def page() -> None:
    """Show what the page knows: who acts, why it is closed, why this visitor is nobody."""
    import streamlit as st  # noqa: PLC0415 - the script that the test runs stands alone

    from text import text_for  # noqa: PLC0415
    from ui.staff import closed_reason, current_person, sign_in_offer, why_nobody  # noqa: PLC0415

    sign_in_offer()
    person = current_person()
    st.session_state["seen"] = (
        f"{person.role} {sorted(person.cities)}" if person else "nobody",
        closed_reason(text_for("en")),
        why_nobody(text_for("en")),
    )


Seen = tuple[str, str | None, str | None]


@pytest.fixture
def secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "secrets.toml"
    monkeypatch.setattr(secrets_file, "_places", lambda: (path,))
    monkeypatch.setattr(signed_out, "_here", Ended())
    monkeypatch.setenv("ECOC_VAR", str(tmp_path / "var"))
    monkeypatch.setattr(staff, "_logged", set())
    return path


@pytest.fixture
def app() -> AppTest:
    return AppTest.from_function(page)


def seen(app: AppTest) -> Seen:
    assert not app.run().exception
    found: Seen = app.session_state["seen"]
    return found


def test_a_server_without_sign_in_is_closed_and_says_why(secrets: Path, app: AppTest) -> None:
    who, closed, why = seen(app)
    assert who == "nobody"
    assert closed is not None
    assert "no sign-in is set up" in closed
    assert why == closed


def test_the_local_administrator_needs_the_operators_word_and_a_visitor_from_here(
    secrets: Path, app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local_administrator, "_connection", lambda: HERE)
    assert seen(app)[0] == "nobody"
    monkeypatch.setenv("ECOC_LOCAL_ADMIN", "1")
    assert seen(app) == (f"{LOCAL.role} []", None, None)
    monkeypatch.setattr(local_administrator, "_connection", Connection)
    assert seen(app)[0] == "nobody"


@pytest.mark.slow
@pytest.mark.parametrize("written", [AUTH, AUTH + PERSON, "[auth]\n", "broken ="])
def test_any_sign_in_even_a_broken_one_ends_the_local_administrator(
    secrets: Path, app: AppTest, monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    monkeypatch.setattr(local_administrator, "_connection", lambda: HERE)
    monkeypatch.setenv("ECOC_LOCAL_ADMIN", "1")
    secrets.write_text(written, encoding="utf-8")
    assert seen(app)[0] == "nobody"


def test_a_visitor_is_offered_to_sign_in(secrets: Path, app: AppTest) -> None:
    secrets.write_text(AUTH + PERSON, encoding="utf-8")
    who, closed, why = seen(app)
    assert (who, closed) == ("nobody", None)
    assert why is not None
    assert "Sign in" in why
    assert [button.label for button in app.button] == ["Sign in"]


@pytest.mark.slow
def test_an_editor_has_the_rights_of_the_file_at_each_action(secrets: Path, app: AppTest) -> None:
    app.user = claims()
    secrets.write_text(AUTH + PERSON, encoding="utf-8")
    assert seen(app) == (f"{Role.EDITOR} ['timisoara']", None, None)
    secrets.write_text(AUTH + PERSON.replace("timisoara", "kaunas"), encoding="utf-8")
    assert seen(app)[0] == f"{Role.EDITOR} ['kaunas']"
    secrets.write_text(AUTH + PERSON.replace("Officer", "Successor"), encoding="utf-8")
    who, closed, why = seen(app)
    assert (who, closed) == ("nobody", None)
    assert why is not None
    assert "no role" in why
    secrets.write_text(AUTH, encoding="utf-8")
    closed = seen(app)[1]
    assert closed is not None
    assert "gives nobody a role" in closed
    secrets.write_text("broken =", encoding="utf-8")
    closed = seen(app)[1]
    assert closed is not None
    assert "no valid TOML" in closed


def test_an_expired_sign_in_is_nobody_and_says_so(secrets: Path, app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    app.user = claims()
    secrets.write_text(AUTH + PERSON, encoding="utf-8")
    assert seen(app)[0] != "nobody"
    later = dt.datetime.now(dt.UTC) + dt.timedelta(hours=1, minutes=1)
    monkeypatch.setattr(staff, "_utc_now", lambda: later)
    who, closed, why = seen(app)
    assert (who, closed) == ("nobody", None)
    assert why is not None
    assert "has ended" in why
    assert [button.label for button in app.button] == ["Sign in"]


@pytest.mark.slow
def test_signing_out_ends_the_sign_in_for_every_tab(
    secrets: Path, app: AppTest, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "ecoc")
    secrets.write_text(AUTH + PERSON, encoding="utf-8")
    held = claims()
    other_tab = AppTest.from_function(page)
    app.user, other_tab.user = dict(held), dict(held)
    assert seen(app)[0] == seen(other_tab)[0] != "nobody"
    app.button(key="sign-out").click().run()
    assert seen(other_tab)[0] == "nobody"
    written = [record.getMessage() for record in caplog.records if record.name == "ecoc.events"]
    assert [('"sign-in"' in line, '"sign-out"' in line) for line in written] == [(True, False), (False, True)]
    assert "fficer" not in "".join(written)


def test_signing_out_at_one_process_ends_the_sign_in_at_the_other(
    secrets: Path, app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    secrets.write_text(AUTH + PERSON, encoding="utf-8")
    held = claims()
    app.user = dict(held)
    assert seen(app)[0] != "nobody"
    app.button(key="sign-out").click().run()
    monkeypatch.setattr(signed_out, "_here", Ended())  # the other process knows what stands in the store, and no more
    monkeypatch.setattr(stored, "DOORS", Kept(16))
    copied = AppTest.from_function(page)
    copied.user = dict(held)
    assert seen(copied)[0] == "nobody"
    another = AppTest.from_function(page)
    another.user = claims(iat=held["iat"] + 1)
    assert seen(another)[0] != "nobody"


def test_without_a_store_signing_out_counts_at_this_process_and_stands_in_the_log(
    secrets: Path, app: AppTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "ecoc")
    monkeypatch.setenv("ECOC_VAR", str(tmp_path / "file"))
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    secrets.write_text(AUTH + PERSON, encoding="utf-8")
    app.user = claims()
    assert seen(app)[0] != "nobody"
    app.button(key="sign-out").click().run()
    assert seen(app)[0] == "nobody"
    assert any("StoreUnwritableError" in record.getMessage() for record in caplog.records)


def test_a_sign_in_that_another_process_began_gets_no_second_line(
    secrets: Path, app: AppTest, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "ecoc")
    secrets.write_text(AUTH + PERSON, encoding="utf-8")
    app.user = claims(iat=int(time.time()) - 600)
    assert seen(app)[0] != "nobody"
    assert [record for record in caplog.records if record.name == "ecoc.events"] == []


def test_a_provider_that_does_not_vouch_for_the_address_gives_nobody_a_role(secrets: Path, app: AppTest) -> None:
    app.user = claims(email_verified=False)
    secrets.write_text(AUTH + PERSON, encoding="utf-8")
    assert seen(app)[0] == "nobody"
    secrets.write_text(AUTH + PERSON.replace('email = "Officer@Example.org"', 'subject = "u-1"'), encoding="utf-8")
    assert seen(app)[0] == f"{Role.EDITOR} ['timisoara']"
