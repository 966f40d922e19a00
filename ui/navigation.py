"""The pages, in the order of the menu; navigation, links and tests are built from this one list."""

from copy import copy
from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from text import Text, mark

PAGES_FOLDER = Path(__file__).resolve().parent.parent / "pages"


_MADE: dict[tuple[str, str], StreamlitPage] = {}


@dataclass(frozen=True)
class PageEntry:
    """A page: its folder under ``pages/``, which is also its address, and its name in the menu."""

    folder: str
    title: str

    def page(self, text: Text, *, default: bool) -> StreamlitPage:
        """Return the page for Streamlit's navigation in the reader's language, one of its own for every run."""
        title = text.say(self.title)
        if (self.folder, title) not in _MADE:
            script = PAGES_FOLDER / self.folder / "page.py"
            _MADE[self.folder, title] = st.Page(script, title=title, url_path=self.folder, default=default)
        # Making a page asks the file system six times; Streamlit marks a page in its run, so that none is shared.
        return copy(_MADE[self.folder, title])


PAGES: tuple[PageEntry, ...] = (
    PageEntry("overview", mark("Overview")),
    PageEntry("growth", mark("SME growth")),
    PageEntry("impact", mark("Impact")),
    PageEntry("resilience", mark("Resilience")),
    PageEntry("map", mark("Map")),
    PageEntry("city", mark("City profile")),
    PageEntry("plans", mark("Action plans")),
    PageEntry("learning", mark("Learning")),
    PageEntry("seminar", mark("Seminar")),
    PageEntry("present", mark("Present")),
    PageEntry("decks", mark("Decks")),
    PageEntry("sources", mark("Sources")),
    PageEntry("upload", mark("Upload")),
    PageEntry("history", mark("History")),
    PageEntry("admin", mark("Administration")),
)


def navigate(text: Text) -> StreamlitPage:
    """Show the menu and return the page the address asks for."""
    pages = [entry.page(text, default=index == 0) for index, entry in enumerate(PAGES)]
    return st.navigation(pages, position="hidden" if st.context.is_embedded else "top")
