"""Figures of organisers and press about the title years: claims with their caveats, never measured effects."""

from charts.listing import Listing, ListingCell
from data.evidence import Evidence
from data.facts import Claim
from data.facts.words import CLAIM_KINDS, QUALIFIED
from exhibits.exhibit import FIVE, Parameters, Shown, nothing_to_show
from exhibits.table import Cell, Column, Table
from exhibits.web_sources import cited, pages_cell, pages_column
from text import Text


def build(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:
    """Return the claims about the chosen cities, each with what it is worth."""
    claims = _chosen(evidence, parameters)
    if not claims:
        return _nothing(text)
    headline = text.plural(
        "{number} figure about the title years is a claim, not a measured effect",
        "{number} figures about the title years are claims, not measured effects",
        len(claims),
    )
    headings = (text.say("City"), text.say("Claim"), text.say("Figure"), text.say("Year"),
                text.say("What the figure is worth"), text.say("Public pages"))  # fmt: skip
    below = cited(claims, text)
    return Shown(
        headline=headline,
        subtitle=text.say("As organisers, press and evaluations gave them; no other page of the dashboard uses them."),
        figure=Listing(headings, tuple(_cells(evidence, claim, text) for claim in claims)),
        table=_table(evidence, claims, text),
        alt=headline,
        sources=below.sources,
        caveats=below.caveats,
    )


def build_pairs(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:
    """Return what was planned or expected beside what was reported, where both are known."""
    claims = evidence.facts.claims
    pairs = [(claims[claim.planned_claim], claim) for claim in _chosen(evidence, parameters) if claim.planned_claim]
    if not pairs:
        return _nothing(text)
    headline = text.plural(
        "For {number} claim both a plan and a report are known",
        "For {number} claims both a plan and a report are known",
        len(pairs),
    )
    headings = (text.say("City"), text.say("What was planned or expected"), text.say("What was reported"),
                text.say("Caveat"), text.say("Public pages"))  # fmt: skip
    below = cited([claim for pair in pairs for claim in pair], text)
    return Shown(
        headline=headline,
        subtitle=text.say("No share is worked out: plan and report often cover different times or ways of counting."),
        figure=Listing(headings, tuple(_pair_cells(evidence, plan, report, text) for plan, report in pairs)),
        table=_table(evidence, [claim for pair in pairs for claim in pair], text),
        alt=headline,
        sources=below.sources,
        caveats=below.caveats,
    )


def _chosen(evidence: Evidence, parameters: Parameters) -> list[Claim]:
    """Return the verified claims about the chosen cities; with all five, also those made for comparison."""
    everyone = parameters.cities == FIVE
    return [
        claim
        for claim in evidence.facts.claims.values()
        if claim.verified and (claim.city in parameters.cities or (everyone and claim.city not in FIVE))
    ]


def _nothing(text: Text) -> Shown:
    return nothing_to_show(
        text.say("No such claim is known for this choice"), next_step=text.say("Choose more cities above.")
    )


def amount(claim: Claim, text: Text) -> str:
    """Return a claim's figure in words, such as "more than 1,300,000 people"."""
    decimals = 0 if claim.value == int(claim.value) else len(str(claim.value).split(".")[1])
    number = text.number(claim.value, decimals=decimals)
    if claim.symbol == "%":
        number = text.percent(claim.value / 100, decimals=decimals)
    elif claim.symbol:
        number = text.say("{currency} {amount}", currency=claim.symbol, amount=number)
    value = text.say(QUALIFIED[claim.qualifier], value=number)
    return text.say("{counted} {unit}", counted=value, unit=text.say(claim.unit)) if claim.unit else value


def _cells(evidence: Evidence, claim: Claim, text: Text) -> tuple[ListingCell, ...]:
    return (
        ListingCell(evidence.facts.places[claim.city].name, city=claim.city),
        ListingCell(text.say(claim.title), note=text.say(claim.note)),
        ListingCell(amount(claim, text)),
        ListingCell(str(claim.year)),
        ListingCell(text.say(CLAIM_KINDS[claim.kind]), soft=True),
        ListingCell(pages=claim.sources),
    )


def _pair_cells(evidence: Evidence, plan: Claim, report: Claim, text: Text) -> tuple[ListingCell, ...]:
    notes = dict.fromkeys(text.say(note) for note in (report.note, plan.note) if note)
    return (
        ListingCell(evidence.facts.places[report.city].name, city=report.city),
        ListingCell(amount(plan, text), note=text.say("{title}, {year}", title=text.say(plan.title), year=plan.year)),
        ListingCell(
            amount(report, text), note=text.say("{title}, {year}", title=text.say(report.title), year=report.year)
        ),
        ListingCell(" ".join([*notes, text.say(CLAIM_KINDS[report.kind])]), soft=True),
        ListingCell(pages=tuple(dict.fromkeys((*plan.sources, *report.sources)))),
    )


def _table(evidence: Evidence, claims: list[Claim], text: Text) -> Table:
    columns = (
        Column("city", text.say("City")),
        Column("claim", text.say("Claim")),
        Column("qualifier", text.say("Qualified")),
        Column("value", text.say("Figure"), "number", 0),
        Column("unit", text.say("Unit")),
        Column("year", text.say("Year"), "year"),
        Column("kind", text.say("What the figure is worth")),
        Column("note", text.say("Note")),
        pages_column(text),
    )
    return Table(columns, tuple(_row(evidence, claim, text) for claim in claims))


def _row(evidence: Evidence, claim: Claim, text: Text) -> dict[str, Cell]:
    return {
        "city": evidence.facts.places[claim.city].name,
        "claim": text.say(claim.title),
        "qualifier": claim.qualifier,
        "value": claim.value,
        "unit": claim.symbol or text.say(claim.unit),
        "year": claim.year,
        "kind": text.say(CLAIM_KINDS[claim.kind]),
        "note": text.say(claim.note),
        "sources": pages_cell(claim),
    }
