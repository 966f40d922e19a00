"""All exhibits by key: pages arrange them, scenes and exports show them, links name them."""

from collections.abc import Mapping
from types import MappingProxyType

from exhibits import completeness, diversify, growth_lines, resilience, since_award, strengthen, where
from exhibits.exhibit import Exhibit, Parameters
from exhibits.trends import balance
from exhibits.trends import build as trends
from text import mark

BOTH = frozenset({"cities", "indicator"})
CITIES = frozenset({"cities"})
TRENDS = frozenset(
    {"cities", "indicator", "size", "area", "show", "align", "from", "to", "vs", "breaks", "covid", "layout"}
)
ARRIVALS = Parameters(indicator="arrivals", measure="level", versus=("country",))

EXHIBITS: Mapping[str, Exhibit] = MappingProxyType(
    {
        exhibit.key: exhibit
        for exhibit in (
            Exhibit("where", mark("Where the five cities are"), where.build, BOTH),
            Exhibit("growth", mark("Growth of firms in the five regions"), growth_lines.build, BOTH),
            Exhibit("since-award", mark("Growth since the award"), since_award.build, BOTH),
            Exhibit("completeness", mark("How complete the figures are"), completeness.build, frozenset({"indicator"})),
            Exhibit("trends", mark("Firms over the years"), trends.build, TRENDS, Parameters(versus=("band-eu",))),
            Exhibit("balance", mark("Births against deaths of firms"), balance.build, frozenset({"cities", "size"})),
            Exhibit("strengthen", mark("How firms fared"), strengthen.build, CITIES),
            Exhibit("diversify", mark("How widely work was spread"), diversify.build, CITIES),
            Exhibit("resilience", mark("Fall and return"), resilience.build, BOTH | {"vs", "area"}, ARRIVALS),
        )
    }
)
