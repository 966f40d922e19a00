"""The address bar holds every filter under short, stable names, so that each state of a page is a link.

Streamlit's own ``bind="query-params"`` writes the label as shown into the address; ours must not change with the
language, so the codes are written here.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

import streamlit as st

_STORE = "address"
_WRITTEN = "address_written"
_PAGE = "address_page"
_UNKNOWN = "address_unknown"


@dataclass(frozen=True)
class Unknown:
    """A value of the address that means nothing here: shown to the reader, never guessed at."""

    name: str
    value: str


@dataclass
class Address:
    """The filters of this run: what the address bar says, or what was chosen since.

    Attributes
    ----------
    values
        What is chosen, by name; what is not named stands at its default. Held by the session, so that it lasts.
    page
        The page shown, as in its address.
    """

    values: dict[str, list[str]] = field(default_factory=dict)
    page: str = ""

    def several(self, name: str, options: Sequence[str], default: Sequence[str]) -> tuple[str, ...]:
        """Return the chosen options in their fixed order; nothing known chosen means the default."""
        if name not in self.values:
            return tuple(default)
        wanted = [part for value in self.values[name] for part in value.split(",")]
        self._note_unknown(name, [value for value in wanted if value and value not in options])
        chosen = tuple(option for option in options if option in wanted)
        # An address that names nobody we know falls back; one that says "none" on purpose stays empty.
        return chosen if chosen or wanted in ([], [""]) else tuple(default)

    def one(self, name: str, options: Sequence[str], default: str) -> str:
        """Return the chosen option, or the default where none or an unknown one is named."""
        given = self.values.get(name, [default])
        value = given[-1] if given else default
        if value in options:
            return value
        self._note_unknown(name, [value])
        return default

    def year(self, name: str, first: int, last: int, default: int | None = None) -> int | None:
        """Return a year between two others; anything else is noted and the default returned."""
        given = self.values.get(name, [""])[-1]
        if not given:
            return default
        if given.isascii() and given.isdigit() and first <= int(given) <= last:
            return int(given)
        self._note_unknown(name, [given])
        return default

    def day(self, name: str, default: dt.date, *, first: dt.date, last: dt.date) -> dt.date:
        """Return a day written as YYYY-MM-DD between two others; anything else is noted and the default returned."""
        given = self.values.get(name, [""])[-1]
        if not given:
            return default
        day = _iso_day(given)
        if day is not None and first <= day <= last:
            return day
        self._note_unknown(name, [given])
        return default

    def write(self, name: str, values: Sequence[str], default: Sequence[str]) -> None:
        """Remember a choice and write it into the address bar; a default leaves the address short."""
        if list(values) == list(default):
            self.values.pop(name, None)
            wanted = []
        else:
            wanted = self.values[name] = [",".join(values)]
        if st.query_params.get_all(name) == wanted:
            return
        if wanted:
            st.query_params[name] = wanted
        else:
            del st.query_params[name]
        st.session_state[_WRITTEN] = _snapshot()

    def link(self, path: str, **changes: str) -> str:
        """Return the relative link to a page that takes language and cities along."""
        travelling = {name: ",".join(self.values[name]) for name in ("lang", "cities") if name in self.values}
        carried: dict[str, str] = travelling | changes
        query = urlencode(carried, safe=",")
        return f"./{path}?{query}" if query else f"./{path}"

    def here(self, language: str, *, root: str | None = None) -> str:
        """Return the link to this page in this state, with its language even where that is the usual one.

        Parameters
        ----------
        root
            Where the dashboard, or this page of it, is found, as the reader's browser says; without it the link is
            relative.
        """
        named = {name: ",".join(values) for name, values in _snapshot().items()} | {"lang": language}
        query = urlencode(dict(sorted(named.items())), safe=",")
        found = (root or ".").rstrip("/")
        if self.page:
            found = found.removesuffix(f"/{self.page}")
        return f"{found}/{self.page}?{query}"

    @staticmethod
    def _note_unknown(name: str, values: Sequence[str]) -> None:
        """Note what the link itself asks for; a choice brought along from another page is no mistake of the link."""
        asked = ",".join(st.query_params.get_all(name)).split(",")
        values = [value for value in values if value in asked]
        noted: list[Unknown] = st.session_state.setdefault(_UNKNOWN, [])
        noted.extend(found for value in values if (found := Unknown(name, value[:60])) not in noted)


def read_address(page: str) -> Address:
    """Return the filters of this run and forget what does not belong to the page shown now."""
    now = _snapshot()
    stored: dict[str, list[str]] = st.session_state.get(_STORE, {})
    moved = now != st.session_state.get(_WRITTEN)
    if moved:
        st.session_state[_UNKNOWN] = []
        same_page = st.session_state.get(_PAGE) == page
        stored = dict(now) if same_page else stored | now
    st.session_state[_PAGE] = page
    st.session_state[_STORE] = stored
    st.session_state[_WRITTEN] = now
    return Address(stored, page)


def peek(name: str) -> str | None:
    """Return a filter before the page is known: what was just picked, else what the address says."""
    stored: dict[str, list[str]] = st.session_state.get(_STORE, {})
    picked_before = stored.get(name, [None])[-1]
    if _snapshot() == st.session_state.get(_WRITTEN):
        return picked_before
    return st.query_params.get(name, picked_before)


def unknown_values() -> list[Unknown]:
    """Return what the address asked for and nobody here knows, since the address last changed."""
    return list(st.session_state.get(_UNKNOWN, []))


def _snapshot() -> dict[str, list[str]]:
    names = [str(name) for name in st.query_params if not str(name).startswith("embed")]
    return {name: list(st.query_params.get_all(name)) for name in names}


def _iso_day(written: str) -> dt.date | None:
    # Spelled out: fromisoformat also takes "20250403" and week dates, which no page writes.
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", written):
        return None
    try:
        return dt.date.fromisoformat(written)
    except ValueError:
        return None


def choose(name: str, values: Sequence[str]) -> None:
    """Set a filter from a callback (a click on a map or chart), before the next run reads it."""
    st.session_state.setdefault(_STORE, {})[name] = [",".join(values)]
