"""Words people write in six languages: headings, units, totals, notes, and the many ways to say "missing".

The official headings and names come from the translations; ``words.json`` holds the other words that are met.
Words that can also mean zero ("none", "nil") are not among those for a missing value.
"""

import json
import re
from pathlib import Path
from typing import Final

_WORDS = json.loads((Path(__file__).parent / "words.json").read_text(encoding="utf-8"))

SHEET_WORDS: Final[dict[str, list[str]]] = _WORDS["sheets"]
HEADING_WORDS: Final[dict[str, list[str]]] = _WORDS["headings"]
UNIT_WORDS: Final[dict[str, list[str]]] = _WORDS["units"]
MISSING_WORDS: Final[frozenset[str]] = frozenset(_WORDS["missing"])
"""Compared by :func:`data.workbook.spelling.name_key`."""

FLAG_LETTERS: Final = "bdefinprsuCNPcmz"
"""Eurostat's letters before and after 27 January 2025: s became i, z became m, c became C; C, N and P are newer."""

NO_VALUE_FLAGS: Final = frozenset("mz")
"""Letters that say there can be no value; behind a number they would be something else ("5 m": five million?)."""

TOTALS: Final = re.compile(
    r"(?:(?:grand |sub-?)?totals?|sum|average|mean|total general|totaluri|medie|media|suma|totaal|subtotaal|eindtotaal"
    r"|som|gemiddelde|totale(?: generale)?|totali|somma|ukupno|sveukupno|zbroj|prosjek|iš viso|viso|vidurkis)(?!\w)",
    re.IGNORECASE,
)
FOOTNOTE: Final = re.compile(
    r"(?:sources?|notes?|legend|surs[aăe]|not[aăe]|legend[aă]|bron(?:nen)?|toelichting|opmerking(?:en)?|font[ei]"
    r"|izvori?|napomen[ae]|legenda|šaltini(?:s|ai)|pastab(?:a|os)|special values?|observation flags?|last updated?"
    r"|prepared by|întocmit)\b.*|[*†¹²³].*|\([*1-9]\).*",
    re.IGNORECASE | re.DOTALL,
)
