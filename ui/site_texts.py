"""Imprint, accessibility, privacy and funding: what the installation says of itself, else what is true of all."""

from collections.abc import Mapping

import streamlit as st

from exports.provenance import Provenance
from text import mark
from ui import markup
from ui.clock import today
from ui.reader import Reader
from ui.shell import section
from ui.site import report_markup, site

_TITLES: Mapping[str, str] = {
    "imprint": mark("Imprint"),
    "accessibility": mark("Accessibility"),
    "privacy": mark("Privacy"),
    "funding": mark("Funding"),
}
_DEFAULTS: Mapping[str, str] = {
    "imprint": mark("Whoever runs this installation has not said yet who they are."),
    "accessibility": mark(
        "Everything on these pages can be reached and worked with the keyboard; every figure has a sentence that says "
        "what it shows and a table with the same content; no meaning rests on colour alone. Pages can be enlarged to "
        "200 % and reflow on narrow windows. Known gap: a map can be explored by mouse only, its table by everyone."
    ),
    "privacy": mark(
        "These pages ask no other machine for anything, count no visitors and set no cookie but the one that Streamlit "
        "needs for its own requests and, where several servers share the work, one that leads a browser back to the "
        "same server. What you choose stands in the address of the page and nowhere else. Staff who sign in also get "
        "the cookies of their sign-in, which say who they are; the log holds no names."
    ),
    "funding": mark(
        "The project ECoC-SME (PGI06047) was co-financed by the European Union through the European Regional "
        "Development Fund and the programme Interreg Europe 2014–2020. That is a fact about the project of 2019 to "
        "2022; it says nothing about who pays for this dashboard, and these pages speak for neither the Union nor the "
        "programme."
    ),
}


def show_site_texts(reader: Reader) -> None:
    """Show whom to tell of an error, and the four texts."""
    text = reader.text
    described, problem = site()
    if problem:
        sentence = text.say("The description of this installation cannot be used: {problem}", problem=problem)
        markup.show(markup.element("div", sentence, css="notice", role="status"))
    section(text.say("Report an error"))
    link = reader.address.here(text.language, root=st.context.url)
    about = Provenance(text.say("Sources"), "", (), (), (), today(), link, reader.evidence.version)
    markup.show(markup.raw_element("p", report_markup(reader, about)))
    for name, title in _TITLES.items():
        section(text.say(title))
        words = described.words(name, text.language) or text.say(_DEFAULTS[name])
        body = "".join(markup.element("p", paragraph) for paragraph in words.split("\n\n"))
        markup.show(markup.raw_element("div", body, css="prose"))
