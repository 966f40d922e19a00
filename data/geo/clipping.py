"""Rings cut to a frame, so that only Europe is shipped.

A ring cut to a rectangle point by point leaves doubled edges along the frame; here the pieces inside are walked and
joined along the frame instead, with the land always on the left (Weiler and Atherton 1977, for a rectangle).
"""

from dataclasses import dataclass
from itertools import pairwise

from data.geo.topology import Line, Point, Ring


@dataclass(frozen=True)
class Frame:
    """West, south, east and north edge in degrees."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, point: Point) -> bool:
        """Say whether the point lies in the frame or on its edge."""
        return self.west <= point[0] <= self.east and self.south <= point[1] <= self.north

    @property
    def corners(self) -> tuple[Point, Point, Point, Point]:
        """The corners anticlockwise from the south-west."""
        return (self.west, self.south), (self.east, self.south), (self.east, self.north), (self.west, self.north)

    def along(self, point: Point) -> float:
        """Return how far along the edge a point lies: 0 to 4, one for each side, anticlockwise from the south-west."""
        x, y = point
        if y == self.south:
            return (x - self.west) / (self.east - self.west)
        if x == self.east:
            return 1 + (y - self.south) / (self.north - self.south)
        if y == self.north:
            return 2 + (self.east - x) / (self.east - self.west)
        return 3 + (self.north - y) / (self.north - self.south)


def unwrap(ring: Ring) -> Ring:
    """Return the ring without the jump at 180 degrees: what painted a wedge from Siberia across Europe."""
    points = [ring[0]]
    for x, y in ring[1:]:
        turns = round((points[-1][0] - x) / 360)
        points.append((x + 360 * turns, y))
    return points


def area(ring: Ring) -> float:
    """Return the signed area in square degrees: positive when the ring runs anticlockwise (the shoelace formula)."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring)) / 2


def contains(ring: Ring, point: Point) -> bool:
    """Say whether the point lies in the ring (crossings of a ray to the east)."""
    x, y = point
    inside = False
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
            inside = not inside
    return inside


def clip_line(line: Line, frame: Frame) -> list[Line]:
    """Return the stretches of a line inside the frame."""
    stretches: list[Line] = []
    for start, end in pairwise(line):
        piece = _clip_segment(start, end, frame)
        if piece is None:
            continue
        if stretches and stretches[-1][-1] == piece[0]:
            stretches[-1].append(piece[1])
        else:
            stretches.append(list(piece))
    return stretches


def _clip_segment(start: Point, end: Point, frame: Frame) -> tuple[Point, Point] | None:
    """Return the part of a segment inside the frame, or nothing (Liang and Barsky 1984)."""
    if frame.holds(start) and frame.holds(end):
        return start, end
    enter, leave = 0.0, 1.0
    run = (end[0] - start[0], end[1] - start[1])
    for axis, low, high in ((0, frame.west, frame.east), (1, frame.south, frame.north)):
        if run[axis] == 0:
            if not low <= start[axis] <= high:
                return None
            continue
        first, last = sorted(((low - start[axis]) / run[axis], (high - start[axis]) / run[axis]))
        enter, leave = max(enter, first), min(leave, last)
    if enter >= leave:
        return None
    return _point_at(start, run, enter, frame), _point_at(start, run, leave, frame)


def _point_at(start: Point, run: Point, share: float, frame: Frame) -> Point:
    """Return a point of a segment, snapped to the frame where arithmetic missed it by a hair."""
    x, y = start[0] + share * run[0], start[1] + share * run[1]
    for edge in (frame.west, frame.east):
        x = edge if abs(x - edge) < 1e-9 else x
    for edge in (frame.south, frame.north):
        y = edge if abs(y - edge) < 1e-9 else y
    return x, y


def clip_polygon(polygon: list[Ring], frame: Frame) -> list[list[Ring]]:
    """Return the parts of a polygon (outer ring first, then holes) inside the frame, outer rings anticlockwise."""
    turned = [_turn(unwrap(ring), anticlockwise=place == 0) for place, ring in enumerate(polygon)]
    whole = [ring for ring in turned if all(frame.holds(point) for point in ring)]
    chains = [chain for ring in turned if ring not in whole for chain in _open_chains(ring, frame)]
    outers = [ring for ring in whole if area(ring) > 0] + _join(chains, frame)
    holes = [ring for ring in whole if area(ring) < 0]
    return [[outer, *(hole for hole in holes if contains(outer, hole[0]))] for outer in outers]


def _turn(ring: Ring, *, anticlockwise: bool) -> Ring:
    return ring if (area(ring) > 0) == anticlockwise else ring[::-1]


def _open_chains(ring: Ring, frame: Frame) -> list[Line]:
    """Return the stretches of a ring that crosses the frame, each from where it enters to where it leaves."""
    start = next(place for place, point in enumerate(ring) if not frame.holds(point))
    return clip_line(ring[start:] + ring[1 : start + 1], frame)


def _join(chains: list[Line], frame: Frame) -> list[Ring]:
    """Close the stretches along the frame: from each exit anticlockwise to the next entry."""
    waiting = list(chains)
    rings: list[Ring] = []
    while waiting:
        ring = waiting.pop(0)
        while True:
            ahead = min([ring, *waiting], key=lambda chain: (frame.along(chain[0]) - frame.along(ring[-1])) % 4)
            ring = [*ring, *_corners_between(ring[-1], ahead[0], frame)]
            if ahead[0] == ring[0]:
                rings.append([*ring, ring[0]])
                break
            waiting.remove(ahead)
            ring.extend(ahead)
    return rings


def _corners_between(start: Point, end: Point, frame: Frame) -> list[Point]:
    """Return the corners passed when walking the frame anticlockwise from one point to another."""
    begin = frame.along(start)
    reach = (frame.along(end) - begin) % 4
    ahead = sorted(((place - begin) % 4, corner) for place, corner in enumerate(frame.corners))
    return [corner for distance, corner in ahead if 0 < distance < reach]
