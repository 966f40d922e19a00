"""Server-sent events: every window of a presentation hears at once that the scene changed.

Only ``serve.py`` has this route; with plain ``streamlit run app.py`` following is off, and the pages say why.
"""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from data.following import is_follow_code, sessions
from data.following.codes import plain
from ui.stopping import watch

BEAT: Final = 15.0  # seconds between two signs of life, so that a dead line is noticed on both sides
NOBODY: Final = "-"  # stands for the code where a window only wants signs of life


@dataclass
class _Served:
    """Whether this process serves the routes below."""

    here: bool = False


_served = _Served()


def events_are_served() -> bool:
    """Return whether this server can tell windows that the scene changed."""
    return _served.here


def event_routes() -> list[Route]:
    """Return the routes of the events and of the short link, and note that they are served."""
    _served.here = True
    return [Route("/events/{code}", _events), Route("/f/{code}", _short_link)]


async def _events(request: Request) -> Response:
    code = request.path_params["code"]
    if code != NOBODY and not is_follow_code(code):
        return Response("no such code", status_code=404)
    window = request.query_params.get("window", "")[:40]
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(_stream(code, window), media_type="text/event-stream", headers=headers)


async def _stream(code: str, window: str) -> AsyncIterator[str]:
    """Yield each change as an event, and a comment when nothing happens for a while."""
    changes = sessions().changes(code, window)
    following = asyncio.ensure_future(anext(changes))
    stopped = asyncio.Event()
    give_up = watch(stopped)
    stopping = asyncio.ensure_future(stopped.wait())
    try:
        yield "retry: 1000\n\n"  # milliseconds until a browser asks again after a lost connection
        while not stopping.done():
            done, _ = await asyncio.wait({following, stopping}, timeout=BEAT, return_when=asyncio.FIRST_COMPLETED)
            if following in done:
                yield f"event: scene\ndata: {following.result()}\n\n"
                following = asyncio.ensure_future(anext(changes))
            elif not done:
                yield ": still here\n\n"
    finally:
        give_up()
        following.cancel()
        stopping.cancel()
        await asyncio.gather(following, stopping, return_exceptions=True)
        await changes.aclose()  # type: ignore[attr-defined]


async def _short_link(request: Request) -> Response:
    """Lead the audience to the stage; the link is relative, so that it holds behind a proxy's path."""
    code = plain(request.path_params["code"])
    return RedirectResponse(f"../present?follow={code}&embed=true", status_code=302)
