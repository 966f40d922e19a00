"""The languages the dashboard speaks: English and those of the five partner regions."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """A language: its ISO 639-1 code, its own name, and whether the pages are complete in it."""

    code: str
    name: str
    pages: bool


LANGUAGES: dict[str, Language] = {
    language.code: language
    for language in (
        Language("en", "English", pages=True),
        Language("ro", "Română", pages=True),
        Language("nl", "Nederlands", pages=False),
        Language("it", "Italiano", pages=False),
        Language("hr", "Hrvatski", pages=False),
        Language("lt", "Lietuvių", pages=False),
    )
}
PAGE_LANGUAGES: tuple[str, ...] = tuple(code for code, language in LANGUAGES.items() if language.pages)
DEFAULT_LANGUAGE = "en"


def best_language(wanted: Iterable[str | None], offered: Iterable[str] = PAGE_LANGUAGES) -> str:
    """Return the first wanted language that is offered, else English.

    Parameters
    ----------
    wanted
        Language tags in order of preference (``ro``, ``ro-RO``, ``ro_RO``); None and unknown tags are passed over.
    offered
        The codes to choose from.

    Examples
    --------
    >>> best_language([None, "de-AT", "ro-RO"])
    'ro'
    """
    available = set(offered)
    for tag in wanted:
        code = (tag or "").replace("_", "-").split("-")[0].lower()
        if code in available:
            return code
    return DEFAULT_LANGUAGE
