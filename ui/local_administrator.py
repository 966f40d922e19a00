"""The local administrator: whoever sits at the machine, as long as nobody else can possibly be meant.

Behind a proxy every visitor comes from this machine, and a web page elsewhere can make a visitor's browser ask a
server on their own machine. So every one of these must hold, and anything unknown counts against.
"""

import ipaddress
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final
from urllib.parse import urlsplit

import streamlit as st

from data.submissions import Person, Role
from text import mark
from ui.settings import local_administrator_wanted

LOCAL: Final = Person(subject="local", name="Local administrator", role=Role.ADMINISTRATOR)
# What proxies and content networks add to a request that they pass on.
_FORWARDING: Final = frozenset(
    {
        "cf-connecting-ip",
        "cf-ray",
        "client-ip",
        "fastly-client-ip",
        "fly-client-ip",
        "forwarded",
        "true-client-ip",
        "via",
        "x-amzn-trace-id",
        "x-azure-clientip",
        "x-client-ip",
        "x-cluster-client-ip",
        "x-envoy-external-address",
        "x-host",
        "x-original-forwarded-for",
        "x-original-host",
        "x-originating-ip",
        "x-proxyuser-ip",
        "x-real-ip",
        "x-remote-addr",
        "x-remote-ip",
    }
)


class Obstacle(StrEnum):
    """Why there is no local administrator, in words for the page."""

    NOT_WANTED = mark(
        "Nothing can be handed in here: no sign-in is set up on this server. Whoever runs it finds in "
        "docs/deployment.md how to set one up. On a machine of one's own, make run opens these pages."
    )
    OPEN_TO_OTHERS = mark(
        "Nothing can be handed in here: this server listens to other machines, and no sign-in is set up. Whoever runs "
        "it finds in docs/deployment.md how to set one up."
    )
    FROM_ELSEWHERE = mark(
        "Nothing can be handed in here: this page comes through another address or another server, and no sign-in is "
        "set up. Open it on the machine that runs it, under http://127.0.0.1, or set up a sign-in: docs/deployment.md."
    )


@dataclass
class _Bound:
    """Where this process listens, as far as we opened the port ourselves."""

    address: str = ""


_bound = _Bound()


def listens_on(address: str) -> None:
    """Note the address that the production entry binds to."""
    _bound.address = address


@dataclass(frozen=True)
class Connection:
    """One visitor's connection.

    Attributes
    ----------
    bound
        The address the server listens on; empty when somebody else opened the port.
    peer
        The address the connection comes from; empty when unknown.
    headers
        Of the request, names in small letters.
    """

    bound: str = ""
    peer: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


def obstacle(connection: Connection, *, wanted: bool) -> Obstacle | None:
    """Return what speaks against a local administrator, None when nothing does.

    Parameters
    ----------
    wanted
        Whether the operator asked for one with ``ECOC_LOCAL_ADMIN=1``.
    """
    if not wanted:
        return Obstacle.NOT_WANTED
    if not is_loopback(connection.bound):
        return Obstacle.OPEN_TO_OTHERS
    headers = connection.headers
    forwarded = any(name in _FORWARDING or name.startswith("x-forwarded") for name in headers)
    # Browsers say where the page itself comes from; a page of another site has no business here.
    origin = headers.get("origin")
    here = is_loopback(connection.peer) and is_loopback(_host(f"//{headers.get('host', '')}"))
    if forwarded or not here or (origin is not None and not is_loopback(_host(origin))):
        return Obstacle.FROM_ELSEWHERE
    return None


def is_loopback(address: str) -> bool:
    """Say whether a host's name or address means this very machine; names other than localhost do not count."""
    if address.lower() == "localhost":
        return True
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    mapped = getattr(parsed, "ipv4_mapped", None)
    return (mapped or parsed).is_loopback


def _host(address: str) -> str:
    try:
        parts = urlsplit(address)
        return parts.hostname or "" if parts.username is None else ""
    except ValueError:
        return ""


def local_obstacle() -> Obstacle | None:
    """Return what speaks against a local administrator for the visitor of this run."""
    return obstacle(_connection(), wanted=local_administrator_wanted())


def _connection() -> Connection:
    headers = {name.lower(): value for name, value in st.context.headers.to_dict().items()}
    # Streamlit names no address for visitors from this machine; without a request there is no visitor at all.
    peer = (st.context.ip_address or "127.0.0.1") if headers else ""
    return Connection(_listening(), peer, headers)


def _listening() -> str:
    if _bound.address:
        return _bound.address
    if "serve" in sys.modules:  # a process manager imported the production entry and opened the port itself
        return ""
    return str(st.config.get_option("server.address") or "")
