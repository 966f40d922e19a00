"""Deep links know where the server is; the first words need nothing but the start of the front end."""

import asyncio
import string
from pathlib import Path

import httpx
import streamlit as st
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware

from serve import content_security_policy
from ui.markup import as_markdown
from ui.navigation import PAGES
from ui.start_page import PLACE, page_routes, start_page

STATIC = Path(st.__file__).parent / "static"


def asked(server: Starlette, address: str) -> httpx.Response:
    """Return the answer to an address."""

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(server)
        async with httpx.AsyncClient(transport=transport, base_url="http://dashboard") as client:
            return await client.get(address)

    return asyncio.run(ask())


def test_every_page_but_the_first_says_where_the_server_is() -> None:
    page = start_page(STATIC)
    assert page.count(PLACE) == 1
    assert page.index(PLACE) < page.index('type="module"')
    # Compressed as the real server does: that changes the headers of an answer, which must not meet the next one.
    server = Starlette(routes=page_routes(page), middleware=[Middleware(GZipMiddleware)])
    for entry in (*PAGES[1:], *PAGES[1:]):
        answer = asked(server, f"/{entry.folder}?lang=ro")
        assert (answer.status_code, answer.text, answer.headers["Cache-Control"]) == (200, page, "no-cache")
    assert asked(server, "/elsewhere").status_code == 404


def test_the_policy_allows_both_scripts_of_the_start_page() -> None:
    assert content_security_policy(start_page(STATIC)).count("'sha256-") == 2


def test_a_front_end_without_a_head_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<html></html>", encoding="utf-8")
    assert start_page(tmp_path) == "<html></html>"


def test_no_sign_of_a_sentence_means_anything_to_markdown() -> None:
    assert as_markdown("a_b  *c*\n# d") == r"a\_b \*c\* \# d"
    assert as_markdown(string.punctuation) == "".join(f"\\{sign}" for sign in string.punctuation)
    assert as_markdown("Nu: „ăî” – 3,5 %") == r"Nu\: „ăî” – 3\,5 \%"
