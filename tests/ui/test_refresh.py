"""The refresh as a panel, on the service of made-up tables: choice, look, failure, storing, stopping."""

import json
import logging
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from data.submissions import Person, Receipt, Role, undo
from tests.data.eurostat import service as answers
from tests.data.eurostat.made_up import NUTS2, body
from tests.data.eurostat.service import Service, serving
from ui import refresh, refresh_bar, staff, stored

ADMIN = Person(subject="ada", name="Ada", role=Role.ADMINISTRATOR)
EDITOR = Person(subject="edi", name="Edi", role=Role.EDITOR, cities=frozenset({"matera"}))
Open = Callable[..., AppTest]


def panel() -> None:
    """Draw the panel alone, as a page would."""
    from ui.address import read_address  # noqa: PLC0415 - this function is run as a script of its own
    from ui.reader import welcome  # noqa: PLC0415
    from ui.refresh import refresh_panel  # noqa: PLC0415
    from ui.staff import find_person  # noqa: PLC0415

    refresh_panel(welcome(read_address("admin")), find_person())


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    monkeypatch.setenv("ECOC_VAR", str(tmp_path / "var"))
    monkeypatch.setattr(refresh_bar.Bar, "wait", lambda _, seconds: None)
    with serving() as running:
        monkeypatch.setenv("EUROSTAT_URL", running.base)
        running.table("tgs00026", answers.whole(body("tgs00026", areas=NUTS2)))
        yield running
    st.cache_resource.clear()


@pytest.fixture
def opened(service: Service, monkeypatch: pytest.MonkeyPatch) -> Open:
    def open_as(person: Person | None, language: str = "en") -> AppTest:
        monkeypatch.setattr(staff, "find_person", lambda: person)
        app = AppTest.from_function(panel, default_timeout=60)
        app.query_params["lang"] = language
        return app.run()

    return open_as


def words(app: AppTest) -> str:
    assert not app.exception
    return "\n".join(str(block.proto.body) for block in app.get("html"))


def look(app: AppTest, *datasets: str) -> AppTest:
    app.multiselect(key="refresh-datasets").set_value(list(datasets)).run()
    return app.button(key="refresh-look").click().run()


def logged(caplog: pytest.LogCaptureFixture) -> list[dict[str, object]]:
    return [json.loads(record.message) for record in caplog.records if record.name == "ecoc.events"]


def vintage() -> str:
    return stored.stored_evidence(stored.evidence_version()).catalogue.datasets["tgs00026"].vintage


@pytest.mark.parametrize("person", [None, EDITOR])
def test_only_administrators_refresh(opened: Open, person: Person | None) -> None:
    app = opened(person)
    assert "Only administrators refresh" in words(app)
    assert not app.button


def test_all_tables_can_be_chosen_and_nothing_is_asked_before(opened: Open, service: Service) -> None:
    app = opened(ADMIN)
    assert len(app.multiselect(key="refresh-datasets").options) == 14
    assert service.asked == []


def test_a_look_shows_what_would_change_and_stores_nothing(opened: Open) -> None:
    app = look(opened(ADMIN), "tgs00026")
    shown = words(app)
    assert "22 May 2026 instead of December 2020" in shown
    assert "2019–2021" in shown
    assert "(NL12)" in shown
    assert vintage() == "2020-12"


@pytest.mark.slow
def test_what_was_looked_at_is_stored_once_with_its_note(opened: Open, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "ecoc.events")
    app = look(opened(ADMIN), "tgs00026")
    app.text_input(key="refresh-note").set_value("May edition").run()
    app.button(key="refresh-store").click().run()
    assert "Stored as submission 1" in words(app)
    assert vintage() == "2026-05"
    (line,) = logged(caplog)
    assert (line["kind"], line["outcome"], line["submission"]) == ("refresh", "stored", 1)
    assert str(line["id"]) in words(app)
    undo(stored.store(), 1, ADMIN)
    assert vintage() == "2020-12"


