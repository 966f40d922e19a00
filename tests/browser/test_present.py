"""Presenting in a real browser: by keyboard alone, in step, through a lost server, legible after compression."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from data.catalogue import load_catalogue
from exhibits.exhibit import Parameters
from exhibits.scenes.deck_file import write_deck
from exhibits.scenes.decks import built_in_deck
from exhibits.scenes.kept import Kept
from exhibits.scenes.scene import Deck, Scene
from tests.browser.conftest import Server, Visitor, running_server, visiting
from text import text_for

pytestmark = pytest.mark.browser

DECK = built_in_deck("five", load_catalogue(), text_for("en"))
LAST = len(DECK.scenes)


def stage(visitor: Visitor, query: str = "deck=five") -> Page:
    """Open the stage and wait until the keyboard is on it."""
    page = visitor.open(f"present?{query}&embed=true")
    expect(page.locator(".st-key-stage")).to_be_focused()
    return page


def shows(page: Page, number: int) -> None:
    """Wait until a scene (counted from 1) is on."""
    expect(page.locator(".st-key-slide .question")).to_have_text(DECK.scenes[number - 1].title)
    expect(page.locator("[data-part=place]")).to_have_text(f"{number} / {LAST}")


@contextmanager
def presenting(browser: Browser, server: Server) -> Iterator[tuple[Visitor, str]]:
    """Begin a presentation from the lobby; give the stage and its follow code."""
    with visiting(browser, server) as visitor:
        page = visitor.open("present")
        link = page.get_by_role("link", name="Present “The five cities”")
        expect(link).to_have_attribute("href", re.compile("follow="))
        link.click()
        page.locator(".st-key-slide h1").wait_for()
        shows(page, 1)
        expect(page.locator("[data-part=on]")).to_be_visible()
        yield visitor, parse_qs(urlsplit(page.url).query)["follow"][0]


def test_a_whole_deck_by_keyboard_alone(visitor: Visitor) -> None:
    page = stage(visitor)
    shows(page, 1)
    corners = "[[5, 5], [1275, 5], [640, 5], [5, 715]]"
    assert page.evaluate(f"() => {corners}.every(([x, y]) => document.elementFromPoint(x, y).closest('.st-key-stage'))")
    for number, key in zip(range(2, LAST + 1), ["PageDown", "ArrowRight", "ArrowDown", "PageDown"] * 3, strict=False):
        page.keyboard.press(key)
        shows(page, number)
    page.keyboard.press("Home")
    shows(page, 1)
    page.keyboard.press("End")
    shows(page, LAST)
    page.keyboard.press("PageUp")
    shows(page, LAST - 1)
    page.keyboard.press("g")
    page.keyboard.type("2")
    page.keyboard.press("Enter")
    shows(page, 2)
    page.keyboard.press("o")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    shows(page, 3)
    expect(page.locator(".st-key-stage")).to_be_focused()
    assert visitor.watched.errors == []
    assert visitor.watched.outside == []


def test_blank_notes_zoom_and_full_screen(visitor: Visitor) -> None:
    page = stage(visitor, "deck=five&scene=2")
    shows(page, 2)
    blank, notes = page.locator("[data-part=blank]"), page.locator(".stage-notes")
    page.keyboard.press("b")
    expect(blank).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(blank).to_be_hidden()
    shows(page, 2)
    page.keyboard.press("n")
    expect(notes).to_contain_text(DECK.scenes[1].notes)
    page.keyboard.press("Escape")
    expect(notes).to_be_hidden()
    page.keyboard.press("z")
    expect(page.locator(".st-key-stage")).to_have_attribute("data-zoom", "")
    page.keyboard.press("Escape")
    expect(page.locator(".st-key-stage")).not_to_have_attribute("data-zoom", "")
    page.keyboard.press("f")
    page.wait_for_function("() => document.fullscreenElement !== null")


def test_keys_in_controls_and_with_modifiers_are_left_alone(visitor: Visitor) -> None:
    page = stage(visitor)
    shows(page, 1)
    for keys in ("Control+ArrowRight", "Alt+PageDown", "Shift+ArrowRight", "Meta+ArrowRight", "c", "r"):
        page.keyboard.press(keys)
    page.locator("[data-part=on]").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("b")
    expect(page.locator("[data-part=blank]")).to_be_hidden()
    page.locator(".st-key-stage").focus()
    page.keyboard.press("ArrowRight")
    shows(page, 2)


def test_followers_and_the_presenter_window_keep_in_step(browser: Browser, server: Server) -> None:
    with presenting(browser, server) as (presenter, code), visiting(browser, server, locale="ro-RO") as follower:
        page = presenter.page
        audience = follower.open(f"f/{code}")
        romanian = built_in_deck("five", load_catalogue(), text_for("ro"))
        expect(audience.locator(".question")).to_have_text(romanian.scenes[0].title)
        page.keyboard.press("PageDown")
        shows(page, 2)
        expect(audience.locator(".question")).to_have_text(romanian.scenes[1].title)
        assert DECK.scenes[1].notes not in audience.content()
        assert romanian.scenes[1].notes not in audience.content()
        window = presenter.context.new_page()
        window.goto(f"{server.address}/present?view=presenter&follow={code}&embed=true")
        expect(window.locator(".question").first).to_have_text(DECK.scenes[1].title)
        expect(window.locator(".notes")).to_have_text(DECK.scenes[1].notes)
        window.keyboard.press("ArrowRight")
        shows(page, 3)
        expect(audience.locator(".question")).to_have_text(romanian.scenes[2].title)
        window.reload()
        expect(window.locator(".notes")).to_have_text(DECK.scenes[2].notes)


def test_a_follower_leaves_and_rejoins(browser: Browser, server: Server) -> None:
    with presenting(browser, server) as (presenter, code), visiting(browser, server) as follower:
        audience = stage(follower, f"follow={code}")
        shows(audience, 1)
        audience.keyboard.press("End")
        shows(audience, LAST)
        presenter.page.keyboard.press("PageDown")
        shows(presenter.page, 2)
        shows(audience, LAST)
        audience.keyboard.press("j")
        shows(audience, 2)


def test_a_wrong_control_code_is_refused(browser: Browser, server: Server) -> None:
    with presenting(browser, server) as (presenter, code), visiting(browser, server) as stranger:
        page = stranger.open("present")
        page.get_by_label("Follow code", exact=True).fill(code)
        page.get_by_label("Control code, to steer").fill("AAAA-BBBB-CCCC-DDDD")
        page.keyboard.press("Enter")
        expect(page.locator(".state")).to_contain_text("This control code does not belong to")
        # Nor does a browser that claims to hold it move anything but its own view.
        page.evaluate("code => localStorage.setItem(`ecoc-control-${code}`, 'AAAABBBBCCCCDDDD')", code)
        audience = stage(stranger, f"follow={code}&deck=five&scene=1&start=1")
        shows(audience, 1)
        audience.keyboard.press("End")
        shows(audience, LAST)
        shows(presenter.page, 1)


def test_two_presenters_with_one_control_code_keep_in_step_and_are_told(browser: Browser, server: Server) -> None:
    with presenting(browser, server) as (first, code), visiting(browser, server) as second:
        control = first.page.evaluate("code => localStorage.getItem(`ecoc-control-${code}`)", code)
        page = second.open("present")
        page.get_by_label("Follow code", exact=True).fill(code)
        page.get_by_label("Control code, to steer").fill(control)
        page.keyboard.press("Enter")
        page.get_by_role("link", name=re.compile("^Steer ")).click()
        page.locator(".st-key-slide h1").wait_for()
        shows(page, 1)
        expect(page.locator(".st-key-stage")).to_be_focused()
        page.keyboard.press("PageDown")
        shows(page, 2)
        shows(first.page, 2)
        first.page.keyboard.press("End")
        shows(first.page, LAST)
        shows(page, LAST)
        window = first.context.new_page()
        window.goto(f"{server.address}/present?view=presenter&follow={code}&embed=true")
        said = "2 stages steer this presentation; the last move counts"
        expect(window.get_by_text(said)).to_be_visible()


def test_a_rehearsal_counts_each_scene_and_its_times_become_the_plan(visitor: Visitor) -> None:
    page = visitor.open("decks")
    page.get_by_role("button", name="Begin with a copy").click()
    expect(page.locator(".ec h1")).to_contain_text("“The five cities” has")
    visitor.rest()
    page.clock.install()
    window = visitor.open("present?deck=own&view=presenter&embed=true")
    expect(window.locator(".question").first).to_have_text(DECK.scenes[0].title)
    times, rehearsed = window.locator("[data-part=times]"), window.locator("[data-part=rehearsed]")
    window.get_by_role("button", name="Start the clock").click()
    window.clock.run_for(150_000)
    # The clock goes on while the browser works: at least two and a half minutes, of one that was planned.
    expect(times).to_have_text(re.compile(r"^This scene[2-9]:\d\d−[1-9]:\d\d"))
    window.locator(".st-key-stage").focus()
    window.keyboard.press("PageDown")
    expect(window.locator(".question").first).to_have_text(DECK.scenes[1].title)
    window.clock.run_for(60_000)
    second = rehearsed.locator("tr").nth(1).locator("td").nth(2)
    expect(second).to_have_text(re.compile(r"^[1-9]:\d\d$"))
    window.get_by_role("button", name="Pause").click()
    spent = second.text_content() or ""  # the table is folded up
    window.clock.run_for(60_000)
    expect(second).to_have_text(spent)
    planned = rehearsed.locator("tr").nth(0).locator("td").nth(1)
    expect(planned).to_have_text("1:00")
    window.get_by_role("button", name="Take these times as the plan").click()
    expect(planned).to_have_text(re.compile(r"^[2-9]:[03]0$"))
    window.get_by_role("button", name="Set to zero").click()
    expect(rehearsed.locator("tr")).to_have_count(0)


def test_a_server_that_goes_away_leaves_the_scene_and_comes_back(browser: Browser, tmp_path: Path) -> None:
    with running_server(tmp_path / "first.txt") as first:
        port = urlsplit(first.address).port
        with presenting(browser, first) as (visitor, _):
            page = visitor.page
            for number in range(2, 6):
                page.keyboard.press("PageDown")
                shows(page, number)
            message = page.locator(".st-key-slide h1").inner_text()
            mark = page.locator("[data-part=mark]")
            first.process.kill()
            first.process.wait()
            expect(mark).to_be_visible()
            assert page.locator(".st-key-slide h1").inner_text() == message
            dimmed = page.locator(".st-key-slide div").evaluate_all(
                "all => all.filter(element => Number(getComputedStyle(element).opacity) < 1).length"
            )
            assert dimmed == 0
            page.keyboard.press("Home")  # unheard: nobody could answer
            with running_server(tmp_path / "second.txt", port=port):
                expect(mark).to_be_hidden(timeout=90_000)
                shows(page, 5)
                assert page.locator(".st-key-slide h1").inner_text() == message
                page.wait_for_function(
                    "() => document.querySelector('[data-test-connection-state]')"
                    ".getAttribute('data-test-connection-state') === 'CONNECTED'",
                    timeout=90_000,
                )
                expect(page.locator(".st-key-stage")).to_be_focused()
                page.keyboard.press("PageUp")
                shows(page, 4)


def test_a_deck_of_ones_own_survives_a_reload(visitor: Visitor) -> None:
    page = visitor.open()
    page.get_by_role("button", name="Add to deck").first.click()
    visitor.rest()
    page.get_by_text("Presenting", exact=True).click()
    page.get_by_role("link", name="Decks").click()
    expect(page.locator(".ec h1")).to_have_text("“My deck” has 1 scene and takes 2 minutes")
    page.get_by_label("Message, one sentence").fill("<img src=x onerror=alert(1)> & more")
    page.keyboard.press("Enter")
    visitor.rest()
    page.reload()
    expect(page.get_by_label("Message, one sentence")).to_have_value("<img src=x onerror=alert(1)> & more")
    stage(visitor, "deck=own")
    expect(page.locator(".st-key-slide h1")).to_have_text("<img src=x onerror=alert(1)> & more")
    assert visitor.watched.errors == []


def test_a_deck_file_comes_back_and_a_broken_one_is_refused(visitor: Visitor, tmp_path: Path) -> None:
    page = visitor.open("decks")
    page.get_by_role("button", name="Begin with a copy").click()
    expect(page.locator(".ec h1")).to_contain_text("“The five cities” has")
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
    expect(page.locator(".ec h1")).to_contain_text("“The five cities” has 1 scene")


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
    page = visitor.open("decks")
    page.locator("input[type=file]").set_input_files(
        files=[{"name": "d.json", "mimeType": "application/json", "buffer": write_deck(deck).encode()}]
    )
    expect(page.locator(".ec h1")).to_contain_text("200 scenes")
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
    page = visitor.open("decks")
    page.locator("input[type=file]").set_input_files(
        files=[{"name": "d.json", "mimeType": "application/json", "buffer": write_deck(deck).encode()}]
    )
    expect(page.locator(".ec h1")).to_contain_text("3 scenes")
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
    page.keyboard.press("z")
    expect(page.locator(".st-key-stage")).to_have_attribute("data-zoom", "")


def test_a_deck_without_scenes_says_so_on_the_stage(visitor: Visitor) -> None:
    page = visitor.open("decks")
    page.get_by_role("button", name="Begin with an empty deck").click()
    expect(page.locator(".ec h1")).to_contain_text("0 scenes")
    visitor.rest()
    page = stage(visitor, "deck=own")
    expect(page.locator(".st-key-slide h1")).to_have_text("This deck has no scenes yet")
    expect(page.locator("[data-part=place]")).to_have_text("0 / 0")
    page.keyboard.press("PageDown")
    expect(page.locator(".st-key-slide .state")).to_be_visible()


def test_a_frozen_deck_of_another_server_shows_the_figures_it_carries(visitor: Visitor) -> None:
    kept = Kept("Kept headline", "as it stood", "Eurostat", ("City", "2020"), (("Matera", "1,234"),), 1)
    deck = Deck("Frozen", (Scene("growth", kept=kept), Scene("growth")), data_version="0123456789ab")
    page = visitor.open("decks")
    page.locator("input[type=file]").set_input_files(
        files=[{"name": "d.json", "mimeType": "application/json", "buffer": write_deck(deck).encode()}]
    )
    expect(page.locator(".ec h1")).to_contain_text("“Frozen” has 2 scenes")
    visitor.rest()
    page = stage(visitor, "deck=own")
    expect(page.locator(".st-key-slide h1")).to_have_text("Kept headline")
    expect(page.locator(".st-key-slide table")).to_contain_text("1,234")
    expect(page.locator(".stage-foot")).to_contain_text("Figures kept in the deck, of data version 0123456789ab")
    page.keyboard.press("PageDown")
    expect(page.locator(".st-key-slide .state")).to_be_visible()
    expect(page.locator(".st-key-slide h1")).to_contain_text("This deck is frozen at data version 0123456789ab")
