"""Our own HTML: every piece is escaped, lies under the class ``ec`` and takes its colours from the palette."""

import re
import string
from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

import streamlit as st

from charts import markup as drawn_markup
from text import Text
from text.glossary import occurrences

_PUNCTUATION: Final = re.compile(f"[{re.escape(string.punctuation)}]")


def show(body: str) -> None:
    """Put a piece of our own markup on the page."""
    st.html(f'<div class="ec">{body}</div>')


def as_markdown(sentence: str) -> str:
    """Return a sentence so that Streamlit's Markdown shows each of its signs as it is."""
    return _PUNCTUATION.sub(r"\\\g<0>", " ".join(sentence.split()))


def element(tag: str, content: str, *, css: str = "", **attributes: str) -> str:
    """Return an element with escaped text."""
    return raw_element(tag, escape(content), css=css, **attributes)


def with_terms(sentence: str, text: Text, *, place: str) -> str:
    """Return a sentence as markup in which terms of the glossary show their meaning to pointer and keyboard.

    Parameters
    ----------
    place
        Tells apart the same term in several sentences of a page.
    """
    pieces, end = [], 0
    for start, stop, term in occurrences(sentence, text):
        tip = element("span", text.say(term.meaning), css="tip", role="tooltip", id=f"tip-{term.key}-{place}")
        word = escape(sentence[start:stop])
        named = {"tabindex": "0", "aria-describedby": f"tip-{term.key}-{place}"}
        pieces += [escape(sentence[end:start]), raw_element("span", word + tip, css="term", **named)]
        end = stop
    return "".join(pieces) + escape(sentence[end:])


def raw_element(tag: str, markup: str, *, css: str = "", **attributes: str) -> str:
    """Return an element around markup that is already safe."""
    written = {"class": css, **attributes}
    inside = "".join(f' {name.rstrip("_")}="{escape(value)}"' for name, value in written.items() if value)
    return f"<{tag}{inside}>{markup}</{tag}>"


def state(title: str, next_step: str) -> str:
    """Return a designed empty or refused state: what is the case, and what to do next."""
    return raw_element("div", element("h3", title) + element("p", next_step, css="soft"), css="state", role="status")


def link(label: str, address: str) -> str:
    """Return a link; addresses other than http(s), relative paths and anchors are dropped."""
    return drawn_markup.link(label, address)


def outward_link(label: str, address: str) -> str:
    """Return a link to a form or a mailbox; any other kind of address is dropped."""
    if not address.startswith(("https://", "mailto:")):
        return escape(label)
    return raw_element("a", escape(label), href=address)


def table(
    headings: Sequence[tuple[str, bool]],
    rows: Iterable[Sequence[str]],
    *,
    caption: str = "",
    cuts: frozenset[tuple[int, int]] = frozenset(),
    links: frozenset[int] = frozenset(),
) -> str:
    """Return a real table.

    Parameters
    ----------
    headings
        Text and whether the column holds numbers (aligned right).
    cuts
        Cells, as (row, column), after which a thick rule marks a break in the series.
    links
        Columns whose cells hold addresses parted by spaces, shown as links named by their sites.
    """
    head = "".join(element("th", text, css="num" if number else "", scope="col") for text, number in headings)
    body = "".join(_table_row(i, row, headings, cuts, links) for i, row in enumerate(rows))
    top = raw_element("caption", element("span", caption)) if caption else ""
    inner = f"{top}<thead><tr>{head}</tr></thead><tbody>{body}</tbody>"
    return f'<div class="scroll" tabindex="0"><table>{inner}</table></div>'


def _table_row(
    index: int,
    row: Sequence[str],
    headings: Sequence[tuple[str, bool]],
    cuts: frozenset[tuple[int, int]],
    links: frozenset[int],
) -> str:
    cells = []
    for position, (cell, (_, number)) in enumerate(zip(row, headings, strict=True)):
        css = " ".join(name for name, on in (("num", number), ("cut", (index, position) in cuts)) if on)
        inside = drawn_markup.site_links(cell.split()) if position in links else escape(cell)
        cells.append(raw_element("td", inside, css=css))
    return f"<tr>{''.join(cells)}</tr>"
