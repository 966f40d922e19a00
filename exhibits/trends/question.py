"""What was asked, resolved against the figures: or why it cannot be shown, and what to do instead."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from analysis.definitions import datasets_of, per_1000
from analysis.event_time import base_years
from analysis.segments import common_base, cut
from analysis.series import pick
from data.catalogue import Catalogue, Level
from data.evidence import Evidence
from exhibits.exhibit import FIVE, Parameters
from exhibits.figures import observed_everywhere
from exhibits.trends import menu
from exhibits.trends.areas import Area, areas
from exhibits.trends.traces import Base
from text import Text


class Unanswerable(Exception):  # noqa: N818 - an answer, not an error of ours
    """Why a question has no picture: ``headline`` says what is the case, ``next_step`` what to do."""

    def __init__(self, headline: str, next_step: str, *, refused: bool = True) -> None:
        super().__init__(headline)
        self.headline, self.next_step, self.refused = headline, next_step, refused


@dataclass(frozen=True, eq=False)
class Question:
    """What is shown: the measured indicator, its level and dataset, who is shown, over which years.

    ``rows`` hold the figures of all areas; ``everywhere`` those of every region, for bands.
    """

    parameters: Parameters
    indicator: str
    level: Level
    dataset: str
    areas: tuple[Area, ...]
    rows: pd.DataFrame
    everywhere: pd.DataFrame
    bases: Mapping[str, Base]
    window: tuple[int, int]
    titles: Mapping[str, int]


def resolve(evidence: Evidence, parameters: Parameters, text: Text) -> Question:
    """Return the question behind some parameters.

    Raises
    ------
    Unanswerable
        No city is chosen, the years are reversed, or the indicator has no such measure, size class or level.
    """
    catalogue = evidence.catalogue
    _check_choice(catalogue, parameters, text)
    indicator = per_1000(parameters.indicator) if parameters.measure == "per1000" else parameters.indicator
    level: Level = parameters.area or menu.default_level(catalogue, parameters.indicator)  # type: ignore[assignment]
    held = _held(evidence, indicator, parameters.breakdown, level)
    if held is None:
        raise _nothing_at_level(catalogue, parameters, indicator, level, text)
    shown = areas(catalogue, parameters, level, text)
    rows = pick(held.everywhere, geos={area.geo for area in shown})
    window = _window(rows, parameters)
    bases = _bases(catalogue, parameters, level, held)
    titles = {key: city.title_year for key, city in catalogue.cities.items()}
    return Question(parameters, indicator, level, held.dataset, shown, rows, held.everywhere, bases, window, titles)


@dataclass(frozen=True, eq=False)
class _Held:
    """One indicator, size class and level: its dataset, all regions' figures, and the cities' counted years."""

    dataset: str
    everywhere: pd.DataFrame
    years: Mapping[str, tuple[int, ...]]
    common_base: int | None


@lru_cache(maxsize=128)
def _held(evidence: Evidence, indicator: str, breakdown: str, level: Level) -> _Held | None:
    """Return what is held, looked up once per process; None without any figure of a city."""
    catalogue = evidence.catalogue
    sized = pick(observed_everywhere(evidence, indicator), breakdowns=[breakdown])
    geos = [city.area(level) for city in catalogue.cities.values()]
    own = pick(sized, geos=geos)
    dataset = _dataset(catalogue, indicator, own)
    if not dataset:
        return None
    figures = cut(pick(own, sources=[dataset]), catalogue)
    years = {geo: tuple(figures.loc[figures["geo"] == geo, "year"].tolist()) for geo in geos}
    return _Held(dataset, pick(sized, sources=[dataset]), years, common_base(figures))


def _check_choice(catalogue: Catalogue, parameters: Parameters, text: Text) -> None:
    """Refuse what cannot be answered before any figure is looked at."""
    if not parameters.cities:
        raise Unanswerable(text.say("No city is chosen"), text.say("Choose at least one city above."), refused=False)
    first, last = parameters.first, parameters.last
    if first is not None and last is not None and last <= first:
        raise Unanswerable(
            text.say("The last year, {last}, does not lie after the first, {first}", first=first, last=last),
            text.say("Choose a last year after {first}, or a first year before {last}.", first=first, last=last),
        )
    name = text.say(menu.title_of(catalogue, parameters.indicator))
    if parameters.measure == "per1000" and not menu.per_inhabitant(parameters.indicator):
        raise Unanswerable(
            text.say("“{indicator}” is not counted per 1,000 inhabitants", indicator=name),
            text.say("Show the figures as they are, or choose a count such as enterprises or births."),
        )
    if parameters.measure in ("index", "growth") and not menu.can_grow(catalogue, parameters.indicator):
        raise Unanswerable(
            text.say(
                "“{indicator}” is a percentage or a balance: growth of it in percent would mislead", indicator=name
            ),
            text.say("Show the figures as they are."),
        )


def _dataset(catalogue: Catalogue, indicator: str, own: pd.DataFrame) -> str:
    """Return the dataset that holds most of the cities' areas, the preferred one at a tie; no quoted one."""
    covered = own.dropna(subset=["value"]).groupby("source")["geo"].nunique()
    names = [name for name in datasets_of(catalogue, indicator) if not catalogue.datasets[name].quoted]
    return max((name for name in names if name in covered.index), key=lambda name: covered[name], default="")


def _nothing_at_level(
    catalogue: Catalogue, parameters: Parameters, indicator: str, level: Level, text: Text
) -> Unanswerable:
    name = text.say(menu.title_of(catalogue, indicator))
    if parameters.breakdown not in menu.sizes_of(catalogue, parameters.indicator):
        size = text.say(catalogue.breakdown_title(parameters.breakdown))
        return Unanswerable(
            text.say("“{indicator}” is not told apart by “{size}”", indicator=name, size=size),
            text.say("Choose the total."),
            refused=False,
        )
    usual = text.say(menu.LEVELS[menu.default_level(catalogue, parameters.indicator)])
    asked = text.say(menu.LEVELS.get(level, level))
    return Unanswerable(
        text.say("There are no figures of “{indicator}” for this level: {level}", indicator=name, level=asked),
        text.say("Choose another level; the usual one here is: {level}.", level=usual),
        refused=False,
    )


def _window(rows: pd.DataFrame, parameters: Parameters) -> tuple[int, int]:
    """Return the years shown: those asked for, else all that hold a figure."""
    years = rows.dropna(subset=["value"])["year"]
    first, last = (int(years.min()), int(years.max())) if len(years) else (0, 0)
    return parameters.first or first, parameters.last or last


def _bases(catalogue: Catalogue, parameters: Parameters, level: Level, held: _Held) -> dict[str, Base]:
    """Return the base year per city: one for all on the calendar, the year before the award in event years.

    On the calendar a city without a figure in the base year has none; in event years its first counted year after
    stands in, and that is said.
    """
    if parameters.align == "calendar":
        base = parameters.first or held.common_base or 0
        return {key: Base(base, base) for key in FIVE}
    wanted = base_years(catalogue, FIVE, level)
    found = {}
    for key in FIVE:
        geo = catalogue.cities[key].area(level)
        found[key] = Base(wanted[geo], next((year for year in held.years[geo] if year >= wanted[geo]), None))
    return found
