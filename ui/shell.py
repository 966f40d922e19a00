"""What every page shares: its question and answer, the language switch, notices, and designed failures."""

import time
from collections.abc import Sequence
from html import escape
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from charts.palette import Palette
from text import LANGUAGES, PAGE_LANGUAGES, Text, mark
from ui import markup
from ui.address import TURNED, Unknown, choose_one
from ui.data_control import opened_drawer, toggle_drawer
from ui.events import events_are_served
from ui.own_deck import take_offered
from ui.reader import NARROW, Reader, current_reader, preferred_language
from ui.sheets import PAGE, PRESENTER, STAGE, style_of
from ui.staff import sign_in_offer

# What a filter is called when an address names a value nobody knows.
FILTER_NAMES = {
    "cities": mark("city"),
    "indicator": mark("indicator"),
    "size": mark("size"),
    "area": mark("area"),
    "from": mark("first year"),
    "to": mark("last year"),
    "layers": mark("layer"),
    "lang": mark("language"),
    "show": mark("way of showing"),
    "align": mark("time"),
    "vs": mark("comparison"),
    "layout": mark("layout"),
    "action": mark("action"),
    "asof": mark("date"),
    "phase": mark("part of the project"),
    "view": mark("view"),
    "dataset": mark("dataset"),
    "part": mark("part of the page"),
    "city": mark("city"),
    "controls": mark("comparison"),
    "severity": mark("severity"),
    "sheet": mark("sheet"),
    "change": mark("kind of change"),
    "words": mark("language of the findings"),
    "kind": mark("kind of submission"),
    "submission": mark("submission"),
    "scale": mark("scale"),
    "gas": mark("gas regions"),
    "figures": mark("figures"),
    "edit": mark("plan to edit"),
}
FIRST_WORDS = "first-words"  # in the session: they were given their moment
FIRST_WORDS_ALONE = 0.03  # seconds; the browser draws when nothing has come for 0.01
MOST_NAMED = 3  # unknown values of one filter that are named one by one

_WINDOW_JS = Path(__file__).with_name("window.js").read_text(encoding="utf-8")
_WINDOW = "page-window"
_page_window = st.components.v2.component("page_window", js=_WINDOW_JS)


def style(palette: Palette) -> None:
    """Put our style sheet on the page, in the colours of the reader's theme; on the stage with its own in the same."""
    # The server that answers the addresses of events answers those of the sheets.
    st.html(f"<style>{style_of(palette.theme, _sheets(), by_address=events_are_served())}</style>")


def _sheets() -> tuple[str, ...]:
    if not _is_stage():
        return (PAGE,)
    view = current_reader().address.values.get("view", [""])[-1]
    return (PAGE, PRESENTER if view == "presenter" else STAGE)


def _is_stage() -> bool:
    return bool(st.context.is_embedded) and current_reader().address.page == "present"


def page_window(reader: Reader) -> None:
    """Tell browsers and screen readers the page's language; hear whether the window is a phone's, and what is clicked.

    Our own markup has buttons, whose clicks are heard here. The stage of a presentation, which is always embedded,
    tells the language with its own component and needs no more.
    """
    if _is_stage():
        return
    before = bool(st.session_state.get(NARROW, False))
    found = _page_window(
        data={"language": reader.text.language, "narrow": before, "open": opened_drawer(reader)},
        key=_WINDOW,
        on_narrow_change=lambda: None,
        on_added_change=lambda: take_offered(st.session_state[_WINDOW]["added"], reader.text),
        on_opened_change=lambda: toggle_drawer(reader, st.session_state[_WINDOW]["opened"]),
    )
    st.session_state[NARROW] = bool(found.get("narrow", before))
    st.session_state[TURNED] = st.session_state[NARROW] != before


def place_of_heading() -> DeltaGenerator:
    """Hold the place of the page's heading, which is one row and more by the style sheet."""
    return st.container(gap="xsmall", key="heading")


