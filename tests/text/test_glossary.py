"""Terms are found in sentences of every language, once each, as whole words."""

import pytest

from text import PAGE_LANGUAGES, text_for
from text.glossary import TERMS, occurrences


def found(sentence: str, language: str = "en") -> list[tuple[str, str]]:
    return [(sentence[a:b], term.key) for a, b, term in occurrences(sentence, text_for(language))]


def test_each_term_is_found_the_first_time_only() -> None:
    assert found("Active enterprises in NUTS 3 regions; active enterprises again, NUTS 2") == [
        ("Active enterprises", "enterprise"),
        ("NUTS 3", "nuts"),
    ]


def test_a_part_of_a_word_is_no_term() -> None:
    assert found("reclaims and vintages2") == []


def test_romanian_has_its_own_forms() -> None:
    assert found("Întreprinderi active, regiuni NUTS 3", "ro") == [
        ("Întreprinderi active", "enterprise"),
        ("NUTS 3", "nuts"),
    ]


@pytest.mark.parametrize("language", PAGE_LANGUAGES)
def test_no_form_stands_for_two_terms(language: str) -> None:
    forms = [form for term in TERMS for form in set(text_for(language).say(term.forms).split("|"))]
    assert len(forms) == len(set(forms))
    assert all(forms)
