"""The address bar holds every filter under short, stable names, so that each state of a page is a link.

Streamlit's own ``bind="query-params"`` writes the label as shown into the address; ours must not change with the
language, so the codes are written here.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
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
        What is chosen, by name; what is not named stands at its default.
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
        written = ",".join(values)
        if list(values) == list(default):
            self.values.pop(name, None)
            if name in st.query_params:
                del st.query_params[name]
        else:
            self.values[name] = [written]
            if st.query_params.get_all(name) != [written]:
                st.query_params[name] = written
        st.session_state[_STORE] = self.values
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
            Where the dashboard is found, as the reader's browser says; without it the link is relative.
        """
        named = {name: ",".join(values) for name, values in _snapshot().items()} | {"lang": language}
        query = urlencode(dict(sorted(named.items())), safe=",")
        return f"{(root or '.').rstrip('/')}/{self.page}?{query}"

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
        stored = now if same_page else stored | now
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


def choose_one(
    address: Address,
    name: str,
    *,
    label: str,
    options: Mapping[str, str],
    default: str,
    widget: Callable[..., str | None] | None = None,
    **settings: Any,
) -> str:
    """Show a choice of one option, kept in the address.

    Parameters
    ----------
    options
        Codes as in the address, and how they read.
    widget
        ``st.segmented_control`` (default) for few, ``st.selectbox`` for many options.
    """
    codes = list(options)
    current = address.one(name, codes, default)
    key = widget_key(name, current)
    show = widget or st.segmented_control
    show(label, codes, key=key, format_func=options.__getitem__, on_change=picked, args=(name, key), **settings)
    address.write(name, [current], [default])
    return current


def show_choice(
    address: Address,
    name: str,
    *,
    label: str,
    options: Mapping[str, str],
    current: str,
    default: str,
    widget: Callable[..., str | None] | None = None,
    **settings: Any,
) -> None:
    """Show a choice whose standing the page has worked out, for filters that depend on one another.

    A wish that cannot be met stays in the address, with the page's word on it, until the reader picks.
    """
    key = widget_key(name, current)
    show: Callable[..., Any] = widget or st.segmented_control
    events = {"on_change": picked, "args": (name, key)} | settings
    show(label, list(options), key=key, format_func=options.__getitem__, **events)
    if address.values.get(name, [default])[-1] == current:
        address.write(name, [current], [default])


def choose_several(
    address: Address, name: str, *, label: str, options: Mapping[str, str], default: Sequence[str], **settings: Any
) -> tuple[str, ...]:
    """Show a choice of several options as pills, kept in the address in their fixed order."""
    codes = list(options)
    current = address.several(name, codes, default)
    key = widget_key(name, list(current))
    st.pills(
        label,
        codes,
        key=key,
        selection_mode="multi",
        format_func=options.__getitem__,
        on_change=picked,
        args=(name, key),
        **settings,
    )
    address.write(name, current, default)
    return current


def choose_many(
    address: Address, name: str, *, label: str, options: Mapping[str, str], default: Sequence[str], **settings: Any
) -> tuple[str, ...]:
    """Show a choice of several among many options as a list to search in, kept in the address."""
    codes = list(options)
    current = address.several(name, codes, default)
    key = widget_key(name, list(current))
    read = options.__getitem__
    st.multiselect(label, codes, key=key, format_func=read, on_change=picked, args=(name, key), **settings)
    address.write(name, current, default)
    return current


def choose_switch(address: Address, name: str, *, label: str, default: bool = True, **settings: Any) -> bool:
    """Show a switch, kept in the address as 1 or 0."""
    usual = "1" if default else "0"
    current = address.one(name, ["0", "1"], usual)
    key = widget_key(name, current == "1")
    st.toggle(label, key=key, on_change=_switched, args=(name, key), **settings)
    address.write(name, [current], [usual])
    return current == "1"


def _switched(name: str, key: str) -> None:
    choose(name, ["1" if st.session_state[key] else "0"])


def choose_day(
    address: Address, name: str, *, label: str, default: dt.date, first: dt.date, last: dt.date, **settings: Any
) -> dt.date:
    """Show a choice of one day, kept in the address as YYYY-MM-DD."""
    current = address.day(name, default, first=first, last=last)
    key = widget_key(name, current)
    st.date_input(
        label, key=key, min_value=first, max_value=last, format="YYYY-MM-DD", on_change=picked, args=(name, key),
        **settings,
    )  # fmt: skip
    address.write(name, [current.isoformat()], [default.isoformat()])
    return current


def choose(name: str, values: Sequence[str]) -> None:
    """Set a filter from a callback (a click on a map or chart), before the next run reads it."""
    st.session_state.setdefault(_STORE, {})[name] = [",".join(values)]


def picked(name: str, key: str) -> None:
    """Take a widget's pick into the address: the callback of every choice."""
    value = st.session_state[key]
    if value is not None:  # a segmented control that is clicked again unselects; the choice stays as it was
        choose(name, value if isinstance(value, list) else [str(value)])


def _iso_day(written: str) -> dt.date | None:
    # Spelled out: fromisoformat also takes "20250403" and week dates, which no page writes.
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", written):
        return None
    try:
        return dt.date.fromisoformat(written)
    except ValueError:
        return None


def widget_key(name: str, current: object) -> str:
    """Return the widget's key with the current choice put in; labels differ by language, so do keys."""
    key = f"pick-{name}-{st.session_state.get('language', 'en')}"
    if st.session_state.get(key) != current:
        st.session_state[key] = current
    return key
