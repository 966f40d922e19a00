"""What a reader chose, in words: the filters that downloads and citations carry."""

from collections.abc import Callable, Collection, Mapping

from analysis.definitions import MEASURES
from data.catalogue import Catalogue
from exhibits.exhibit import Parameters
from exhibits.figures import part_title
from exhibits.sentences import city_names, region_name
from exhibits.trends.menu import sizes_of
from text import Text, mark

Filter = tuple[str, str]

_MEASURES: Mapping[str, str] = {
    "level": mark("as counted"),
    "per1000": mark("per 1,000 inhabitants"),
    "index": mark("first year = 100"),
    "growth": mark("yearly growth"),
}
LEVELS: Mapping[str, str] = {
    "country": mark("country"),
    "nuts1": mark("group of regions (NUTS 1)"),
    "nuts2": mark("large region (NUTS 2)"),
    "nuts3": mark("small region (NUTS 3)"),
    "city": mark("city"),
    "fua": mark("city with its surroundings"),
    "aggregate": mark("European Union"),
}
# With whom a city is compared on Impact, by the codes of the analysis.
CONTROLS: Mapping[str, str] = {
    "runner_ups": mark("Cities that lost the same contest"),
    "same_country": mark("Regions of the same country"),
    "all_regions": mark("All regions of Europe"),
    "own_pick": mark("Regions you pick"),
}
# Whose figures the line of the city is on Impact.
FIGURES: Mapping[str, str] = {"official": mark("Official (Eurostat)"), "own": mark("Handed in by the city")}
# On which scale, by the codes of the analysis.
SCALES: Mapping[str, str] = {
    "level": mark("levels"),
    "log": mark("logarithms"),
    "demeaned": mark("distance from the mean before"),
}
_ALIGNMENTS: Mapping[str, str] = {
    "calendar": mark("calendar years"),
    "event": mark("years before and after the title"),
    "award": mark("years since the award"),
}


def filters_in_words(
    uses: Collection[str], parameters: Parameters, catalogue: Catalogue, text: Text
) -> tuple[Filter, ...]:
    """Return name and value of each filter that matters to an exhibit, in a fixed order.

    Parameters
    ----------
    uses
        The names an exhibit of the registry says it uses; what it does not use is not named.
    """
    written = {name: write(parameters, catalogue, text) for name, (_, write) in _FILTERS.items() if name in uses}
    return tuple((text.say(_FILTERS[name][0]), value) for name, value in written.items() if value)


def indicator_title(catalogue: Catalogue, key: str, text: Text) -> str:
    """Return what an indicator or a computed measure is called; an unknown one is its own name."""
    known = MEASURES.get(key) or catalogue.indicators.get(key)
    return text.say(known.title) if known else key


def _cities(parameters: Parameters, catalogue: Catalogue, text: Text) -> str:
    return city_names([catalogue.cities[key] for key in parameters.cities if key in catalogue.cities], text)


def _indicator(parameters: Parameters, catalogue: Catalogue, text: Text) -> str:
    return indicator_title(catalogue, parameters.indicator, text)


def _breakdown(parameters: Parameters, catalogue: Catalogue, text: Text) -> str:
    return text.say(part_title(catalogue, parameters.breakdown, sizes_of(catalogue, parameters.indicator)))


def _area(parameters: Parameters, catalogue: Catalogue, text: Text) -> str:
    area = parameters.area
    return text.say(LEVELS[area]) if area in LEVELS else region_name(catalogue, area, text)


def _years(parameters: Parameters, _: Catalogue, text: Text) -> str:
    first, last = parameters.first, parameters.last
    if first is None and last is None:
        return ""
    if first is None:
        return text.say("to {year}", year=last)
    return text.say("from {year}", year=first) if last is None else text.years(first, last)


def _year(parameters: Parameters, _: Catalogue, __: Text) -> str:
    return "" if parameters.year is None else str(parameters.year)


def _region(parameters: Parameters, catalogue: Catalogue, text: Text) -> str:
    return region_name(catalogue, parameters.region, text) if parameters.region else ""


def _versus(parameters: Parameters, catalogue: Catalogue, text: Text) -> str:
    return text.listing(region_name(catalogue, code, text) for code in parameters.versus)


def _controls(parameters: Parameters, _: Catalogue, text: Text) -> str:
    return text.say(CONTROLS[parameters.controls]) if parameters.controls in CONTROLS else ""


def _gas(parameters: Parameters, _: Catalogue, text: Text) -> str:
    return text.say("may be compared with") if parameters.gas else ""


def _as_of(parameters: Parameters, _: Catalogue, text: Text) -> str:
    return "" if parameters.as_of is None else text.date(parameters.as_of)


def _action(parameters: Parameters, _: Catalogue, __: Text) -> str:
    return parameters.action


def _dataset(parameters: Parameters, catalogue: Catalogue, text: Text) -> str:
    dataset = catalogue.datasets.get(parameters.dataset)
    return text.say(dataset.title) if dataset else parameters.dataset


def _coded(words: Mapping[str, str], field: str) -> Callable[[Parameters, Catalogue, Text], str]:
    def written(parameters: Parameters, _: Catalogue, text: Text) -> str:
        """Return the words of the field's value, or the value itself where it has none."""
        value = str(getattr(parameters, field))
        return text.say(words[value]) if value in words else value

    return written


_FILTERS: Mapping[str, tuple[str, Callable[[Parameters, Catalogue, Text], str]]] = {
    "cities": (mark("Cities"), _cities),
    "indicator": (mark("Indicator"), _indicator),
    "size": (mark("Part"), _breakdown),
    "area": (mark("Area"), _area),
    "show": (mark("Measure"), _coded(_MEASURES, "measure")),
    "from": (mark("Years"), _years),
    "year": (mark("Year"), _year),
    "region": (mark("Region"), _region),
    "align": (mark("Alignment"), _coded(_ALIGNMENTS, "align")),
    "vs": (mark("Compared with"), _versus),
    "controls": (mark("Compared with"), _controls),
    "figures": (mark("Figures"), _coded(FIGURES, "figures")),
    "scale": (mark("Scale"), _coded(SCALES, "scale")),
    "gas": (mark("Groningen’s gas regions"), _gas),
    "action": (mark("Action"), _action),
    "dataset": (mark("Dataset"), _dataset),
    "asof": (mark("Statuses as of"), _as_of),
}
