"""Production entry: the dashboard behind security headers, on the loopback address unless told otherwise.

``python serve.py --port 8501`` or, behind a process manager, ``uvicorn serve:app``. Plain
``streamlit run app.py`` works as well, without the headers.
"""

import argparse
import base64
import hashlib
import logging
import re
import socket
import sys
from collections.abc import Sequence
from pathlib import Path

import streamlit as st
import streamlit.logger as streamlit_logger
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.runtime.pages_manager import PagesManager

from data.logbook import JsonLines
from ui.coming_back import ComingBack
from ui.early_parts import EarlyParts
from ui.events import event_routes
from ui.local_administrator import listens_on
from ui.settings import STREET_MAP_HOSTS, streets_allowed
from ui.sheets import PAGE, sheet_address, sheet_routes
from ui.start_page import page_routes, start_page
from ui.warming import warmed

ROOT = Path(__file__).resolve().parent
STATIC = Path(st.__file__).parent / "static"
START_PAGE = start_page(STATIC)


def content_security_policy(index_page: str, *, map_hosts: Sequence[str] = ()) -> str:
    """Return the policy for Streamlit's page: nothing from elsewhere, and only the inline scripts it ships.

    Parameters
    ----------
    index_page
        The HTML of the installed ``index.html``; its inline scripts are allowed by their hash.
    map_hosts
        Servers of the street map, where the operator allows it (``ECOC_STREET_MAP=1``); otherwise none.
    """
    elsewhere = "".join(f" {host}" for host in map_hosts)
    inline = re.findall(r"<script>(.*?)</script>", index_page, flags=re.DOTALL)
    hashes = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" for script in inline
    )
    return "; ".join(
        (
            "default-src 'self'",
            # Streamlit's map compiles a WebAssembly module; this allows that, and no evaluated script.
            f"script-src 'self' 'wasm-unsafe-eval' {hashes} blob:",
            "worker-src 'self' blob:",
            "style-src 'self' 'unsafe-inline'",
            f"img-src 'self' data: blob:{elsewhere}",
            "font-src 'self' data:",
            f"connect-src 'self' ws: wss: data: blob:{elsewhere}",
            "object-src 'none'",
            "base-uri 'self'",
            "frame-ancestors 'none'",
        )
    )


class SecurityHeaders:
    """Middleware that adds the security headers to every answer."""

    def __init__(self, app: ASGIApp, *, policy: str) -> None:
        self._app = app
        self._headers = {
            "Content-Security-Policy": policy,
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
            "Referrer-Policy": "same-origin",
            "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
            "Cross-Origin-Opener-Policy": "same-origin",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and complete the headers of its answer; the sixty messages of a run have none."""
        if scope["type"] == "websocket":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            """Send a message of the answer on; its beginning gets the security headers."""
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self._headers)
            await send(message)

        await self._app(scope, receive, send_with_headers)


def _policy() -> str:
    hosts = STREET_MAP_HOSTS if streets_allowed() else ()
    return content_security_policy(START_PAGE, map_hosts=hosts)


# Streamlit sees a folder called "pages" and, until the router has run once, takes it for its older kind of pages: the
# first visitor of a deep link would be told that the page does not exist.
PagesManager.uses_pages_directory = False


async def _first_page(request: Request) -> RedirectResponse:
    """Lead to the first page by its own name too: Streamlit knows it without a name alone."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"./{query}", status_code=307)


app = st.App(
    ROOT / "app.py",
    routes=[*event_routes(), *sheet_routes(), Route("/overview", _first_page), *page_routes(START_PAGE)],
    middleware=[
        Middleware(SecurityHeaders, policy=_policy()),
        Middleware(ComingBack),
        Middleware(EarlyParts, static=STATIC, sheets=(sheet_address(PAGE),)),
    ],
    lifespan=warmed,
)


def port_problem(address: str, port: int) -> str | None:
    """Return one line that says why the port cannot be used and what to do, or None if it is free."""
    if not 1 <= port <= 65535:
        return f"Port {port} does not exist: choose one between 1 and 65535."
    with socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError as error:
            return (
                f"Port {port} on {address} cannot be used ({error.strerror}). "
                f"Stop what is running there, or choose another: make run PORT={port + 1}"
            )
    return None


def write_log_as_json() -> None:
    """Let every part of the program, Streamlit and the web server included, write one line of JSON per event."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("ecoc").setLevel(logging.INFO)
    logging.captureWarnings(True)

    def ours(logger: logging.Logger) -> None:
        """Give a logger our handler in place of its own."""
        logger.handlers = [handler]

    # Streamlit gives each of its loggers, and the web server's, a handler of its own when it is first asked for; those
    # write traces of many lines, with whatever the words of an error hold.
    streamlit_logger.setup_formatter = ours
    streamlit_logger.update_formatter()


def main(arguments: list[str] | None = None) -> int:
    """Serve the dashboard until stopped; return 1 when the port cannot be used."""
    parser = argparse.ArgumentParser(description="Serve the dashboard.")
    parser.add_argument("--address", default="127.0.0.1", help="address to listen on (default: this machine only)")
    parser.add_argument("--port", type=int, default=8501)
    options = parser.parse_args(arguments)
    problem = port_problem(options.address, options.port)
    if problem:
        print(problem, file=sys.stderr)
        return 1
    listens_on(options.address)
    write_log_as_json()
    print(f"The dashboard is at http://{options.address}:{options.port}", flush=True)
    app.run(config={"server.address": options.address, "server.port": options.port})
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
