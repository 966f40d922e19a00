"""Sources in each part and state: every dataset, its citations, claims, methods, words, and who stands behind it."""

from pathlib import Path

import pytest

from data.catalogue import load_catalogue
from tests.pages.conftest import Visit, said

PARTS = ("datasets", "claims", "methods", "glossary", "files", "about")


def test_every_dataset_is_listed_and_linked(visit: Visit) -> None:
    app = visit("sources")
    page = said(app)
    assert not app.exception
    assert all(f"dataset={key}" in page for key in load_catalogue().datasets)


@pytest.mark.slow
@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("language", ["en", "ro"])
def test_every_part_speaks_every_language(visit: Visit, part: str, language: str) -> None:
    app = visit("sources", part=part, lang=language)
    assert not app.exception
    assert len(said(app)) > 2000


@pytest.mark.parametrize("key", ["bd_size_r3", "onrc", "nama_10r_2gdp", "ardeco"])
def test_a_dataset_says_everything_about_itself(visit: Visit, key: str) -> None:
    page = said(visit("sources", dataset=key))
    dataset = load_catalogue().datasets[key]
    assert f"{dataset.title} ({key})".replace("'", "&#x27;") in page
    assert dataset.provider in page
    assert "Long citation" in page
    assert "indicator" in page


def test_a_quoted_figure_has_its_place_period_and_page(visit: Visit) -> None:
    page = said(visit("sources", dataset="rijeka_tourist_board"))
    assert "5 figures, each with the page it was read on" in page
    assert 'href="http' in page


def test_marks_are_explained(visit: Visit) -> None:
    assert "u = low reliability: The figure rests on a small sample." in said(visit("sources", dataset="tour_occ_nin2"))


def test_lost_marks_are_admitted(visit: Visit) -> None:
    assert "The marks of the source are lost in our copy." in said(visit("sources", dataset="nama_10r_2gdp"))


def test_an_unknown_dataset_is_named(visit: Visit) -> None:
    app = visit("sources", dataset="nope")
    assert not app.exception
    assert "“nope”" in said(app)


def test_without_configuration_nobody_is_named(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ECOC_SITE_FILE", raising=False)
    page = said(visit("sources", part="about"))
    assert "Nobody is named yet who takes reports of errors" in page
    assert "European Regional Development Fund" in page


def test_the_configured_mailbox_and_texts_are_shown(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    described = tmp_path / "site.toml"
    described.write_text('[site]\nreport = "mailto:a@example.org"\n[site.imprint]\nro = "Noi <b>"\n', encoding="utf-8")
    monkeypatch.setenv("ECOC_SITE_FILE", str(described))
    page = said(visit("sources", part="about", lang="ro"))
    assert 'href="mailto:a@example.org?subject=' in page
    assert "Noi &lt;b&gt;" in page


def test_a_wrong_configuration_is_said_and_survived(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    described = tmp_path / "site.toml"
    described.write_text('[site]\nreport = "javascript:alert(1)"\n', encoding="utf-8")
    monkeypatch.setenv("ECOC_SITE_FILE", str(described))
    page = said(visit("sources", part="about"))
    assert "The description of this installation cannot be used" in page
    assert "javascript:" not in page
