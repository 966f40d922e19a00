"""A map as plain shapes on paper: areas, lines, circles and names, in points from the upper left corner."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from charts.map_layers import HOST_COUNTRIES
from charts.palette import Palette
from data.geo.clipping import Frame, clip_line, clip_polygon
from data.geo.outlines import load_outlines
from exports.box import Box

Point = tuple[float, float]
Side = Literal["above", "below", "left", "right"]
WORLD = 512  # pixels around the world at zoom 0, as the maps of the pages count


@dataclass(frozen=True)
class Area:
    """A filled shape."""

    name: str
    rings: tuple[tuple[Point, ...], ...]
    fill: str


@dataclass(frozen=True)
class Stroke:
    """Lines of one look."""

    name: str
    lines: tuple[tuple[Point, ...], ...]
    colour: str
    width: float
    dashed: bool = False


@dataclass(frozen=True)
class Circles:
    """Circles of one look: x, y and radius each; an empty fill or line is none."""

    name: str
    spots: tuple[tuple[float, float, float], ...]
    fill: str
    line: str
    width: float
    alpha: float = 1.0
    city: str = ""  # a city's circle is drawn on its own, so that it can be moved and named


@dataclass(frozen=True)
class Name:
    """Words beside a point, in lines; the first is bold."""

    lines: tuple[str, ...]
    x: float
    y: float
    side: Side
    gap: float
    colour: str
    size: float


@dataclass(frozen=True)
class Sheet:
    """A whole map; ``legend`` are marks with words, ``notes`` whose outlines they are."""

    box: Box
    sea: str
    areas: tuple[Area, ...]
    strokes: tuple[Stroke, ...]
    circles: tuple[Circles, ...]
    names: tuple[Name, ...]
    heads: tuple[Area, ...] = ()
    legend: tuple[tuple[Circles, str], ...] = ()
    legend_title: str = ""
    notes: tuple[str, ...] = field(default=())


@dataclass(frozen=True)
class Projection:
    """Web Mercator onto a box: ``zoom`` and the height it is meant for are those of the page's map."""

    box: Box
    longitude: float
    latitude: float
    zoom: float
    pixels: float

    @property
    def unit(self) -> float:
        """Points per pixel of the page."""
        return self.box.h / self.pixels

    @property
    def _scale(self) -> float:
        return WORLD * 2**self.zoom / 360 * self.unit

    def of(self, longitude: float, latitude: float) -> Point:
        """Return where a place lies on the sheet."""
        rise = mercator(latitude) - mercator(self.latitude)
        return (
            self.box.x + self.box.w / 2 + (longitude - self.longitude) * self._scale,
            self.box.y + self.box.h / 2 - rise * self._scale,
        )

    def line(self, points: Iterable[Point]) -> tuple[Point, ...]:
        """Return a line of places on the sheet."""
        return tuple(self.of(x, y) for x, y in points)

    @property
    def frame(self) -> Frame:
        """The edges of the sheet in degrees."""
        half = self.box.w / 2 / self._scale
        high = self.box.h / 2 / self._scale
        middle = mercator(self.latitude)
        return Frame(self.longitude - half, _latitude(middle - high), self.longitude + half, _latitude(middle + high))


def mercator(latitude: float) -> float:
    """Return Mercator's ordinate in units of a degree of longitude."""
    return math.degrees(math.asinh(math.tan(math.radians(latitude))))


def _latitude(north: float) -> float:
    return math.degrees(math.atan(math.sinh(math.radians(north))))


def land(projection: Projection, palette: Palette) -> tuple[tuple[Area, ...], tuple[Stroke, ...]]:
    """Return countries, those of the five cities darker, and their borders, cut to the sheet."""
    outlines, frame = load_outlines(), projection.frame
    areas = []
    for country in outlines.countries:
        pieces = [part[0] for ring in country.rings for part in clip_polygon([ring], frame)]
        fill = palette.host_land if country.iso in HOST_COUNTRIES else palette.land
        if pieces:
            areas.append(Area(country.name, tuple(projection.line(piece) for piece in pieces), fill))
    strokes = []
    for name, lines, dashed in (("borders", outlines.borders, False), ("disputed borders", outlines.disputed, True)):
        inside = [piece for line in lines for piece in clip_line(line, frame)]
        if inside:
            drawn = tuple(projection.line(piece) for piece in inside)
            strokes.append(Stroke(name, drawn, palette.coast, 0.5, dashed))
    return tuple(areas), tuple(strokes)
