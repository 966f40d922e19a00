"""All datasets at a glance, by provider: what, of when, how far, under which licence."""

from charts.listing import Listing, ListingCell
from data.catalogue import Catalogue, Dataset
from data.evidence import Evidence
from exhibits.exhibit import Parameters, Shown
from exhibits.links import page_link
from exhibits.table import Column, Table
from text import Text


def by_provider(catalogue: Catalogue) -> list[Dataset]:
    """Return the datasets: first those taken from the provider's own tables, then the quoted ones."""
    return sorted(catalogue.datasets.values(), key=lambda dataset: (dataset.quoted, dataset.provider, dataset.key))


def build(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:
    """Return one row per dataset; its code leads to its entry."""
    datasets = by_provider(evidence.catalogue)
    headline = text.plural(
        "{number} dataset, {quoted} of them quoted", "{number} datasets, {quoted} of them quoted", len(datasets),
        quoted=text.number(sum(dataset.quoted for dataset in datasets)),
    )  # fmt: skip
    columns = (
        Column("provider", text.say("Provider")),
        Column("dataset", text.say("Dataset")),
        Column("title", text.say("What it holds")),
        Column("vintage", text.say("Data of"), "date"),
        Column("years", text.say("Years")),
        Column("licence", text.say("Licence")),
    )
    table = Table(columns, tuple(_row(dataset, text) for dataset in datasets))
    return Shown(
        headline=headline,
        subtitle=text.say("Each in one vintage; quoted ones were read on pages and are never joined to other series"),
        figure=Listing(
            tuple(column.title for column in columns),
            tuple(
                _cells(dataset, written, parameters, text)
                for dataset, written in zip(datasets, table.written(text), strict=True)
            ),
        ),
        table=table,
        alt=headline,
        sources=(),
    )


def _row(dataset: Dataset, text: Text) -> dict[str, str | int | float | None]:
    return {
        "provider": dataset.provider,
        "dataset": dataset.key,
        "title": text.say(dataset.title),
        "vintage": dataset.vintage,
        "years": text.years(dataset.first_year, dataset.newest_year),
        "licence": dataset.licence or text.say("quoted"),
    }


def _cells(dataset: Dataset, written: list[str], parameters: Parameters, text: Text) -> tuple[ListingCell, ...]:
    provider, key, title, *rest = written
    address = page_link("sources", parameters, text, dataset=dataset.key)
    return (ListingCell(provider), ListingCell(key, address=address), ListingCell(title), *map(ListingCell, rest))
