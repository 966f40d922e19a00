"""Series as lines: comparable years around the base, hollow marks where estimated, and what happened when."""

from collections.abc import Mapping
from functools import lru_cache

from analysis import flags
from analysis.event_time import MarkKind, marks
from analysis.impact.assessment import Assessment
from analysis.impact.outcome import Outcome
from analysis.impact.window import Figures, figures_of_outcome
from analysis.series import pick
from charts.lines import Line, Point, Role
from charts.palette import SIGNS
from charts.rail import Mark
from data.catalogue import Catalogue
from data.evidence import Evidence
from text import Text

ESTIMATED = frozenset("eps")  # estimated, provisional, Eurostat's own estimate


@lru_cache(maxsize=16)
def held(evidence: Evidence, outcome: Outcome) -> Figures:
    """Return every area's series of an outcome, with its breaks."""
    return figures_of_outcome(evidence.everywhere, evidence.catalogue, outcome)


@lru_cache(maxsize=64)
def estimated_years(evidence: Evidence, outcome: Outcome, geo: str) -> frozenset[int]:
    """Return the years whose figure the source marks as estimated or provisional."""
    key = outcome.key(geo)
    rows = pick(
        evidence.everywhere,
        indicators=[key.indicator], geos=[geo], breakdowns=[key.breakdown], sources=[outcome.source],
    )  # fmt: skip
    return frozenset(
        int(year) for year, flag in zip(rows["year"], rows["flag"].astype("str"), strict=True) if ESTIMATED & set(flag)
    )


def city_figures(evidence: Evidence, found: Assessment) -> Mapping[int, float]:
    """Return the figures of the city's line as they were counted: its own, or official ones."""
    return found.own.values if found.own else held(evidence, found.outcome).values.get(found.geo, {})


def city_breaks(evidence: Evidence, found: Assessment) -> frozenset[int]:
    """Return the years in which the city's line begins to be counted in another way."""
    if found.own:
        return frozenset(figure.year for figure in found.own.figures if flags.parse(figure.flag) & flags.BREAK)
    return held(evidence, found.outcome).breaks.get(found.geo, frozenset())


def city_estimated(evidence: Evidence, found: Assessment) -> frozenset[int]:
    """Return the years of the city's line that whoever counts marks as estimated or provisional."""
    if found.own:
        return frozenset(figure.year for figure in found.own.figures if ESTIMATED & set(figure.flag))
    return estimated_years(evidence, found.outcome, found.geo)


def comparable(
    line: Mapping[int, float], breaks: frozenset[int], base: int, first: int
) -> tuple[dict[int, float], bool]:
    """Return the years that compare with the base, and whether the series goes on after a break."""
    start = max((year for year in breaks if year <= base), default=first)
    end = min((year for year in breaks if year > base), default=None)
    kept = {year: value for year, value in line.items() if year >= max(start, first) and (end is None or year < end)}
    return kept, end is not None and any(year >= end for year in line)


def stretches(line: Mapping[int, float], hollow: frozenset[int] = frozenset()) -> tuple[tuple[Point, ...], ...]:
    """Return the runs of consecutive years: a missing year is a gap in the line."""
    runs: list[list[Point]] = []
    for year in sorted(line):
        point = Point(year, line[year], hollow=year in hollow)
        if runs and runs[-1][-1].year == year - 1:
            runs[-1].append(point)
        else:
            runs.append([point])
    return tuple(tuple(run) for run in runs)


def drawn_line(
    line: Mapping[int, float],
    *,
    key: str,
    name: str,
    label: str,
    role: Role = "comparator",
    hollow: frozenset[int] = frozenset(),
    ring: int | None = None,
    cut: bool = False,
) -> Line:
    """Return one line with its name at its end."""
    return Line(key, name, role, stretches(line, hollow), label, ring=ring, cut=cut)


def city_label(catalogue: Catalogue, found: Assessment, words: str) -> str:
    """Return "■ Leeuwarden 127": what stands at the end of the city's line."""
    return f"{SIGNS[found.city]} {catalogue.cities[found.city].name} {words}".rstrip()


def rail(catalogue: Catalogue, found: Assessment, first: int, last: int, text: Text) -> tuple[Mark, ...]:
    """Return the city's award, title and planned title, and the pandemic, for the rail under a chart."""
    rail_marks = []
    for item in marks(catalogue, [found.city], covid=True):
        inside = first <= item.first.year
        if item.kind is MarkKind.COVID:
            if first <= item.first.year <= last:
                span = item.first.year - 0.5, item.last.year + 0.5
                rail_marks.append(Mark("covid", *span, text.say("COVID-19")))
        elif item.kind is MarkKind.TITLE and inside:
            year = catalogue.cities[found.city].title_year
            rail_marks.append(Mark("title", year, year, "", found.city))
        elif item.kind is MarkKind.PLANNED and inside:
            rail_marks.append(Mark("moved", item.first.year, item.first.year, "→", found.city))
        elif item.kind is MarkKind.AWARD and inside:
            rail_marks.append(Mark("award", item.first.year, item.first.year, "", found.city))
    return tuple(rail_marks)
