"""The source line of an exhibit, from the datasets its figures come from."""

from collections.abc import Iterable

from data.catalogue import Catalogue
from exhibits.exhibit import Source


def sources_of(catalogue: Catalogue, datasets: Iterable[str]) -> tuple[Source, ...]:
    """Return the sources of some datasets, each once, in the order given."""
    known = (catalogue.datasets[key] for key in dict.fromkeys(datasets) if key in catalogue.datasets)
    return tuple(Source(dataset.key, dataset.provider, dataset.vintage_date) for dataset in known)
