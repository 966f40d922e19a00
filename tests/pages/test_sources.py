"""Sources in each part and state: every dataset, its citations, claims, methods, words, and who stands behind it."""

from html import unescape
from pathlib import Path

import pytest

from charts.palette import PALETTES
from data.catalogue import load_catalogue
from data.evidence import Evidence, data_version
from exhibits.exhibit import Parameters
from exhibits.methods import METHODS
from tests.pages.conftest import Visit, said
from text import Text, text_for
from text.glossary import TERMS
from ui.address import Address
from ui.reader import Reader

PARTS = ("datasets", "claims", "methods", "glossary", "files", "about")


def test_every_dataset_is_listed_and_linked(visit: Visit) -> None:
    app = visit("sources")
    page = said(app)
    assert not app.exception
    assert all(f"dataset={key}" in page for key in load_catalogue().datasets)


def sentence_of(part: str, text: Text) -> str:
    """Return a sentence that only this part of the page holds."""
    reader = Reader(text, PALETTES["light"], Address(), Evidence(data_version()))
    found = {
        "datasets": lambda: reader.build("datasets", Parameters()).headline,
        "claims": lambda: reader.build("claims", Parameters()).headline,
        "methods": lambda: text.say(METHODS[0].question),
        "glossary": lambda: text.say(TERMS[0].meaning),
        "files": lambda: text.say(
            "All shipped figures of version {version}, with definitions, breaks, marks and the pages of quoted "
            "figures. The workbook takes up to a minute to be made.",
            version=data_version(),
        ),
        "about": lambda: text.say("Report an error"),
    }
    return found[part]()


@pytest.mark.slow
@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("language", ["en", "ro"])
def test_every_part_speaks_every_language(visit: Visit, part: str, language: str) -> None:
    text = text_for(language)
    shown = {other: unescape(said(visit("sources", part=other, lang=language))) for other in PARTS}
    assert [other for other in PARTS if sentence_of(part, text) in shown[other]] == [part]


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
