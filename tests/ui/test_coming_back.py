"""After a sign-in: back to a page of ours, and nowhere else."""

import asyncio
from dataclasses import dataclass

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ui.coming_back import ComingBack, is_number, page_of


@pytest.mark.parametrize(
    ("referer", "page"),
    [
        ("https://dashboard.example.org/upload", "upload"),
        (
            "https://dashboard.example.org/growth?cities=kaunas%2Cmatera&lang=ro",
            "growth?cities=kaunas%2Cmatera&lang=ro",
        ),
        ("https://dashboard.example.org/below/upload?city=kaunas", "upload?city=kaunas"),
        ("https://dashboard.example.org/upload?refused=0a1b2c3d&lang=ro", "upload?lang=ro"),
        ("https://dashboard.example.org/", ""),
        ("https://dashboard.example.org//elsewhere.example", ""),
        ("https://dashboard.example.org/upload?next=https://elsewhere.example", ""),
        ("https://dashboard.example.org/a\r\nSet-Cookie:x", ""),
        ("", ""),
    ],
)
def test_only_a_page_of_ours_is_remembered(referer: str, page: str) -> None:
    assert page_of(referer) == page


def test_only_a_number_of_the_log_is_shown() -> None:
    assert is_number("0a1b2c3d")
    assert not is_number("<b>0a1b</b>")
    assert not is_number("")


@dataclass(frozen=True)
class Asked:
    """The middleware around routes that answer in one way."""

    app: ComingBack

    def get(self, address: str, *, headers: dict[str, str] | None = None) -> httpx.Response:
        async def ask() -> httpx.Response:
            transport = httpx.ASGITransport(app=self.app)
            async with httpx.AsyncClient(transport=transport, base_url="http://testserver") as client:
                return await client.get(address, headers=headers)

        return asyncio.run(ask())


def around(status: int, *cookies: str) -> Asked:
    async def answer(_: Request) -> Response:
        response = Response(status_code=status, headers={"location": "/"})
        for cookie in cookies:
            response.headers.append("set-cookie", cookie)
        return response

    routes = [Route(path, answer) for path in ("/auth/login", "/oauth2callback", "/other")]
    return Asked(ComingBack(Starlette(routes=routes)))


def test_a_provider_that_does_not_answer_leads_back_with_a_number(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", "ecoc")
    answer = around(400).get("/auth/login?provider=x", headers={"referer": "http://testserver/upload?city=kaunas"})
    assert answer.status_code == 302
    page, number = answer.headers["location"].rsplit("=", 1)
    assert page == "../upload?city=kaunas&refused"
    assert number in caplog.text


def test_the_page_is_remembered_on_the_way_out_and_used_once_on_the_way_back() -> None:
    out = around(302).get("/auth/login", headers={"referer": "http://testserver/history?submission=3"})
    [remembered] = out.headers.get_list("set-cookie")
    assert "HttpOnly" in remembered
    held = remembered.split(";")[0].split("=", 1)[1]
    back = around(302, "_streamlit_user=abc; Path=/").get(
        "/oauth2callback?state=s&code=c", headers={"cookie": f"sign_in_from={held}"}
    )
    assert back.headers["location"] == "/history?submission=3"
    assert any(cookie.startswith("sign_in_from=;") for cookie in back.headers.get_list("set-cookie"))


def test_a_planted_cookie_leads_nowhere_else() -> None:
    for planted in ("%2F%2Felsewhere.example", "https%3A%2F%2Felsewhere.example", "a%0D%0ASet-Cookie"):
        back = around(302, "_streamlit_user=abc; Path=/").get(
            "/oauth2callback?state=s", headers={"cookie": f"sign_in_from={planted}"}
        )
        assert back.headers["location"] == "/"


def test_a_cleared_identity_is_a_failure_and_signing_out_is_none(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", "ecoc")
    cleared = '_streamlit_user=""; expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Path=/'
    failed = around(302, cleared).get("/oauth2callback?state=s&code=c")
    assert failed.headers["location"].startswith("/?refused=")
    assert around(302).get("/oauth2callback").headers["location"] == "/"
    assert around(302).get("/other?state=s").headers["location"] == "/"
    assert caplog.text.count('"refused"') == 1
