"""The choices of the pages: widgets whose standing is the address (:mod:`ui.address_bar`), in the reader's words."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from ui.address_bar import Address, Unknown, choose, peek, read_address, unknown_values

__all__ = [
    "Address",
    "Unknown",
    "choose",
    "choose_day",
    "choose_one",
    "choose_several",
    "choose_switch",
    "peek",
    "picked",
    "read_address",
    "show_choice",
    "unknown_values",
    "widget_key",
]

TURNED = "window_turned"  # whether this run began because the window became narrow or wide


def _buttons(options: Mapping[str, str]) -> dict[str, Any]:
    """Return how a row of buttons is shown: on a phone it goes on in the next line instead of out of sight."""
    # The blank, which nobody sees, keeps Streamlit from comparing the first word with four thousand emoji in each run.
    return {"wrap": True, "format_func": lambda code: f" {options[code]}"}


def choose_one(
    address: Address,
    name: str,
    *,
    label: str,
    options: Mapping[str, str],
    default: str,
    widget: Callable[..., str | None] | None = None,
    visible: bool = True,
    **settings: Any,
) -> str:
    """Show a choice of one option, kept in the address.

    Parameters
    ----------
    options
        Codes as in the address, and how they read.
    widget
        ``st.segmented_control`` (default) for few, ``st.selectbox`` for many options.
    visible
        False reads the choice without showing it, as where it lies in a closed drawer.
    """
    codes = list(options)
    current = address.one(name, codes, default)
    if visible:
        key = widget_key(name, current)
        show = widget or st.segmented_control
        look = _buttons(options) if widget is None else {"format_func": options.__getitem__}
        show(label, codes, key=key, on_change=picked, args=(name, key), **(look | settings))
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
    address: Address,
    name: str,
    *,
    label: str,
    options: Mapping[str, str],
    default: Sequence[str],
    widget: Callable[..., Sequence[str]] | None = None,
    visible: bool = True,
    **settings: Any,
) -> tuple[str, ...]:
    """Show a choice of several options, kept in the address in their fixed order.

    Parameters
    ----------
    widget
        ``st.pills`` (default) for few, ``st.multiselect``, a list to search in, for many options.
    visible
        False reads the choice without showing it.
    """
    codes = list(options)
    current = address.several(name, codes, default)
    if visible:
        key = widget_key(name, list(current))
        show: Callable[..., Any] = widget or st.pills
        buttons = {"selection_mode": "multi"} | _buttons(options)
        look = buttons if widget is None else {"format_func": options.__getitem__}
        show(label, codes, key=key, on_change=picked, args=(name, key), **(look | settings))
    address.write(name, current, default)
    return current


def choose_switch(
    address: Address, name: str, *, label: str, default: bool = True, visible: bool = True, **settings: Any
) -> bool:
    """Show a switch, kept in the address as 1 or 0; where it is not ``visible`` it is only read."""
    usual = "1" if default else "0"
    current = address.one(name, ["0", "1"], usual)
    if visible:
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


def picked(name: str, key: str) -> None:
    """Take a widget's pick into the address: the callback of every choice."""
    value = st.session_state[key]
    if value is not None:  # a segmented control that is clicked again unselects; the choice stays as it was
        choose(name, value if isinstance(value, list) else [str(value)])


def widget_key(name: str, current: object) -> str:
    """Return the widget's key with the current choice put in; labels differ by language, so do keys."""
    key = f"pick-{name}-{st.session_state.get('language', 'en')}"
    # A window that says it is narrow interrupts the first run: its controls may not have heard their standing yet.
    if st.session_state.get(key) != current or st.session_state.get(TURNED):
        st.session_state[key] = current
    return key
