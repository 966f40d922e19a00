"""Cutting, joining and simplifying, on shapes small enough to check by hand."""

import json
from pathlib import Path

import pytest
from PIL import Image

from data.geo.build import build
from data.geo.clipping import Frame, area, clip_line, clip_polygon, contains, unwrap
from data.geo.icon import draw_icon
from data.geo.topology import dissolve, read_atlas, simplify

FRAME = Frame(west=0, south=0, east=10, north=10)


def test_a_polygon_inside_stays_and_one_outside_goes() -> None:
    square = [(1.0, 1.0), (2.0, 1.0), (2.0, 2.0), (1.0, 2.0), (1.0, 1.0)]
    assert clip_polygon([square], FRAME) == [[square]]
    assert clip_polygon([[(x + 20, y) for x, y in square]], FRAME) == []


@pytest.mark.parametrize("turned", [False, True])
def test_a_polygon_across_an_edge_is_cut_along_it(turned: bool) -> None:
    square = [(8.0, 4.0), (12.0, 4.0), (12.0, 6.0), (8.0, 6.0), (8.0, 4.0)]
    [[ring]] = clip_polygon([square[::-1] if turned else square], FRAME)
    assert sorted(set(ring)) == [(8, 4), (8, 6), (10, 4), (10, 6)]
    assert area(ring) == 4


def test_a_polygon_around_a_corner_keeps_the_corner() -> None:
    square = [(8.0, 8.0), (12.0, 8.0), (12.0, 12.0), (8.0, 12.0), (8.0, 8.0)]
    [[ring]] = clip_polygon([square], FRAME)
    assert (10, 10) in ring and area(ring) == 4


def test_a_bay_at_the_edge_leaves_two_parts_without_doubled_lines() -> None:
    # A "U" lying on its side, its two arms reaching into the frame.
    shape = [(8, 2), (12, 2), (12, 8), (8, 8), (8, 6), (11, 6), (11, 4), (8, 4), (8, 2)]
    parts = clip_polygon([[(float(x), float(y)) for x, y in shape]], FRAME)
    assert sorted(area(part[0]) for part in parts) == [4, 4]


def test_a_hole_stays_with_the_part_around_it() -> None:
    outer = [(1.0, 1.0), (15.0, 1.0), (15.0, 9.0), (1.0, 9.0), (1.0, 1.0)]
    hole = [(3.0, 3.0), (4.0, 3.0), (4.0, 4.0), (3.0, 4.0), (3.0, 3.0)]
    [[ring, kept]] = clip_polygon([outer, hole], FRAME)
    assert area(ring) == 72 and area(kept) == -1


def test_a_line_is_cut_where_it_leaves_and_taken_up_where_it_returns() -> None:
    line = [(-2.0, 5.0), (5.0, 5.0), (5.0, 12.0), (7.0, 12.0), (7.0, 5.0)]
    assert clip_line(line, FRAME) == [[(0, 5), (5, 5), (5, 10)], [(7, 10), (7, 5)]]


def test_the_jump_at_180_degrees_is_undone() -> None:
    assert unwrap([(170.0, 0.0), (-175.0, 1.0), (-170.0, 2.0), (175.0, 3.0)]) == [
        (170, 0),
        (185, 1),
        (190, 2),
        (175, 3),
    ]


def test_two_halves_of_an_island_become_one_ring() -> None:
    # Arc 0 is shared; 1 is the western coast, 2 and 3 the eastern one.
    assert dissolve([[(0, 1)], [(~0, 2, 3)]]) == [[(1, 2, 3)]]


def test_an_island_apart_stays_apart() -> None:
    assert dissolve([[(0, 1)], [(2,)]]) == [[(0, 1)], [(2,)]]


def test_simplifying_keeps_ends_and_corners_and_drops_the_rest() -> None:
    assert simplify([(0, 0), (1, 0.001), (2, 0), (3, 1), (4, 0)], 0.01) == [(0, 0), (2, 0), (3, 1), (4, 0)]
    closed = [(0.0, 0.0), (1.0, 0.001), (2.0, 0.0), (2.0, 2.0), (0.0, 2.0), (0.0, 0.0)]
    assert simplify(closed, 0.01) == [(0, 0), (2, 0), (2, 2), (0, 2), (0, 0)]


def _small_atlas() -> dict[str, object]:
    """Return Serbia and Kosovo as two squares with one shared arc; a step of the grid is a tenth of a degree."""
    return {
        "transform": {"scale": [0.1, 0.1], "translate": [20, 42]},
        "arcs": [[[10, 0], [0, 10]], [[10, 10], [-10, 0], [0, -10], [10, 0]], [[10, 0], [10, 0], [0, 10], [-10, 0]]],
        "objects": {
            "countries": {
                "geometries": [
                    {"properties": {"a3": "XKX"}, "arcs": [[[0, 1]]]},
                    {"properties": {"a3": "SRB"}, "arcs": [[[2, ~0]]]},
                    {"properties": {"a3": "NZL"}, "arcs": [[[0, 1]]]},
                ]
            }
        },
    }


def test_an_atlas_is_decoded_and_countries_far_away_are_left_out() -> None:
    atlas = read_atlas(_small_atlas())
    assert sorted(atlas.countries) == ["RS", "XK"]
    assert atlas.arcs[0] == [(21, 42), (21, 43)]


def test_building_writes_land_and_borders(tmp_path: Path) -> None:
    build(_small_atlas(), tmp_path)
    land = json.loads((tmp_path / "europe-land.json").read_text())["features"]
    [[kosovo]] = land[1]["geometry"]["coordinates"]
    assert land[1]["properties"] == {"iso": "XK", "name": "Kosovo*"}
    assert contains([(x, y) for x, y in kosovo], (20.5, 42.5))
    coast, border = json.loads((tmp_path / "europe-borders.json").read_text())["features"]
    assert coast["properties"] == {"kind": "coast"}
    assert border["properties"] == {"kind": "disputed", "between": ["RS", "XK"]}
    assert border["geometry"]["coordinates"] == [[[21, 42], [21, 43]]]


def test_the_shipped_icon_is_the_one_the_script_draws(tmp_path: Path) -> None:
    draw_icon(tmp_path / "icon.png")
    shipped = Path(__file__).resolve().parents[3] / "static" / "icon.png"
    with Image.open(tmp_path / "icon.png") as drawn, Image.open(shipped) as kept:
        assert drawn.size == kept.size == (128, 128)
        assert drawn.tobytes() == kept.tobytes()
