"""What a reader waits for in Chromium: the first useful text, and the new picture after a click."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, Page, sync_playwright

from benches.report import middle

ARGUMENTS = ("--no-sandbox", "--no-first-run", "--disable-background-networking", "--disable-component-update")
WAIT = 60_000  # milliseconds
OPENINGS = 7
# Clicks, then looks at every frame whether what is drawn differs from before; gives the milliseconds between.
CLICK = """async ([control, picture]) => {
  const drawn = () => [...document.querySelectorAll(picture)].map(
    part => part.getAttribute("d") || part.textContent).join("|");
  const before = drawn(), begin = performance.now();
  document.querySelectorAll(control.selector)[control.number].click();
  while (drawn() === before || drawn() === "") {
    if (performance.now() - begin > 20000) throw new Error("the picture did not change");
    await new Promise(requestAnimationFrame);
  }
  return performance.now() - begin;
}"""
# The milliseconds from asking for the page to the frame in which the selector first finds something.
FIRST_SEEN = """window.firstSeen = new Promise(resolve => new MutationObserver((changes, observer) => {
  if (!document.querySelector("%s")) return;
  observer.disconnect();
  requestAnimationFrame(() => resolve(performance.now()));
}).observe(document, {childList: true, subtree: true}))"""
LINES = ".js-plotly-plot path.js-line"


@dataclass(frozen=True)
class Clicked:
    """What is clicked on a page, one after the other, and what is seen to change.

    Attributes
    ----------
    path, useful
        Address of the page, and the selector of what a reader can use first.
    control, numbers
        Selector of the controls, and which of them are clicked.
    picture
        Selector of what is drawn anew: outlines or text.
    """

    path: str
    useful: str
    control: str
    numbers: Sequence[int]
    picture: str


EMPTY = Clicked("", "h1", '[data-testid="stRadio"] label input', (1, 2, 0, 1, 2, 0, 1), '[data-testid="stText"]')
GROWTH = Clicked(
    "growth", "h1", ".st-key-pick-cities-en button", (4, 4, 3, 3, 2, 2, 1), f".st-key-chart-trends {LINES}"
)
EXHIBIT = Clicked("", LINES, '[data-testid="stRadio"] label input', (1, 2, 3, 4, 0, 1, 2), LINES)
DASH = Clicked("", LINES, "#city input", EXHIBIT.numbers, LINES)


@contextmanager
def chromium(path: str) -> Iterator[Browser]:
    """Run Chromium without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()


def _open(browser: Browser, address: str, place: Clicked) -> Page:
    context = browser.new_context(viewport={"width": 1280, "height": 720}, locale="en-GB", color_scheme="light")
    page = context.new_page()
    page.set_default_timeout(WAIT)
    page.add_init_script(FIRST_SEEN % place.useful)
    page.goto(f"{address}/{place.path}", wait_until="commit")
    page.locator(place.useful).first.wait_for()
    return page


def first_texts(browser: Browser, places: Sequence[tuple[str, Clicked]]) -> list[float]:
    """Return the median milliseconds to the first useful text, in windows that have nothing in their cache.

    The places are opened in turn, so that what else the machine does falls on all alike.
    """
    seen: list[list[float]] = [[] for _ in places]
    for _ in range(OPENINGS):
        for found, (address, place) in zip(seen, places, strict=True):
            page = _open(browser, address, place)
            found.append(page.evaluate("() => window.firstSeen"))
            page.context.close()
    return [middle(found) for found in seen]


def clicks(browser: Browser, address: str, place: Clicked) -> float:
    """Return the median milliseconds from a click to the new picture."""
    page = _open(browser, address, place)
    page.locator(place.picture).first.wait_for(state="attached")
    page.wait_for_load_state("networkidle")
    found = []
    for number in place.numbers:
        page.wait_for_timeout(1500)  # the reader looks; what still arrives of the last picture is not counted
        found.append(page.evaluate(CLICK, [{"selector": place.control, "number": number}, place.picture]))
    page.context.close()
    return middle(found[1:])  # the first click loads what the others find