@pytest.mark.slow
def test_a_second_click_while_the_first_is_at_work_stores_nothing_twice(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = look(opened(ADMIN), "tgs00026")
    asked = app.session_state["refresh-asked"]
    at_work, accepted = refresh.accept, []

    def accept(*all_of_it: Any, **more: Any) -> Receipt:
        second = threading.Thread(target=refresh._store, args=(asked, ""))
        second.start()
        clicks.append(second)
        accepted.append(at_work(*all_of_it, **more))
        return accepted[-1]

    clicks: list[threading.Thread] = []
    monkeypatch.setattr(refresh, "accept", accept)
    app.button(key="refresh-store").click().run()
    for click in clicks:
        click.join()
    assert len(accepted) == 1
    assert "Stored as submission 1" in words(app)


@pytest.mark.slow
def test_the_same_edition_again_has_nothing_to_store(opened: Open) -> None:
    app = look(opened(ADMIN), "tgs00026")
    app.button(key="refresh-store").click().run()
    look(app, "tgs00026")
    assert "Everything is up to date" in words(app)
    assert "refresh-store" not in {button.key for button in app.button}


@pytest.mark.slow
def test_somebody_elses_change_meanwhile_is_said(opened: Open) -> None:
    first, second = look(opened(ADMIN), "tgs00026"), look(opened(ADMIN), "tgs00026")
    first.button(key="refresh-store").click().run()
    second.button(key="refresh-store").click().run()
    assert "everything in it is stored already" in words(second)


@pytest.mark.slow
def test_a_role_taken_away_meanwhile_counts(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    app = look(opened(ADMIN), "tgs00026")
    monkeypatch.setattr(staff, "find_person", lambda: EDITOR)
    app.button(key="refresh-store").click().run()
    assert "Only administrators refresh" in words(app)
    assert vintage() == "2020-12"


@pytest.mark.slow
def test_discarding_stores_nothing(opened: Open) -> None:
    app = look(opened(ADMIN), "tgs00026")
    app.button(key="refresh-cancel").click().run()
    assert "Stopped. Nothing was changed." in words(app)
    assert vintage() == "2020-12"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (answers.fault(503, "Service Unavailable"), "503"),
        (answers.cut(body("tgs00026", areas=NUTS2), keep=0.5), "arrived incomplete"),
        (answers.page("a proxy"), "no table in SDMX-CSV"),
        (answers.whole(body("tgs00026", areas=NUTS2).replace(b"na_item", b"item")), "na_item"),
    ],
)
def test_a_failure_is_said_with_its_number_and_can_be_tried_again(
    opened: Open, service: Service, caplog: pytest.LogCaptureFixture, answer: answers.Answer, said: str
) -> None:
    caplog.set_level(logging.INFO, "ecoc.events")
    service.table("tgs00026", answer)
    app = look(opened(ADMIN), "tgs00026")
    assert said in words(app)
    assert "nothing was changed" in words(app)
    (line,) = logged(caplog)
    assert (line["outcome"], line["dataset"]) == ("refused", "tgs00026")
    assert str(line["id"]) in words(app)
    service.table("tgs00026", answers.whole(body("tgs00026", areas=NUTS2)))
    app.button(key="refresh-again").click().run()
    assert "What would change" in words(app)


@pytest.mark.slow
def test_the_tables_that_came_can_go_on_alone(opened: Open) -> None:
    app = look(opened(ADMIN), "tgs00026", "cult_emp_reg")
    assert "no table cult_emp_reg" in words(app)
    app.button(key="refresh-arrived").click().run()
    assert "What would change" in words(app)


@pytest.mark.slow
def test_the_exhibits_that_would_change_are_shown_for_a_city(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    few = {key: refresh.EXHIBITS[key] for key in ("datasets", "growth")}
    monkeypatch.setattr(refresh, "EXHIBITS", few)
    app = look(opened(ADMIN), "tgs00026")
    app.selectbox(key="refresh-city").set_value("matera").run()
    app.button(key="refresh-effects").click().run()
    assert "1 exhibit would change for Matera." in words(app)


def test_the_panel_speaks_romanian(opened: Open) -> None:
    app = look(opened(ADMIN, "ro"), "tgs00026")
    assert "What would change" not in words(app)
    assert "22 mai 2026" in words(app)
