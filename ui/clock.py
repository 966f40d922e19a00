"""What day it is for the reader: the only clock that pages ask."""

import datetime as dt
from zoneinfo import ZoneInfo

import streamlit as st


def today() -> dt.date:
    """Return today's date where the reader is; in UTC where their browser does not say."""
    try:
        zone = ZoneInfo(st.context.timezone or "UTC")
    except (KeyError, ValueError):  # a name that this machine does not know
        zone = ZoneInfo("UTC")
    return dt.datetime.now(zone).date()


def now() -> dt.datetime:
    """Return the present moment in UTC."""
    return dt.datetime.now(dt.UTC)
