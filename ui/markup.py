"""Our own HTML: every piece is escaped, lies under the class ``ec`` and takes its colours from the palette."""

import re
import string
from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

import streamlit as st

from charts import markup as drawn_markup
from charts.cards import CARDS_STYLE
from charts.coverage import COVERAGE_STYLE
from charts.legend_markup import LEGEND_STYLE
from charts.listing import LISTING_STYLE
from charts.palette import PALETTES, Palette
from charts.plan_cards import PLAN_CARDS_STYLE
from charts.shares import SHARES_STYLE
from charts.verdict import VERDICT_STYLE
from text import Text
from text.glossary import occurrences
from ui.kept import Kept
from ui.print_style import PRINT_STYLE, on_paper
from ui.upload.style import HANDED_STYLE

STYLE = """
.ec{color:var(--ec-text);font-family:"Source Sans","Source Sans Pro",sans-serif;font-size:16px;line-height:1.35}
.ec a{color:var(--ec-link);text-decoration:underline}
.ec .question{color:var(--ec-soft);font-weight:600;margin:0}
.ec h1,.ec h2,.ec h3{font-family:"Source Serif","Source Serif Pro",Georgia,serif;color:var(--ec-text)}
.ec h1,.ec h2,.ec h3{margin:0;padding:0;text-wrap:balance}
.ec h1,.stHeading h1{font-size:32px;font-weight:650;line-height:1.18;max-width:80ch}
.stHeading h1{margin:0!important;padding:0!important;text-wrap:balance}
.stHeading [data-testid="stMarkdownContainer"]{margin:0}
.ec h2{font-size:20px;font-weight:650;line-height:1.25}
.ec h3{font-size:16px;font-weight:600;line-height:1.3}
.ec h2.section{margin-top:20px}
.ec h2.section:has(+h2){font:600 16px/1.35 "Source Sans","Source Sans Pro",sans-serif;color:var(--ec-soft)}
.ec .glossary{margin:0;max-width:75ch}
.ec .glossary dt{font-weight:600;margin-top:10px}
.ec .glossary dd{margin:0}
.ec .entry{padding:10px 0;border-bottom:1px solid var(--ec-border)}
.ec p{margin:0;max-width:80ch}
.ec .soft{color:var(--ec-soft)}
.ec .small{font-size:14px;color:var(--ec-soft)}
.ec .prose p,.ec .prose li{margin:0 0 .5em 0;max-width:75ch}
.ec table{border-collapse:collapse;width:100%;font-size:15px;font-variant-numeric:tabular-nums}
.ec caption{text-align:left;color:var(--ec-soft);font-size:14px;padding:0 0 4px 0}
.ec caption span{display:inline-block;position:sticky;left:0;max-width:min(100%,calc(100vw - 40px))}
.ec th{color:var(--ec-soft);font-weight:600;border-bottom:1px solid var(--ec-text);padding:4px 8px;text-align:left}
.ec td{border-bottom:1px solid var(--ec-border);padding:4px 8px}
.ec .num{text-align:right;white-space:nowrap}
.ec th.num{white-space:normal;vertical-align:bottom}
.ec td.cut{border-right:3px solid var(--ec-text)}
.ec .scroll{overflow-x:auto}
.ec .listing td{overflow-wrap:break-word}
.ec .drawer .scroll{max-height:50vh;overflow-y:auto}
.ec .notice{border-left:3px solid var(--ec-accent);background:var(--ec-surface);padding:8px 12px;margin:4px 0}
.ec .term{border-bottom:1px dotted currentColor;position:relative;cursor:help}
.ec .tip{display:none;position:absolute;z-index:20;left:0;top:calc(100% + 4px);width:max-content;max-width:34ch;
padding:8px 10px;background:var(--ec-page);color:var(--ec-text);border:1px solid var(--ec-text);border-radius:4px;
font:400 14px/1.35 "Source Sans","Source Sans Pro",sans-serif;text-align:left;white-space:normal}
.ec .term:hover .tip,.ec .term:focus .tip{display:block}
.ec .term:focus-visible{outline:2px solid var(--ec-accent);outline-offset:2px}
.ec .state{border:1px dashed var(--ec-nofigure);background:var(--ec-surface);padding:24px;border-radius:4px}
.ec .state h3{margin-bottom:4px}
.ec *+.figure,.ec *+.state{margin-top:8px}
.ec .begin{font-size:20px;font-weight:600}
.ec dl.keys{display:grid;grid-template-columns:max-content 1fr;gap:2px 24px;margin:0}
.ec dl.keys dt{font-weight:600}
.ec dl.keys dd{margin:0}
.ec ol.scenes{margin:4px 0 0 0;padding-left:1.6em}
[class*="st-key-exhibit-"]{flex-flow:row wrap!important;align-items:center;column-gap:16px!important}
[class*="st-key-exhibit-"]>*{flex:0 0 100%!important}
[class*="st-key-exhibit-"]>:has(.source){flex:1 1 240px!important}
[class*="st-key-exhibit-"]>[class*="st-key-data-"],[class*="st-key-exhibit-"]>[class*="st-key-deck-add-"]{
flex:0 0 auto!important}
@media (max-width:900px){.st-key-exhibit-trends .xy2 .textpoint{display:none}}
[class*="st-key-narrow-"]{display:none}
@media (max-width:640px){
.ec .tip{position:fixed;left:16px;right:16px;top:auto;bottom:16px;width:auto;max-width:none}
.ec h1,.stHeading h1{font-size:24px}
[class*="st-key-exhibit-"]>:has(.source){flex-basis:100%!important}
[class*="st-key-wide-"]{display:none}
[class*="st-key-narrow-"]{display:flex}
}
"""


_PUNCTUATION: Final = re.compile(f"[{re.escape(string.punctuation)}]")
_SHEETS: Kept[str] = Kept(4)


def theme_style(palette: Palette) -> str:
    """Return the style sheet with the palette's colours as CSS variables."""
    return _SHEETS.get(palette.theme, lambda: _theme_style(palette))


def _variables(palette: Palette) -> str:
    colours = {
        "text": palette.text,
        "soft": palette.soft_text,
        "link": palette.link,
        "border": palette.border,
        "surface": palette.surface,
        "page": palette.page,
        "accent": palette.accent,
        "coverage": palette.coverage,
        "nofigure": palette.no_figure,
        **{f"ink-{city}": colour for city, colour in palette.ink.items()},
        **{f"city-{city}": colour for city, colour in palette.city.items()},
    }
    return ";".join(f"--ec-{name}:{colour}" for name, colour in colours.items())


def _theme_style(palette: Palette) -> str:
    sheets = (
        STYLE,
        CARDS_STYLE,
        COVERAGE_STYLE,
        LEGEND_STYLE,
        SHARES_STYLE,
        LISTING_STYLE,
        PLAN_CARDS_STYLE,
        VERDICT_STYLE,
        HANDED_STYLE,
        PRINT_STYLE,
        on_paper(palette, _variables(PALETTES["light"])),
    )
    # On one line: Streamlit looks at the beginning of each line of what it is given, in every run.
    return f":root{{{_variables(palette)}}}{' '.join(' '.join(sheets).split())}"


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
