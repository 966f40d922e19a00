"""The catalogues are complete: no English sentence of ours on a page of another language."""

import string

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from text.__main__ import extracted
from text.languages import LANGUAGES
from text.messages import LOCALES

COMPLETE = [code for code, language in LANGUAGES.items() if language.pages and code != "en"]


def places(message: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(message) if name}


def translations(language: str) -> dict[str, Message]:
    with (LOCALES / language / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return {_key(message.id): message for message in read_po(file, locale=language) if message.id}


def _key(message_id: object) -> str:
    return message_id if isinstance(message_id, str) else str(message_id[0])  # type: ignore[index]


def forms(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string)


@pytest.mark.parametrize("language", COMPLETE)
def test_every_message_is_translated(language: str) -> None:
    known = translations(language)
    missing = [
        message.id
        for message in extracted()
        if message.id and not (_key(message.id) in known and all(forms(known[_key(message.id)])))
    ]
    assert missing == []


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "en"])
def test_translations_keep_the_places_of_their_message(language: str) -> None:
    wrong = []
    for key, message in translations(language).items():
        asked = places(key) | (places(message.id[1]) if not isinstance(message.id, str) else set())
        wrong += [form for form in forms(message) if form and not places(form) <= asked]
    assert wrong == []


def test_romanian_is_written_with_comma_below() -> None:
    written = (LOCALES / "ro" / "LC_MESSAGES" / "messages.po").read_text(encoding="utf-8")
    assert not set("şţŞŢ") & set(written)
