"""Every text and every number a person sees, in the reader's language.

This package imports nothing of ours, so that pages, exports, workbooks and the command line speak alike.
"""

from text.languages import DEFAULT_LANGUAGE, LANGUAGES, PAGE_LANGUAGES, Language, best_language
from text.messages import Text, mark, text_for

__all__ = [
    "DEFAULT_LANGUAGE",
    "LANGUAGES",
    "PAGE_LANGUAGES",
    "Language",
    "Text",
    "best_language",
    "mark",
    "text_for",
]
