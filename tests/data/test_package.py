"""A file is read as it was shipped, or not at all."""

import dataclasses
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.catalogue import load_catalogue
from data.observations import load_observations
from data.package import DESCRIPTOR, REFERENCE, Fault, ReferenceDataError, open_package
from data.seal import seal
from text import text_for

TABLE = "partners/bd_size_r3.csv"


@pytest.fixture
def folder(tmp_path):
    copy = tmp_path / "data" / "reference"
    shutil.copytree(REFERENCE, copy, ignore=shutil.ignore_patterns("others", "*.py", "__pycache__"))
    described = json.loads((copy / DESCRIPTOR).read_text("utf-8"))
    described["resources"] = [item for item in described["resources"] if item.get("scope") != "others"]
    (copy / DESCRIPTOR).write_text(json.dumps(described), "utf-8")
    return copy


def test_an_untouched_copy_is_read(folder):
    assert len(load_observations(folder)) == len(load_observations(scope="partners"))


def test_a_missing_file_is_named_with_the_way_back(folder):
    (folder / TABLE).unlink()
    with pytest.raises(ReferenceDataError) as caught:
        load_observations(folder)
    assert caught.value.fault is Fault.MISSING
    assert str(caught.value) == (
        "The reference file data/reference/partners/bd_size_r3.csv is missing. Bring it back with "
        "“git checkout -- data/reference/partners/bd_size_r3.csv”, or install the dashboard again."
    )


def test_one_altered_digit_is_noticed(folder):
    content = (folder / TABLE).read_text("utf-8")
    (folder / TABLE).write_text(content.replace("2020,37674", "2020,37675"), "utf-8")
    with pytest.raises(ReferenceDataError, match="not as it was shipped") as caught:
        load_observations(folder, datasets=["bd_size_r3"])
    assert caught.value.fault is Fault.ALTERED


def test_an_altered_file_harms_only_those_who_read_it(folder):
    (folder / TABLE).write_text("spoilt", "utf-8")
    assert len(load_observations(folder, datasets=["onrc"])) > 0


def test_a_deliberate_edit_is_read_once_it_is_sealed(folder):
    content = (folder / TABLE).read_text("utf-8")
    (folder / TABLE).write_text(content.replace("2020,37674", "2020,37675"), "utf-8")
    assert seal(folder) == ["bd_size_r3-partners"]
    open_package.cache_clear()
    assert 37675 in set(load_observations(folder, datasets=["bd_size_r3"])["value"])


def test_sealing_an_untouched_package_changes_nothing(folder):
    before = json.loads((folder / DESCRIPTOR).read_text("utf-8"))["resources"]
    assert seal(folder) == []
    assert json.loads((folder / DESCRIPTOR).read_text("utf-8"))["resources"] == before


@pytest.mark.parametrize("rubbish", ["", "a,b\n1,2\n", "indicator,geo\n", "\x00\x00"])
def test_a_sealed_file_that_is_no_table_is_corrupt(folder, rubbish):
    (folder / TABLE).write_text(rubbish, "utf-8")
    described = json.loads((folder / DESCRIPTOR).read_text("utf-8"))
    _reseal_only(described, TABLE, folder)
    with pytest.raises(ReferenceDataError) as caught:
        load_observations(folder)
    assert caught.value.fault is Fault.CORRUPT
    assert "\n" not in str(caught.value)


def _reseal_only(described, path, folder):
    for item in described["resources"]:
        if item["path"] == path:
            item["hash"] = "sha256:" + hashlib.sha256((folder / path).read_bytes()).hexdigest()
    (folder / DESCRIPTOR).write_text(json.dumps(described), "utf-8")


@pytest.mark.parametrize("rubbish", ["", "{", "[]", "{}", '{"resources": [{}], "datasets": []}'])
def test_a_description_that_is_none_is_corrupt(folder, rubbish):
    (folder / DESCRIPTOR).write_text(rubbish, "utf-8")
    for read in (load_observations, load_catalogue):
        with pytest.raises(ReferenceDataError) as caught:
            read(folder)
        assert caught.value.fault is Fault.CORRUPT
        assert "datapackage.json" in str(caught.value)


def test_a_catalogue_row_that_makes_no_record_is_named_with_its_line(folder):
    path = folder / "catalogue" / "units.csv"
    path.write_text(path.read_text("utf-8").replace("percent,%,1", "percent,%,one"), "utf-8")
    seal(folder)
    with pytest.raises(ReferenceDataError, match=r"units\.csv cannot be read: line \d+"):
        load_catalogue(folder)


def test_an_unknown_dataset_is_named():
    with pytest.raises(ReferenceDataError, match=r"no dataset called bd_size_r4 in data/reference/datapackage\.json"):
        load_observations(datasets=["bd_size_r4"])


def test_the_line_is_said_in_the_readers_language(folder):
    (folder / TABLE).unlink()
    with pytest.raises(ReferenceDataError) as caught:
        load_observations(folder)
    said = caught.value.say(text_for("ro"))
    assert said != str(caught.value)
    assert "data/reference/partners/bd_size_r3.csv" in said


@settings(deadline=None)
@given(st.binary(min_size=1, max_size=40), st.integers(min_value=0))
def test_any_other_content_is_refused(inserted, position):
    resource = open_package().table("units")
    content = resource.path.read_bytes()
    place = position % (len(content) + 1)
    other = content[:place] + inserted + content[place:]
    assert _refuses(resource, other)


def _refuses(resource, content):
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "units.csv"
        path.write_bytes(content)
        try:
            dataclasses.replace(resource, path=path).content()
        except ReferenceDataError as error:
            return error.fault is Fault.ALTERED
    return False
