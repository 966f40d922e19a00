"""The shipped outlines: right countries, right positions, clean rings, small files."""

import json
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from charts.map_layers import HOST_COUNTRIES
from charts.palette import PALETTES, Theme
from data.geo.build import EUROPE
from data.geo.clipping import area, contains

STATIC = Path(__file__).resolve().parents[3] / "static"


@cache
def features(name: str) -> list[dict[str, Any]]:
    return list(json.loads((STATIC / name).read_text(encoding="utf-8"))["features"])


@cache
def countries() -> dict[str, list[list[list[tuple[float, float]]]]]:
    return {
        feature["properties"]["iso"]: [
            [[(x, y) for x, y in ring] for ring in polygon] for polygon in feature["geometry"]["coordinates"]
        ]
        for feature in features("europe-land.json")
    }


def holders(longitude: float, latitude: float) -> list[str]:
    """Return the countries whose land holds a point."""
    point = (longitude, latitude)
    return [
        code
        for code, polygons in countries().items()
        for outer, *holes in polygons
        if _near(outer, point) and contains(outer, point) and not any(contains(hole, point) for hole in holes)
    ]


def _near(ring: list[tuple[float, float]], point: tuple[float, float]) -> bool:
    return all(min(p[axis] for p in ring) <= point[axis] <= max(p[axis] for p in ring) for axis in (0, 1))


@pytest.mark.parametrize(
    ("place", "longitude", "latitude", "country"),
    [
        ("Simferopol", 34.10, 44.95, "UA"),
        ("Kyrenia", 33.32, 35.33, "CY"),
        ("Nicosia", 33.37, 35.17, "CY"),
        ("Pristina", 21.17, 42.66, "XK"),
        ("Mariehamn", 19.94, 60.10, "FI"),
        ("Timișoara", 21.23, 45.75, "RO"),
        ("Leeuwarden", 5.80, 53.20, "NL"),
        ("Matera", 16.60, 40.67, "IT"),
        ("Rijeka", 14.44, 45.34, "HR"),
        ("Kaunas", 23.90, 54.90, "LT"),
        ("Łódź", 19.46, 51.76, "PL"),
        ("Valletta", 14.45, 35.89, "MT"),
    ],
)
def test_a_place_lies_in_its_country_alone(place: str, longitude: float, latitude: float, country: str) -> None:
    assert holders(longitude, latitude) == [country], place


def test_the_sea_belongs_to_nobody() -> None:
    assert [holders(*point) for point in [(19.5, 56.5), (3, 56), (34, 43), (51, 42), (-15, 50)]] == [[]] * 5


@pytest.mark.slow
def test_no_country_lies_over_another() -> None:
    twice = {
        (x, y): found
        for x in np.arange(-10.03, 45, 1.3)
        for y in np.arange(35.07, 71, 1.3)
        if len(found := holders(float(x), float(y))) > 1
    }
    assert not twice  # Russia's outline, taken across 180 degrees, used to cover half of Europe


def test_cyprus_is_one_island_without_a_border() -> None:
    assert len(countries()["CY"]) == 1
    assert not any("CY" in feature["properties"].get("between", []) for feature in features("europe-borders.json"))


def test_the_border_between_serbia_and_kosovo_is_marked_as_disputed() -> None:
    marked = {tuple(f["properties"]["between"]): f["properties"]["kind"] for f in features("europe-borders.json")[1:]}
    assert marked["RS", "XK"] == "disputed"
    assert {pair for pair, kind in marked.items() if kind == "disputed"} == {("RS", "XK"), ("IL", "PS"), ("EH", "MA")}
    assert marked["HU", "RO"] == "border"
    assert ("RU", "UA") in marked


def test_the_host_countries_are_there() -> None:
    assert set(HOST_COUNTRIES) <= set(countries())
    assert len(countries()) == 70


def test_every_ring_is_closed_wound_and_simple() -> None:
    for code, polygons in countries().items():
        for polygon in polygons:
            for place, ring in enumerate(polygon):
                assert len(ring) >= 4 and ring[0] == ring[-1], code
                assert all(one != other for one, other in pairwise(ring)), code
                assert (area(ring) > 0) == (place == 0), code
                assert not _crosses_itself(ring), code


def _crosses_itself(ring: list[tuple[float, float]]) -> bool:
    """Say whether two sides of a ring cross, not merely touch (orientation test on hundredths of a degree)."""
    points = np.rint(np.array(ring) * 100).astype(np.int64)
    start, run = points[:-1], np.diff(points, axis=0)
    offset = start[None, :, :] - start[:, None, :]

    def side(of: np.ndarray) -> np.ndarray:
        return np.sign(run[:, None, 0] * of[:, :, 1] - run[:, None, 1] * of[:, :, 0])

    split = side(offset) * side(offset + run[None, :, :]) < 0
    return bool((split & split.T).any())


def test_lines_never_follow_the_frame() -> None:
    edges = {(0, EUROPE.west), (0, EUROPE.east), (1, EUROPE.south), (1, EUROPE.north)}
    for feature in features("europe-borders.json"):
        for line in feature["geometry"]["coordinates"]:
            for one, other in pairwise(line):
                assert not any(one[axis] == other[axis] == edge for axis, edge in edges), feature["properties"]


def test_both_files_together_stay_small() -> None:
    assert sum((STATIC / name).stat().st_size for name in ("europe-land.json", "europe-borders.json")) <= 260_000


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_empty_base_map_is_the_sea_and_asks_for_nothing(theme: Theme) -> None:
    style = json.loads((STATIC / f"blank-{theme}.json").read_text(encoding="utf-8"))
    assert style["layers"] == [
        {"id": "sea", "type": "background", "paint": {"background-color": PALETTES[theme].sea}},
    ]
    assert not style["sources"] and "glyphs" not in style and "sprite" not in style


def test_source_and_licence_are_named() -> None:
    words = (STATIC / "README.md").read_text(encoding="utf-8")
    assert all(word in words for word in ("Natural Earth", "public domain", "BSD-3-Clause", "UNSCR 1244/1999"))
