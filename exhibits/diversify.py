"""Diversify: how widely work was spread over the economy in 2015, the only year held."""

from analysis.diversity import SECTIONS, Spread, spread
from charts.shares import Share, ShareTable
from data.catalogue import City
from data.evidence import Evidence
from exhibits.exhibit import Parameters, Shown, nothing_to_show
from exhibits.sentences import region_name
from exhibits.sources import sources_of
from exhibits.table import Column, Table
from text import Text

DATASET = "sbs_r_nuts06_r2"
YEAR = 2015


def build(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:
    """Return the shares of work by section; the headline says that a change over time cannot be told."""
    cities = [evidence.catalogue.cities[key] for key in parameters.cities]
    if not cities:
        return nothing_to_show(text.say("No city is chosen"), next_step=text.say("Choose at least one city above."))
    found = [spread(evidence.partners, city.nuts2, year=YEAR, source=DATASET) for city in cities]
    headline = text.say(
        "Whether work spread over more kinds of business cannot be told: only {year} was counted", year=YEAR
    )
    return Shown(
        headline=headline,
        subtitle=text.say(
            "Share of people working in each section of the business economy, {year}; NUTS 2 regions", year=YEAR
        ),
        figure=_figure(evidence, cities, found, text),
        table=_table(evidence, cities, found, text),
        alt=headline,
        sources=sources_of(evidence.catalogue, [DATASET]),
        caveats=(
            *_missing(cities, found, text),
            text.say(
                "“As many equal sections” is one over the sum of squared shares: 1 if all worked in one section, "
                "{number} if all sections were equal. A second year of the same table would tell whether it grew.",
                number=text.number(len(SECTIONS)),
            ),
        ),
    )


def _missing(cities: list[City], found: list[Spread], text: Text) -> list[str]:
    names = [city.name for city, item in zip(cities, found, strict=True) if item.reason]
    if not names:
        return []
    return [
        text.say("{names}: the table has no figure for every section, so no share is given.", names=text.listing(names))
    ]


def _figure(evidence: Evidence, cities: list[City], found: list[Spread], text: Text) -> ShareTable | None:
    held = [(city, item) for city, item in zip(cities, found, strict=True) if not item.reason]
    if not held:
        return None
    largest = max(share for _, item in held for share in item.shares.values())
    order = sorted(SECTIONS, key=lambda name: -sum(item.shares[name] for _, item in held))
    rows = tuple(
        (
            text.say(evidence.catalogue.breakdown_title(name)),
            tuple(Share(item.shares[name], text.percent(item.shares[name])) for _, item in held),
        )
        for name in order
    )
    headings = (
        text.say("Section"),
        *(f"{city.name}, {region_name(evidence.catalogue, city.nuts2, text)}" for city, _ in held),
    )
    numbers = tuple(text.number(item.effective_sections, decimals=1) for _, item in held)
    return ShareTable(headings, rows, (text.say("As many equal sections"), numbers), largest)


def _table(evidence: Evidence, cities: list[City], found: list[Spread], text: Text) -> Table:
    columns = (
        Column("city", text.say("City")),
        Column("area", text.say("Area")),
        Column("effective", text.say("As many equal sections"), "number", 1),
        *(Column(name, text.say(evidence.catalogue.breakdown_title(name)), "percent", 1) for name in SECTIONS),
    )
    rows = tuple(
        {
            "city": city.name,
            "area": region_name(evidence.catalogue, city.nuts2, text),
            "effective": item.effective_sections,
            **item.shares,
        }
        for city, item in zip(cities, found, strict=True)
    )
    return Table(columns, rows)
