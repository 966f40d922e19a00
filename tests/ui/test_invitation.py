"""The audience's way in: a QR code made here, or none and the reason."""

import pytest

from text import text_for
from ui.invitation import invitation, no_invitation

ENGLISH = text_for("en")


def test_a_configured_address_gives_link_and_qr_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLIC_URL", "https://ecoc.example.org/board/")
    found = invitation("K7QF9D2M", ENGLISH)
    assert found is not None
    assert found.link == "ecoc.example.org/board/f/K7QF9D2M"
    assert found.picture.startswith("<svg")
    assert "https://ecoc.example.org/board/f/K7QF9D2M" in found.alt


@pytest.mark.parametrize("address", ["", "ecoc.example.org", "javascript:alert(1)", "https://", "http://[::1"])
def test_no_usable_address_gives_none_and_the_reason(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("PUBLIC_URL", address)
    assert invitation("K7QF9D2M", ENGLISH) is None
    assert "PUBLIC_URL is not configured" in no_invitation(ENGLISH)
