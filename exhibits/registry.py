"""All exhibits by key: pages arrange them, scenes and exports show them, links name them."""

from collections.abc import Mapping
from types import MappingProxyType

from exhibits import completeness, diversify, growth_lines, resilience, since_award, strengthen, where
from exhibits.exhibit import Exhibit, Parameters
from exhibits.regions import beside_country, over_years
from exhibits.regions import map as region_map
from exhibits.trends import balance
from exhibits.trends import build as trends
from text import mark

BOTH = frozenset({"cities", "indicator"})
CITIES = frozenset({"cities"})
TRENDS = frozenset(
    {"cities", "indicator", "size", "area", "show", "align", "from", "to", "vs", "breaks", "covid", "layout"}
)
OF_MAP = frozenset({"indicator", "breakdown", "area", "year", "region", "layers"})
OF_REGION = OF_MAP - {"layers"}
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
            Exhibit("regions", mark("Map of Europe’s regions"), region_map.build, OF_MAP),
            Exhibit("region-years", mark("A region over the years"), over_years.build, OF_REGION),
            Exhibit("region-country", mark("A region beside its country"), beside_country.build, OF_REGION),
        )
    }
)
