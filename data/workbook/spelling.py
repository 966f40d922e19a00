"""When two spellings are the same name: compared by key, never shown."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

CEDILLA_TO_COMMA: Final = str.maketrans("ŞşŢţ", "ȘșȚț")
BIDI: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
INVISIBLE: Final = re.compile("[\u00ad\u180e\u200b-\u200d\u2060\ufeff]")
CONTROL: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]|_x00(?:0[0-8BCEF]|1[0-9A-F]|7F)_"
)
LINE_ENDS: Final = re.compile("\r\n?|_x000[Dd]_\n?|_x000[Aa]_|[\x85\u2028\u2029]")
STROKES: Final = str.maketrans("đĐłŁøØħĦ", "dDlLoOhH")
"""Letters with a stroke, which Unicode does not take apart."""


def tidy(text: str) -> str:
    """Return a text as it is stored: composed, with plain spaces and line ends, nothing invisible, no blank edges."""
    if text.isascii() and text.isprintable() and "_x00" not in text:
        return text.strip()  # nothing of what follows can be in it
    text = INVISIBLE.sub("", BIDI.sub("", unicodedata.normalize("NFC", text)))
    text = LINE_ENDS.sub("\n", text).replace("_x0009_", "\t")
    return "".join(" " if unicodedata.category(character) == "Zs" else character for character in text).strip()


@lru_cache(maxsize=16_384)
def name_key(text: str) -> str:
    """Return what two spellings of one name have in common.

    NFC, cedilla taken as comma below, one plain space for any space, nothing invisible, no difference of case.
    Diacritics do make a difference.

    Examples
    --------
    >>> name_key("TIMIŞOARA\u200b") == name_key(" Timișoara ")
    True
    """
    return " ".join(tidy(text).translate(CEDILLA_TO_COMMA).casefold().split())


def bare_key(text: str) -> str:
    """Return the key without diacritics and punctuation: good enough to suggest a name, not to take it.

    Examples
    --------
    >>> bare_key("Timișoara") == bare_key("TIMISOARA")
    True
    """
    apart = unicodedata.normalize("NFD", name_key(text).translate(STROKES))
    return "".join(character for character in apart if character.isalnum())
