"""Evidence with facts of a test's own."""

from dataclasses import replace
from typing import Any, TypeVar

from data.evidence import Evidence
from data.facts.records import Fact

Kind = TypeVar("Kind", bound=Fact)


def with_facts(evidence: Evidence, **tables: Any) -> Evidence:
    """Return evidence whose named tables of facts are replaced; the shipped evidence stays as it is."""
    changed = Evidence(f"{evidence.version}-changed", evidence.folder)
    vars(changed)["facts"] = replace(evidence.facts, **tables)
    return changed


def altered(records: dict[str, Kind], key: str, **changes: Any) -> dict[str, Kind]:
    """Return a table with one record changed."""
    return {**records, key: replace(records[key], **changes)}
