"""The file beside what is stored: changed, new, unchanged, not in the file; the largest change first."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from charts.before_after import draw_before_after
from charts.markup import image
from data.submissions.comparison import Comparison
from data.submissions.proposals import Change
from exhibits.handed.figures import figure_rows
from exhibits.handed.plans import plan_rows
from exhibits.handed.row import CHANGE_WORDS, CHANGES, HandedRow
from text import Text
from ui import markup
from ui.address import choose_one
from ui.reader import Reader
from ui.shell import section
from ui.upload.desk import Desk, keep_value

MOST_SHOWN = 100
MOST_ASKED = 20


def rows_of(comparison: Comparison, reader: Reader) -> list[HandedRow]:
    """Return the whole comparison as rows: figures, then milestones and actions."""
    return [
        *figure_rows(comparison.figures, reader.evidence.catalogue, reader.text),
        *plan_rows(comparison.plans, reader.text),
    ]


def show_comparison(reader: Reader, comparison: Comparison, rows: Sequence[HandedRow]) -> None:
    """Show what would be stored, under a choice of what happens with it."""
    text, counts = reader.text, comparison.counts()
    section(text.say("Beside what is stored"))
    wanted = reader.address.values.get("change", [""])[-1]
    offered = [change for change in CHANGES if counts[change] or change == wanted]
    if not any(counts.values()):
        markup.show(markup.element("p", text.say("Nothing in the file can be compared yet.")))
        return
    options: dict[str, str] = {one: f"{text.say(CHANGE_WORDS[one])} ({text.number(counts[one])})" for one in offered}
    with st.container(key="filters-comparison"):
        change = choose_one(
            reader.address,
            "change",
            label=text.say("What happens"),
            options=options,
            default=next(one for one in offered if counts[one]),
        )
    chosen = [row for row in rows if row.change == change]
    if chosen:
        show_rows(reader, chosen)
    else:
        markup.show(markup.element("p", text.say("Nothing of this kind in the file."), css="soft"))


def show_rows(reader: Reader, rows: Sequence[HandedRow]) -> None:
    """Show rows as a table, with a small line on one scale per series."""
    text = reader.text
    headings = [
        (text.say("What"), False),
        (text.say("Year or field"), False),
        (text.say("Stored now"), True),
        (text.say("As it would be"), True),
        (text.say("Before ○ and after ●"), False),
        (text.say("Official"), True),
        (text.say("What happens"), False),
        (text.say("Where in the file"), False),
    ]
    shown = list(rows[:MOST_SHOWN])
    with_lines = any(row.scale for row in shown)
    with_official = any(row.official for row in shown)
    wanted = [True, True, True, True, with_lines, with_official, True, any(row.place for row in shown)]
    head = "".join(
        markup.element("th", title, css="num" if number else "", scope="col")
        for (title, number), on in zip(headings, wanted, strict=True)
        if on
    )
    body = "".join(_row(row, wanted, [title for title, _ in headings], reader) for row in shown)
    table = f'<table class="stack"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    label = escape(text.say("Beside what is stored"))
    markup.show(f'<div class="scroll tall" tabindex="0" role="region" aria-label="{label}">{table}</div>')
    if len(rows) > MOST_SHOWN:
        more = text.plural(
            "{number} more row is not shown.", "{number} more rows are not shown.", len(rows) - MOST_SHOWN
        )
        markup.show(markup.element("p", more, css="small"))


def _row(row: HandedRow, wanted: Sequence[bool], titles: Sequence[str], reader: Reader) -> str:
    moved = row.change in ("changed", "new")
    after = markup.element("b", row.after) if moved else escape(row.after)
    happens = markup.element("b", row.happens) if moved else escape(row.happens)
    cells = (
        ("what", escape(row.what)),
        ("", escape(row.part)),
        ("num", escape(row.before)),
        ("num", after),
        ("", _line(row, reader)),
        ("num", escape(row.official)),
        ("", happens),
        ("", escape(row.place)),
    )
    inside = "".join(
        markup.raw_element("td", cell, css=css, **{"data-label": title})
        for (css, cell), title, on in zip(cells, titles, wanted, strict=True)
        if on
    )
    return f"<tr>{inside}</tr>"


def _line(row: HandedRow, reader: Reader) -> str:
    if row.scale is None or row.numbers == (None, None):
        return ""
    colour = reader.palette.city.get(row.city, reader.palette.text)
    svg = draw_before_after(*row.numbers, row.scale, colour=colour, palette=reader.palette)
    return image(svg, alt="", css="before-after")  # the two numbers stand beside it


def open_stale(desk: Desk, comparison: Comparison) -> list[tuple[str, ...]]:
    """Return what somebody else changed meanwhile and nobody has decided about."""
    return sorted(comparison.stale_keys() - set(desk.begun.kept))


def show_stale(desk: Desk, rows: Sequence[HandedRow], text: Text) -> None:
    """Ask about each value that somebody else changed since the template was filled, and never overwrite it unasked."""
    asked = [row for row in rows if row.key]
    if not asked:
        return
    section(text.say("Changed by somebody else since your template was made"))
    with st.container(horizontal=True, gap="small"):
        keys = [row.key for row in asked]
        st.button(
            text.say("Keep all stored values"), key="stale-stored", on_click=keep_value, args=(desk, keys, "stored")
        )
        st.button(
            text.say("Take all values of the file"), key="stale-file", on_click=keep_value, args=(desk, keys, "file")
        )
    for number, row in enumerate(asked[:MOST_ASKED]):
        _ask_stale(desk, row, number, text)


def _ask_stale(desk: Desk, row: HandedRow, number: int, text: Text) -> None:
    words = {
        "stored": text.say("Keep what is stored: {value}", value=row.before),
        "file": text.say("Take the file’s: {value}", value=row.after),
    }
    key = f"stale-{desk.turn}-{number}"
    st.session_state[key] = desk.begun.kept.get(row.key)
    st.radio(
        f"{row.what} · {row.part} ({row.place})" if row.place else f"{row.what} · {row.part}",
        list(words),
        key=key,
        format_func=words.__getitem__,
        horizontal=True,
        on_change=lambda: keep_value(desk, [row.key], st.session_state[key]),
    )


def count_of(comparison: Comparison, *changes: Change) -> int:
    """Return how many rows of these kinds there are."""
    return sum(comparison.counts()[change] for change in changes)
