"""Figures made of words and cells: HTML and SVG as strings, every text escaped, colours as CSS variables."""

import base64
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True)
class Markup:
    """A drawing that is safe HTML."""

    html: str


def image(svg: str, *, alt: str, css: str = "") -> str:
    """Return an SVG as an ``<img>``; inline SVG would be dropped by the page's sanitiser."""
    data = base64.b64encode(svg.encode()).decode()
    return f'<img class="{css}" alt="{escape(alt)}" src="data:image/svg+xml;base64,{data}">'
