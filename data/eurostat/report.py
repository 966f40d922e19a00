"""A refresh in words: what would change, and what did not come."""

from collections.abc import Iterator

from data.catalogue import Catalogue
from data.eurostat.fetching import Fetched
from data.eurostat.summary import Summary, TableChange
from data.submissions.proposals import Change
from text import Text

LISTED = 12
"""Revised figures and breaks that are written out, the biggest first."""


def summary_lines(summary: Summary, catalogue: Catalogue, text: Text) -> Iterator[str]:
    """Yield what would change, one line after the other."""
    for table in summary.tables:
        yield table_sentence(table, catalogue, text)
    yield from _revised_lines(summary, catalogue, text)
    yield from break_sentences(summary, catalogue, text)


def failure_lines(fetched: Fetched, text: Text) -> Iterator[str]:
    """Yield what did not come and why, and what else came."""
    for error in fetched.failures:
        yield error.said(text)
    if fetched.arrivals:
        arrived = text.listing(item.dataset for item in fetched.arrivals)
        yield text.say("These tables came whole and could be refreshed alone: {datasets}.", datasets=arrived)


def table_sentence(table: TableChange, catalogue: Catalogue, text: Text) -> str:
    """Return what one table would bring."""
    counts = text.listing(_counted(change, number, text) for change, number in table.counts.items() if number)
    sentences = [
        text.say(
            "{dataset} ({title}), edition of {day} instead of {before}: {counts}.",
            dataset=table.dataset,
            title=text.say(catalogue.datasets[table.dataset].title),
            day=text.date(table.vintage),
            before=text.date(table.vintage_before, precision="month"),
            counts=counts,
        )
    ]
    if table.new_years:
        years = text.listing(f"{year}" for year in table.new_years)
        sentences.append(text.say("New years: {years}.", years=years))
    if table.unknown:
        sentences.append(unknown_sentence(table, text))
    return " ".join(sentences)


def _counted(change: Change, number: int, text: Text) -> str:
    match change:
        case "new":
            return text.plural("{number} new figure", "{number} new figures", number)
        case "changed":
            return text.plural("{number} changed figure", "{number} changed figures", number)
        case "unchanged":
            return text.plural("{number} figure as before", "{number} figures as before", number)
        case "missing":
            return text.plural("{number} figure no longer there", "{number} figures no longer there", number)


def unknown_sentence(table: TableChange, text: Text) -> str:
    """Return which areas are left out because the catalogue does not know their codes."""
    shown = text.listing(table.unknown[:5])
    return text.plural(
        "{number} area that the catalogue does not know is left out: {codes}.",
        "{number} areas that the catalogue does not know are left out, among them {codes}.",
        len(table.unknown),
        codes=shown,
    )


def _revised_lines(summary: Summary, catalogue: Catalogue, text: Text) -> Iterator[str]:
    if len(summary.revised):
        yield text.plural(
            "{number} revised figure of the five cities’ areas; the biggest changes first:",
            "{number} revised figures of the five cities’ areas; the biggest changes first:",
            len(summary.revised),
        )
    for row in summary.revised.head(LISTED).itertuples(index=False):
        indicator = catalogue.indicators[str(row.indicator)]
        decimals = catalogue.units[indicator.unit].decimals
        yield "  " + text.say(
            "{indicator}, {part}, {area}, {year}: {before} → {after} ({change})",
            indicator=text.say(indicator.title),
            part=text.say(catalogue.breakdown_title(str(row.breakdown))),
            area=row.geo,
            year=row.year,
            before=text.number(float(str(row.before)), decimals=decimals),
            after=text.number(float(str(row.value)), decimals=decimals),
            change=text.percent(float(str(row.relative)), sign=True),
        )
    if summary.revised_elsewhere:
        yield text.plural(
            "{number} revised figure of other areas.",
            "{number} revised figures of other areas.",
            summary.revised_elsewhere,
        )


def break_sentences(summary: Summary, catalogue: Catalogue, text: Text) -> Iterator[str]:
    """Yield the breaks that would be new."""
    for item in summary.new_breaks[:LISTED]:
        yield text.say(
            "New break: {indicator}, {part}, {area}, {year}. {reason}",
            indicator=text.say(catalogue.indicators[item.indicator].title),
            part=text.say(catalogue.breakdown_title(item.breakdown)),
            area=item.geo,
            year=item.year,
            reason=text.say(item.reason),
        )
    more = len(summary.new_breaks) - LISTED + summary.breaks_elsewhere if len(summary.new_breaks) > LISTED else 0
    rest = more or summary.breaks_elsewhere
    if rest:
        yield text.plural("{number} more new break.", "{number} more new breaks.", rest)
