"""What axe says against a page of the dashboard."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page


def serious_faults_of_ours(page: Page) -> list[tuple[str, str]]:
    """Return rule and beginning of the markup of every serious fault in a part that is drawn by us."""
    return [
        (violation["id"], node["html"][:200])
        for violation in Axe().run(page).response["violations"]
        if violation["impact"] in ("serious", "critical")
        for node in violation["nodes"]
        if "ec" in node["html"] or "st-key" in node["html"]
    ]
