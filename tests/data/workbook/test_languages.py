"""The workbook's messages: complete in six languages, with their places intact and headings that cannot be confused."""

import re
from functools import lru_cache
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from data.workbook.codes import CODES, TABLE
from data.workbook.columns import SHAPES, headings, sheet_names
from data.workbook.documentation import codes_page
from data.workbook.findings import Finding
from data.workbook.questions import CHOICES, LABELS, label
from data.workbook.spelling import name_key
from text import LANGUAGES, text_for
from text.__main__ import KEYWORDS

ROOT = Path(__file__).resolve().parents[3]
SPOKEN = [code for code in LANGUAGES if code != "en"]
PLACE = re.compile(r"\{\w+\}")


@lru_cache(maxsize=1)
def messages() -> frozenset[str]:
    found = extract_from_dir(
        str(ROOT / "data/workbook"), method_map=[("**.py", "python")], keywords=KEYWORDS, comment_tags=()
    )
    return frozenset(message for _, _, message, _, _ in found if isinstance(message, str))


@pytest.mark.parametrize("language", SPOKEN)
def test_every_message_is_translated_with_its_places(language: str) -> None:
    with (ROOT / f"locales/{language}/LC_MESSAGES/messages.po").open("rb") as file:
        catalogue = read_po(file, locale=language)
    missing = [message for message in messages() if message not in catalogue or not catalogue[message].string]
    assert not missing
    for message in messages():
        assert sorted(PLACE.findall(message)) == sorted(PLACE.findall(str(catalogue[message].string))), message


def test_there_are_messages_to_translate() -> None:
    assert len(messages()) > 150


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", SHAPES)
def test_no_two_columns_of_a_sheet_share_a_heading(language: str, kind: str) -> None:
    text = text_for(language)
    shape = SHAPES[kind]  # type: ignore[index]
    for column in shape.columns:
        assert headings(shape.kind)[name_key(text.say(column.heading))] == column.key


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_sheets_share_a_name(language: str) -> None:
    text = text_for(language)
    assert [sheet_names()[name_key(text.say(shape.name))] for shape in SHAPES.values()] == list(SHAPES)


def test_romanian_uses_the_comma_below() -> None:
    text = text_for("ro")
    assert not any(set("şţŞŢ") & set(text.say(message)) for message in messages())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_finding_speaks_the_language(language: str) -> None:
    text = text_for(language)
    said = [Finding(code.code).as_dict(text) for code in TABLE]
    assert all(entry["message"] and entry["fix"] for entry in said)
    if language != "en":
        assert all(entry["message"] != code.message for entry, code in zip(said, TABLE, strict=True))


def test_every_choice_has_a_label() -> None:
    assert {choice for offered in CHOICES.values() for choice in offered} == set(LABELS)
    assert label("leave-out", text_for("ro")) == "Omite"


def test_the_page_of_findings_is_current() -> None:
    assert (ROOT / "docs/findings.md").read_text(encoding="utf-8") == codes_page()


def test_the_codes_are_those_agreed() -> None:
    assert len(CODES) == len(TABLE) == 68
