"""Collects the messages of code and reference tables for the translators (used by ``make messages``)."""

import csv
import io
import json
from collections.abc import Collection, Iterator, Mapping
from typing import IO, Any

Extracted = tuple[int, str, str, list[str]]


def extract_csv(
    file: IO[bytes], keywords: Collection[str], comment_tags: Collection[str], options: Mapping[str, Any]
) -> Iterator[Extracted]:
    """Yield the cells of the columns named in the option ``columns`` (Babel's extraction interface)."""
    rows = csv.DictReader(io.StringIO(file.read().decode("utf-8"), newline=""))
    columns = str(options["columns"]).split()
    for line, row in enumerate(rows, start=2):
        yield from ((line, "say", row[column], []) for column in columns if row.get(column))


def extract_json(
    file: IO[bytes], keywords: Collection[str], comment_tags: Collection[str], options: Mapping[str, Any]
) -> Iterator[Extracted]:
    """Yield the texts under the keys named in the option ``keys``, at any depth (Babel's extraction interface)."""
    keys = set(str(options["keys"]).split())
    for message in _texts_under(json.load(file), keys):
        yield 1, "say", message, []


def _texts_under(node: object, keys: set[str]) -> Iterator[str]:
    if isinstance(node, list):
        for item in node:
            yield from _texts_under(item, keys)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key in keys and isinstance(value, str) and value:
                yield value
            else:
                yield from _texts_under(value, keys)
