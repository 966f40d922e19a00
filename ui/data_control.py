"""The quiet "Data" control of every exhibit: table, pictures, files, citation and link, built only when opened."""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

import plotly.graph_objects as go
import pydeck as pdk
import streamlit as st

from charts.drawing import Drawing
from exhibits.exhibit import Parameters, Shown
from exhibits.filters import filters_in_words
from exhibits.registry import EXHIBITS
from exports.csv_file import csv_bytes
from exports.provenance import WORK, Provenance, provenance_of
from exports.workbook import table_workbook
from text import Text
from ui import markup
from ui.clock import today
from ui.kept import KeptOf
from ui.long_table import LONG, show_long_table
from ui.reader import Reader
from ui.site import report_markup

_TABLES: KeptOf[str] = KeptOf(128)
_DRAWER = "drawer"  # in the session: page and place of the one that is open
Clock = Callable[[], dt.date]
PictureKind = Literal["vector", "map", "words", "none"]

_HTML = """
<div class="bar"></div>
<p role="status" aria-live="polite"></p>
"""
_CSS = """
.bar{display:flex;flex-wrap:wrap;gap:8px}
button{font:inherit;color:var(--st-text-color);background:var(--st-background-color);cursor:pointer;padding:5px 12px;
border:1px solid var(--st-border-color);border-radius:var(--st-button-radius);min-height:40px}
button:hover{border-color:var(--st-primary-color);color:var(--st-primary-color)}
button:focus-visible{outline:2px solid var(--st-primary-color);outline-offset:2px}
p{font-size:14px;margin:6px 0 0 0;min-height:1.3em;overflow-wrap:anywhere}
"""
_SCRIPT = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
_tools = st.components.v2.component("exhibit_tools", html=_HTML, css=_CSS, js=_SCRIPT)


def data_button(shown: Shown, text: Text, *, place: str) -> str:
    """Return the button that opens and closes an exhibit's drawer, as a piece of our own markup.

    Parameters
    ----------
    place
        The name of this showing on the page; the browser says it to :func:`toggle_drawer`.
    """
    if not shown.table.rows:
        return ""
    about = {"type": "button", "data-open": place, "aria-expanded": "false"}
    return markup.element("button", text.say("Data"), css="quiet", **about)


def toggle_drawer(reader: Reader, place: object) -> None:
    """Open the drawer at a place of the page, and close another one; close it where it is open."""
    asked = (reader.address.page, str(place))
    st.session_state[_DRAWER] = None if st.session_state.get(_DRAWER) == asked else asked


def opened_drawer(reader: Reader) -> str:
    """Return the place of the page whose drawer is open; empty where none is."""
    # Put there at the first question: Streamlit takes four times as long to say that there is nothing.
    page, place = st.session_state.setdefault(_DRAWER, None) or ("", "")
    return place if page == reader.address.page else ""


def show_drawer(
    reader: Reader,
    shown: Shown,
    key: str,
    parameters: Parameters,
    *,
    drawing: Drawing | None,
    place: str,
    clock: Clock = today,
) -> None:
    """Offer an exhibit's content as table, picture and file, where its drawer is open.

    Parameters
    ----------
    key
        The exhibit in the registry.
    drawing
        What is on the screen; tells which pictures can be made of it.
    place
        The name of this showing on the page.
    clock
        Gives the day that downloads carry.
    """
    if opened_drawer(reader) != place or not shown.table.rows:
        return
    text = reader.text
    about = _provenance(reader, shown, key, parameters, clock())
    with st.container(border=True, gap="small", key=f"data-{place}"):
        _files(shown, about, place, text)
        _pictures(reader, about, place, picture_kind(drawing))
        show_table(shown, text, css="drawer")


def picture_kind(drawing: Drawing | None) -> PictureKind:
    """Return of what kind a drawing is for the browser that makes a picture of it."""
    if drawing is None:
        return "none"
    if isinstance(drawing, go.Figure | tuple):
        return "vector"
    return "map" if isinstance(drawing, pdk.Deck) else "words"


def show_table(shown: Shown, text: Text, *, css: str = "table") -> None:
    """Show the exhibit's table; breaks in a series are thick rules. In a ``drawer`` a long one scrolls."""
    if len(shown.table.rows) >= LONG:
        show_long_table(shown, text)
        return
    markup.show(table_in_words(shown, text, css=css))


