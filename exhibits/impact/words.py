"""Outcomes, controls, sizes and reasons in words: every number of an assessment is written here."""

import math
from collections.abc import Mapping
from typing import Final

from analysis.impact.assessment import Assessment
from analysis.impact.effect import Effect
from analysis.impact.outcome import Outcome
from analysis.impact.reasons import Finding, Reason
from analysis.impact.sentences import say_finding
from analysis.impact.transform import Transform
from data.catalogue import Catalogue, City
from exhibits.filters import CONTROLS, LEVELS
from exhibits.sentences import region_name
from text import Text, mark

TITLES: Final[Mapping[str, str]] = {
    "enterprises": mark("Active enterprises"),
    "births": mark("New enterprises"),
    "persons_employed": mark("People working in enterprises"),
    "gdp": mark("Gross domestic product"),
    "arrivals": mark("Guests arriving"),
}


BOTH_OFFICIAL: Final = mark("{region}, {level}; compared with: {controls}, {number} of them, {years}")
OWN_AND_OFFICIAL: Final = mark(
    "{region}, {level}, counted by the city itself; compared with: {controls}, {number} of them, counted by Eurostat, "
    "{years}"
)


def title(outcome: Outcome, text: Text) -> str:
    """Return what an outcome is called."""
    return text.say(TITLES[outcome.indicator])


def level(outcome: Outcome, text: Text) -> str:
    """Return the level of an outcome, such as "large region (NUTS 2)"."""
    return text.say(LEVELS[outcome.level])


def city_of(catalogue: Catalogue, found: Assessment) -> City:
    """Return the city asked about."""
    return catalogue.cities[found.city]


def last_year(found: Assessment) -> int | None:
    """Return the newest year compared, or held; None without figures."""
    return found.panel.years[-1] if found.panel.years else max(found.index.city, default=None)


def amount(found: Assessment, value: float, text: Text, *, sign: bool = False) -> str:
    """Return a number of the outcome in natural units, rounded as befits an estimate: "120 enterprises"."""
    rounded = _rounded(value)
    number, written = abs(round(rounded)), text.number(rounded, sign=sign)
    match found.outcome.indicator:
        case "enterprises":
            return text.plural("{amount} enterprise", "{amount} enterprises", number, amount=written)
        case "births":
            return text.plural("{amount} new enterprise", "{amount} new enterprises", number, amount=written)
        case "persons_employed":
            return text.plural("{amount} working person", "{amount} working people", number, amount=written)
        case "gdp":
            return text.plural("{amount} million euro", "{amount} million euros", number, amount=written)
    return text.plural("{amount} guest", "{amount} guests", number, amount=written)


def _rounded(value: float) -> float:
    """Return the value with two digits that count."""
    if not value or not math.isfinite(value):
        return value
    return float(round(value, 1 - math.floor(math.log10(abs(value)))))


def share(effect: Effect, gap: float) -> float:
    """Return a gap of the effect's scale as a share of what was to be expected.

    Levels are shares of the mean counterfactual after the event, logarithms are turned back.
    """
    if effect.transform is Transform.LOG:
        return math.expm1(gap)
    expected = [effect.counterfactual[year] for year in effect.post_years]
    mean = math.fsum(expected) / len(expected)
    return gap / mean if mean else math.nan


def reasons(found: Assessment, text: Text) -> tuple[str, ...]:
    """Return every reason of the verdict as a sentence, amounts in natural units."""
    return tuple(_reason(found, one, text) for one in found.judgement.reasons)


def _reason(found: Assessment, one: Finding, text: Text) -> str:
    interval, effect = found.natural_interval, found.effect
    if one.reason in (Reason.INTERVAL_TOO_WIDE, Reason.SMALL) and interval is not None and effect is not None:
        low, high = (amount(found, value, text, sign=True) for value in sorted(interval))
        if one.reason is Reason.SMALL:
            return text.say(
                "The effect lies between {low} and {high} a year, which is within 5 % of the level.", low=low, high=high
            )
        return text.say(
            "The effect may lie anywhere between {low} and {high} a year; small would be within 5 % of the level.",
            low=low,
            high=high,
        )
    return say_finding(text, one)


def level_code(outcome: Outcome) -> str:
    """Return "NUTS 2" or "NUTS 3", which is the same in every language."""
    return outcome.level.upper().replace("NUTS", "NUTS\N{NO-BREAK SPACE}")


def compared_with(catalogue: Catalogue, found: Assessment, text: Text) -> str:
    """Return the area, what it is compared with and over which years."""
    years = found.panel.years
    message = BOTH_OFFICIAL if found.own is None else OWN_AND_OFFICIAL
    return text.say(
        message,
        region=region_name(catalogue, found.geo, text),
        level=level(found.outcome, text),
        controls=text.say(CONTROLS[found.controls.value]),
        number=text.number(max(0, len(found.panel.units) - 1)),
        years=text.years(years[0], years[-1]) if years else "–",
    )
