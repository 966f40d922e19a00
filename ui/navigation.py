"""The pages, in the order of the menu; navigation, links and tests are built from this one list.

The menu holds groups: where single pages do not fit into the window Streamlit puts the last ones under a word of its
own, which is English in every language.
"""

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
    group
        The menu's heading under which it stands; "" for a page of its own.
    only_for
        The role whose menu names the page. Everybody can open it by its address, and is told why it is closed.
    """

    folder: str
    title: str
    group: str = ""
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


EXPLORE, PLANS, PRESENTING, DATA = (
    mark("Explore"),
    mark("Plans and learning"),
    mark("Presenting"),
    mark("Sources and upload"),
)
PAGES: tuple[PageEntry, ...] = (
    PageEntry("overview", mark("Overview")),
    PageEntry("growth", mark("SME growth"), group=EXPLORE),
    PageEntry("impact", mark("Impact"), group=EXPLORE),
    PageEntry("resilience", mark("Resilience"), group=EXPLORE),
    PageEntry("map", mark("Map"), group=EXPLORE),
    PageEntry("city", mark("City profile"), group=EXPLORE),
    PageEntry("plans", mark("Action plans"), group=PLANS),
    PageEntry("learning", mark("Learning"), group=PLANS),
    PageEntry("seminar", mark("Seminar"), group=PLANS),
    PageEntry("present", mark("Present"), group=PRESENTING),
    PageEntry("decks", mark("Decks"), group=PRESENTING),
    PageEntry("sources", mark("Sources"), group=DATA),
    PageEntry("upload", mark("Upload"), group=DATA),
    PageEntry("history", mark("History"), group=DATA),
    PageEntry("admin", mark("Administration"), group=DATA, only_for=Role.ADMINISTRATOR),
)


def navigate(text: Text) -> StreamlitPage:
    """Show the menu and return the page the address asks for."""
    person = current_person()
    role = person.role if person else None
    groups: dict[str, list[StreamlitPage]] = {}
    for index, entry in enumerate(PAGES):
        heading = text.say(entry.group) if entry.group else ""
        groups.setdefault(heading, []).append(entry.page(text, default=index == 0, role=role))
    # Expanded: on a phone all pages are listed at once, without a button in English to show the rest.
    return st.navigation(groups, position="hidden" if st.context.is_embedded else "top", expanded=True)
