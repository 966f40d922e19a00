"""The parts of Streamlit's front end that our own markup needs, so that browsers fetch them at once.

Streamlit asks for the part that shows our markup when the first of it arrives: after its own start, and behind the
parts of every other element of the page. A header of the page lets the browser fetch it beside the rest. A page's
answer needs none of them: docs/adr/0021.
"""

import re
from pathlib import Path
from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

FIRST: Final = "Html"  # the part that shows ``st.html``
_IMPORTS: Final = re.compile(r"""(?:from|import)\s*["']\./([\w.-]+\.js)["']""")


def early_parts(static: Path) -> tuple[str, ...]:
    """Return addresses, relative to the page, of what our markup needs beyond what the start page loads anyway.

    Parameters
    ----------
    static
        Folder of the installed front end, with its ``index.html``; parts that a version does not have are left out.
    """
    start = (static / "index.html").read_text(encoding="utf-8")
    scripts = static / "static" / "js"
    found: list[str] = []
    for part in sorted(scripts.glob(f"{FIRST}.*.js")):
        needed = _IMPORTS.findall(part.read_text(encoding="utf-8"))
        found += [name for name in (part.name, *needed) if name not in start and (scripts / name).is_file()]
    return tuple(f"./static/js/{name}" for name in dict.fromkeys(found))


def link_header(parts: tuple[str, ...], sheets: tuple[str, ...] = ()) -> str:
    """Return the value of the header ``Link`` that asks a browser to fetch parts and style sheets early."""
    modules = [f"<{part}>; rel=modulepreload" for part in parts]
    return ", ".join(modules + [f"<{sheet}>; rel=preload; as=style" for sheet in sheets])


class EarlyParts:
    """Middleware that names the parts, and style sheets, in the header of every page."""

    def __init__(self, app: ASGIApp, *, static: Path, sheets: tuple[str, ...] = ()) -> None:
        self._app = app
        self._link = link_header(early_parts(static), sheets)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; an answer that is a page gets the header."""
        if scope["type"] == "websocket":
            await self._app(scope, receive, send)
            return

        async def send_with_link(message: Message) -> None:
            """Send a message of the answer on; the beginning of a page names the parts."""
            if message["type"] == "http.response.start" and self._link:
                headers = MutableHeaders(scope=message)
                if headers.get("content-type", "").startswith("text/html"):
                    headers["Link"] = self._link
            await send(message)

        await self._app(scope, receive, send_with_link)
