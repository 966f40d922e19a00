"""The local administrator: every single condition is needed."""

import sys
from types import ModuleType

import pytest

from ui import local_administrator
from ui.local_administrator import Connection, Obstacle, is_loopback, obstacle

LOCAL = {"host": "127.0.0.1:8501", "origin": "http://127.0.0.1:8501"}
HERE = Connection("127.0.0.1", "127.0.0.1", LOCAL)


def test_somebody_at_the_machine_administers() -> None:
    assert obstacle(HERE, wanted=True) is None
    assert obstacle(Connection("::1", "::1", {"host": "[::1]:8501"}), wanted=True) is None
    assert obstacle(Connection("localhost", "127.0.0.1", {"host": "localhost:8501"}), wanted=True) is None


def test_nobody_administers_unless_the_operator_says_so() -> None:
    assert obstacle(HERE, wanted=False) is Obstacle.NOT_WANTED


@pytest.mark.parametrize("bound", ["0.0.0.0", "::", "192.0.2.1", "", "unix:///run/x", "example.org"])  # noqa: S104
def test_a_server_that_others_reach_has_none(bound: str) -> None:
    assert obstacle(Connection(bound, "127.0.0.1", LOCAL), wanted=True) is Obstacle.OPEN_TO_OTHERS


@pytest.mark.parametrize("peer", ["192.0.2.7", "2001:db8::1", "", "::ffff:192.0.2.7"])
def test_a_peer_from_elsewhere_is_none(peer: str) -> None:
    assert obstacle(Connection("127.0.0.1", peer, LOCAL), wanted=True) is Obstacle.FROM_ELSEWHERE


@pytest.mark.parametrize(
    "host",
    [
        "dashboard.example.org",
        "127.0.0.1.example.org",
        "localhost.example.org",
        "",
        "192.0.2.1",
        "x@127.0.0.1",
    ],
)
def test_another_host_name_is_none(host: str) -> None:
    assert obstacle(Connection("127.0.0.1", "127.0.0.1", {"host": host}), wanted=True) is Obstacle.FROM_ELSEWHERE


@pytest.mark.parametrize(
    "name",
    [
        "x-forwarded-for",
        "x-forwarded-proto",
        "x-forwarded-anything",
        "forwarded",
        "via",
        "x-real-ip",
        "cf-connecting-ip",
    ],
)
def test_any_trace_of_a_proxy_is_enough(name: str) -> None:
    headers = LOCAL | {name: ""}
    assert obstacle(Connection("127.0.0.1", "127.0.0.1", headers), wanted=True) is Obstacle.FROM_ELSEWHERE


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null", "http://127.0.0.1.example.org", "http://[x"])
def test_a_page_of_another_site_is_none(origin: str) -> None:
    headers = LOCAL | {"origin": origin}
    assert obstacle(Connection("127.0.0.1", "127.0.0.1", headers), wanted=True) is Obstacle.FROM_ELSEWHERE


def test_loopback_is_more_than_one_address_and_no_name_that_looks_like_it() -> None:
    assert is_loopback("127.8.9.1")
    assert is_loopback("::ffff:127.0.0.1")
    assert not is_loopback("127.1")
    assert not is_loopback("localhost.")


def test_a_port_that_somebody_else_opened_counts_as_open_to_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """Under uvicorn serve:app nobody tells us the address."""
    monkeypatch.setattr(local_administrator, "_bound", local_administrator._Bound())
    monkeypatch.setitem(sys.modules, "serve", ModuleType("serve"))
    assert local_administrator._listening() == ""
    local_administrator.listens_on("127.0.0.1")
    assert local_administrator._listening() == "127.0.0.1"
    monkeypatch.setattr(local_administrator, "_bound", local_administrator._Bound())
    monkeypatch.delitem(sys.modules, "serve")
    assert local_administrator._listening() == "127.0.0.1"  # streamlit run app.py: as .streamlit/config.toml says
