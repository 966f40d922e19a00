"""What every page shares: its question and answer, the language switch, notices, and designed failures."""

import time
from collections.abc import Sequence
from html import escape

import streamlit as st

from charts.palette import Palette
from text import LANGUAGES, PAGE_LANGUAGES, Text, mark
from ui import markup
from ui.address import TURNED, Unknown, choose_one
from ui.reader import NARROW, Reader, current_reader, preferred_language
from ui.staff import sign_in_offer
from ui.stage.style import PRESENTER_STYLE, STAGE_STYLE

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

_LANGUAGE_JS = """
const narrow = window.matchMedia("(max-width: 640px)")
export default function ({ data, setStateValue }) {
  document.documentElement.lang = data.language
  const tell = () => { if (narrow.matches !== data.narrow) setStateValue("narrow", narrow.matches) }
  tell()
  narrow.addEventListener("change", tell)
  return () => narrow.removeEventListener("change", tell)
}
"""
_page_window = st.components.v2.component("page_language", js=_LANGUAGE_JS)


def style(palette: Palette) -> None:
    """Put our style sheet on the page, in the colours of the reader's theme; on the stage with its own in the same."""
    st.html(f"<style>{markup.theme_style(palette)}{_stage_sheet()}</style>")


def _stage_sheet() -> str:
    if not _is_stage():
        return ""
    view = current_reader().address.values.get("view", [""])[-1]
    return PRESENTER_STYLE if view == "presenter" else STAGE_STYLE


def _is_stage() -> bool:
    return bool(st.context.is_embedded) and current_reader().address.page == "present"


def page_language(language: str) -> None:
    """Tell browsers and screen readers which language the page is in, and hear whether the window is a phone's.

    The stage of a presentation, which is always embedded, does the first with its own component and needs no second.
    """
    if _is_stage():
        return
    before = bool(st.session_state.get(NARROW, False))
    found = _page_window(
        data={"language": language, "narrow": before}, key="page-language", on_narrow_change=lambda: None
    )
    st.session_state[NARROW] = bool(found.get("narrow", before))
    st.session_state[TURNED] = st.session_state[NARROW] != before


def heading(reader: Reader, *, question: str, answer: str, note: str = "") -> None:
    """Show a page's question, its computed answer as the main heading, and the language switch beside them."""
    with st.container(horizontal=True, vertical_alignment="center", key="heading"):
        markup.show(markup.element("p", question, css="question"))
        sign_in_offer()
        _language_switch(reader)
    # Streamlit's own heading is there with the first words; our markup would wait for a part of the front end.
    st.title(markup.as_markdown(answer), anchor=False)
    _let_first_words_be_drawn()
    if note:
        markup.show(markup.element("p", note, css="soft"))


def _let_first_words_be_drawn() -> None:
    """Wait a moment in a browser's first run, so that it draws the answer before the rest of the page has come."""
    if st.context.headers and FIRST_WORDS not in st.session_state:
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
