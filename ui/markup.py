"""Our own HTML: every piece is escaped, lies under the class ``ec`` and takes its colours from the palette."""

from collections.abc import Iterable, Sequence
from html import escape

import streamlit as st

from charts.cards import CARDS_STYLE
from charts.coverage import COVERAGE_STYLE
from charts.palette import Palette

STYLE = """
.ec{color:var(--ec-text);font-family:"Source Sans","Source Sans Pro",sans-serif;font-size:16px;line-height:1.35}
.ec a{color:var(--ec-link);text-decoration:underline}
.ec .question{color:var(--ec-soft);font-weight:600;margin:0}
.ec h1,.ec h2,.ec h3{font-family:"Source Serif","Source Serif Pro",Georgia,serif;color:var(--ec-text)}
.ec h1,.ec h2,.ec h3{margin:0;padding:0;text-wrap:balance}
.ec h1{font-size:32px;font-weight:650;line-height:1.18;max-width:80ch}
.ec h2{font-size:20px;font-weight:650;line-height:1.25}
.ec h3{font-size:16px;font-weight:600;line-height:1.3}
.ec h2.section{margin-top:20px}
.ec .entry{padding:10px 0;border-bottom:1px solid var(--ec-border)}
.ec p{margin:0;max-width:80ch}
.ec .soft{color:var(--ec-soft)}
.ec .small{font-size:14px;color:var(--ec-soft)}
.ec .prose p,.ec .prose li{margin:0 0 .5em 0;max-width:75ch}
.ec table{border-collapse:collapse;width:100%;font-size:15px;font-variant-numeric:tabular-nums}
.ec caption{text-align:left;color:var(--ec-soft);font-size:14px;padding:0 0 4px 0}
.ec th{color:var(--ec-soft);font-weight:600;border-bottom:1px solid var(--ec-text);padding:4px 8px;text-align:left}
.ec td{border-bottom:1px solid var(--ec-border);padding:4px 8px}
.ec .num{text-align:right;white-space:nowrap}
.ec td.cut{border-right:3px solid var(--ec-text)}
.ec .scroll{overflow-x:auto}
.ec .notice{border-left:3px solid var(--ec-accent);background:var(--ec-surface);padding:8px 12px;margin:4px 0}
.ec .state{border:1px dashed var(--ec-nofigure);background:var(--ec-surface);padding:24px;border-radius:4px}
.ec .state h3{margin-bottom:4px}
.ec .begin{font-size:20px;font-weight:600}
.ec dl.keys{display:grid;grid-template-columns:max-content 1fr;gap:2px 24px;margin:0}
.ec dl.keys dt{font-weight:600}
.ec dl.keys dd{margin:0}
.ec ol.scenes{margin:4px 0 0 0;padding-left:1.6em}
@media (max-width:640px){.ec h1{font-size:24px}}
@media print{[data-testid="stHeader"],.st-key-filters{display:none}}
"""


def theme_style(palette: Palette) -> str:
    """Return the style sheet with the palette's colours as CSS variables."""
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
    variables = ";".join(f"--ec-{name}:{colour}" for name, colour in colours.items())
    return f":root{{{variables}}}{STYLE}{CARDS_STYLE}{COVERAGE_STYLE}"


def show(body: str) -> None:
    """Put a piece of our own markup on the page."""
    st.html(f'<div class="ec">{body}</div>')


def element(tag: str, content: str, *, css: str = "", **attributes: str) -> str:
    """Return an element with escaped text."""
    return raw_element(tag, escape(content), css=css, **attributes)


def raw_element(tag: str, markup: str, *, css: str = "", **attributes: str) -> str:
    """Return an element around markup that is already safe."""
    written = {"class": css, **attributes}
    inside = "".join(f' {name.rstrip("_")}="{escape(value)}"' for name, value in written.items() if value)
    return f"<{tag}{inside}>{markup}</{tag}>"


def link(label: str, address: str) -> str:
    """Return a link; addresses other than http(s), relative paths and anchors are dropped."""
    if not address.startswith(("http://", "https://", "/", "#", "?", "./")):
        return escape(label)
    return raw_element("a", escape(label), href=address)


def table(
    headings: Sequence[tuple[str, bool]],
    rows: Iterable[Sequence[str]],
    *,
    caption: str = "",
    cuts: frozenset[tuple[int, int]] = frozenset(),
) -> str:
    """Return a real table.

    Parameters
    ----------
    headings
        Text and whether the column holds numbers (aligned right).
    cuts
        Cells, as (row, column), after which a thick rule marks a break in the series.
    """
    head = "".join(element("th", text, css="num" if number else "", scope="col") for text, number in headings)
    body = "".join(_table_row(i, row, headings, cuts) for i, row in enumerate(rows))
    top = element("caption", caption) if caption else ""
    inner = f"{top}<thead><tr>{head}</tr></thead><tbody>{body}</tbody>"
    return f'<div class="scroll" tabindex="0"><table>{inner}</table></div>'


def _table_row(
    index: int, row: Sequence[str], headings: Sequence[tuple[str, bool]], cuts: frozenset[tuple[int, int]]
) -> str:
    cells = []
    for position, (cell, (_, number)) in enumerate(zip(row, headings, strict=True)):
        css = " ".join(name for name, on in (("num", number), ("cut", (index, position) in cuts)) if on)
        cells.append(element("td", cell, css=css))
    return f"<tr>{''.join(cells)}</tr>"
