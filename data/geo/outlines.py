"""The shipped outlines of Europe, as the maps of handouts need them: rings and lines in degrees."""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from data.geo.topology import Line, Ring

STATIC = Path(__file__).resolve().parent.parent.parent / "static"


@dataclass(frozen=True)
class Country:
    """A country: ISO code, name and the outer rings of its parts (degrees)."""

    iso: str
    name: str
    rings: tuple[Ring, ...]


@dataclass(frozen=True)
class Outlines:
    """All countries, coasts and borders; disputed borders are kept apart, because they are drawn dashed."""

    countries: tuple[Country, ...]
    borders: tuple[Line, ...]
    disputed: tuple[Line, ...]


@lru_cache(maxsize=1)
def load_outlines(folder: Path = STATIC) -> Outlines:
    """Return the outlines that the maps of the pages use too.

    Raises
    ------
    OSError
        The files of the outlines are missing.
    """
    land = json.loads((folder / "europe-land.json").read_text(encoding="utf-8"))["features"]
    lines = json.loads((folder / "europe-borders.json").read_text(encoding="utf-8"))["features"]
    disputed = [one["properties"]["kind"] == "disputed" for one in lines]
    return Outlines(
        tuple(_country(one) for one in land),
        tuple(line for one, open_ in zip(lines, disputed, strict=True) if not open_ for line in _lines(one)),
        tuple(line for one, open_ in zip(lines, disputed, strict=True) if open_ for line in _lines(one)),
    )


def _country(feature: dict) -> Country:  # type: ignore[type-arg]
    given = feature["geometry"]
    polygons = given["coordinates"] if given["type"] == "MultiPolygon" else [given["coordinates"]]
    rings = tuple([(x, y) for x, y in polygon[0]] for polygon in polygons)
    return Country(feature["properties"]["iso"], feature["properties"]["name"], rings)


def _lines(feature: dict) -> list[Line]:  # type: ignore[type-arg]
    given = feature["geometry"]
    lines = given["coordinates"] if given["type"] == "MultiLineString" else [given["coordinates"]]
    return [[(x, y) for x, y in line] for line in lines]
