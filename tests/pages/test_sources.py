"""Sources: every dataset is named, and the one a source line links to is marked."""

from data.catalogue import load_catalogue
from tests.pages.conftest import Visit, said


def test_every_dataset_is_listed(visit: Visit) -> None:
    app = visit("sources")
    page = said(app)
    assert not app.exception
    assert all(f"dataset-{key}" in page for key in load_catalogue().datasets)


def test_a_linked_dataset_is_marked(visit: Visit) -> None:
    page = said(visit("sources", dataset="bd_size_r3"))
    assert '<section class="notice" id="dataset-bd_size_r3">' in page
