"""Who is reading: language, theme, filters, and the evidence they look at."""

from dataclasses import dataclass

import streamlit as st

from charts.drawing import Drawing, Figure, draw
from charts.europe_map import EuropeMap
from charts.palette import PALETTES, Look, Palette, Theme, page_look
from data.evidence import Evidence, data_version
from exhibits.exhibit import Parameters, Shown
from exhibits.registry import EXHIBITS
from exports.reference_set import reference_workbook
from text import DEFAULT_LANGUAGE, PAGE_LANGUAGES, Text, best_language, text_for
from ui.address import Address

_READER = "reader"
YEARS = (1975, 2050)  # no figure lies outside


@dataclass(frozen=True)
class Reader:
    """One reader of one run."""

    text: Text
    palette: Palette
    address: Address
    evidence: Evidence

    def build(self, key: str, parameters: Parameters) -> Shown:
        """Return an exhibit for these parameters, from the cache where it was built before."""
        return _built(key, parameters, self.text.language, self.evidence.version)

    def draw(self, key: str, parameters: Parameters, figure: Figure, look: Look) -> Drawing:
        """Return the drawing of an exhibit's figure; the map of all regions, which is large, from the cache."""
        if not isinstance(figure, EuropeMap):
            return draw(figure, look=look, text=self.text)
        choice = (key, parameters, self.evidence.version)
        return _drawn(choice, self.text.language, look.palette.theme, look.height, figure)


def welcome(address: Address) -> Reader:
    """Return the reader of this run; called once by the router before the page is drawn."""
    language = address.one("lang", PAGE_LANGUAGES, preferred_language())
    st.session_state["language"] = language
    for name in ("from", "to"):  # years that no page could mean are named, whatever the page
        address.year(name, *YEARS)
    reader = Reader(text_for(language), PALETTES[_theme()], address, evidence(data_version()))
    st.session_state[_READER] = reader
    return reader


def current_reader() -> Reader:
    """Return the reader that the router welcomed in this run."""
    reader = st.session_state[_READER]
    assert isinstance(reader, Reader)  # noqa: S101 - tells the type checker what welcome() stored
    return reader


def preferred_language() -> str:
    """Return the language of the reader's browser, if the pages speak it, else English."""
    return best_language([st.context.locale])


def text_before_reader() -> Text:
    """Return the language for messages that must be shown even when no reader could be welcomed."""
    return text_for(st.session_state.get("language", DEFAULT_LANGUAGE))


def _theme() -> Theme:
    return "dark" if st.context.theme.type == "dark" else "light"


@st.cache_resource(max_entries=2, show_spinner=False)
def evidence(version: str) -> Evidence:
    """Return the evidence of a data version, shared by all readers of this process."""
    return Evidence(version)


def reference_workbook_of(reader: Reader) -> bytes:
    """Return the whole reference set as a workbook, made once per data version and language."""
    return _reference_workbook(reader.text.language, reader.evidence.version)


@st.cache_resource(max_entries=2, show_spinner=False)
def _reference_workbook(language: str, version: str) -> bytes:
    return reference_workbook(evidence(version), text_for(language))


@st.cache_resource(max_entries=512, show_spinner=False)
def _built(key: str, parameters: Parameters, language: str, version: str) -> Shown:
    return EXHIBITS[key].build(evidence(version), parameters, text_for(language))


@st.cache_resource(max_entries=64, show_spinner=False)
def _drawn(
    choice: tuple[str, Parameters, str],  # noqa: ARG001 - names what is drawn for the cache, which skips "_figure"
    language: str,
    theme: Theme,
    height: int,
    _figure: EuropeMap,
) -> Drawing:
    """Return a map that was drawn for the same exhibit, parameters and data version before, else draw ``_figure``."""
    return draw(_figure, look=page_look(theme, height=height), text=text_for(language))
