"""The routes of the events and of the short link, asked without a server."""

import asyncio
from typing import Any

from starlette.applications import Starlette

from data.following import follow_code, sessions
from ui.events import event_routes

CONTROL = "EVENTSEVENTSEVEN"


async def ask(path: str, *, pieces: int = 1) -> tuple[int, dict[str, str], list[str]]:
    """Return status, headers and the first pieces of the answer, and hang up."""
    head: dict[str, Any] = {}
    heard: list[str] = []
    enough = asyncio.Event()

    async def receive() -> dict[str, Any]:
        await enough.wait()
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        head.update(message if message["type"] == "http.response.start" else {})
        if message.get("body"):
            heard.append(message["body"].decode())
        if len(heard) >= pieces:
            enough.set()

    scope = {"type": "http", "method": "GET", "path": path, "query_string": b"window=w", "headers": []}
    rest = {"root_path": "", "http_version": "1.1", "scheme": "http", "server": ("t", 80), "client": ("t", 1)}
    await asyncio.wait_for(Starlette(routes=event_routes())(scope | rest, receive, send), timeout=20)
    return head["status"], {name.decode(): value.decode() for name, value in head["headers"]}, heard


def test_a_short_link_leads_to_the_stage_behind_any_path() -> None:
    status, headers, _ = asyncio.run(ask("/f/k7qf-9d2m"))
    assert status == 302
    assert headers["location"] == "../present?follow=K7QF9D2M&embed=true"


def test_a_short_link_cannot_lead_elsewhere() -> None:
    _, headers, _ = asyncio.run(ask("/f/x&next=https:evil.example"))
    assert headers["location"] == "../present?follow=XNEXTHTTPSEVLEXAMPLE&embed=true"


def test_what_is_no_code_has_no_events() -> None:
    assert asyncio.run(ask("/events/short"))[0] == 404


def test_events_begin_with_the_version_now_and_are_never_stored() -> None:
    now = sessions().put(CONTROL, deck="five", content="", scene=3)
    status, headers, heard = asyncio.run(ask(f"/events/{follow_code(CONTROL)}", pieces=2))
    assert status == 200
    assert headers["content-type"].startswith("text/event-stream")
    assert headers["cache-control"] == "no-store"
    assert heard == ["retry: 1000\n\n", f"event: scene\ndata: {now.version}\n\n"]
