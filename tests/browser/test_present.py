"""Presenting in a real browser by keyboard alone, and rehearsing by the clock."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitor
from tests.browser.stages import DECK, LAST, shows, stage

pytestmark = pytest.mark.browser


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


def test_a_rehearsal_counts_each_scene_and_its_times_become_the_plan(visitor: Visitor) -> None:
    page = visitor.open("decks")
    page.get_by_role("button", name="Begin with a copy").click()
    expect(page.locator("h1")).to_contain_text("“The five cities” has")
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
