"""Writes the data dictionary: a page of indicators, datasets, breaks and codes, generated from the catalogue."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from data.catalogue import REFERENCE, Break, Catalogue, City, load_catalogue

HEAD = """# Data dictionary

Generated from `data/reference` by `python -m data.reference dictionary`; do not edit it by hand.

A figure is named by `indicator, geo, year, breakdown, source`. Missing is missing: nothing is filled in, carried
forward or interpolated. Figures keep the marks of their source.
"""


def write_dictionary(path: Path, *, folder: Path = REFERENCE) -> None:
    """Write the page to a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dictionary(load_catalogue(folder)), encoding="utf-8", newline="\n")


def dictionary(catalogue: Catalogue) -> str:
    """Return the page as Markdown."""
    sections = (
        ("Indicators", _indicators(catalogue)),
        ("Datasets", _datasets(catalogue)),
        ("Marks", _flags(catalogue)),
        ("Known breaks", _breaks(catalogue)),
        ("Partner cities", _cities(catalogue)),
        ("Codes without a point on the map", _pointless(catalogue)),
    )
    body = "\n".join(f"\n## {title}\n\n" + "\n".join(lines) for title, lines in sections)
    return f"{HEAD}{body}\n"


def _table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(header)} |"
    yield f"| {' | '.join('---' for _ in header)} |"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', '/') for cell in row)} |"


def _indicators(catalogue: Catalogue) -> Iterator[str]:
    rows = (
        (
            f"`{item.key}`",
            item.title,
            item.definition,
            catalogue.units[item.unit].title,
            _some(item.breakdowns),
            ", ".join(f"`{key}`" for key in item.datasets),
        )
        for item in catalogue.indicators.values()
    )
    return _table(("key", "title", "definition", "unit", "breakdowns", "datasets"), rows)


def _some(breakdowns: tuple[str, ...]) -> str:
    """Return the breakdowns, the first dozen of a long list."""
    shown = ", ".join(f"`{key}`" for key in breakdowns[:14])
    return shown if len(breakdowns) <= 14 else f"{shown} and {len(breakdowns) - 14} more"


def _datasets(catalogue: Catalogue) -> Iterator[str]:
    rows = (
        (
            f"`{item.key}`",
            f"[{item.title}]({item.url})",
            item.provider,
            item.vintage,
            item.licence or "figures quoted",
            f"{item.first_year}–{item.newest_year}",
            f"{item.coverage_note} {item.caveat}".strip(),
        )
        for item in catalogue.datasets.values()
    )
    return _table(("key", "title", "provider", "data of", "licence", "years", "coverage and caveats"), rows)


def _flags(catalogue: Catalogue) -> Iterator[str]:
    rows = ((f"`{item.key}`", item.title, item.description) for item in catalogue.flags.values())
    return _table(("mark", "title", "meaning"), rows)


def _breaks(catalogue: Catalogue) -> Iterator[str]:
    known = [item for item in catalogue.breaks if item.catalogued and item.kind != "flag"]
    marked = sum(item.kind == "flag" for item in catalogue.breaks)
    found = sum(not item.catalogued for item in catalogue.breaks)
    yield (
        f"Besides these, {marked} breaks are marked by the source itself (`breaks_flagged.csv`), and {found} jumps "
        "were found by rule without an explanation (`breaks_detected.csv`). The year is the first of the new level.\n"
    )
    yield from _table(("year", "dataset", "indicators", "areas", "reason"), _break_rows(known))


def _break_rows(known: list[Break]) -> Iterator[tuple[str, ...]]:
    for (dataset, year, reason), group in groupby(known, key=lambda item: (item.dataset, item.year, item.reason)):
        breaks = list(group)
        indicators = ", ".join(f"`{key}`" for key in dict.fromkeys(item.indicator for item in breaks))
        areas = list(dict.fromkeys(item.geo for item in breaks))
        shown = ", ".join(areas[:8]) + (f" and {len(areas) - 8} more" if len(areas) > 8 else "")
        yield str(year), f"`{dataset}`", indicators, shown, reason


def _cities(catalogue: Catalogue) -> Iterator[str]:
    rows = (
        (
            city.name,
            _title_year(city),
            city.awarded_on.isoformat() if city.awarded_on else str(city.award_year),
            f"{city.window[0].isoformat()} to {city.window[1].isoformat()}",
            ", ".join((city.nuts3, city.nuts2, city.city_code, city.fua_code, city.country, *city.other_codes)),
        )
        for city in catalogue.cities.values()
    )
    return _table(("city", "title", "awarded", "window", "codes"), rows)


def _title_year(city: City) -> str:
    moved = city.title_year != city.first_title_year
    return f"{city.title_year} (first given {city.first_title_year})" if moved else str(city.title_year)


def _pointless(catalogue: Catalogue) -> Iterator[str]:
    regions = [region for region in catalogue.regions.values() if region.no_point_reason]
    reasons = dict.fromkeys(region.no_point_reason for region in regions)
    rows = (
        (reason, str(len(codes)), ", ".join(codes[:12]) + (" …" if len(codes) > 12 else ""))
        for reason in reasons
        for codes in [[region.code for region in regions if region.no_point_reason == reason]]
    )
    return _table(("reason", "codes", "which"), rows)
