"""Reads a TopoJSON atlas: arcs in degrees, and countries as rings of arc numbers.

Borders stay shared until the very end: each arc is simplified once, so two neighbours can never drift apart.
Format: https://github.com/topojson/topojson-specification, sections 2.1.4 (arcs) and 4.1 (decoding).
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from data.geo.countries import ALPHA2

Point = tuple[float, float]
Line = list[Point]
Ring = list[Point]
ArcRing = tuple[int, ...]


@dataclass(frozen=True)
class Atlas:
    """Arcs (degrees) and, per country, its polygons as rings of arc numbers; ``~n`` is arc n backwards."""

    arcs: Sequence[Line]
    countries: dict[str, list[list[ArcRing]]]

    def trace(self, ring: ArcRing) -> Ring:
        """Return the closed ring of points that the arcs draw."""
        points: Ring = []
        for number in ring:
            arc = self.arcs[number] if number >= 0 else self.arcs[~number][::-1]
            points.extend(arc[1:] if points else arc)
        return points


def read_atlas(topology: dict[str, Any]) -> Atlas:
    """Return the countries named in :data:`data.geo.countries.ALPHA2`; parts of one country are put together.

    Raises
    ------
    KeyError
        If the topology is not the ``countries`` atlas this was written for.
    """
    (scale_x, scale_y), (shift_x, shift_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [_decode(arc, scale_x, scale_y, shift_x, shift_y) for arc in topology["arcs"]]
    countries: dict[str, list[list[ArcRing]]] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        code = ALPHA2.get(shape["properties"]["a3"])
        if code is not None:
            polygons = [[tuple(ring) for ring in polygon] for polygon in shape["arcs"]]
            countries.setdefault(code, []).extend(polygons)
    return Atlas(arcs, {code: dissolve(polygons) for code, polygons in sorted(countries.items())})


def _decode(arc: Iterable[Sequence[int]], scale_x: float, scale_y: float, shift_x: float, shift_y: float) -> Line:
    """Undo the delta encoding of one quantised arc."""
    x = y = 0
    points: Line = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        points.append((x * scale_x + shift_x, y * scale_y + shift_y))
    return points


def dissolve(polygons: list[list[ArcRing]]) -> list[list[ArcRing]]:
    """Join polygons that share an arc: the shared arcs go, the outer rings are stitched into one.

    Only outer rings are joined, one pair after another; that is all Cyprus needs.
    """
    joined: list[list[ArcRing]] = []
    for polygon in polygons:
        partner = next((other for other in joined if _shared(other[0], polygon[0])), None)
        if partner is None:
            joined.append(list(polygon))
            continue
        partner[0] = _stitch(partner[0], polygon[0])
        partner.extend(polygon[1:])
    return joined


def _shared(one: ArcRing, other: ArcRing) -> set[int]:
    """Return the arcs that run one way in the first ring and the other way in the second."""
    return {number for number in one if ~number in other}


def _stitch(one: ArcRing, other: ArcRing) -> ArcRing:
    """Return the ring around both: the arcs of each, turned so that the shared stretch is last, without it."""
    shared = _shared(one, other)
    return (*_without(one, shared), *_without(other, {~number for number in shared}))


def _without(ring: ArcRing, gone: set[int]) -> ArcRing:
    """Return the arcs that stay, in order, starting right after the stretch that goes."""
    start = next(place for place, number in enumerate(ring) if ring[place - 1] in gone and number not in gone)
    turned = ring[start:] + ring[:start]
    return tuple(number for number in turned if number not in gone)


def users(countries: dict[str, list[list[ArcRing]]]) -> dict[int, frozenset[str]]:
    """Return for each arc in use the countries on its two sides; one country means coast."""
    rings = ((code, ring) for code, polygons in countries.items() for polygon in polygons for ring in polygon)
    sides: dict[int, set[str]] = {}
    for code, ring in rings:
        for number in ring:
            sides.setdefault(number if number >= 0 else ~number, set()).add(code)
    return {number: frozenset(codes) for number, codes in sorted(sides.items())}


def simplify(line: Line, tolerance: float) -> Line:
    """Drop points closer than ``tolerance`` degrees of latitude to the line without them (Douglas and Peucker 1973).

    The ends stay, so arcs still meet. A closed line is cut in two at the point farthest from its start.
    """
    closed = line[0] == line[-1]
    if len(line) < (5 if closed else 3):  # a triangle is the least that has an area
        return line
    if closed:
        turn = max(range(len(line)), key=lambda place: math.dist(line[0], line[place]))
        return simplify(line[: turn + 1], tolerance)[:-1] + simplify(line[turn:], tolerance)
    distances = [_distance(point, line[0], line[-1]) for point in line]
    farthest = max(range(len(line)), key=distances.__getitem__)
    if distances[farthest] <= tolerance:
        return [line[0], line[-1]]
    return simplify(line[: farthest + 1], tolerance)[:-1] + simplify(line[farthest:], tolerance)


def _distance(point: Point, start: Point, end: Point) -> float:
    """Return the distance from a point to a segment, in degrees of latitude."""
    squeeze = math.cos(math.radians(point[1]))  # a degree of longitude shrinks towards the pole
    run_x, run_y = (end[0] - start[0]) * squeeze, end[1] - start[1]
    off_x, off_y = (point[0] - start[0]) * squeeze, point[1] - start[1]
    length = run_x * run_x + run_y * run_y
    along = 0.0 if length == 0 else min(1.0, max(0.0, (off_x * run_x + off_y * run_y) / length))
    return math.hypot(off_x - along * run_x, off_y - along * run_y)
