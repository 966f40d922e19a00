"""Second opinions, which take a second or two: synthetic difference-in-differences and conformal intervals."""

from analysis.impact.cross_checks import CrossChecks
from analysis.impact.effect import Effect
from charts.listing import Listing, ListingCell
from data.evidence import Evidence
from exhibits.exhibit import Parameters, Shown
from exhibits.impact import words
from exhibits.impact.asked import assessed, checked
from exhibits.impact.own import sources_behind
from exhibits.impact.refusal import refused
from exhibits.table import Cell, Column, Table
from text import Text

Row = tuple[str, str, dict[str, Cell]]  # name, in words, raw


def build(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:
    """Return the synthetic control beside two other methods."""
    found, checks = assessed(evidence, parameters), checked(evidence, parameters)
    effect = found.effect
    if effect is None or checks is None:
        return refused(evidence, found, found.scm, text)
    headline = _headline(effect, checks, text)
    rows = _rows(effect, checks, text)
    return Shown(
        headline=headline,
        subtitle=text.say(
            "Synthetic difference-in-differences weighs years as well as regions; conformal intervals (90 %) need "
            "fifteen years before the title"
        ),
        figure=Listing(
            (text.say("Method"), text.say("Gap to the look-alike")),
            tuple((ListingCell(name), ListingCell(said)) for name, said, _ in rows),
            fields=True,
        ),
        table=_table(rows, text),
        alt=headline,
        sources=sources_behind(evidence, found),
    )


def _headline(effect: Effect, checks: CrossChecks, text: Text) -> str:
    if checks.sdid is None or effect.estimate is None:
        return text.say("No second method can be computed on these figures")
    if (checks.sdid.estimate < 0) == (effect.estimate < 0):
        return text.say("A second method points the same way")
    return text.say("A second method points the other way")


def _rows(effect: Effect, checks: CrossChecks, text: Text) -> list[Row]:
    name = text.say("Synthetic control, the answer above")
    rows = [(name, text.percent(effect.relative, decimals=1, sign=True), _raw(name, effect.relative))]
    if checks.sdid is not None:
        name, value = text.say("Synthetic difference-in-differences"), checks.sdid.relative
        rows.append((name, text.percent(value, decimals=1, sign=True), _raw(name, value)))
    for year, interval in sorted(checks.conformal.items()):
        low, high = words.share(effect, interval.low), words.share(effect, interval.high)
        name = text.say("Conformal interval, {year}", year=year)
        rows.append((name, _interval(low, high, interval.bounded, text), _raw(name, None, low, high)))
    if not checks.conformal:
        name = text.say("Conformal interval")
        years = text.number(len(effect.pre_years))
        rows.append((name, text.say("not given: {years} years before the title", years=years), _raw(name, None)))
    return rows


def _interval(low: float, high: float, bounded: bool, text: Text) -> str:
    said = {"low": text.percent(low, decimals=1, sign=True), "high": text.percent(high, decimals=1, sign=True)}
    return text.say("{low} to {high}", **said) if bounded else text.say("{low} to {high}, or wider", **said)


def _raw(name: str, value: float | None, low: float | None = None, high: float | None = None) -> dict[str, Cell]:
    return {"method": name, "share": value, "low": low, "high": high}


def _table(rows: list[Row], text: Text) -> Table:
    columns = (
        Column("method", text.say("Method")),
        Column("share", text.say("Gap as a share"), "change", 2),
        Column("low", text.say("Low"), "change", 2),
        Column("high", text.say("High"), "change", 2),
    )
    return Table(columns, tuple(raw for _, _, raw in rows))
