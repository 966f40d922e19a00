"""What an installation says of itself: read with care, used with care."""

from pathlib import Path

import pytest

from data.site import Site, SiteError, read_site, site_from
from tests.conftest import ROOT


def test_the_shipped_example_can_be_read() -> None:
    example = read_site(ROOT / "docs" / "site.example.toml")
    assert example.report == "mailto:statistics@example.org"
    assert example.words("imprint", "ro").startswith("Institutul")
    assert example.words("privacy", "ro").startswith("Our web server")


def test_a_report_is_prefilled() -> None:
    link = Site("mailto:a@example.org").report_link(subject="x & y", body="line\nline")
    assert link == "mailto:a@example.org?subject=x%20%26%20y&body=line%0Aline"


def test_a_form_gets_its_fields_filled() -> None:
    link = Site("https://example.org/?t={subject}&b={body}").report_link(subject="a b", body="{subject}")
    assert link == "https://example.org/?t=a%20b&b=%7Bsubject%7D"


def test_without_an_address_there_is_no_link() -> None:
    assert Site().report_link(subject="x", body="y") == ""


@pytest.mark.parametrize(
    "described",
    [
        {"report": "javascript:alert(1)"},
        {"report": "http://example.org"},
        {"report": "mailto:nobody"},
        {"report": 5},
        {"imprint": "one text for all languages"},
        {"imprint": {"en": 1}},
        {"imprnt": {"en": "x"}},
    ],
)
def test_what_cannot_be_used_is_refused(described: dict[str, object]) -> None:
    with pytest.raises(SiteError, match=r"\[site"):
        site_from(described)


def test_a_missing_or_broken_file_is_named_without_its_folder(tmp_path: Path) -> None:
    with pytest.raises(SiteError, match=r"^gone\.toml: "):
        read_site(tmp_path / "gone.toml")
    broken = tmp_path / "broken.toml"
    broken.write_text("[site", encoding="utf-8")
    with pytest.raises(SiteError, match=r"^broken\.toml: "):
        read_site(broken)
