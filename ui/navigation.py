"""The pages, in the order of the menu; navigation, links and tests are built from this one list."""

from copy import copy
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from data.submissions import Role
from text import Text, mark
from ui.staff import current_person

PAGES_FOLDER = Path(__file__).resolve().parent.parent / "pages"


_MADE: dict[tuple[str, str, bool], StreamlitPage] = {}


@dataclass(frozen=True)
class PageEntry:
    """A page: its folder under ``pages/``, which is also its address, and its name in the menu.

    Attributes
    ----------
    only_for
        The role whose menu names the page. Everybody can open it by its address, and is told why it is closed.
    """

    folder: str
    title: str
    only_for: Role | None = None

    def page(self, text: Text, *, default: bool, role: Role | None = None) -> StreamlitPage:
        """Return the page for Streamlit's navigation in the reader's language, one of its own for every run."""
        title, listed = text.say(self.title), self.only_for in {None, role}
        if (self.folder, title, listed) not in _MADE:
            script = PAGES_FOLDER / self.folder / "page.py"
            visibility: Literal["visible", "hidden"] = "visible" if listed else "hidden"
            made = st.Page(script, title=title, url_path=self.folder, default=default, visibility=visibility)
            _MADE[self.folder, title, listed] = made
        # Making a page asks the file system six times; Streamlit marks a page in its run, so that none is shared.
        return copy(_MADE[self.folder, title, listed])


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
    PageEntry("admin", mark("Administration"), only_for=Role.ADMINISTRATOR),
)


def navigate(text: Text) -> StreamlitPage:
    """Show the menu and return the page the address asks for."""
    person = current_person()
    role = person.role if person else None
    pages = [entry.page(text, default=index == 0, role=role) for index, entry in enumerate(PAGES)]
    return st.navigation(pages, position="hidden" if st.context.is_embedded else "top")
