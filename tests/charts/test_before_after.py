"""The small line of a comparison."""

import xml.etree.ElementTree as ET

import pytest

from charts.before_after import WIDTH, draw_before_after
from charts.palette import PALETTES

PALETTE = PALETTES["light"]


def dots(before: float | None, after: float | None, scale: tuple[float, float] = (0, 100)) -> list[dict[str, str]]:
    svg = draw_before_after(before, after, scale, colour="#004488", palette=PALETTE)
    return [dict(node.attrib) for node in ET.fromstring(svg) if node.tag.endswith("circle")]  # noqa: S314


def test_stored_is_hollow_and_new_is_filled_on_one_scale() -> None:
    hollow, filled = dots(0, 100)
    assert (hollow["fill"], filled["fill"]) == (PALETTE.page, "#004488")
    assert float(hollow["cx"]) < WIDTH / 2 < float(filled["cx"])


@pytest.mark.parametrize(("before", "after", "drawn"), [(5, 5, 1), (None, 5, 1), (5, None, 1), (None, None, 0)])
def test_what_is_not_there_is_not_drawn(before: float | None, after: float | None, drawn: int) -> None:
    assert len(dots(before, after)) == drawn


def test_a_series_of_one_value_stands_in_the_middle() -> None:
    assert float(dots(None, 7, (7, 7))[0]["cx"]) == WIDTH / 2
