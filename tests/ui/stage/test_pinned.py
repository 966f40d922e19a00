"""Which earlier data versions a server can still tell, and what a frozen deck shows of them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import streamlit as st

from charts.palette import PALETTES
from data.content import Status
from data.partial_dates import PartialDate
from exhibits.exhibit import Parameters
from exhibits.scenes.scene import Deck, Scene
from tests.data.submissions.samples import milestone
from tests.data.submissions.shipped import hand_in
from text import text_for
from ui import stored
from ui.address import Address
from ui.reader import Reader, evidence
from ui.stage.pinned import can_be_told, pinned, with_kept_figures

NOW = "0123456789ab.gen00001.7.5"


@pytest.mark.parametrize(
    ("version", "now", "told"),
    [
        (NOW, NOW, True),
        ("0123456789ab", NOW, True),  # before anything was stored
        ("0123456789ab.gen00001.6.5", NOW, True),
        ("0123456789ab.gen00001.8.5", NOW, False),  # the future, or another store
        ("0123456789ab.gen00001.6.9", NOW, False),
        ("0123456789ab.gen00002.6.5", NOW, False),  # another backup was put in place
        ("ba9876543210.gen00001.6.5", NOW, False),  # other figures are shipped
        ("ba9876543210", NOW, False),
        ("0123456789ab.gen00001.6.5", "0123456789ab", False),
        ("0123456789ab.gen00001.6.x", NOW, False),
        ("0123456789ab.gen00001.6", NOW, False),
        ("0123456789ab.gen00001.6.5.4", NOW, False),
        ("0123456789ab.gen00001.-6.5", NOW, False),
        ("../../etc", NOW, False),
        ("", NOW, False),
    ],
)
def test_only_what_nobody_lost_is_told(version: str, now: str, told: bool) -> None:
    assert can_be_told(version, now) is told


@pytest.fixture
def var(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("ECOC_VAR", str(tmp_path / "var"))
    yield
    st.cache_resource.clear()


def reader_now() -> Reader:
    return Reader(text_for("en"), PALETTES["light"], Address(), evidence(stored.evidence_version()))


def told(reader: Reader) -> str:
    return repr(reader.build("plan-milestones", Parameters(cities=("timisoara",))).table.rows)


@pytest.mark.usefixtures("var")
def test_a_frozen_deck_shows_what_was_stored_then() -> None:
    gone = milestone("Cultural2Business hackathon opens", due_date=PartialDate(2021, 10, 1), status=Status.WITHDRAWN)
    first = reader_now()
    hand_in(stored.store(), replace(gone, reason="The hall was closed"))
    second = reader_now()
    hand_in(stored.store(), replace(gone, reason="The roof leaks"))
    now = reader_now()
    assert len({first.evidence.version, second.evidence.version, now.evidence.version}) == 3
    assert "The roof leaks" in told(now)
    at_second = pinned(now, Deck("d", (), second.evidence.version))
    assert "The hall was closed" in told(at_second)
    assert "The roof leaks" not in told(at_second)
    at_first = pinned(now, Deck("d", (), first.evidence.version))
    assert "Withdrawn" not in told(at_first)
    assert pinned(now, Deck("d", (), "ba9876543210")) is now
    assert pinned(now, Deck("d")) is now


@pytest.mark.usefixtures("var")
def test_only_scenes_that_can_be_told_are_kept() -> None:
    reader = reader_now()
    deck = Deck("d", (Scene("growth"), Scene("gone")), reader.evidence.version)
    kept = with_kept_figures(reader, deck)
    assert [scene.kept is not None for scene in kept.scenes] == [True, False]
    assert with_kept_figures(reader, kept) == kept
    assert with_kept_figures(reader, deck.with_(data_version="ba9876543210")).scenes == deck.scenes
