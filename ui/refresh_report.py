"""What a refresh would change, as tables: editions, revised figures, new breaks, exhibits."""

from collections.abc import Sequence

from data.catalogue import Catalogue
from data.eurostat.report import break_sentences, unknown_sentence
from data.eurostat.summary import Summary, TableChange
from exhibits.changes import ExhibitChange
from text import Text
from ui import markup
from ui.shell import section

REVISED = 15
"""Revised figures that are listed, the biggest first."""
EXHIBITS = 40


def show_summary(summary: Summary, catalogue: Catalogue, text: Text) -> None:
    """Show what the tables bring, the biggest revisions, and the breaks that would be new."""
    section(text.say("What would change"))
    _show_tables(summary, catalogue, text)
    for table in summary.tables:
        if table.unknown:
            words = f"{table.dataset}: {unknown_sentence(table, text)}"
            markup.show(markup.element("p", words, css="small"))
    _show_revised(summary, catalogue, text)
    breaks = list(break_sentences(summary, catalogue, text))
    if breaks:
        section(text.say("New breaks in series"))
        items = "".join(markup.element("li", sentence) for sentence in breaks)
        markup.show(f"<ul>{items}</ul>")


def _show_tables(summary: Summary, catalogue: Catalogue, text: Text) -> None:
    headings = [
        (text.say("Table"), False),
        (text.say("Edition"), False),
        (text.say("New years"), False),
        (text.say("New"), True),
        (text.say("Changed"), True),
        (text.say("As before"), True),
        (text.say("No longer there"), True),
    ]
    rows = [_table_row(table, catalogue, text) for table in summary.tables]
    markup.show(markup.table(headings, rows))


def _table_row(table: TableChange, catalogue: Catalogue, text: Text) -> list[str]:
    edition = text.say(
        "{day} instead of {before}",
        day=text.date(table.vintage),
        before=text.date(table.vintage_before, precision="month"),
    )
    counts = [text.number(table.counts[change]) for change in ("new", "changed", "unchanged", "missing")]
    title = text.say(catalogue.datasets[table.dataset].title)
    return [f"{table.dataset} · {title}", edition, _years(table.new_years, text), *counts]


def _years(years: Sequence[int], text: Text) -> str:
    """Return years, those that follow each other as a span."""
    spans: list[list[int]] = []
    for year in years:
        if spans and year == spans[-1][-1] + 1:
            spans[-1].append(year)
        else:
            spans.append([year])
    return ", ".join(text.years(span[0], span[-1]) if len(span) > 1 else str(span[0]) for span in spans)


def _show_revised(summary: Summary, catalogue: Catalogue, text: Text) -> None:
    section(text.say("Revised figures of the five cities’ areas, the biggest changes first"))
    if summary.revised.empty:
        markup.show(markup.element("p", text.say("No figure of theirs has another value."), css="soft"))
    else:
        headings = [
            (text.say("Figure"), False), (text.say("Area"), False), (text.say("Year"), True),
            (text.say("Now"), True), (text.say("Then"), True), (text.say("Change"), True),
        ]  # fmt: skip
        records = summary.revised.head(REVISED).to_dict("records")
        rows = [_revised_row({str(name): value for name, value in row.items()}, catalogue, text) for row in records]
        markup.show(markup.table(headings, rows))
    more = max(len(summary.revised) - REVISED, 0) + summary.revised_elsewhere
    if more:
        words = text.plural("{number} more figure is revised.", "{number} more figures are revised.", more)
        markup.show(markup.element("p", words, css="small"))


def _revised_row(row: dict[str, object], catalogue: Catalogue, text: Text) -> list[str]:
    indicator = catalogue.indicators[str(row["indicator"])]
    decimals = catalogue.units[indicator.unit].decimals
    area = catalogue.regions[str(row["geo"])]
    part = text.say(catalogue.breakdown_title(str(row["breakdown"])))
    before, after, relative = (float(str(row[name])) for name in ("before", "value", "relative"))
    return [
        text.say("{indicator}, {part}", indicator=text.say(indicator.title), part=part),
        f"{area.name} ({area.code})",
        str(row["year"]),
        text.number(before, decimals=decimals),
        text.number(after, decimals=decimals),
        text.percent(relative, sign=True),
    ]


def show_effects(changes: Sequence[ExhibitChange], city: str, text: Text) -> None:
    """Show the exhibits that would say something else for a city, those with another sentence first."""
    words = text.plural(
        "{number} exhibit would change for {city}.",
        "{number} exhibits would change for {city}.",
        len(changes),
        city=city,
    )
    markup.show(markup.element("p", words))
    ordered = sorted(changes, key=lambda change: change.headline_before == change.headline_after)
    headings = [
        (text.say("Exhibit"), False), (text.say("Now"), False), (text.say("Then"), False), (text.say("Values"), True),
    ]  # fmt: skip
    rows = [
        (change.title, change.headline_before, change.headline_after, text.number(len(change.values)))
        for change in ordered[:EXHIBITS]
    ]
    if rows:
        markup.show(markup.table(headings, rows))
