"""Seals the data package after a deliberate edit: sizes, checksums and years covered are written anew."""

import csv
import hashlib
import io
import json
from pathlib import Path
from typing import Any

from data.package import DESCRIPTOR, read_bytes, read_descriptor


def seal(folder: Path) -> list[str]:
    """Bring sizes, checksums and years in ``datapackage.json`` up to date with the files.

    Returns
    -------
    list of str
        The names of the tables whose checksum changed.
    """
    described = read_descriptor(folder)
    changed = [item["name"] for item in described["resources"] if _seal_table(folder, item)]
    for dataset in described["datasets"]:
        years = [item["years"] for item in described["resources"] if item.get("dataset") == dataset["key"]]
        dataset["first_year"] = min(first for first, _ in years)
        dataset["newest_year"] = max(newest for _, newest in years)
    text = json.dumps(described, ensure_ascii=False, indent=1) + "\n"
    (folder / DESCRIPTOR).write_text(text, encoding="utf-8", newline="\n")
    return changed


def _seal_table(folder: Path, item: dict[str, Any]) -> bool:
    """Write a table's size, checksum and years into its description; tell whether its content had changed."""
    content = read_bytes(folder / item["path"])
    before = item["hash"]
    item["bytes"] = len(content)
    item["hash"] = f"sha256:{hashlib.sha256(content).hexdigest()}"
    if item.get("dataset"):
        rows = csv.DictReader(io.StringIO(content.decode("utf-8"), newline=""))
        years = [int(row["year"]) for row in rows]
        item["years"] = [min(years), max(years)]
    return bool(item["hash"] != before)
