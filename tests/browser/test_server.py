"""The server: security headers, a cold deep link, a port in use."""

import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import ROOT, Server, running_server, visiting
from text import text_for

pytestmark = pytest.mark.browser


def test_every_answer_carries_the_security_headers(server: Server) -> None:
    with urlopen(server.address) as answer:  # noqa: S310 - our own http address
        headers = answer.headers
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert "'unsafe-eval'" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"


def test_the_first_request_of_a_cold_server_may_be_a_deep_link(browser: Browser, tmp_path: Path) -> None:
    with running_server(tmp_path / "log.txt") as cold, visiting(browser, cold) as visitor:
        page = visitor.open("sources?lang=ro&dataset=bd_size_r3")
        expect(page.locator("html")).to_have_attribute("lang", "ro")
        expect(page.locator(".st-key-entry-bd_size_r3")).to_be_visible()
        # The menu stands there: the router has run, not the page alone.
        expect(page.get_by_role("link", name=text_for("ro").say("Overview"))).to_be_visible()
        expect(page.get_by_role("dialog")).to_have_count(0)
        assert visitor.watched.errors == []


def test_the_first_page_is_found_by_its_name_too(server: Server) -> None:
    with urlopen(f"{server.address}/overview?lang=ro&cities=kaunas") as answer:  # noqa: S310 - our own http address
        assert answer.url == f"{server.address}/?lang=ro&cities=kaunas"


def test_a_port_in_use_is_one_clear_line() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = subprocess.run(
            [sys.executable, str(ROOT / "serve.py"), "--port", str(port)], capture_output=True, text=True, check=False
        )
    assert result.returncode == 1
    assert f"Port {port} on 127.0.0.1 cannot be used" in result.stderr
    assert "Traceback" not in result.stderr


def test_open_streams_do_not_keep_a_server_from_stopping(tmp_path: Path) -> None:
    with running_server(tmp_path / "log.txt") as stopping:
        answer = urlopen(f"{stopping.address}/events/-", timeout=20)  # noqa: S310 - our own http address
        assert answer.readline() == b"retry: 1000\n"
        stopping.process.terminate()
        stopping.process.wait(timeout=20)
        answer.close()
