"""The page of indicators and datasets is generated and current."""

from itertools import pairwise

from data.catalogue import load_catalogue
from data.dictionary import dictionary, write_dictionary
from data.reference.__main__ import DICTIONARY


def test_the_data_dictionary_is_current():
    assert DICTIONARY.read_text("utf-8") == dictionary(load_catalogue()), "run: python -m data.reference dictionary"


def test_every_indicator_and_dataset_stands_in_it():
    page, catalogue = dictionary(load_catalogue()), load_catalogue()
    for key in [*catalogue.indicators, *catalogue.datasets, *catalogue.flags]:
        assert f"| `{key}` |" in page


def test_every_table_row_has_as_many_cells_as_its_head():
    lines = dictionary(load_catalogue()).splitlines()
    for before, line in pairwise(lines):
        if before.startswith("| ") and line.startswith("| "):
            assert before.count(" | ") == line.count(" | ")


def test_writing_it_makes_the_folder(tmp_path):
    write_dictionary(tmp_path / "docs" / "page.md")
    assert (tmp_path / "docs" / "page.md").read_text("utf-8").startswith("# Data dictionary")
