"""Who is reading: language, theme, filters, and the evidence they look at."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import streamlit as st

from charts.drawing import Drawing, draw
from charts.palette import PALETTES, Look, Palette, Theme
from data.evidence import Evidence, data_version
from data.store import StoreError
from exhibits.exhibit import Parameters, Shown
from exhibits.registry import EXHIBITS
from exports.reference_set import reference_workbook
from text import DEFAULT_LANGUAGE, PAGE_LANGUAGES, Text, best_language, text_for
from ui.address import Address
from ui.kept import Kept
from ui.settings import store_place
from ui.stored import evidence_version, stored_evidence

_READER = "reader"
NARROW = "narrow_window"  # whether this session's window is a phone's, as its browser said
YEARS = (1975, 2050)  # no figure lies outside
BUILT: Final[Kept[Shown]] = Kept(512)
DRAWN: Final[Kept[Drawing]] = Kept(256)
EVIDENCE: Final[Kept[Evidence]] = Kept(4)
_WORKBOOKS: Final[Kept[bytes]] = Kept(2)


@dataclass(frozen=True)
class Reader:
    """One reader of one run."""

    text: Text
    palette: Palette
    address: Address
    evidence: Evidence
    # Tells apart stores that hold as much, and so have a version of the same name.
    place: tuple[str, Path] = field(default_factory=store_place)

    def build(self, key: str, parameters: Parameters) -> Shown:
        """Return an exhibit for these parameters, from the cache where it was built before."""
        return _build(self, key, parameters)

    def draw(self, key: str, parameters: Parameters, look: Look) -> Drawing:
        """Return the drawing of an exhibit's figure, from the cache where it was drawn before; never write to it.

        Parameters
        ----------
        key
            The exhibit in the registry; it must have a figure for these parameters.
        """
        size = (look.palette.theme, look.height, look.compact, look.font, look.marker)
        choice = (key, parameters, self.text.language, self.evidence.version, self.place, *size)
        return DRAWN.get(choice, lambda: _draw(self, key, parameters, look))


def welcome(address: Address) -> Reader:
    """Return the reader of this run; called once by the router before the page is drawn."""
    language = address.one("lang", PAGE_LANGUAGES, preferred_language())
    st.session_state["language"] = language
    for name in ("from", "to"):  # years that no page could mean are named, whatever the page
        address.year(name, *YEARS)
    reader = Reader(text_for(language), PALETTES[_theme()], address, evidence(evidence_version()))
    st.session_state[_READER] = reader
    return reader


def has_narrow_window() -> bool:
    """Say whether charts are drawn for a phone: less beside the lines, fewer years named."""
    return bool(st.session_state.get(NARROW, False))


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


def evidence(version: str) -> Evidence:
    """Return the evidence of a version, shared by all readers of this process: what is shipped and what is stored.

    Where the store fails meanwhile, it is what is shipped, and the page says so.
    """
    try:
        return EVIDENCE.get((version, store_place()), lambda: stored_evidence(version))
    except StoreError:
        return evidence(data_version())


def reference_workbook_of(reader: Reader) -> bytes:
    """Return the whole reference set as a workbook, made once per data version and language."""
    made = (reader.text.language, reader.evidence.version)
    return _WORKBOOKS.get(made, lambda: reference_workbook(reader.evidence, reader.text))


def _build(reader: Reader, key: str, parameters: Parameters) -> Shown:
    choice = (key, parameters, reader.text.language, reader.evidence.version, reader.place)
    return BUILT.get(choice, lambda: EXHIBITS[key].build(reader.evidence, parameters, reader.text))


def _draw(reader: Reader, key: str, parameters: Parameters, look: Look) -> Drawing:
    figure = _build(reader, key, parameters).figure
    assert figure is not None  # noqa: S101 - the frame draws only where there is a figure
    return draw(figure, look=look, text=reader.text)
