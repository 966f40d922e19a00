"""Figures made of words and cells: HTML and SVG as strings, every text escaped, colours as CSS variables."""

import base64
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import urlsplit

# Sites with several addresses, named by the one people know.
MERGED_SITES = ("interregeurope.eu", "primariatm.ro", "rijeka2020.eu", "enea.it")


@dataclass(frozen=True)
class Markup:
    """A drawing that is safe HTML."""

    html: str


def link(words: str, address: str) -> str:
    """Return a link; addresses other than http(s), relative paths and anchors are dropped."""
    if not address.startswith(("http://", "https://", "/", "#", "?", "./")):
        return escape(words)
    return f'<a href="{escape(address)}">{escape(words)}</a>'


def site(address: str) -> str:
    """Return the name of a site, such as "interregeurope.eu" for any of the programme's addresses."""
    host = urlsplit(address).hostname or ""
    known = [name for name in MERGED_SITES if host == name or host.endswith(f".{name}")]
    return known[0] if known else host.removeprefix("www.").rstrip(".")


def site_links(addresses: Sequence[str]) -> str:
    """Return links to public pages, each named by its site; of several on one site the later ones are numbered."""
    seen: Counter[str] = Counter()
    links = []
    for address in addresses:
        name = site(address)
        seen[name] += 1
        links.append(link(name if seen[name] == 1 else f"{name} ({seen[name]})", address))
    return "<br>".join(links)


def image(svg: str, *, alt: str, css: str = "") -> str:
    """Return an SVG as an ``<img>``; inline SVG would be dropped by the page's sanitiser."""
    data = base64.b64encode(svg.encode()).decode()
    return f'<img class="{css}" alt="{escape(alt)}" src="data:image/svg+xml;base64,{data}">'
