"""The page that loads Streamlit's front end, for the addresses of our pages: it says where the server is.

At ``/growth`` the front end looks for its server below ``/growth/`` first, and beside it only after a wait of more than
a tenth of a second: the reader's first words come so much later. It takes the place from ``window.__streamlit``, which
a page that embeds it may set, and every page of ours lies beside the server.
"""

from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from ui.navigation import PAGES

PLACE: Final = '<script>window.__streamlit={BACKEND_BASE_URL:new URL(".",location.href).href}</script>'


def start_page(static: Path) -> str:
    """Return the installed front end's start page, which says where the server is; as it is if it has no head.

    Parameters
    ----------
    static
        Folder of the installed front end, with its ``index.html``.
    """
    return (static / "index.html").read_text(encoding="utf-8").replace("<head>", f"<head>{PLACE}", 1)


def page_routes(page: str) -> list[Route]:
    """Return the routes that answer the addresses of our pages, but the first, with the start page."""

    async def answer(_: Request) -> HTMLResponse:
        """Answer with the start page; browsers ask for it anew every time, as they do for the first page."""
        return HTMLResponse(page, headers={"Cache-Control": "no-cache"})

    return [Route(f"/{entry.folder}", answer) for entry in PAGES[1:]]
