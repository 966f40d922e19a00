"""A deck of one's own in a real browser: kept over a reload, saved as a file, opened again, frozen or hostile."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from exhibits.exhibit import Parameters
from exhibits.scenes.kept import Kept
from exhibits.scenes.scene import Deck, Scene
from tests.browser.conftest import Visitor
from tests.browser.stages import LAST, opened, stage

pytestmark = pytest.mark.browser


def test_a_deck_of_ones_own_survives_a_reload(visitor: Visitor) -> None:
    page = visitor.open()
    page.get_by_role("button", name="Add to deck").first.click()
    visitor.rest()
    page.get_by_text("Presenting", exact=True).click()
    page.get_by_role("menuitem", name="Decks").click()
    expect(page.locator("h1")).to_have_text("“My deck” has 1 scene and takes 2 minutes")
    expect(page.get_by_role("menuitem", name="Decks")).to_have_count(0)
    visitor.rest()
    message = page.get_by_label("Message, one sentence")
    message.click()
    expect(message).to_be_focused()
    message.fill("<img src=x onerror=alert(1)> & more")
    message.press("Enter")
    page.wait_for_function("() => Object.values(localStorage).some((kept) => kept.includes('onerror'))")
    page.reload()
    expect(page.get_by_label("Message, one sentence")).to_have_value("<img src=x onerror=alert(1)> & more")
    stage(visitor, "deck=own")
    expect(page.locator(".st-key-slide h1")).to_have_text("<img src=x onerror=alert(1)> & more")
    assert visitor.watched.errors == []


def test_a_deck_file_comes_back_and_a_broken_one_is_refused(visitor: Visitor, tmp_path: Path) -> None:
    page = visitor.open("decks")
    page.get_by_role("button", name="Begin with a copy").click()
    expect(page.locator("h1")).to_contain_text("“The five cities” has")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a file").click()
    saved = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert len(saved["scenes"]) == LAST
    file = page.locator("input[type=file]")
    file.set_input_files(files=[{"name": "d.json", "mimeType": "application/json", "buffer": b'{"format": 1}'}])
    expect(page.locator(".state")).to_contain_text("This JSON file is no deck of this dashboard.")
    saved["scenes"] = saved["scenes"][:1]
    buffer = json.dumps(saved).encode()
    file.set_input_files(files=[{"name": "e.json", "mimeType": "application/json", "buffer": buffer}])
    expect(page.locator("h1")).to_contain_text("“The five cities” has 1 scene")


def test_scenes_that_cannot_be_shown_are_said_on_the_stage(visitor: Visitor) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    deck = Deck(
        hostile,
        (
            Scene("gone"),
            Scene("growth", Parameters(indicator="happiness")),
            Scene("growth", Parameters(cities=("atlantis",))),
            Scene("since-award", title=hostile, message=hostile, notes=hostile + "x" * 9_000),
            *(Scene("completeness") for _ in range(196)),
        ),
        data_version="",
    )
    page = opened(visitor, deck)
    expect(page.locator("h1")).to_contain_text("200 scenes")
    visitor.rest()
    page = stage(visitor, "deck=own")
    slide = page.locator(".st-key-slide")
    for number, said in enumerate(("no exhibit called “gone”", "happiness", "atlantis"), start=1):
        expect(page.locator("[data-part=place]")).to_have_text(f"{number} / 200")
        expect(slide.locator("h1")).to_contain_text(said)
        expect(slide.locator(".state")).to_be_visible()
        page.keyboard.press("PageDown")
    expect(slide.locator("h1")).to_have_text(hostile)
    expect(slide.locator(".card").first).to_be_visible()
    page.keyboard.press("End")
    expect(page.locator("[data-part=place]")).to_have_text("200 / 200")
    assert visitor.watched.errors == []
    assert visitor.watched.outside == []


def test_a_scene_longer_than_the_slide_is_read_in_parts_by_keyboard(visitor: Visitor) -> None:
    deck = Deck("Long", (Scene("plan-timeline"), Scene("plan-milestones"), Scene("growth")))
    page = opened(visitor, deck)
    expect(page.locator("h1")).to_contain_text("3 scenes")
    visitor.rest()
    page = stage(visitor, "deck=own")
    note, place = page.locator("[data-part=long]"), page.locator("[data-part=place]")
    for number in (1, 2):
        expect(place).to_have_text(f"{number} / 3")
        expect(note).to_have_text(re.compile(r"^Part 1 of \d+: Z, then the arrows$"))
        page.keyboard.press("z")
        page.keyboard.press("ArrowDown")
        expect(note).to_have_text(re.compile(r"^Part 2 of \d+: the arrows turn, Esc ends$"))
        page.keyboard.press("ArrowLeft")
        expect(note).to_have_text(re.compile(r"^Part 1 of "))
        page.keyboard.press("ArrowRight")
        expect(place).to_have_text(f"{number} / 3")
        page.keyboard.press("Escape")
        expect(note).to_have_text(re.compile(r"^Part 1 of \d+: Z, then the arrows$"))
        page.keyboard.press("ArrowRight")
    expect(place).to_have_text("3 / 3")
    expect(note).to_be_hidden()
    expect(page.locator(".st-key-slide [data-testid=stPlotlyChart]")).to_be_visible()
    page.keyboard.press("z")
    page.set_viewport_size({"width": 1300, "height": 740})
    page.wait_for_function("() => getComputedStyle(document.documentElement).getPropertyValue('--stage-scale') > 1")
    expect(page.locator(".st-key-stage")).to_have_attribute("data-zoom", "")
    expect(note).to_be_hidden()


def test_a_deck_without_scenes_says_so_on_the_stage(visitor: Visitor) -> None:
    page = visitor.open("decks")
    page.get_by_role("button", name="Begin with an empty deck").click()
    expect(page.locator("h1")).to_contain_text("0 scenes")
    visitor.rest()
    page = stage(visitor, "deck=own")
    expect(page.locator(".st-key-slide h1")).to_have_text("This deck has no scenes yet")
    expect(page.locator("[data-part=place]")).to_have_text("0 / 0")
    page.keyboard.press("PageDown")
    expect(page.locator(".st-key-slide .state")).to_be_visible()


def test_a_frozen_deck_of_another_server_shows_the_figures_it_carries(visitor: Visitor) -> None:
    kept = Kept("Kept headline", "as it stood", "Eurostat", ("City", "2020"), (("Matera", "1,234"),), 1)
    deck = Deck("Frozen", (Scene("growth", kept=kept), Scene("growth")), data_version="0123456789ab")
    page = opened(visitor, deck)
    expect(page.locator("h1")).to_contain_text("“Frozen” has 2 scenes")
    visitor.rest()
    page = stage(visitor, "deck=own")
    expect(page.locator(".st-key-slide h1")).to_have_text("Kept headline")
    expect(page.locator(".st-key-slide table")).to_contain_text("1,234")
    expect(page.locator(".stage-foot")).to_contain_text("Figures kept in the deck, of data version 0123456789ab")
    page.keyboard.press("PageDown")
    expect(page.locator(".st-key-slide .state")).to_be_visible()
    expect(page.locator(".st-key-slide h1")).to_contain_text("This deck is frozen at data version 0123456789ab")
