"""Administration: for administrators alone, with people, storage and redaction."""

import datetime as dt
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from data.store import Store, open_store
from data.store.backup import backup
from data.store.health import health
from data.submissions import Person
from data.submissions.history import history
from tests.data.submissions.samples import ADMIN, ANA, VIEWER, accepted, births, upload
from tests.pages.conftest import Visit, said
from text import text_for
from ui import navigation
from ui.admin import facts
from ui.navigation import PAGES

Acting = Callable[[Person | None], None]


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """Give a store of its own, the one that the pages open."""
    monkeypatch.setenv("ECOC_VAR", str(tmp_path))
    yield open_store(None, folder=tmp_path)
    st.cache_resource.clear()


def labels(app: AppTest) -> list[str]:
    return [button.label for button in app.button]


def test_the_public_is_told_why_it_does_not_see_the_page(visit: Visit, store: Store, acting: Acting) -> None:
    acting(None)
    app = visit("admin")
    assert "Only administrators see this page" in said(app)
    assert "no sign-in is set up" in said(app)
    assert "Storage" not in said(app)


@pytest.mark.parametrize("person", [ANA, VIEWER])
def test_other_roles_are_told_why_they_do_not_see_the_page(
    visit: Visit, store: Store, acting: Acting, person: Person
) -> None:
    acting(person)
    app = visit("admin")
    assert "Only administrators see this page" in said(app)
    assert "Your role does not allow this" in said(app)
    assert not app.text_input


@pytest.mark.parametrize(("person", "listed"), [(None, False), (ANA, False), (ADMIN, True)])
def test_the_menu_names_the_page_to_administrators_alone(
    monkeypatch: pytest.MonkeyPatch, person: Person | None, listed: bool
) -> None:
    monkeypatch.setattr(navigation, "_MADE", {})  # pages made outside of a run are no pages for a run
    [entry] = [entry for entry in PAGES if entry.folder == "admin"]
    page = entry.page(text_for("en"), default=False, role=person.role if person else None)
    assert (page.visibility == "visible") is listed


def test_an_administrator_sees_people_storage_and_what_needs_attention(
    visit: Visit, store: Store, acting: Acting, tmp_path: Path
) -> None:
    acting(ADMIN)
    page = said(visit("admin"))
    assert "Nothing needs attention" in page
    assert "Refresh from Eurostat" in page
    assert "No sign-in is set up" in page
    accepted(store, upload(births(100)))
    page = said(visit("admin"))
    assert "No backup has been made yet" in page
    assert "1 file, 0.0 MB" in page
    backup(store, tmp_path / "saved.zip")
    page = said(visit("admin"))
    assert "Nothing needs attention" in page
    assert str(dt.datetime.now(dt.UTC).year) in page
    assert "Ana Popescu" not in page


def test_a_name_is_taken_out_after_confirmation_and_noted_without_it(
    visit: Visit, store: Store, acting: Acting, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "ecoc")
    accepted(store, upload(births(100)), note="as agreed with Ana Popescu")
    acting(ADMIN)
    app = visit("admin")
    app.text_input(key="redact-name").set_value("Ana Popescu").run()
    assert app.button(key="redact-name-do").disabled
    app.checkbox(key="redact-name-sure").check().run()
    app.button(key="redact-name-do").click().run()
    assert "Taken out in 2 places." in said(app)
    assert app.text_input(key="redact-name").value == ""
    assert not app.checkbox(key="redact-name-sure").value
    assert history(store, ADMIN)[0].submission.name is None
    lines = [record.getMessage() for record in caplog.records if record.name == "ecoc.events"]
    [line] = [json.loads(line) for line in lines]
    assert (line["kind"], line["outcome"], line["stage"]) == ("redaction", "done", "name")
    assert line["id"] in said(app)
    assert "Popescu" not in "".join(lines)


@pytest.mark.slow
def test_a_file_is_taken_out_after_confirmation(visit: Visit, store: Store, acting: Acting) -> None:
    accepted(store, upload(births(100)))
    sha256 = history(store, ADMIN)[0].submission.file_sha256
    acting(ADMIN)
    app = visit("admin")
    app.selectbox(key="redact-file").set_value(sha256).run()
    app.checkbox(key="redact-file-sure").check().run()
    app.button(key="redact-file-do").click().run()
    assert "The file is taken out." in said(app)
    assert history(store, ADMIN)[0].submission.file_name is None
    assert list(app.selectbox(key="redact-file").options) == []


@pytest.mark.slow
def test_rights_that_end_on_the_open_page_end_its_actions(visit: Visit, store: Store, acting: Acting) -> None:
    accepted(store, upload(births(100)))
    acting(ADMIN)
    app = visit("admin")
    app.text_input(key="redact-name").set_value("Ana Popescu").run()
    app.checkbox(key="redact-name-sure").check().run()
    acting(ANA)
    app.button(key="redact-name-do").click().run()
    assert "Only administrators see this page" in said(app)
    assert history(store, ADMIN)[0].submission.name == "Ana Popescu"


@pytest.mark.slow
def test_a_name_that_stands_nowhere_is_said(visit: Visit, store: Store, acting: Acting) -> None:
    acting(ADMIN)
    app = visit("admin")
    app.text_input(key="redact-name").set_value("Nobody").run()
    app.checkbox(key="redact-name-sure").check().run()
    app.button(key="redact-name-do").click().run()
    assert "Nothing of that name is stored." in said(app)


@pytest.mark.slow
def test_the_store_is_checked_on_request(visit: Visit, store: Store, acting: Acting) -> None:
    accepted(store, upload(births(100)))
    acting(ADMIN)
    app = visit("admin")
    app.button(key="check-store").click().run()
    assert "The store is whole" in said(app)


def test_a_store_that_cannot_be_read_is_said_with_a_number(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, acting: Acting
) -> None:
    place = tmp_path / "spoilt"
    place.mkdir()
    (place / "store.sqlite3").write_bytes(b"no database" * 1000)
    monkeypatch.setenv("ECOC_VAR", str(place))
    acting(ADMIN)
    page = said(visit("admin"))
    assert "The store cannot be read" in page
    assert "Error number:" in page
    assert "People and roles in force" in page


def test_the_page_speaks_romanian(visit: Visit, store: Store, acting: Acting) -> None:
    acting(ADMIN)
    assert "Nimic nu cere atenție" in said(visit("admin", lang="ro"))


def test_an_old_backup_needs_attention(store: Store, tmp_path: Path) -> None:
    accepted(store, upload(births(100)))
    backup(store, tmp_path / "saved.zip")
    found = health(store)
    assert found.last_backup is not None
    text = text_for("en")
    assert facts.attention(found, now=found.last_backup + dt.timedelta(days=2), text=text) == []
    [sentence] = facts.attention(found, now=found.last_backup + dt.timedelta(days=3, hours=1), text=text)
    assert "3 days old" in sentence
