"""Several windows of one presentation in a real browser: in step, steered by whoever may, through a lost server."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from data.catalogue import load_catalogue
from exhibits.scenes.decks import built_in_deck
from tests.browser.conftest import Server, running_server, visiting
from tests.browser.stages import DECK, LAST, give_codes, presenting, shows, stage
from text import text_for

pytestmark = pytest.mark.browser


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
        give_codes(page, code, "AAAA-BBBB-CCCC-DDDD")
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
        give_codes(page, code, control)
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
