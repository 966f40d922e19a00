"""Names as the sheet "Lists" shows them, in the reader's language, and the way back from what people write."""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from data.catalogue import Catalogue, load_catalogue
from data.content import PARTNERSHIP, PARTNERSHIP_ACTIONS, Area, Status
from data.workbook.spelling import bare_key, name_key
from data.workbook.words import UNIT_WORDS
from text import LANGUAGES, Text, mark, text_for

AREAS: Final[dict[Area, str]] = {
    "city": mark("City"),
    "nuts3": mark("NUTS 3 region"),
    "nuts2": mark("NUTS 2 region"),
    "fua": mark("Functional urban area"),
}
AREA_WORDS: Final[dict[str, Area]] = {
    **dict.fromkeys(("nuts3", "nuts 3", "nuts-3"), "nuts3"),
    **dict.fromkeys(("nuts2", "nuts 2", "nuts-2"), "nuts2"),
    "fua": "fua",
}
STATUSES: Final[dict[Status, str]] = {
    Status.NOT_STARTED: mark("Not started"),
    Status.IN_PROGRESS: mark("In progress"),
    Status.COMPLETED: mark("Completed"),
    Status.DELAYED: mark("Delayed"),
    Status.CANCELLED: mark("Cancelled"),
    Status.WITHDRAWN: mark("Withdrawn"),
}
PARTNERSHIP_NAME: Final = mark("Partnership")
PROJECT_ACTIONS: Final[dict[str, str]] = dict(zip(PARTNERSHIP_ACTIONS, (mark("Project"), mark("Context")), strict=True))
PERCENT: Final = "percent"
CLOSE_ENOUGH: Final = 0.8


@dataclass(frozen=True)
class Lookup:
    """The way back from a spelling to a key: exact by :func:`name_key`, and a guess that is only ever suggested."""

    exact: Mapping[str, str]

    @cached_property
    def _bare(self) -> dict[str, str]:
        return {bare_key(spelled): key for spelled, key in self.exact.items()}

    def find(self, written: str) -> str | None:
        """Return the key whose name this is."""
        return self.exact.get(name_key(written))

    def suggest(self, written: str) -> str | None:
        """Return the key whose name this nearly is: without diacritics, or a few letters off."""
        wanted = bare_key(written)
        if wanted in self._bare:
            return self._bare[wanted]
        close = difflib.get_close_matches(wanted[:80], self._bare, n=1, cutoff=CLOSE_ENOUGH) if len(wanted) > 3 else []
        return self._bare[close[0]] if close else None


def _in_all_languages(names: Iterable[tuple[str, str]]) -> dict[str, str]:
    return {name_key(text_for(language).say(name)): key for key, name in names for language in LANGUAGES}


class Names:
    """Everything that has a name in a workbook.

    Parameters
    ----------
    catalogue
        Cities, indicators, units and areas.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        places = {name_key(city.name): city.key for city in catalogue.cities.values()}
        self.cities = Lookup({**places, **_in_all_languages([(PARTNERSHIP, PARTNERSHIP_NAME)])})
        self.statuses = Lookup(_in_all_languages(STATUSES.items()))
        self.project_actions = Lookup(_in_all_languages(PROJECT_ACTIONS.items()))
        self._areas = Lookup({**_in_all_languages(AREAS.items()), **AREA_WORDS})
        self._official_units = {key: self._spellings_of_unit(key) for key in catalogue.units}
        self._all_units = {key: self._words_of_unit(key) for key in catalogue.units}

    @cached_property
    def indicators(self) -> Lookup:
        """Indicators by title in any language, or by key."""
        known = self.catalogue.indicators.values()
        titles = _in_all_languages((indicator.key, indicator.title) for indicator in known)
        return Lookup({**titles, **{indicator.key: indicator.key for indicator in known}})

    def area(self, city: str, written: str) -> Area | None:
        """Return the level an area cell names: the level itself, or the code or the name of the city's own area."""
        level = self._areas.find(written)
        if level is None and city in self.catalogue.cities:
            level = self._own_areas(city).get(name_key(written))
        return next((area for area in AREAS if area == level), None)

    @lru_cache(maxsize=16)  # noqa: B019 - one instance a process
    def _own_areas(self, city: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for area in ("nuts3", "nuts2", "fua", "city"):
            code = self.catalogue.cities[city].area(area)
            found.setdefault(name_key(code), area)
            if code in self.catalogue.regions and area in ("nuts3", "nuts2"):
                found.setdefault(name_key(self.catalogue.regions[code].name), area)
        return found

    def _spellings_of_unit(self, key: str) -> frozenset[str]:
        unit = self.catalogue.units[key]
        spelled = {name_key(text_for(language).say(unit.title)) for language in LANGUAGES}
        return frozenset({unit.symbol} if key == PERCENT else spelled)

    def _words_of_unit(self, key: str) -> frozenset[str]:
        titles = {name_key(text_for(language).say(self.catalogue.units[key].title)) for language in LANGUAGES}
        return frozenset(titles | {key} | {name_key(word) for word in UNIT_WORDS.get(key, ())})

    def is_official_unit(self, key: str, written: str) -> bool:
        """Return whether a unit is spelled as "Lists" spells it."""
        return name_key(written) in self._official_units[key]

    def is_unit(self, key: str, written: str) -> bool:
        """Return whether a spelling means a unit, official or not."""
        return self.is_official_unit(key, written) or name_key(written) in self._all_units[key]

    def shown_city(self, key: str, text: Text) -> str:
        """Return a city's name, or that of the partnership in a language."""
        return text.say(PARTNERSHIP_NAME) if key == PARTNERSHIP else self.catalogue.cities[key].name

    def shown_indicator(self, key: str, text: Text) -> str:
        """Return an indicator's title in a language."""
        return text.say(self.catalogue.indicators[key].title)

    def shown_unit(self, key: str, text: Text) -> str:
        """Return a unit as it is written in a workbook: "%" or its name."""
        unit = self.catalogue.units[key]
        return unit.symbol if key == PERCENT else text.say(unit.title)

    def shown_area(self, area: Area, text: Text) -> str:
        """Return the name of a level in a language."""
        return text.say(AREAS[area])

    def shown_action(self, key: str, text: Text) -> str:
        """Return an action's code, or the name of one of the two that stand for the whole project."""
        return text.say(PROJECT_ACTIONS.get(key, "")) or key


@lru_cache(maxsize=1)
def names() -> Names:
    """Return the names of the shipped catalogue, made once a process."""
    return Names(load_catalogue())
