"""The description of this installation, from the file named in ECOC_SITE_FILE or the section [site] of the secrets."""

import logging
import os
from pathlib import Path

import streamlit as st

from data.site import Site, SiteError, read_site, site_from
from exports.provenance import Provenance
from text import Text
from ui import markup
from ui.reader import Reader

log = logging.getLogger("ecoc")


def site() -> tuple[Site, str]:
    """Return the description, and what is wrong with it (empty when nothing is): pages go on with what is left."""
    try:
        named = os.environ.get("ECOC_SITE_FILE")
        if named:
            return read_site(Path(named)), ""
        if st.secrets.load_if_toml_exists():
            return site_from(st.secrets.get("site", {})), ""
    except SiteError as problem:
        log.warning("site description: %s", problem)
        return Site(), str(problem)
    return Site(), ""


def report_markup(reader: Reader, about: Provenance) -> str:
    """Return the link that reports an error in an exhibit, or a sentence that says who could name somebody."""
    text = reader.text
    described, _ = site()
    address = described.report_link(
        subject=text.say("Error in a figure: {title}", title=about.title), body=_body(about, text)
    )
    if address:
        return markup.outward_link(text.say("Report an error in this figure"), address)
    return markup.element(
        "span",
        text.say("Nobody is named yet who takes reports of errors; whoever runs this dashboard can name somebody."),
    )


def _body(about: Provenance, text: Text) -> str:
    return text.say(
        "Exhibit: {title}\nLink: {link}\nVersion of the data: {version}\n\nWhat is wrong, and how do you know?",
        title=about.title,
        link=about.link,
        version=about.version,
    )
