"""The words that need a word: each with its meaning, and the forms under which it appears in sentences."""

import re
from dataclasses import dataclass
from functools import lru_cache

from text.messages import Text, mark, text_for


@dataclass(frozen=True)
class Term:
    """A term; ``forms`` are the spellings found in sentences, parted by ``|``, and are translated like the rest."""

    key: str
    word: str
    meaning: str
    forms: str


TERMS: tuple[Term, ...] = (
    Term(
        "enterprise",
        mark("Active enterprise"),
        mark("A firm that had turnover or employees at any time of the year, of any size."),
        mark("Active enterprises|active enterprises|Active enterprise|active enterprise"),
    ),
    Term(
        "micro",
        mark("Micro firm"),
        mark("A firm with fewer than ten employees; the regional tables count employees, not owners."),
        mark("micro firms|Micro firms|micro firm"),
    ),
    Term(
        "birth",
        mark("Enterprise birth"),
        mark("A firm started from nothing in the year; mergers, take-overs and reactivations do not count."),
        mark("enterprise births|Enterprise births|births of enterprises"),
    ),
    Term(
        "nuts",
        mark("NUTS"),
        mark(
            "The regions of European statistics. NUTS 3 are small regions such as a county or province, NUTS 2 large "
            "ones made of them."
        ),
        mark("NUTS 3|NUTS 2|NUTS 1|NUTS"),
    ),
    Term(
        "break",
        mark("Break in the series"),
        mark("A year from which the source counts in another way; figures before and after are not compared."),
        mark("break in the series|Break in the series|breaks in the series"),
    ),
    Term(
        "index",
        mark("Base 100"),
        mark("Every year divided by the base year, times 100: 116 means 16 % more than in the base year."),
        mark("= 100"),
    ),
    Term(
        "vintage",
        mark("Vintage"),
        mark("The month in which the figures were published; later ones may differ, because sources revise."),
        mark("vintage|vintages|Vintage"),
    ),
    Term(
        "pps",
        mark("Purchasing power standard"),
        mark("An artificial euro that buys the same amount of goods in every country."),
        mark("purchasing power standards|purchasing power standard|PPS"),
    ),
    Term(
        "award",
        mark("Award"),
        mark("The day or year in which a jury chose the city, about four to six years before the title year."),
        mark("Award year|award year|since the award"),
    ),
    Term(
        "claim",
        mark("Claim"),
        mark("A figure given by organisers or press, not measured by a statistical office and not audited."),
        mark("claims|Claims|claim"),
    ),
    Term(
        "percentile",
        mark("Percentile"),
        mark("The tenth percentile is the value that one region in ten lies below."),
        mark("percentiles|percentile"),
    ),
    Term(
        "placebo",
        mark("Placebo"),
        mark(
            "The same calculation for a region without the title: it shows how large a difference chance alone makes."
        ),
        mark("placebos|placebo"),
    ),
    Term(
        "counterfactual",
        mark("Counterfactual"),
        mark("What would have happened without the title; nobody has seen it, it is put together from other regions."),
        mark("counterfactual|Counterfactual"),
    ),
)


def occurrences(sentence: str, text: Text) -> list[tuple[int, int, Term]]:
    """Return where terms of the glossary stand in a sentence: start, end, term; each term only the first time."""
    pattern, terms = _pattern(text.language)
    found: dict[str, tuple[int, int, Term]] = {}
    for match in pattern.finditer(sentence):
        term = terms[match.group()]
        found.setdefault(term.key, (match.start(), match.end(), term))
    return sorted(found.values(), key=lambda item: item[0])


@lru_cache(maxsize=8)
def _pattern(language: str) -> tuple[re.Pattern[str], dict[str, Term]]:
    text = text_for(language)
    terms = {form: term for term in TERMS for form in text.say(term.forms).split("|")}
    longest_first = sorted(terms, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)"), terms
