"""Moments as the reader's clock tells them."""

import datetime as dt
from zoneinfo import ZoneInfo

import streamlit as st

from text import Text


def moment(at: dt.datetime | str | None, text: Text) -> str:
    """Return day and time where the reader is, in UTC where their browser does not say."""
    if at is None:
        return ""
    when = dt.datetime.fromisoformat(at) if isinstance(at, str) else at
    local = when.astimezone(_zone())
    time = f"{local:%H:%M}"
    return text.say("{day}, {time} ({zone})", day=text.date(local.date()), time=time, zone=local.tzname() or "UTC")


def _zone() -> dt.tzinfo:
    try:
        return ZoneInfo(st.context.timezone or "UTC")
    except (KeyError, ValueError):  # a name that this machine does not know
        return ZoneInfo("UTC")