def heading(reader: Reader, *, question: str, answer: str, note: str = "", at: DeltaGenerator | None = None) -> None:
    """Show a page's question, its computed answer as the main heading, and the language switch beside them.

    Parameters
    ----------
    note
        A line below the answer, about the figures that it rests on.
    at
        The place held by :func:`place_of_heading` on pages that know their answer late.
    """
    with at or place_of_heading():
        markup.show(markup.element("p", question, css="question"))
        sign_in_offer()
        _language_switch(reader)
        # Streamlit's own heading is there with the first words; our markup would wait for a part of the front end.
        st.title(markup.as_markdown(answer), anchor=False)
        _let_first_words_be_drawn()
        if note:
            markup.show(markup.element("p", note, css="soft"))


def is_first_run() -> bool:
    """Return whether a browser waits for its first words: controls that come after them do not delay them."""
    return bool(st.context.headers) and FIRST_WORDS not in st.session_state


def _let_first_words_be_drawn() -> None:
    """Wait a moment in a browser's first run, so that it draws the answer before the rest of the page has come."""
    if is_first_run():
        st.session_state[FIRST_WORDS] = True
        time.sleep(FIRST_WORDS_ALONE)


def _language_switch(reader: Reader) -> None:
    choose_one(
        reader.address,
        "lang",
        label=reader.text.say("Language"),
        options={code: code.upper() for code in PAGE_LANGUAGES},
        default=preferred_language(),
        label_visibility="collapsed",
        help=reader.text.say("Language: {names}", names=", ".join(LANGUAGES[code].name for code in PAGE_LANGUAGES)),
    )


def address_notices(unknown: Sequence[Unknown], text: Text) -> None:
    """Say which values of the address mean nothing here, and what is shown instead: one notice per filter."""
    by_filter: dict[str, list[str]] = {}
    for item in unknown:
        if item.name in FILTER_NAMES:
            by_filter.setdefault(item.name, []).append(item.value)
    for filter_name, values in by_filter.items():
        sentence = _notice(text.say(FILTER_NAMES[filter_name]), values, text)
        markup.show(markup.element("div", sentence, css="notice", role="status"))


def _notice(name: str, values: Sequence[str], text: Text) -> str:
    if len(values) <= MOST_NAMED:
        return " ".join(
            text.say(
                "The link asks for {filter} “{value}”, which does not exist here. The usual choice is shown instead.",
                filter=name,
                value=value,
            )
            for value in values
        )
    return text.plural(
        "The link asks for {filter} “{value}” and {number} more value that does not exist here; it is left out.",
        "The link asks for {filter} “{value}” and {number} more values that do not exist here; they are left out.",
        len(values) - 1,
        filter=name,
        value=values[0],
    )


def store_notice(text: Text, *, number: str) -> None:
    """Say that the page goes on without what the cities handed in, where the store failed under a number."""
    if number:
        sentence = text.say(
            "What the cities handed in cannot be read at the moment: the page shows the official figures and plans "
            "that come with the dashboard. It tries again by itself; reload the page in a minute."
        )
        found = text.say("Error number: {number}", number=number)
        markup.show(markup.element("div", f"{sentence} {found}", css="notice", role="status"))


def state(title: str, next_step: str) -> None:
    """Show a designed empty or refused state: what is the case, and what to do next."""
    markup.show(markup.state(title, next_step))


def error_state(text: Text, details: str) -> None:
    """Show that something failed on our side, without a trace of the program."""
    body = (
        markup.element("h3", text.say("This page cannot be shown"))
        + markup.element("p", details)
        + markup.element(
            "p", text.say("Reload the page; if that does not help, tell the team the line above."), css="soft"
        )
    )
    st.html(f'<div class="ec"><div class="ec state" role="alert">{body}</div></div>')


def prose(paragraphs: Sequence[str], *, title: str = "") -> None:
    """Show paragraphs of plain text, under a section's heading where they have one."""
    head = markup.element("h2", title, css="section") if title else ""
    body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    markup.show(f'{head}<div class="prose">{body}</div>')


def section(title: str) -> None:
    """Show a section's heading."""
    markup.show(markup.element("h2", title, css="section"))
