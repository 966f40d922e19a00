"""The robustness strip: one row per choice, a dot per other way to compute the effect."""

from collections.abc import Mapping, Sequence
from typing import Final

from analysis.impact.assessment import Assessment
from analysis.impact.effect import Effect
from analysis.impact.robustness import Variant, VariantKind
from charts.dots import Dot, DotRow, DotStrip
from data.evidence import Evidence
from exhibits.exhibit import Parameters, Shown
from exhibits.filters import CONTROLS, SCALES
from exhibits.impact import words
from exhibits.impact.asked import assessed
from exhibits.impact.facts import agreement
from exhibits.impact.own import described, sources_behind
from exhibits.impact.refusal import refused
from exhibits.sentences import region_name
from exhibits.table import Column, Table
from text import Text, mark

KINDS: Final[Mapping[VariantKind, str]] = {
    VariantKind.LEFT_OUT: mark("Without one region of the look-alike at a time"),
    VariantKind.SCALE: mark("On another scale"),
    VariantKind.WITHOUT_PANDEMIC: mark("Without 2020–2021"),
    VariantKind.EVENT_YEAR: mark("From the award instead of the title"),
    VariantKind.DONORS: mark("Other regions to compare with"),
    VariantKind.METHOD: mark("Another method"),
    VariantKind.PLACEBO_IN_TIME: mark("A title that never was, earlier (should be near zero)"),
}
DETAILS: Final[Mapping[str, str]] = {
    **SCALES,
    "with_gas_regions": mark("with Groningen’s gas regions"),
    "without_gas_regions": mark("without Groningen’s gas regions"),
    "sdid": mark("synthetic difference-in-differences"),
    **CONTROLS,
}


def build(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:
    """Return the estimate and its variants on one axis, as shares of the level."""
    found = assessed(evidence, parameters)
    effect = found.effect
    if effect is None or effect.relative is None:
        return refused(evidence, found, found.scm, text)
    band = chance_range(effect)
    return Shown(
        headline=agreement(found, text),
        subtitle=described(
            found, text.say("Mean gap a year from the title on, as a share of the level, under each choice"), text
        ),
        figure=DotStrip(
            key=found.city,
            rows=_rows(evidence, found, effect, text),
            written=lambda value: text.percent(value, decimals=0, sign=True),
            band=band,
            band_label=text.say("Grey: nine in ten regions without the title") if band else "",
        ),
        table=_table(evidence, found, text),
        alt=agreement(found, text),
        sources=sources_behind(evidence, found),
    )


def chance_range(effect: Effect) -> tuple[float, float] | None:
    """Return the range of nine in ten placebo estimates around zero, as shares; None with too few of them."""
    if effect.interval is None or effect.estimate is None:
        return None
    reach = effect.interval[1] - effect.estimate
    return words.share(effect, -reach), words.share(effect, reach)


def _rows(evidence: Evidence, found: Assessment, effect: Effect, text: Text) -> tuple[DotRow, ...]:
    value = effect.relative or 0.0
    written = text.percent(value, decimals=1, sign=True)
    rows = [DotRow(text.say("The answer above"), written, (Dot(value, written),), main=True)]
    for kind, title in KINDS.items():
        variants = [one for one in found.variants if one.kind is kind and one.relative is not None]
        if variants:
            dots = tuple(Dot(one.relative or 0.0, _dot_words(evidence, one, text)) for one in variants)
            rows.append(DotRow(text.say(title), _range([dot.value for dot in dots], text), dots))
    return tuple(rows)


def _range(values: Sequence[float], text: Text) -> str:
    low, high = (text.percent(value, decimals=1, sign=True) for value in (min(values), max(values)))
    return low if len(values) == 1 else text.say("{low} to {high}", low=low, high=high)


def _dot_words(evidence: Evidence, one: Variant, text: Text) -> str:
    value = text.percent(one.relative, decimals=1, sign=True)
    detail = detail_words(evidence, one, text)
    return f"{detail}: {value}" if detail else value


def detail_words(evidence: Evidence, one: Variant, text: Text) -> str:
    """Return to what a variant's choice is changed: a region, a scale, a year."""
    if one.kind is VariantKind.LEFT_OUT:
        return region_name(evidence.catalogue, one.detail, text)
    return text.say(DETAILS[one.detail]) if one.detail in DETAILS else one.detail


def _table(evidence: Evidence, found: Assessment, text: Text) -> Table:
    columns = (
        Column("choice", text.say("Choice")),
        Column("detail", text.say("Changed to")),
        Column("share", text.say("Gap as a share"), "change", 2),
        Column("estimate", text.say("Gap on its own scale"), "number", 4),
        Column("votes", text.say("Counts for the verdict")),
    )
    yes, no = text.say("yes"), text.say("no")
    rows = tuple(
        {
            "choice": text.say(KINDS[one.kind]),
            "detail": detail_words(evidence, one, text),
            "share": one.relative,
            "estimate": one.estimate,
            "votes": yes if one.votes else no,
        }
        for one in found.variants
    )
    return Table(columns, rows)
