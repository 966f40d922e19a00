"""The overview in each state: languages, choices, addresses nobody knows, broken reference files."""

import shutil
from pathlib import Path

import pytest

from data import evidence as evidence_module
from data.catalogue import load_catalogue
from data.package import REFERENCE, open_package
from tests.conftest import ROOT
from tests.pages.conftest import Visit, said
from ui import reader as reader_module
from ui.navigation import PAGES


def test_it_answers_on_real_figures(visit: Visit) -> None:
    app = visit()
    page = said(app)
    assert not app.exception
    assert "<h1>From the award to 2020, the number of firms kept ahead of the country around" in page
    assert "37,674" in page
    assert "Not comparable" in page


def test_it_speaks_romanian(visit: Visit) -> None:
    page = said(visit(lang="ro"))
    assert "37.674" in page
    assert "What became of small firms" not in page


def test_the_language_switch_changes_the_page(visit: Visit) -> None:
    app = visit()
    app.segmented_control(key="pick-lang-en").set_value("ro").run()
    assert "37.674" in said(app)


def test_a_link_to_one_city_shows_that_city(visit: Visit) -> None:
    page = said(visit(cities="matera"))
    assert "11,910" in page
    assert "37,674" not in page


def test_pills_narrow_the_choice(visit: Visit) -> None:
    app = visit()
    app.pills(key="pick-cities-en").set_value(["kaunas", "rijeka"]).run()
    page = said(app)
    assert "59,005" in page
    assert "37,674" not in page


def test_an_empty_choice_is_a_designed_state(visit: Visit) -> None:
    app = visit()
    app.pills(key="pick-cities-en").set_value([]).run()
    assert not app.exception
    assert "Choose at least one city above." in said(app)


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ({"cities": "atlantis"}, "atlantis"),
        ({"lang": "xx"}, "xx"),
        ({"cities": "<b>x</b>,matera"}, "&lt;b&gt;x"),
        ({"indicator": "happiness"}, "happiness"),
        ({"from": "20x5"}, "20x5"),
        ({"to": "1066"}, "1066"),
    ],
)
def test_an_unknown_value_in_the_address_is_named(visit: Visit, query: dict[str, str], named: str) -> None:
    app = visit(**query)
    assert not app.exception
    page = said(app)
    assert named in page
    assert "which does not exist here" in page


def test_a_broken_reference_file_is_one_clear_line(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "data" / "reference"
    shutil.copytree(REFERENCE, folder)
    (folder / "catalogue" / "cities.csv").write_text("key\nnowhere\n", encoding="utf-8")
    monkeypatch.setattr(reader_module, "evidence", lambda version: evidence_module.Evidence(version, folder=folder))
    reader_module.BUILT.clear()
    app = visit()
    assert not app.exception
    page = said(app)
    assert "is not as it was shipped" in page
    assert "data/reference/catalogue/cities.csv" in page
    assert str(tmp_path) not in page
    assert "Traceback" not in page
    load_catalogue.cache_clear()
    open_package.cache_clear()


def test_every_page_of_the_menu_has_its_folder() -> None:
    assert all((ROOT / "pages" / entry.folder / "page.py").is_file() for entry in PAGES)
