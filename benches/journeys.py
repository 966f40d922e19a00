"""Which filters are picked on which page: states that change what the page shows."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from benches.sessions import State

TWO_CITIES: Final = "cities=matera,kaunas"
# The pages whose usual picture does not depend on the cities.
CHANGES: Final[Mapping[str, str]] = MappingProxyType(
    {"map": "year=2015", "city": "city=kaunas", "sources": "dataset=bd_size_r3", "present": "deck=seminar"}
)
GROWTH: Final = ("", TWO_CITIES, "show=growth", "align=event", "show=level", "cities=timisoara")
MAP: Final = ("", "year=2015", "year=2016", "indicator=birth_rate", "area=nuts2", "year=2018")
JOURNEYS: Final = (tuple(State("growth", query) for query in GROWTH), tuple(State("map", query) for query in MAP))
EMPTY_JOURNEY: Final = (State("", ""), State("", "a=1"))


def change_of(page: str) -> str:
    """Return the filters to pick on a page."""
    return CHANGES.get(page, TWO_CITIES)
