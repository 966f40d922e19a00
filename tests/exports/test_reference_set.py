"""The whole set as files: everything that is shipped, nothing else, the same each time."""

import io
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from data.evidence import Evidence
from data.package import open_package
from exports.reference_set import reference_workbook, reference_zip
from text import text_for


def test_the_zip_holds_every_table_as_shipped(evidence: Evidence) -> None:
    packed = ZipFile(io.BytesIO(reference_zip(evidence)))
    resources = open_package(evidence.folder).resources.values()
    names = {resource.path.relative_to(evidence.folder).as_posix() for resource in resources}
    assert set(packed.namelist()) == names | {"datapackage.json"}
    assert all(packed.read(name) == (evidence.folder / name).read_bytes() for name in names)


def test_the_same_version_is_the_same_zip(evidence: Evidence) -> None:
    assert reference_zip(evidence) == reference_zip(evidence)


@pytest.mark.slow
def test_the_workbook_holds_every_figure(evidence: Evidence) -> None:
    book = load_workbook(io.BytesIO(reference_workbook(evidence, text_for("ro"))), read_only=True)
    for key in evidence.catalogue.datasets:
        head, *rows = book[key].iter_rows(values_only=True)
        shipped = evidence.dataset(key)
        written = {
            (*row[:3], year): value
            for row in rows
            for year, value in zip(head[3:], row[3:], strict=False)
            if value is not None
        }
        known = shipped.dropna(subset=["value"])
        keys = zip(known["indicator"], known["geo"], known["breakdown"], known["year"], strict=True)
        assert written == dict(zip(keys, known["value"], strict=True))
