"""What can be asked for: indicators under the project's three words, size classes, levels, comparisons."""

from collections.abc import Mapping
from types import MappingProxyType

from analysis.definitions import MEASURES, PER_INHABITANT, datasets_of, kind_of, unit_of
from data.catalogue import Catalogue, Level
from exhibits.exhibit import Measure
from exhibits.figures import GUESTS, SIZE_CLASSES, part_title
from text import mark

# The project's own words, and what belongs beside them. "Diversify" has no figures over time.
WORDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "trigger": ("births", "births_per_100", "net_births", "deaths", "deaths_per_100", "churn_per_100"),
        "strengthen": (
            "enterprises",
            "micro_enterprises",
            "micro_share",
            "survival_3y",
            "persons_employed",
            "employees",
            "persons_per_enterprise",
        ),
        "around": ("gdp", "gdp_per_head", "arrivals", "nights", "cultural_employment"),
    }
)
WORD_TITLES: Mapping[str, str] = MappingProxyType(
    {"trigger": mark("Trigger"), "strengthen": mark("Strengthen"), "around": mark("Around the firms")}
)
INDICATORS = tuple(key for keys in WORDS.values() for key in keys)
LEVELS: Mapping[Level, str] = MappingProxyType({"nuts3": mark("NUTS 3 regions"), "nuts2": mark("NUTS 2 regions")})
# Comparisons that follow the city; any region's code may stand beside them.
AGAINST: Mapping[str, str] = MappingProxyType(
    {
        "country": mark("Country"),
        "nuts2": mark("NUTS 2 region"),
        "eu": mark("European Union"),
        "runner-ups": mark("Runner-up cities of the same contest"),
        "band": mark("Regions of the country: the middle eight in ten"),
        "band-eu": mark("Regions of the European Union: the middle eight in ten"),
    }
)
BANDS = ("band", "band-eu")


def title_of(catalogue: Catalogue, indicator: str) -> str:
    """Return the title of a published or computed indicator, a message."""
    if indicator in MEASURES:
        return MEASURES[indicator].title
    return catalogue.indicators[indicator].title if indicator in catalogue.indicators else indicator


def decimals_of(catalogue: Catalogue, indicator: str) -> int:
    """Return how many decimals an indicator's figures are worth."""
    if indicator in MEASURES:
        return MEASURES[indicator].decimals
    unit = catalogue.units.get(unit_of(catalogue, indicator))
    return unit.decimals if unit else 0


def default_level(catalogue: Catalogue, indicator: str) -> Level:
    """Return the level an indicator is shown at unless another is asked for."""
    name = MEASURES[indicator].parts[0].indicator if indicator in MEASURES else indicator
    return catalogue.indicators[name].default_level if name in catalogue.indicators else "nuts3"


def default_measure(catalogue: Catalogue, indicator: str) -> Measure:
    """Return how an indicator is shown unless asked otherwise: counts on a base of 100, rates and balances as such."""
    return "index" if can_grow(catalogue, indicator) and kind_of(catalogue, indicator) != "rate" else "level"


def can_grow(catalogue: Catalogue, indicator: str) -> bool:
    """Return whether growth in percent means something: not of a percentage, nor of a balance around zero."""
    return unit_of(catalogue, indicator) != "percent" and indicator != "net_births"


def per_inhabitant(indicator: str) -> bool:
    """Return whether an indicator can be divided by inhabitants."""
    return indicator in PER_INHABITANT


def sizes_of(catalogue: Catalogue, indicator: str) -> tuple[str, ...]:
    """Return the size classes or kinds of guests an indicator is told apart by, "total" first."""
    if indicator in MEASURES:
        part = MEASURES[indicator].parts[0]
        if part.breakdown:
            return ("total",)
        indicator = part.indicator
    known = catalogue.indicators[indicator].breakdowns if indicator in catalogue.indicators else ()
    return tuple(name for name in dict.fromkeys((*SIZE_CLASSES, *GUESTS)) if name in known) or ("total",)


def size_titles(catalogue: Catalogue, indicator: str) -> dict[str, str]:
    """Return what the size classes or kinds of guests of an indicator are called, messages, all together first."""
    names = sizes_of(catalogue, indicator)
    known = names if len(names) > 1 else SIZE_CLASSES
    return {name: part_title(catalogue, name, known) for name in names}


def main_datasets(catalogue: Catalogue, indicator: str) -> tuple[str, ...]:
    """Return the dataset an indicator usually comes from, none where only quoted pages hold it."""
    names = [name for name in datasets_of(catalogue, indicator) if not catalogue.datasets[name].quoted]
    return tuple(names[:1])


def years_of(catalogue: Catalogue, indicator: str) -> tuple[int, int]:
    """Return the first and the newest year that an indicator's usual dataset reaches."""
    (main,) = main_datasets(catalogue, indicator)
    return catalogue.datasets[main].first_year, catalogue.datasets[main].newest_year
