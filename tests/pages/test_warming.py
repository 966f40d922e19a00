"""What is made when the server starts is what the pages show when nothing is chosen: their first visitor waits less."""

import pytest

from tests.pages.conftest import Visit
from ui import reader, warming


@pytest.mark.parametrize("page", ["", "growth", "resilience", "map"])
def test_the_first_visitor_finds_everything_made(page: str, visit: Visit) -> None:
    warming.warm()
    kept = (len(reader.BUILT._held), len(reader.DRAWN._held))
    visit(page, lang="en")
    assert (len(reader.BUILT._held), len(reader.DRAWN._held)) == kept
