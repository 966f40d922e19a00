"""What Streamlit's sign-in leaves out: back to the page where it began, and a word where it did not succeed."""

import re
from typing import Final
from urllib.parse import quote, unquote, urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from data.logbook import log_event, new_number

REFUSED: Final = "refused"  # in the address: the number under which a sign-in that failed stands in the log
_FROM: Final = "sign_in_from"  # the cookie that remembers the page while the person is at the provider
_MINUTES: Final = 15
# A page of ours with its filters, and nothing that could lead elsewhere.
_PAGE: Final = re.compile(r"[a-z]{1,20}(\?[\w=&,.%+-]{0,500})?", re.ASCII)
_NUMBER: Final = re.compile(r"[0-9a-f]{8}")


class ComingBack:
    """Middleware around Streamlit's routes of the sign-in."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; remember the page before the sign-in, and lead back to it afterwards."""
        path = scope.get("path", "")
        if scope["type"] != "http" or not path.endswith(("/auth/login", "/oauth2callback")):
            await self._app(scope, receive, send)
            return
        request = Request(scope)

        async def send_on(message: Message) -> None:
            """Send a message of the answer on; its beginning remembers the page, or leads back to it."""
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if not path.endswith("/auth/login"):
                    lead_back(request, headers)
                elif message["status"] < 400:
                    remember(request, headers)
                else:  # the provider does not answer; Streamlit shows two bare words then
                    message["status"] = 302
                    headers["location"] = f"../{_refused(page_of(request.headers.get('referer', '')))}"
            await send(message)

        await self._app(scope, receive, send_on)


def remember(request: Request, headers: MutableHeaders) -> None:
    """Remember the page that the sign-in began on, in a cookie for some minutes."""
    page = page_of(request.headers.get("referer", ""))
    secure = "; Secure" if request.url.scheme == "https" else ""
    headers.append(
        "set-cookie",
        f"{_FROM}={quote(page, safe='')}; Path=/; Max-Age={_MINUTES * 60}; HttpOnly; SameSite=Lax{secure}",
    )


def lead_back(request: Request, headers: MutableHeaders) -> None:
    """Change where the provider's answer leads: to the page it began on, with a number where it did not succeed."""
    if not {"state", "error"} & set(request.query_params):  # the way back from signing out
        return
    page = unquote(request.cookies.get(_FROM, ""))
    page = page if _PAGE.fullmatch(page) else ""
    if not any(_is_identity(cookie) for cookie in headers.getlist("set-cookie")):
        page = _refused(page)
    headers["location"] = headers.get("location", "/").rstrip("/") + f"/{page}"
    headers.append("set-cookie", f"{_FROM}=; Path=/; Max-Age=0")


def _refused(page: str) -> str:
    """Return a page with the number of a failed sign-in, which has its line in the log then."""
    number = new_number()
    log_event("sign-in", id=number, outcome="refused")
    return f"{page}{'&' if '?' in page else '?'}{REFUSED}={number}"


def _is_identity(cookie: str) -> bool:
    name, _, value = cookie.partition("=")
    return name == "_streamlit_user" and bool(value.split(";")[0].strip('"'))


def page_of(referer: str) -> str:
    """Return page and filters of an address of ours, without a number of an earlier failure; else nothing."""
    parts = urlsplit(referer)
    query = "&".join(part for part in parts.query.split("&") if part and not part.startswith(f"{REFUSED}="))
    page = parts.path.rsplit("/", 1)[-1] + (f"?{query}" if query else "")
    return page if _PAGE.fullmatch(page) else ""


def is_number(written: str) -> bool:
    """Say whether something from an address has the form of a number of the log."""
    return _NUMBER.fullmatch(written) is not None
