"""What the public would see change: every exhibit whose sentence or figures would differ, before and after."""

from collections.abc import Sequence

import streamlit as st

from exhibits.changes import ChangedValue, ExhibitChange
from text import Text
from ui import markup
from ui.shell import section

MOST_VALUES = 12
MOST_SHOWN = 30


def show_effects(effects: Sequence[ExhibitChange], text: Text) -> None:
    """Show the exhibits that would change, those with another sentence first."""
    section(text.say("What the public would see change"))
    if not effects:
        words = text.say(
            "No exhibit would say anything else: what is new is kept, and does not show at their usual settings."
        )
        markup.show(markup.element("p", words))
        return
    ordered = sorted(effects, key=lambda change: change.headline_before == change.headline_after)
    said = sum(change.headline_before != change.headline_after for change in ordered)
    markup.show(markup.element("p", _summary(len(ordered), said, text)))
    for number, change in enumerate(ordered[:MOST_SHOWN]):
        _show(change, number, text)


def _summary(number: int, said: int, text: Text) -> str:
    exhibits = text.plural("{number} exhibit would change.", "{number} exhibits would change.", number)
    sentences = text.plural(
        "{number} sentence would read differently.", "{number} sentences would read differently.", said
    )
    return f"{exhibits} {sentences}" if said else exhibits


def _show(change: ExhibitChange, number: int, text: Text) -> None:
    body = markup.element("h3", change.title)
    if change.headline_before != change.headline_after:
        body += markup.element("p", text.say("Now: {sentence}", sentence=change.headline_before), css="was")
        body += markup.element("p", text.say("Then: {sentence}", sentence=change.headline_after))
    else:
        body += markup.element("p", change.headline_after, css="was")
    markup.show(markup.raw_element("div", body, css="change"))
    if change.values:
        title = text.plural("{number} value of its table", "{number} values of its table", len(change.values))
        with st.expander(title, key=f"effect-{number}"):
            _show_values(change.values, text)


def _show_values(values: Sequence[ChangedValue], text: Text) -> None:
    headings = [
        (text.say("Row"), False), (text.say("Column"), False), (text.say("Now"), True), (text.say("Then"), True),
    ]  # fmt: skip
    rows = [(value.label or text.number(value.row + 1), value.title, *value.written) for value in values[:MOST_VALUES]]
    markup.show(markup.table(headings, rows))
    if len(values) > MOST_VALUES:
        left = len(values) - MOST_VALUES
        more = text.plural("{number} more value is not shown.", "{number} more values are not shown.", left)
        markup.show(markup.element("p", more, css="small"))
