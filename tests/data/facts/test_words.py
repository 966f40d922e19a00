"""Every text among the facts is said in Romanian too, with the right letters."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from babel.messages.pofile import read_po

from data.facts import records, words
from data.package import REFERENCE
from text.__main__ import OPTIONS
from text.messages import LOCALES

TABLES = sorted((REFERENCE / "facts").glob("*.csv"))


def _messages(table: Path) -> Iterator[str]:
    with table.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield from (cell for column, cell in row.items() if column.endswith("_text") and cell)


def _romanian() -> dict[str, str]:
    with (LOCALES / "ro" / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return {message.id: message.string for message in read_po(file, locale="ro") if isinstance(message.id, str)}


@pytest.mark.parametrize("table", TABLES, ids=lambda path: path.stem)
def test_every_text_of_a_table_is_said_in_romanian(table: Path) -> None:
    romanian = _romanian()
    assert [message for message in _messages(table) if not romanian.get(message)] == []


def test_romanian_has_its_commas_below() -> None:
    assert [said for said in _romanian().values() if set("şţŞŢ") & set(said)] == []


@pytest.mark.parametrize("table", TABLES, ids=lambda path: path.stem)
def test_every_text_column_is_collected_for_the_translators(table: Path) -> None:
    with table.open(encoding="utf-8", newline="") as file:
        columns = {column for column in next(csv.reader(file)) if column.endswith("_text")}
    assert columns <= set(OPTIONS["reference/**.csv"]["columns"].split())


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        (words.REPORTED, records.Reported),
        (words.CLAIM_KINDS, records.ClaimKind),
        (words.QUALIFIED, records.Qualifier),
        (words.FIRMNESS, records.Firmness),
        (words.PARTNER_ROLES, records.PartnerRole),
        (words.STAGES, records.Stage),
        (words.MEASURES, records.Measures),
    ],
)
def test_every_code_has_its_words_in_romanian(said: dict[str, str], codes: object) -> None:
    romanian = _romanian()
    assert set(said) == set(get_args(codes))
    assert all(romanian[message] for message in said.values())
