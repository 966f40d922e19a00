"""All exhibits by key: pages arrange them, scenes and exports show them, links name them."""

from collections.abc import Mapping
from types import MappingProxyType

from exhibits import completeness, growth_lines, since_award, where
from exhibits.exhibit import Exhibit
from text import mark

BOTH = frozenset({"cities", "indicator"})

EXHIBITS: Mapping[str, Exhibit] = MappingProxyType(
    {
        exhibit.key: exhibit
        for exhibit in (
            Exhibit("where", mark("Where the five cities are"), where.build, BOTH),
            Exhibit("growth", mark("Growth of firms in the five regions"), growth_lines.build, BOTH),
            Exhibit("since-award", mark("Growth since the award"), since_award.build, BOTH),
            Exhibit("completeness", mark("How complete the figures are"), completeness.build, frozenset({"indicator"})),
        )
    }
)
