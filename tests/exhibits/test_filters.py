"""Filters in words: what was chosen, and only what matters."""

from data.evidence import Evidence
from exhibits.exhibit import Parameters
from exhibits.filters import filters_in_words
from text import text_for


def test_what_an_exhibit_does_not_use_is_not_named(evidence: Evidence) -> None:
    found = filters_in_words({"cities"}, Parameters(cities=("matera",)), evidence.catalogue, text_for("en"))
    assert found == (("Cities", "Matera"),)


def test_each_filter_reads_as_words(evidence: Evidence) -> None:
    chosen = Parameters(
        cities=("timisoara", "matera"), indicator="gdp", breakdown="10+", area="nuts2", measure="growth", first=2015,
        align="event", versus=("RO", "LT022"),
    )  # fmt: skip
    uses = {"cities", "indicator", "size", "area", "show", "from", "align", "vs"}
    found = dict(filters_in_words(uses, chosen, evidence.catalogue, text_for("en")))
    assert found["Cities"] == "Timișoara and Matera"
    assert found["Indicator"] == "Gross domestic product"
    assert found["Part"] == "10 or more employees"
    assert found["Area"] == "large region (NUTS 2)"
    assert found["Measure"] == "yearly growth"
    assert found["Years"] == "from 2015"
    assert found["Alignment"] == "years before and after the title"
    assert found["Compared with"] == "Romania and Kauno apskritis"


def test_an_unlimited_span_of_years_is_no_filter(evidence: Evidence) -> None:
    assert filters_in_words({"from"}, Parameters(), evidence.catalogue, text_for("en")) == ()
