"""A figure that one reader has seen is not drawn again for the next: drawing takes half the time of a page."""

from typing import Any

import pytest

from tests.pages.conftest import Visit
from ui import reader


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, str]]:
    """Return what is drawn during the test, each drawing with what it was when it was made."""
    made: list[tuple[Any, str]] = []
    real = reader.draw

    def counted(*figure: Any, **look: Any) -> Any:
        drawing = real(*figure, **look)
        made.append((drawing, _written(drawing)))
        return drawing

    monkeypatch.setattr(reader, "draw", counted)
    reader.DRAWN.clear()
    return made


def _written(drawing: Any) -> str:
    parts = [part.figure for part in drawing] if isinstance(drawing, tuple) else [drawing]
    return "".join(part.to_json() if hasattr(part, "to_json") else str(part) for part in parts)


@pytest.mark.parametrize("page", ["growth", "map"])
def test_a_second_reader_of_the_same_state_draws_nothing(page: str, visit: Visit, drawn: list[tuple[Any, str]]) -> None:
    visit(page, lang="en")
    first = len(drawn)
    visit(page, lang="en")
    assert first > 0
    assert len(drawn) == first


@pytest.mark.slow
def test_another_choice_and_another_language_are_drawn_anew(visit: Visit, drawn: list[tuple[Any, str]]) -> None:
    counts = [0]
    for query in ({"lang": "en"}, {"lang": "ro"}, {"lang": "en", "cities": "matera"}):
        visit("growth", **query)
        assert len(drawn) > counts[-1]
        counts.append(len(drawn))


def test_showing_a_drawing_does_not_write_to_it(visit: Visit, drawn: list[tuple[Any, str]]) -> None:
    for _ in range(2):
        visit("growth", lang="en")
    assert drawn
    assert all(_written(drawing) == before for drawing, before in drawn)
