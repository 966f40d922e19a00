"""Signing in through nginx at a provider: roles, expiry, forged cookies, signing out, and no local administrator."""

import json
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from itsdangerous import URLSafeTimedSerializer
from playwright.sync_api import Browser, Cookie, Page, expect

from tests.browser.conftest import WAIT, running_server
from tests.browser.deployment import COOKIE_SECRET, PEOPLE, STAFF, Deployment, deployed, secrets_text

pytestmark = pytest.mark.browser
COOKIE = "_streamlit_user"


@pytest.fixture(scope="module")
def deployment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deployment]:
    with deployed(tmp_path_factory.mktemp("deployment")) as running:
        yield running


@pytest.fixture(autouse=True)
def usual_people(deployment: Deployment) -> Iterator[None]:
    """Write the secrets file that each test starts from."""
    deployment.home.write(secrets_text(deployment.public, deployment.provider))
    yield


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with window(browser) as opened:
        yield opened


@contextmanager
def window(browser: Browser) -> Iterator[Page]:
    """Open a browser of one's own that accepts our certificate."""
    context = browser.new_context(ignore_https_errors=True, locale="en-GB", viewport={"width": 1280, "height": 720})
    opened = context.new_page()
    opened.set_default_timeout(WAIT)
    yield opened
    context.close()


def sign_in(page: Page, deployment: Deployment, who: str) -> None:
    page.goto(f"{deployment.public}/admin")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name=who, exact=True).click()
    page.wait_for_url(f"{deployment.public}/admin")


def act(page: Page) -> None:
    """Do something that runs the page again in the same session: take the other language, and English again."""
    for language in ("RO", "EN"):
        other = page.get_by_text(language, exact=True)
        expect(other).to_have_count(1)  # a control of the run before may still stand beside the new one
        other.click()
        expect(page.locator("html")).to_have_attribute("lang", language.lower())


def has_role(page: Page, name: str) -> None:
    expect(page.locator(".st-key-signed-in")).to_contain_text(name)


def is_nobody(page: Page, why: str) -> None:
    expect(page.locator(".ec .state")).to_contain_text(why)
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()


def identity(page: Page) -> Cookie:
    [found] = [cookie for cookie in page.context.cookies() if cookie["name"] == COOKIE]
    return found


def come_with(page: Page, deployment: Deployment, value: str) -> None:
    """Come as a browser that holds this cookie and nothing else."""
    page.context.clear_cookies()
    page.context.add_cookies([{"name": COOKIE, "value": value, "url": deployment.public}])
    page.goto(f"{deployment.public}/admin")


def signed(claims: dict[str, Any], *, secret: str = COOKIE_SECRET, name: str = COOKIE) -> str:
    return str(URLSafeTimedSerializer(secret, salt=name).dumps(json.dumps(claims)))


def claims_of(deployment: Deployment, **changes: Any) -> dict[str, Any]:
    now = int(time.time())
    return {
        **PEOPLE["ana"],
        "iss": deployment.provider,
        "iat": now - 60,
        "exp": now + 3600,
        "origin": deployment.public,
        "is_logged_in": True,
        "provider": "default",
        **changes,
    }


def events(deployment: Deployment) -> list[dict[str, Any]]:
    logs = [deployment.folder / f"process-{port}.log" for port in deployment.ports]
    lines = [line for log in logs for line in log.read_text(encoding="utf-8").splitlines() if line.startswith("{")]
    return [json.loads(line) for line in lines]


def test_an_administrator_signs_in_sees_people_and_signs_out_in_every_tab(page: Page, deployment: Deployment) -> None:
    sign_in(page, deployment, "ana")
    has_role(page, "Administrator")
    expect(page.get_by_role("cell", name="ed@example.org")).to_be_visible()
    assert identity(page)["secure"]
    assert identity(page)["httpOnly"]
    other = page.context.new_page()
    other.goto(f"{deployment.public}/admin")
    has_role(other, "Administrator")
    kept = identity(page)["value"]
    page.get_by_role("button", name="Administrator").click()
    number = page.get_by_text("Number of this sign-in").inner_text().split()[-1]
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url(f"{deployment.provider}/**")
    act(other)
    is_nobody(other, "Your sign-in has ended")
    come_with(page, deployment, kept)  # a copy of the cookie is worth nothing either
    is_nobody(page, "Your sign-in has ended")
    written = [event for event in events(deployment) if event.get("id") == number]
    assert [event["kind"] for event in written] == ["sign-in", "sign-out"]
    assert written[0]["role"] == "administrator"
    log = "".join(json.dumps(event) for event in events(deployment))
    assert "example.org" not in log
    assert "Ana" not in log


