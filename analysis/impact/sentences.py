"""The reasons in words, for the command line and for whoever shows a verdict."""

from collections.abc import Mapping
from typing import Final

from analysis.impact.panel import PanelFault
from analysis.impact.reading import FileFault
from analysis.impact.reasons import Finding, Reason, Value
from analysis.impact.verdict import Verdict
from text import Text, mark

VERDICTS: Final[Mapping[Verdict, str]] = {
    Verdict.DISTINGUISHABLE: mark("Distinguishable from placebo"),
    Verdict.SUGGESTIVE: mark("Suggestive"),
    Verdict.TOO_SMALL: mark("Too small to matter"),
    Verdict.CANNOT_BE_TOLD: mark("It cannot be told"),
}

REASONS: Final[Mapping[Reason, str]] = {
    Reason.MISSING: mark("There is no figure for the city's own area."),
    Reason.NO_YEARS: mark("Between the first and the last year chosen there is no figure to compare."),
    Reason.NO_PRE_YEARS: mark("There is no year before {event} to compare with."),
    Reason.NO_POST_YEARS: mark(
        "The figures end in {last}, before the event of {event}: later years are needed to tell."
    ),
    Reason.COMPARATORS_END: mark(
        "The official figures of the regions to compare with end in {last}, before the event of {event}: nothing can "
        "be compared after that, and the estimate waits until Eurostat’s later figures are fetched."
    ),
    Reason.TOO_FEW_DONORS: mark("Regions left to compare with: {donors}; at least {needed} are needed."),
    Reason.CONSTANT_SERIES: mark("The series of {unit} does not move at all before the event."),
    Reason.NOT_POSITIVE: mark("The value of {unit} in {year} is not above zero, so it has no logarithm."),
    Reason.LEVEL_BREAK: mark("The series changes its definition or coverage in {year}, inside the years compared."),
    Reason.LEVEL_JUMP: mark(
        "The level jumps by {change} in {year} and the others do not: it may be a change of definition."
    ),
    Reason.TITLE_NOT_HELD_AS_PLANNED: mark(
        "The programme was cancelled from March 2020 and extended to 30 April 2021: what the title did cannot be "
        "separated from the pandemic, so the figures are described only."
    ),
    Reason.FORECAST: mark("The years after {year} are estimates and forecasts, which are never outcomes."),
    Reason.NEVER_TESTED: mark("This series begins too late to be tested: it is shown only."),
    Reason.QUOTED: mark("Figures quoted on pages are shown only, never tested."),
    Reason.PERFECT_FIT: mark(
        "The years before the event are fitted perfectly ({donors} donors for {pre_years} years), so that p would say "
        "nothing: longer series or fewer donors are needed to tell."
    ),
    Reason.P_FLOOR: mark(
        "With {donors} donors p can never be below {floor}: more comparable regions are needed to tell."
    ),
    Reason.NO_CLEAN_YEARS: mark(
        "Every year after the event is a pandemic year ({years}): later years are needed to tell."
    ),
    Reason.RECOVERY_AND_WAR: mark(
        "The title year fell into the recovery from the pandemic and a war next door, and few regions shared both: "
        "longer series of comparable regions are needed to tell."
    ),
    Reason.COUNTED_APART: mark(
        "{city} counts its own line, Eurostat counts the others: a gap may come from counting in two ways, so it is "
        "described and not judged. Eurostat’s own figures of these years are needed to tell."
    ),
    Reason.P_TOO_LARGE: mark(
        "Regions without the title show gaps as large: p is {p}, above {threshold}. More years after the event or a "
        "closer fit before it are needed to tell."
    ),
    Reason.SIGN_UNSTABLE: mark("Only {share} of the variants have the same sign; at least {threshold} are needed."),
    Reason.INTERVAL_TOO_WIDE: mark(
        "The effect may lie anywhere between {low} and {high}; small would be within {margin}."
    ),
    Reason.DISTINCT: mark("p is {p}, and {share} of the variants have the same sign."),
    Reason.SMALL: mark("The effect lies between {low} and {high}, within {margin}, which is 5 % of the level."),
    Reason.ONLY_SUGGESTIVE: mark("With {donors} donors p can never be below {floor}: at best a result is suggestive."),
    Reason.RECOVERY: mark("The years after the event also hold the recovery from the pandemic."),
    Reason.LEVEL_IS_LARGER: mark("The figures are those of the region {region}, which is larger than the city."),
    Reason.ANNOUNCED_EARLIER: mark("The title was awarded in {year}: an effect may have begun before the event."),
    Reason.FIRST_GIVEN: mark("The title was first given for {year}; what is measured begins with {event}."),
    Reason.COMPARATORS_STOP: mark(
        "The official figures of the regions end in {last}; the city’s own figures, which reach {newest}, wait for "
        "them."
    ),
    Reason.BASE_YEAR: mark("The base is {base}, because no year before the award of {award} is held."),
}

FAULTS: Final[Mapping[PanelFault | FileFault, str]] = {
    PanelFault.EMPTY: mark("The panel holds no rows."),
    PanelFault.DUPLICATE: mark("The panel holds {unit} in {year} twice."),
    PanelFault.GAP: mark("The panel has no value for {unit} in {year}."),
    PanelFault.NOT_FINITE: mark("The value of {unit} in {year} is not a finite number."),
    PanelFault.UNKNOWN_UNIT: mark("The panel holds no unit named {unit}."),
    PanelFault.UNKNOWN_DONOR: mark("The panel holds no donor named {unit}."),
    PanelFault.OWN_DONOR: mark("The unit {unit} cannot be its own donor."),
    PanelFault.TOO_FEW_DONORS: mark("At least two donors are needed, and the panel gives {number}."),
    PanelFault.EVENT_OUTSIDE: mark("The event year {event} must come after {first} and not after {last}."),
    PanelFault.NOT_POSITIVE: mark("The value of {unit} in {year} is not above zero, so it has no logarithm."),
    FileFault.NO_FILE: mark("The file {file} cannot be read."),
    FileFault.NOT_CSV: mark("The file {file} is not a CSV file in UTF-8."),
    FileFault.NO_COLUMN: mark("The file has no column named {column}; unit, year and value are needed."),
    FileFault.NOT_A_YEAR: mark("Line {line}: {text} is not a whole year."),
    FileFault.NOT_A_NUMBER: mark("Line {line}: {text} is not a number."),
    FileFault.NO_UNIT: mark("Line {line}: the unit is missing."),
}

SHARES = frozenset({"share", "change"})
PROBABILITIES = frozenset({"p", "floor"})
AMOUNTS = frozenset({"low", "high", "margin"})


def say_finding(text: Text, found: Finding) -> str:
    """Return one reason as a sentence in the voice's language."""
    return text.say(REASONS[found.reason], **{name: _said(text, found, name) for name in found.values})


def _said(text: Text, found: Finding, name: str) -> str:
    value: Value = found.values[name]
    if isinstance(value, str):
        return value
    if name in SHARES or (name == "threshold" and found.reason is Reason.SIGN_UNSTABLE):
        return text.percent(value, decimals=0, sign=name == "change")
    if name in PROBABILITIES or name == "threshold":
        return text.number(value, decimals=3)
    if name in AMOUNTS:
        return text.number(value, decimals=2)
    return str(value)


def say_fault(text: Text, fault: PanelFault | FileFault, values: Mapping[str, str | int]) -> str:
    """Return what is wrong with a panel as one line."""
    shown = {
        name: value if str(value) else "\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}"
        for name, value in values.items()
    }
    return text.say(FAULTS[fault], **shown)
