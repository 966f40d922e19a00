"""Signing in through nginx at a provider: roles, expiry, forged cookies, signing out."""

import base64
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from itsdangerous import URLSafeTimedSerializer
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import WAIT
from tests.browser.deployment import COOKIE_SECRET, PEOPLE, STAFF, Deployment, deployed, secrets_text

pytestmark = pytest.mark.browser
COOKIE = "_streamlit_user"


@pytest.fixture(scope="module")
def deployment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deployment]:
    with deployed(tmp_path_factory.mktemp("deployment")) as running:
        yield running


@pytest.fixture(autouse=True)
def usual_people(deployment: Deployment) -> Iterator[None]:
    yield
    deployment.home.write(secrets_text(deployment.public, deployment.provider))


@contextmanager
def window(browser: Browser) -> Iterator[Page]:
    """Open a window that accepts our own certificate."""
    context = browser.new_context(ignore_https_errors=True, locale="en-GB", viewport={"width": 1280, "height": 720})
    page = context.new_page()
    page.set_default_timeout(WAIT)
    yield page
    context.close()


def sign_in(page: Page, deployment: Deployment, who: str) -> None:
    page.goto(f"{deployment.public}/sources")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name=who, exact=True).click()
    page.wait_for_url(f"{deployment.public}/**")
    page.locator(".ec h1").first.wait_for()


def role(page: Page, name: str) -> None:
    expect(page.locator(".st-key-signed-in")).to_have_text(name)


def test_an_editor_signs_in_and_out(browser: Browser, deployment: Deployment) -> None:
    with window(browser) as page:
        sign_in(page, deployment, "ed")
        role(page, "Editor")
        page.screenshot(path="/tmp/shot-signed-in.png")