def test_roles_that_change_hold_at_the_next_action(page: Page, deployment: Deployment) -> None:
    sign_in(page, deployment, "ed")
    has_role(page, "Editor")
    expect(page.locator(".ec .state")).to_contain_text("Your role does not allow this")
    raised = STAFF.replace('"editor"', '"administrator"')
    deployment.home.write(secrets_text(deployment.public, deployment.provider, staff=raised))
    act(page)
    has_role(page, "Administrator")
    expect(page.get_by_text("People and roles in force")).to_be_visible()
    without = STAFF.replace("ed@example.org", "successor@example.org")
    deployment.home.write(secrets_text(deployment.public, deployment.provider, staff=without))
    act(page)
    has_role(page, "No role")
    expect(page.locator(".ec .state")).to_contain_text("add you as ed@example.org")
    deployment.home.write("this is = no TOML")
    act(page)
    expect(page.locator(".ec .state")).to_contain_text("no valid TOML at line 1")


def test_an_address_the_provider_does_not_vouch_for_gives_no_role(page: Page, deployment: Deployment) -> None:
    sign_in(page, deployment, "olga")
    has_role(page, "No role")
    expect(page.locator(".ec .state")).to_contain_text("add you as olga")


def test_a_good_cookie_made_by_the_test_is_taken(page: Page, deployment: Deployment) -> None:
    """The forged ones below differ from this one by one thing each."""
    come_with(page, deployment, signed(claims_of(deployment)))
    has_role(page, "Administrator")


def test_forged_cookies_are_nobody(page: Page, deployment: Deployment) -> None:
    good = signed(claims_of(deployment))
    payload, moment, signature = good.rsplit(".", 2)
    other = signed(claims_of(deployment, sub="x")).rsplit(".", 2)[0]
    forged = {
        "another secret": signed(claims_of(deployment), secret="x" * 40),
        "another cookie's signature": signed(claims_of(deployment), name="_streamlit_user_tokens"),
        "changed payload": f"{other}.{moment}.{signature}",
        "no signature": payload,
        "another dashboard's": signed(claims_of(deployment, origin="https://elsewhere.example")),
        "nonsense": "%00%ff{}",
    }
    for what, value in forged.items():
        come_with(page, deployment, value)
        expect(page.locator(".ec .state"), what).to_contain_text("Sign in with the button above")
        expect(page.locator(".st-key-signed-in"), what).to_have_count(0)


def test_expired_cookies_are_nobody_although_streamlit_takes_them(page: Page, deployment: Deployment) -> None:
    now = int(time.time())
    ended = {
        "token expired": claims_of(deployment, exp=now - 1),
        "longer than a working day ago": claims_of(deployment, iat=now - 11 * 3600, exp=now + 20 * 24 * 3600),
        "from the future": claims_of(deployment, iat=now + 3600, exp=now + 7200),
    }
    for what, claims in ended.items():
        come_with(page, deployment, signed(claims))
        expect(page.locator(".ec .state"), what).to_contain_text("Your sign-in has ended")
        expect(page.locator(".st-key-signed-in"), what).to_have_count(0)


def test_who_refuses_at_the_provider_stays_nobody(page: Page, deployment: Deployment) -> None:
    page.goto(f"{deployment.public}/admin")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="Deny").click()
    page.wait_for_url(f"{deployment.public}/admin?refused=*")
    number = page.get_by_role("alert").filter(has_text="did not succeed").inner_text().split()[-1].rstrip(".")
    is_nobody(page, "Sign in with the button above")
    [written] = [event for event in events(deployment) if event.get("id") == number]
    assert (written["kind"], written["outcome"]) == ("sign-in", "refused")


def test_a_sign_in_leads_back_to_where_it_began_and_a_made_up_answer_to_nobody(
    page: Page, deployment: Deployment
) -> None:
    page.goto(f"{deployment.public}/sources?dataset=bd_size_r3")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="ed", exact=True).click()
    page.wait_for_url(re.compile(re.escape(deployment.public) + r"/sources\?dataset=bd_size_r3"))
    has_role(page, "Editor")
    page.context.clear_cookies()
    page.goto(f"{deployment.public}/oauth2callback?code=made-up&state=made-up")
    page.wait_for_url(f"{deployment.public}/?refused=*")
    expect(page.get_by_role("alert").filter(has_text="did not succeed")).to_be_visible()


def test_behind_nginx_nobody_is_a_local_administrator(page: Page, deployment: Deployment) -> None:
    """The processes run with ECOC_LOCAL_ADMIN=1 on loopback, and nginx comes from loopback."""
    deployment.home.write("")
    page.goto(f"{deployment.public}/admin")
    expect(page.locator(".ec .state")).to_contain_text("through another address or another server")
    page.goto(f"http://127.0.0.1:{deployment.ports[0]}/admin")
    expect(page.get_by_text("whoever sits at this machine administers")).to_be_visible()


def test_without_the_operators_word_nobody_administers(browser: Browser, tmp_path: Path) -> None:
    settings = {"HOME": str(tmp_path), "ECOC_LOCAL_ADMIN": ""}
    with running_server(tmp_path / "log.txt", **settings) as plain, window(browser) as page:
        page.goto(f"{plain.address}/admin")
        expect(page.locator(".ec .state")).to_contain_text("no sign-in is set up on this server")