def table_in_words(shown: Shown, text: Text, *, css: str = "table") -> str:
    """Return the exhibit's table as markup; nothing where there is none, or where it is a long one."""
    if not 0 < len(shown.table.rows) < LONG:
        return ""
    return _TABLES.get(shown, text.language, css, make=lambda: _table(shown, text, css))


def _table(shown: Shown, text: Text, css: str) -> str:
    table = shown.table
    headings = [(column.title, column.kind not in ("text", "date", "links")) for column in table.columns]
    links = frozenset(place for place, column in enumerate(table.columns) if column.kind == "links")
    names = [column.name for column in table.columns]
    cuts = frozenset((row, names.index(name)) for row, name in table.cuts)
    whole = markup.table(headings, table.written(text), caption=shown.subtitle, cuts=cuts, links=links)
    return markup.raw_element("div", whole, css=css)


def _provenance(reader: Reader, shown: Shown, key: str, parameters: Parameters, day: dt.date) -> Provenance:
    filters = filters_in_words(EXHIBITS[key].uses, parameters, reader.evidence.catalogue, reader.text)
    link = reader.address.here(reader.text.language, root=st.context.url)
    return provenance_of(shown, filters=filters, retrieved=day, link=link, version=reader.evidence.version)


def file_name(place: str, about: Provenance) -> str:
    """Return the name of a download without its ending: what, and of which day."""
    return f"ecoc-sme-{place}-{about.retrieved.isoformat()}"


def copy_buttons(key: str, copies: Sequence[tuple[str, str]], text: Text) -> None:
    """Show buttons that copy a text each; an address of ours is completed by the reader's browser."""
    labels = {"copied": text.say("Copied."), "failed": text.say("This did not work in your browser.")}
    _tools(key=key, data={"kind": "none", "copies": [list(pair) for pair in copies], "labels": labels})


def page_tools(reader: Reader, place: str) -> None:
    """Show the buttons that print the page and copy its link."""
    text = reader.text
    labels = {"copied": text.say("Copied."), "failed": text.say("This did not work in your browser.")}
    link = reader.address.here(text.language, root=st.context.url)
    copies = [[text.say("Copy link"), link]]
    with st.container(key="page-tools", width="content"):
        _tools(
            key=f"tools-{place}",
            data={"kind": "none", "print": text.say("Print this page"), "copies": copies, "labels": labels},
        )


def _files(shown: Shown, about: Provenance, place: str, text: Text) -> None:
    name = file_name(place, about)
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            text.say("Download CSV"),
            data=lambda: csv_bytes(shown.table, about, text),
            file_name=f"{name}.csv",
            mime="text/csv",
            on_click="ignore",
            key=f"csv-{place}",
        )
        st.download_button(
            text.say("Download Excel"),
            data=lambda: table_workbook(shown.table, about, text),
            file_name=f"{name}.xlsx",
            mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            on_click="ignore",
            key=f"xlsx-{place}",
        )


def _pictures(reader: Reader, about: Provenance, place: str, kind: PictureKind) -> None:
    text, palette = reader.text, reader.palette
    source = text.say("Source: {source}.", source=about.source(text))
    read = text.say(
        "{work}, {day}, {link}",
        work=text.say(WORK),
        day=text.date(about.retrieved),
        link=about.link,
    )
    _tools(
        key=f"tools-{place}",
        data={
            # A chart's element carries its own name; what consists of several parts stands in a container.
            "figures": [f"figure-{place}", f"chart-{place}"],
            "kind": kind,
            "title": about.title,
            "subtitle": about.subtitle,
            "lines": [source, *([about.chosen()] if about.filters else []), read],
            "file": file_name(place, about),
            "colours": {"page": palette.page, "text": palette.text, "soft": palette.soft_text, "ground": palette.sea},
            "copies": [[text.say("Copy link"), about.link], [text.say("Copy citation"), about.citation(text)]],
            "labels": {
                "png": text.say("Download PNG"),
                "svg": text.say("Download SVG"),
                "saved": text.say("Saved."),
                "copied": text.say("Copied."),
                "failed": text.say("This did not work in your browser."),
            },
        },
    )
    markup.show(markup.element("p", about.citation(text), css="small"))
    markup.show(markup.raw_element("p", report_markup(reader, about), css="small"))
    if kind in ("map", "words"):
        sentence = text.say("This figure is not made of lines alone, so there is a PNG of it but no SVG.")
        markup.show(markup.element("p", sentence, css="small"))
