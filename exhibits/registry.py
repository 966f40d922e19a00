"""All exhibits by key: pages arrange them, scenes and exports show them, links name them."""

from collections.abc import Mapping
from types import MappingProxyType

from exhibits import completeness, growth_lines, since_award, where
from exhibits.exhibit import Exhibit
from exhibits.regions import beside_country, over_years
from exhibits.regions import map as region_map
from text import mark

BOTH = frozenset({"cities", "indicator"})
OF_MAP = frozenset({"indicator", "breakdown", "area", "year", "region", "layers"})
OF_REGION = OF_MAP - {"layers"}

EXHIBITS: Mapping[str, Exhibit] = MappingProxyType(
    {
        exhibit.key: exhibit
        for exhibit in (
            Exhibit("where", mark("Where the five cities are"), where.build, BOTH),
            Exhibit("growth", mark("Growth of firms in the five regions"), growth_lines.build, BOTH),
            Exhibit("since-award", mark("Growth since the award"), since_award.build, BOTH),
            Exhibit("completeness", mark("How complete the figures are"), completeness.build, frozenset({"indicator"})),
            Exhibit("regions", mark("Map of Europe’s regions"), region_map.build, OF_MAP),
            Exhibit("region-years", mark("A region over the years"), over_years.build, OF_REGION),
            Exhibit("region-country", mark("A region beside its country"), beside_country.build, OF_REGION),
        )
    }
)
