"""What is known about the figures: cities, regions, indicators, units, datasets, breaks, hosts. Typed, loaded once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from itertools import chain, product
from pathlib import Path
from typing import Any, TypeVar

from data.package import DESCRIPTOR, REFERENCE, Fault, Package, ReferenceDataError, open_package
from data.records import (
    EUROPEAN_UNION,
    Break,
    Breakdown,
    BreakKind,
    City,
    Dataset,
    EventKind,
    Flag,
    Host,
    Indicator,
    Kind,
    Level,
    Region,
    TitleEvent,
    Unit,
)
from text import mark

__all__ = [
    "EUROPEAN_UNION",
    "REFERENCE",
    "Break",
    "BreakKind",
    "Breakdown",
    "Catalogue",
    "City",
    "Dataset",
    "EventKind",
    "Flag",
    "Host",
    "Indicator",
    "Kind",
    "Level",
    "ReferenceDataError",
    "Region",
    "TitleEvent",
    "Unit",
    "load_catalogue",
]

Row = Mapping[str, str]
T = TypeVar("T")
FLAGGED = mark("The source marks a break in the series here.")
DETECTED = mark(
    "The level jumps here by more than a quarter, far more than in this region’s other years; no reason is published."
)


@dataclass(frozen=True)
class Catalogue:
    """Everything that is known about the figures, by key."""

    cities: Mapping[str, City]
    regions: Mapping[str, Region]
    units: Mapping[str, Unit]
    flags: Mapping[str, Flag]
    indicators: Mapping[str, Indicator]
    datasets: Mapping[str, Dataset]
    breaks: tuple[Break, ...]
    hosts: tuple[Host, ...]
    title_events: tuple[TitleEvent, ...]
    breakdowns: Mapping[str, Breakdown] = field(default_factory=dict)

    @cached_property
    def _breaks_by_series(self) -> dict[tuple[str, str, str, str], list[Break]]:
        found: dict[tuple[str, str, str, str], list[Break]] = {}
        for item in self.breaks:
            found.setdefault((item.indicator, item.geo, item.breakdown, item.dataset), []).append(item)
        return found

    def breakdown_title(self, key: str) -> str:
        """Return what a breakdown is called, a message; a code that has no name of its own is its name."""
        return self.breakdowns[key].title if key in self.breakdowns else key

    def breaks_between(
        self, indicator: str, geo: str, breakdown: str, dataset: str, first_year: int, last_year: int
    ) -> tuple[Break, ...]:
        """Return the breaks of a series that a comparison of the two years would cross.

        A break in the first year does no harm, its level already is the new one: ``first_year < break.year <=
        last_year``.
        """
        series = self._breaks_by_series.get((indicator, geo, breakdown, dataset), [])
        return tuple(item for item in series if first_year < item.year <= last_year)


@lru_cache(maxsize=8)
def load_catalogue(folder: Path = REFERENCE) -> Catalogue:
    """Return the catalogue of a data package.

    Raises
    ------
    ReferenceDataError
        A table is missing, altered or unreadable.
    """
    package = open_package(folder)
    events = _listed(package, "title_events", _title_event)
    return Catalogue(
        cities={city.key: city for city in _listed(package, "cities", lambda row: _city(row, events))},
        regions={region.code: region for region in _listed(package, "regions", _region)},
        units={unit.key: unit for unit in _listed(package, "units", _unit)},
        flags={flag.key: flag for flag in _listed(package, "flags", _flag)},
        breakdowns={item.key: item for item in _listed(package, "breakdowns", _breakdown)},
        indicators={item.key: item for item in _listed(package, "indicators", _indicator)},
        datasets=_datasets(package),
        breaks=_breaks(package),
        hosts=tuple(_listed(package, "hosts", _host)),
        title_events=tuple(events),
    )


def _listed(package: Package, name: str, made: Callable[[Row], T]) -> list[T]:
    """Return one record per row of a table; a row that makes none is a corrupt file, named with its line."""
    resource = package.table(name)
    records: list[T] = []
    for line, row in enumerate(resource.rows(), start=2):
        try:
            records.append(made(row))
        except (ValueError, KeyError) as error:
            detail = f"line {line}: {error}"
            raise ReferenceDataError(Fault.CORRUPT, file=resource.path, detail=detail) from error
    return records


def _number(cell: str) -> float | None:
    return float(cell) if cell else None


def _title_event(row: Row) -> TitleEvent:
    event: Any = row["event"]
    precision: Any = row["precision"]
    return TitleEvent(
        city=row["city"],
        event=event,
        date=date.fromisoformat(row["date"]),
        precision=precision,
        source_url=row["source_url"],
        note=row["note_text"],
    )


def _city(row: Row, events: list[TitleEvent]) -> City:
    dated = {item.event: item for item in events if item.city == row["key"]}
    award, given = dated["awarded"], dated["title_given"].date.year
    held = dated["title_moved"].date.year if "title_moved" in dated else given
    first_day = dated["opened"].date if "opened" in dated else date(held, 1, 1)
    last_day = dated["title_extended"].date if "title_extended" in dated else date(held, 12, 31)
    codes = {name: row[name] for name in ("key", "name", "country", "nuts3", "nuts2", "city_code", "fua_code")}
    return City(
        **codes,
        longitude=float(row["longitude"]),
        latitude=float(row["latitude"]),
        title_year=held,
        first_title_year=given,
        window=(first_day, last_day),
        awarded_on=award.date if award.precision == "day" else None,
        award_year=award.date.year,
        other_codes=tuple(row["other_codes"].split()),
    )


@lru_cache(maxsize=64)
def _versions(cell: str) -> tuple[int, ...]:
    return tuple(int(version) for version in cell.split())


def _region(row: Row) -> Region:
    level: Any = row["level"]
    return Region(
        code=row["code"],
        name=row["name"],
        level=level,
        country=row["country"],
        longitude=_number(row["longitude"]),
        latitude=_number(row["latitude"]),
        nuts_versions=_versions(row["nuts_versions"]),
        no_point_reason=row["reason_text"],
    )


def _unit(row: Row) -> Unit:
    return Unit(key=row["key"], title=row["title_text"], symbol=row["symbol"], decimals=int(row["decimals"]))


def _flag(row: Row) -> Flag:
    return Flag(key=row["key"], title=row["title_text"], description=row["description_text"])


def _breakdown(row: Row) -> Breakdown:
    return Breakdown(key=row["key"], title=row["title_text"])


def _indicator(row: Row) -> Indicator:
    kind: Any = row["kind"]
    level: Any = row["default_level"]
    return Indicator(
        key=row["key"],
        title=row["title_text"],
        definition=row["definition_text"],
        unit=row["unit"],
        kind=kind,
        default_level=level,
        breakdowns=tuple(row["breakdowns"].split()),
        datasets=tuple(row["datasets"].split()),
    )


def _datasets(package: Package) -> dict[str, Dataset]:
    try:
        found = [
            Dataset(**{**described, "vintage_date": date.fromisoformat(f"{described['vintage']}-01")})
            for described in package.datasets
        ]
    except (TypeError, ValueError, KeyError) as error:
        raise ReferenceDataError(Fault.CORRUPT, file=package.folder / DESCRIPTOR, detail=str(error)) from error
    return {dataset.key: dataset for dataset in found}


def _breaks(package: Package) -> tuple[Break, ...]:
    known = _listed(package, "breaks", lambda row: _series_breaks(row, row["kind"], row["reason_text"]))
    flagged = _listed(package, "breaks_flagged", lambda row: _series_breaks(row, "flag", FLAGGED))
    detected = _listed(package, "breaks_detected", _detected_break)
    return (*chain.from_iterable(known), *chain.from_iterable(flagged), *detected)


def _series_breaks(row: Row, kind: Any, reason: str) -> list[Break]:
    """Return one break per series that a row of the table names; its cells list several keys."""
    year = int(row["year"])
    series = product(*(row[name].split() for name in ("indicators", "geos", "breakdowns", "datasets")))
    return [
        Break(indicator, geo, breakdown, dataset, year, kind, reason, catalogued=True)
        for indicator, geo, breakdown, dataset in series
    ]


def _detected_break(row: Row) -> Break:
    return Break(
        indicator=row["indicator"],
        geo=row["geo"],
        breakdown=row["breakdown"],
        dataset=row["dataset"],
        year=int(row["year"]),
        kind="detected",
        reason=DETECTED,
        catalogued=False,
    )


def _host(row: Row) -> Host:
    role: Any = row["role"]
    return Host(
        city=row["city"],
        country=row["country"],
        nuts2=row["nuts2"],
        nuts3=row["nuts3"],
        role=role,
        year=int(row["year"]),
        designated_year=int(row["designated_year"]),
        longitude=_number(row["longitude"]),
        latitude=_number(row["latitude"]),
        note=row["note_text"],
        source=row["source_url"],
    )
