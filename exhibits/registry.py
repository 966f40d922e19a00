"""All exhibits by key: pages arrange them, scenes and exports show them, links name them."""

from collections.abc import Mapping
from types import MappingProxyType

from exhibits import completeness, growth_lines, since_award, where
from exhibits.exhibit import Exhibit
from text import mark

EXHIBITS: Mapping[str, Exhibit] = MappingProxyType(
    {
        exhibit.key: exhibit
        for exhibit in (
            Exhibit("where", mark("Where the five cities are"), where.build, frozenset({"cities"})),
            Exhibit("growth", mark("Growth of firms in the five regions"), growth_lines.build, frozenset({"cities"})),
            Exhibit("since-award", mark("Growth since the award"), since_award.build, frozenset({"cities"})),
            Exhibit("completeness", mark("How complete the figures are"), completeness.build),
        )
    }
)
