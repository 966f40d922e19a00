"""The street map underneath: a map server on the Internet, asked only where operator and reader both wish it."""

from typing import Any, Final, Literal

import streamlit as st

from charts.palette import Theme
from charts.region_map import STREETS
from ui.settings import streets_allowed

Standing = Literal["off", "forbidden", "asking", "reachable", "unreachable"]

# The reader's browser asks, not the server: a closed network is often closed on one side only.
_PROBE_JS = """
export default function ({ data, setStateValue }) {
  const gone = new AbortController()
  const late = setTimeout(() => gone.abort(), data.patience)
  fetch(data.address, { signal: gone.signal })
    .then(answer => setStateValue("answer", answer.ok ? "reachable" : "unreachable"))
    .catch(() => setStateValue("answer", "unreachable"))
    .finally(() => clearTimeout(late))
  return () => clearTimeout(late)
}
"""
_probe = st.components.v2.component("street_probe", js=_PROBE_JS)
_PATIENCE: Final = 5000  # milliseconds


def streets_standing(*, wanted: bool, theme: Theme) -> Standing:
    """Return whether the street map can be drawn now; the browser's answer comes with a later run."""
    if not wanted:
        return "off"
    if not streets_allowed():
        return "forbidden"
    data: dict[str, Any] = {"address": STREETS[theme], "patience": _PATIENCE}
    answer = _probe(data=data, key=f"street-probe-{theme}", on_answer_change=lambda: None).get("answer")
    return answer if answer in ("reachable", "unreachable") else "asking"
