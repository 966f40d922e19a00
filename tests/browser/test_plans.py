"""Plans, learning and the seminar in a real browser: from plan to action and back, by mouse and by keyboard."""

import pytest
from playwright.sync_api import Browser, expect

from charts.palette import Theme
from tests.browser.axe import serious_faults_of_ours
from tests.browser.conftest import Server, Visitor, visiting

pytestmark = pytest.mark.browser
PAGES = ("plans", "plans?action=LWD-3", "learning", "seminar")


def own_errors(visitor: Visitor) -> list[str]:
    """Return what went wrong, without the two probes that Streamlit makes below every page's address."""
    return [error for error in visitor.watched.errors if "404" not in error]


@pytest.mark.parametrize(
    ("path", "theme", "language"),
    [("plans", "dark", "ro"), (PAGES[1], "light", "ro"), ("learning", "dark", "en"), ("seminar", "light", "ro")],
)
def test_pages_open_without_error_and_without_any_other_machine(
    browser: Browser, server: Server, path: str, theme: Theme, language: str
) -> None:
    with visiting(browser, server, color_scheme=theme) as visitor:
        page = visitor.open(f"{path}{'&' if '?' in path else '?'}lang={language}")
        if path.startswith("plans"):
            expect(page.locator(".st-key-wide-plan-timeline .js-plotly-plot")).to_be_visible()
        expect(page.locator("html")).to_have_attribute("lang", language)
        expect(page.locator("[data-testid=stException]")).to_have_count(0)
        assert own_errors(visitor) == []
        assert visitor.watched.outside == []


def test_from_a_plan_to_its_action_to_what_it_learned_from_and_back(visitor: Visitor) -> None:
    page = visitor.open("plans?cities=timisoara")
    page.get_by_role("link", name="Cultural2Business hackathon", exact=True).click()
    page.wait_for_url("**action=TIM-1**")
    visitor.rest()
    expect(page.locator("h1")).to_have_text("Cultural2Business hackathon: ✓ done")
    expect(page.get_by_text("Cultural2Business hackathon closes with the awards")).to_be_visible()
    page.get_by_role("link", name="Leeuwarden · Launch Game").click()
    page.wait_for_url("**/learning**")
    visitor.rest()
    page.get_by_role("link", name="Launch Game, made into a hackathon").first.click()
    page.wait_for_url("**action=TIM-1**")
    visitor.rest()
    page.get_by_role("link", name="← All five plans").click()
    page.wait_for_function("() => !location.search.includes('action=')")
    visitor.rest()
    expect(page.locator("h1")).to_contain_text("actions reported as done")


def test_the_keyboard_alone_opens_an_action_and_comes_back(visitor: Visitor) -> None:
    page = visitor.open("plans?cities=kaunas")
    page.get_by_role("link", name="Start-up programme for students", exact=True).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**action=KAU-1**")
    visitor.rest()
    expect(page.get_by_text("No milestone is published")).to_be_visible()
    page.get_by_role("link", name="← All five plans").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => !location.search.includes('action=')")


def test_a_click_on_a_milestone_opens_its_action(visitor: Visitor) -> None:
    page = visitor.open("plans?cities=matera")
    mark = page.locator(".st-key-wide-plan-timeline .scatterlayer .trace:has(.point)").last.locator(".point").first
    mark.wait_for()
    mark.click(force=True)
    page.wait_for_url("**action=MAT-1**")
    expect(page.locator("h1")).to_contain_text("Basilicata Heritage Smart Lab")


def test_the_seminars_items_lead_to_their_subjects(visitor: Visitor) -> None:
    page = visitor.open("seminar?lang=en")
    page.get_by_role("link", name="What became of the five plans").click()
    page.wait_for_url("**/plans**")
    visitor.rest()
    expect(page.locator("h1")).to_contain_text("4 of 9 actions")


def test_the_as_of_day_of_a_link_survives_a_reload(visitor: Visitor) -> None:
    page = visitor.open("plans?asof=2021-06-11&view=table")
    expect(page.get_by_text("1 is past its date", exact=False).first).to_be_visible()
    page.reload()
    visitor.rest()
    expect(page.get_by_text("Statuses as of 11 June 2021.").first).to_be_visible()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("size", [(1280, 720), (390, 844)])
def test_nothing_is_wider_than_the_window(browser: Browser, server: Server, path: str, size: tuple[int, int]) -> None:
    with visiting(browser, server, viewport={"width": size[0], "height": size[1]}) as visitor:
        page = visitor.open(path)
        wide = page.evaluate(
            "() => [...document.querySelectorAll('.ec, h1, .ec h2, .ec .plans, .ec .scroll')]"
            ".filter(e => e.getBoundingClientRect().right > window.innerWidth + 1).map(e => e.outerHTML.slice(0, 120))"
        )
        assert wide == []
        if path == "plans":
            narrow = size[0] < 640
            expect(page.locator(".st-key-narrow-plan-timeline")).to_be_visible(visible=narrow)
            expect(page.locator(".st-key-wide-plan-timeline")).to_be_visible(visible=not narrow)


@pytest.mark.parametrize(
    ("path", "theme"), [("plans", "light"), (PAGES[1], "dark"), ("learning", "light"), ("seminar", "dark")]
)
def test_axe_finds_nothing_serious_of_ours(browser: Browser, server: Server, theme: Theme, path: str) -> None:
    with visiting(browser, server, color_scheme=theme) as visitor:
        page = visitor.open(path)
        found = serious_faults_of_ours(page)
    assert found == []
