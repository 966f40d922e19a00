"""One dataset: what it is, what it counts, its marks and breaks; each as a list that can be taken along."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from charts.listing import Listing, ListingCell
from data.catalogue import Break, Catalogue, Dataset
from data.evidence import Evidence
from exhibits.exhibit import Parameters, Shown, nothing_to_show
from exhibits.filters import LEVELS
from exhibits.sentences import region_name
from exhibits.sources import sources_of
from exhibits.table import Column, Table
from text import Text

NAMED = 6  # areas of a break that are named; the others are counted


def build(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:
    """Return what is known about the dataset, field by field."""
    dataset = evidence.catalogue.datasets.get(parameters.dataset)
    if dataset is None:
        return unknown_dataset(text)
    fields = [(name, value) for name, value in _fields(evidence, dataset, text) if value]
    headline = text.say("{title} ({key})", title=text.say(dataset.title), key=dataset.key)
    return Shown(
        headline=headline,
        subtitle=text.say("Quoted: never joined to another series") if dataset.quoted else "",
        figure=Listing((text.say("Field"), text.say("What is known")), _cells(fields, dataset), fields=True),
        table=Table(
            (Column("field", text.say("Field")), Column("value", text.say("What is known"))),
            tuple({"field": name, "value": value} for name, value in fields),
        ),
        alt=headline,
        sources=sources_of(evidence.catalogue, [dataset.key]),
    )


def build_indicators(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:
    """Return what the dataset counts, with definition, unit and level of area."""
    catalogue = evidence.catalogue
    if parameters.dataset not in catalogue.datasets:
        return unknown_dataset(text)
    held = [item for item in catalogue.indicators.values() if parameters.dataset in item.datasets]
    headline = text.plural("It holds {number} indicator", "It holds {number} indicators", len(held))
    headings = (text.say("Indicator"), text.say("Definition"), text.say("Unit"), text.say("Usual area"))
    rows = [
        (text.say(item.title), text.say(item.definition), text.say(catalogue.units[item.unit].title),
         text.say(LEVELS[item.default_level]))
        for item in held
    ]  # fmt: skip
    return _listed(headline, headings, rows, ("indicator", "definition", "unit", "area"), evidence, parameters)


def build_breaks(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:
    """Return the breaks of the dataset that are known with their reason; the others are counted."""
    catalogue = evidence.catalogue
    if parameters.dataset not in catalogue.datasets:
        return unknown_dataset(text)
    mine = [item for item in catalogue.breaks if item.dataset == parameters.dataset]
    known = [item for item in mine if item.catalogued and item.kind != "flag"]
    flagged = sum(item.kind == "flag" for item in mine)
    headline = (
        text.say("No break is known in this dataset")
        if not mine
        else text.say(
            "Breaks: {known} explained, {flagged} marked by the source, {found} found by rule",
            known=text.number(len({(item.year, item.reason) for item in known})),
            flagged=text.number(flagged),
            found=text.number(sum(not item.catalogued for item in mine)),
        )
    )
    rows = list(_break_rows(known, catalogue, text))
    headings = (text.say("First year"), text.say("Areas"), text.say("Indicators"), text.say("Reason"))
    return _listed(headline, headings, rows, ("year", "areas", "indicators", "reason"), evidence, parameters)


def unknown_dataset(text: Text) -> Shown:
    """Return the designed state for a dataset that nobody knows."""
    return nothing_to_show(
        text.say("There is no such dataset"), next_step=text.say("Choose a dataset from the list above.")
    )


def short_citation(dataset: Dataset, text: Text) -> str:
    """Return "Eurostat, bd_size_r3, data of January 2024"."""
    return text.say(
        "{provider}, {dataset}, data of {month}",
        provider=dataset.provider,
        dataset=dataset.key,
        month=text.date(dataset.vintage_date, precision="month"),
    )


def long_citation(dataset: Dataset, text: Text, *, version: str) -> str:
    """Return the whole reference: provider, title, code, month, licence, address, and the snapshot it was read in."""
    return text.say(
        "{provider}: {title} ({dataset}). Data of {month}, as kept in the snapshot {version} of the ECoC-SME impact "
        "dashboard. Licence: {licence}. {url}",
        provider=dataset.provider,
        title=text.say(dataset.title),
        dataset=dataset.key,
        month=text.date(dataset.vintage_date, precision="month"),
        version=version,
        licence=dataset.licence or text.say("figures quoted, the original keeps its terms"),
        url=dataset.url,
    ).strip()


@lru_cache(maxsize=64)
def marks_of(evidence: Evidence, dataset: str) -> tuple[str, ...]:
    """Return the marks that occur in a dataset, in the order of the catalogue."""
    flags = evidence.catalogue.flags
    written = {str(flag) for flag in evidence.dataset(dataset)["flag"].unique()}
    single = {part for flag in written for part in ([flag] if flag in flags else flag)}
    return tuple(key for key in flags if key in single)


def _fields(evidence: Evidence, dataset: Dataset, text: Text) -> Iterator[tuple[str, str]]:
    flags = evidence.catalogue.flags
    marks = marks_of(evidence, dataset.key)
    explained = " ".join(
        text.say(
            "{mark} = {title}: {description}",
            mark=key,
            title=text.say(flags[key].title),
            description=text.say(flags[key].description),
        )
        for key in marks
    )
    lost = text.say("The marks of the source are lost in our copy.") if dataset.flags_lost else ""
    yield text.say("Provider"), dataset.provider
    yield text.say("Data of"), text.date(dataset.vintage_date, precision="month")
    yield text.say("Years"), text.years(dataset.first_year, dataset.newest_year)
    yield text.say("Coverage"), text.say(dataset.coverage_note)
    yield text.say("Caveats"), text.say(dataset.caveat)
    yield text.say("Marks beside figures"), explained or lost or text.say("none")
    yield text.say("Licence"), dataset.licence or text.say("figures quoted, the original keeps its terms")
    yield text.say("Original"), dataset.url
    yield text.say("Short citation"), short_citation(dataset, text)
    yield text.say("Long citation"), long_citation(dataset, text, version=evidence.official_version)


def _cells(fields: list[tuple[str, str]], dataset: Dataset) -> tuple[tuple[ListingCell, ...], ...]:
    return tuple(
        (ListingCell(name), ListingCell(value, address=value if value == dataset.url else "")) for name, value in fields
    )


def _break_rows(known: list[Break], catalogue: Catalogue, text: Text) -> Iterator[tuple[str, ...]]:
    ordered = sorted(known, key=lambda item: (item.year, item.reason))
    for (year, reason), group in groupby(ordered, key=lambda item: (item.year, item.reason)):
        breaks = list(group)
        areas = [region_name(catalogue, geo, text) for geo in dict.fromkeys(item.geo for item in breaks)]
        titles = dict.fromkeys(text.say(catalogue.indicators[item.indicator].title) for item in breaks)
        yield str(year), _some(areas, text), text.listing(titles), text.say(reason)


def _some(names: list[str], text: Text) -> str:
    if len(names) <= NAMED:
        return text.listing(names)
    return text.plural(
        "{names} and {number} more area", "{names} and {number} more areas", len(names) - NAMED,
        names=", ".join(names[:NAMED]),
    )  # fmt: skip


def _listed(
    headline: str,
    headings: tuple[str, ...],
    rows: Sequence[tuple[str, ...]],
    names: tuple[str, ...],
    evidence: Evidence,
    parameters: Parameters,
) -> Shown:
    columns = tuple(Column(name, title) for name, title in zip(names, headings, strict=True))
    return Shown(
        headline=headline,
        subtitle="",
        figure=Listing(headings, tuple(tuple(ListingCell(cell) for cell in row) for row in rows)) if rows else None,
        table=Table(columns, tuple(dict(zip(names, row, strict=True)) for row in rows)),
        alt=headline,
        sources=sources_of(evidence.catalogue, [parameters.dataset]),
    )
