"""Two processes behind nginx with one PostgreSQL, as docs/deployment.md describes it, with the shipped nginx file."""

import io
import json
import signal
import uuid
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from openpyxl import Workbook
from playwright.sync_api import Browser, FilePayload, Page, expect

from tests.browser.deployment import Deployment, deployed
from tests.browser.handing_in import LONG
from tests.browser.test_sign_in import COOKIE, act, has_role, identity, is_nobody, sign_in, window
from tests.data.store.databases import running_server as running_database

pytestmark = pytest.mark.browser
ATTEMPTS = 30  # windows that are opened at most to find one at the other process: all at one has a chance of 2 to -29
REASON = "The hall was closed"


@pytest.fixture(scope="module")
def deployment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deployment]:
    with running_database() as database:
        url = database.new_database("dashboard")
        with deployed(tmp_path_factory.mktemp("several"), processes=2, DATABASE_URL=url) as running:
            yield running


def workbook() -> FilePayload:
    """Return a workbook that withdraws one milestone of Timișoara."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Milestones"
    sheet.append(["City", "Action", "Milestone", "Due date", "Status", "Reason"])
    sheet.append(["Timișoara", "TIM-1", "Cultural2Business hackathon opens", "2021-10-01", "Withdrawn", REASON])
    written = io.BytesIO()
    book.save(written)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return {"name": "milestones.xlsx", "mimeType": kind, "buffer": written.getvalue()}


def process_of(page: Page, deployment: Deployment) -> int:
    """Return the port of the process that serves a window, as nginx noted it."""
    mark = f"/probe-{uuid.uuid4().hex}"
    page.context.request.get(f"{deployment.public}{mark}")
    lines = (deployment.folder / "dashboard.log").read_text(encoding="utf-8").splitlines()
    [found] = [entry for entry in map(json.loads, lines) if entry["path"] == mark]
    return int(found["process"].rsplit(":", 1)[1])


def open_plans(page: Page, deployment: Deployment) -> None:
    page.goto(f"{deployment.public}/plans?view=table&cities=timisoara")
    page.locator("h1").first.wait_for()


def test_signing_out_at_one_process_ends_a_copy_of_the_cookie_at_the_other(
    browser: Browser, deployment: Deployment
) -> None:
    with ExitStack() as windows:
        officer = windows.enter_context(window(browser))
        sign_in(officer, deployment, "ana")
        copy = _window_elsewhere(browser, deployment, windows, process_of(officer, deployment))
        copy.context.add_cookies([{"name": COOKIE, "value": identity(officer)["value"], "url": deployment.public}])
        copy.goto(f"{deployment.public}/admin")
        has_role(copy, "Administrator")
        officer.get_by_role("button", name="Administrator").click()
        officer.get_by_role("button", name="Sign out").click()
        officer.wait_for_url(f"{deployment.provider}/**")
        act(copy)
        is_nobody(copy, "Your sign-in has ended")
        copy.reload()
        is_nobody(copy, "Your sign-in has ended")


def test_an_upload_at_one_process_is_seen_at_the_other_and_a_killed_process_stops_nobody(
    browser: Browser, deployment: Deployment
) -> None:
    with ExitStack() as windows:
        officer = windows.enter_context(window(browser))
        sign_in(officer, deployment, "ana")
        has_role(officer, "Administrator")
        first = process_of(officer, deployment)
        reader = _window_elsewhere(browser, deployment, windows, first)
        open_plans(reader, deployment)
        expect(reader.get_by_text(REASON)).to_have_count(0)

        _hand_in(officer, deployment)
        act(reader)  # the next run in a session that was open before
        expect(reader.get_by_text(REASON).first).to_be_visible()
        assert process_of(officer, deployment) == first
        assert process_of(reader, deployment) != first

        deployment.started[deployment.ports.index(first)].send_signal(signal.SIGKILL)
        officer.reload()
        expect(officer.get_by_text("milestones.xlsx").first).to_be_visible()
        assert process_of(officer, deployment) != first
        officer.goto(f"{deployment.public}/admin")
        has_role(officer, "Administrator")
        expect(officer.get_by_text("Storage")).to_be_visible()
        act(reader)
        expect(reader.get_by_text(REASON).first).to_be_visible()


def _window_elsewhere(browser: Browser, deployment: Deployment, windows: ExitStack, taken: int) -> Page:
    for _ in range(ATTEMPTS):
        found = windows.enter_context(window(browser))
        found.context.request.get(deployment.public)  # nginx gives the window its process
        if process_of(found, deployment) != taken:
            return found
    pytest.fail("nginx sends everybody to one process")


def _hand_in(officer: Page, deployment: Deployment) -> None:
    officer.goto(f"{deployment.public}/upload?city=timisoara")
    officer.locator('input[type="file"]').set_input_files(files=[workbook()])
    officer.get_by_role("button", name="Store these figures").click(timeout=LONG)
    expect(officer.get_by_text("SHA-256 of the file")).to_be_visible()


def test_each_browser_stays_with_its_process_and_metrics_stay_inside(browser: Browser, deployment: Deployment) -> None:
    with window(browser) as page:
        page.context.request.get(deployment.public)
        assert len({process_of(page, deployment) for _ in range(5)}) == 1
        [route] = [cookie for cookie in page.context.cookies() if cookie["name"] == "dashboard_route"]
        assert route["secure"]
        assert route["httpOnly"]
        assert page.context.request.get(f"{deployment.public}/_stcore/metrics").status == 404
        answer = page.context.request.get(deployment.public)
        assert answer.headers["strict-transport-security"].startswith("max-age=")
        assert "default-src 'self'" in answer.headers["content-security-policy"]


def test_the_log_of_nginx_names_nobody(deployment: Deployment) -> None:
    lines = (deployment.folder / "dashboard.log").read_text(encoding="utf-8").splitlines()
    assert lines
    assert all(
        set(json.loads(line)) == {"at", "kind", "method", "path", "status", "seconds", "process"} for line in lines
    )
    assert "code=" not in "".join(lines)
