"""After a sign-in: back to a page of ours, and nowhere else."""

import pytest

from ui.coming_back import is_number, page_of


@pytest.mark.parametrize(
    ("referer", "page"),
    [
        ("https://dashboard.example.org/upload", "upload"),
        (
            "https://dashboard.example.org/growth?cities=kaunas%2Cmatera&lang=ro",
            "growth?cities=kaunas%2Cmatera&lang=ro",
        ),
        ("https://dashboard.example.org/below/upload?city=kaunas", "upload?city=kaunas"),
        ("https://dashboard.example.org/upload?refused=0a1b2c3d&lang=ro", "upload?lang=ro"),
        ("https://dashboard.example.org/", ""),
        ("https://dashboard.example.org//elsewhere.example", ""),
        ("https://dashboard.example.org/upload?next=https://elsewhere.example", ""),
        ("https://dashboard.example.org/a\r\nSet-Cookie:x", ""),
        ("", ""),
    ],
)
def test_only_a_page_of_ours_is_remembered(referer: str, page: str) -> None:
    assert page_of(referer) == page


def test_only_a_number_of_the_log_is_shown() -> None:
    assert is_number("0a1b2c3d")
    assert not is_number("<b>0a1b</b>")
    assert not is_number("")
