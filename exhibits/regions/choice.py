"""What the address asks of the map, and what can be shown: every wish that cannot be met gets its reason."""

from collections.abc import Mapping
from dataclasses import dataclass

from data.catalogue import Catalogue, Level, Region
from data.evidence import Evidence
from exhibits.exhibit import Parameters
from exhibits.regions.figures import RegionFigures, region_figures
from exhibits.regions.offers import LEVEL_NAMES, OFFERED, breakdowns_of, level_of, title_of
from exhibits.sentences import region_name
from text import Text


@dataclass(frozen=True)
class Notice:
    """Why a wish is not met; ``region`` is the code that can be asked for instead, empty when there is none."""

    sentence: str
    region: str = ""


@dataclass(frozen=True, eq=False)
class Choice:
    """What the map shows: each filter as it stands, and the figures it stands for."""

    indicator: str
    breakdown: str
    level: Level
    year: int
    region: str
    figures: RegionFigures
    notices: tuple[Notice, ...]

    @property
    def parameters(self) -> Parameters:
        """The choice as the exhibits of the map take it."""
        return Parameters(
            indicator=self.indicator,
            breakdown=self.breakdown,
            area=self.level,
            year=self.year,
            region=self.region,
        )


def choose_figures(evidence: Evidence, wanted: Mapping[str, str], text: Text) -> Choice:
    """Return what is shown for the wishes of an address: ``indicator size area year region``, codes or empty.

    An unknown indicator is taken for the usual one; the page says so where it reads the address.
    """
    catalogue = evidence.catalogue
    indicator = wanted["indicator"] if wanted.get("indicator") in OFFERED else next(iter(OFFERED))
    level, level_notice = _level(catalogue, indicator, wanted.get("area", ""), text)
    parts = breakdowns_of(evidence, indicator, level)
    size = wanted.get("size", "")
    breakdown = size if size in parts else parts[0]
    part_notice = _part_notice(catalogue, indicator, size, breakdown, text) if size not in ("", *parts) else None
    figures = region_figures(evidence, indicator, breakdown, level)
    assert figures is not None  # noqa: S101 - a level and part are offered only where there are figures
    year, year_notice = _year(figures, wanted.get("year", ""), catalogue, text)
    region, region_notice = _region(catalogue, figures, wanted.get("region", "").upper(), text)
    notices = tuple(notice for notice in (level_notice, part_notice, year_notice, region_notice) if notice)
    return Choice(indicator, breakdown, level, year, region, figures, notices)


def same_place(catalogue: Catalogue, code: str, level: Level) -> str:
    """Return the area of another level that a region becomes: a city's own, else the larger one around it, or none."""
    for city in catalogue.cities.values():
        if code in (city.nuts3, city.nuts2, city.country):
            return city.area(level)
    lengths: Mapping[Level, int] = {"country": 2, "nuts2": 4, "nuts3": 5}
    return code[: lengths[level]] if len(code) >= lengths[level] else ""


def _level(catalogue: Catalogue, indicator: str, wanted: str, text: Text) -> tuple[Level, Notice | None]:
    offered = OFFERED[indicator]
    for level in offered:
        if level == wanted:
            return level, None
    usual = level_of(catalogue, indicator)
    names: dict[str, str] = {level: text.say(name) for level, name in LEVEL_NAMES.items()}
    if wanted not in names:
        return usual, None
    return usual, Notice(
        text.say(
            "{indicator}: there are no figures for {wanted}. The map shows {shown}.",
            indicator=title_of(catalogue, indicator, "total", text),
            wanted=names[wanted],
            shown=names[usual],
        )
    )


def _part_notice(catalogue: Catalogue, indicator: str, wanted: str, shown: str, text: Text) -> Notice:
    return Notice(
        text.say(
            "{indicator}: there are no figures for “{wanted}”. The map shows “{shown}”.",
            indicator=title_of(catalogue, indicator, "total", text),
            wanted=text.say(catalogue.breakdown_title(wanted[:60])),
            shown=text.say(catalogue.breakdown_title(shown)),
        )
    )


def _year(figures: RegionFigures, wanted: str, catalogue: Catalogue, text: Text) -> tuple[int, Notice | None]:
    """Return the year asked for, the nearest one where there are figures, or the usual one."""
    if not wanted:
        return figures.usual_year, None
    number = int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) <= 4 else None
    if number in figures.years:
        return number, None
    nearest = figures.usual_year if number is None else min(figures.years, key=lambda year: abs(year - number))
    return nearest, Notice(
        text.say(
            "{indicator}: figures reach from {first} to {last}. There are none for “{wanted}”; the map shows {shown}.",
            indicator=title_of(catalogue, figures.indicator, figures.breakdown, text),
            first=figures.years[0],
            last=figures.years[-1],
            wanted=wanted[:20],
            shown=nearest,
        )
    )


def _region(catalogue: Catalogue, figures: RegionFigures, code: str, text: Text) -> tuple[str, Notice | None]:
    """Return the region asked for if it is one of the map's, else why it is not and what to ask for."""
    if not code or code in figures.areas.index:
        return code, None
    known = catalogue.regions.get(code)
    if known is None:
        return "", Notice(
            text.say(
                "No region has the code “{code}”. Search a region by its name beside the map.",
                code=code[:20],
            )
        )
    if known.level != figures.level:
        return "", _other_level(catalogue, figures, known, text)
    return "", _other_edition(catalogue, figures, known, text)


def _other_level(catalogue: Catalogue, figures: RegionFigures, region: Region, text: Text) -> Notice:
    instead = same_place(catalogue, region.code, figures.level)
    return Notice(
        text.say(
            "{name} ({code}) does not belong to the level shown: {level}.",
            name=region_name(catalogue, region.code, text),
            code=region.code,
            level=text.say(LEVEL_NAMES[figures.level]),
        ),
        instead if instead in figures.areas.index else "",
    )


def _other_edition(catalogue: Catalogue, figures: RegionFigures, region: Region, text: Text) -> Notice:
    names = {"code": region.code, "name": region.name, "shown": figures.edition}
    instead = _code_in_edition(catalogue, figures, region)
    if region.nuts_versions:
        edition = max(region.nuts_versions)
        sentence = text.say(
            "{code} ({name}) is a code of the NUTS edition of {edition}; the map shows the edition of {shown}.",
            edition=edition,
            **names,
        )
    elif region.no_point_reason and region.code.endswith(("Z", "X")):
        sentence = text.say("{code} ({name}) is no place: it gathers figures that belong to no region.", **names)
    else:
        sentence = text.say(
            "{code} ({name}) is a code from before the NUTS edition of 2016; the map shows the edition of {shown}.",
            **names,
        )
    return Notice(sentence, instead)


def _code_in_edition(catalogue: Catalogue, figures: RegionFigures, region: Region) -> str:
    """Return the code of the same place in the edition shown: a city's own, or the one region of the same name."""
    for city in catalogue.cities.values():
        own = city.area(figures.level)
        if region.code in city.other_codes and catalogue.regions[region.code].level == figures.level:
            return own
    areas = figures.areas
    same = areas.index[(areas["name"] == region.name) & (areas["country"] == region.country)]
    return str(same[0]) if len(same) == 1 else ""
