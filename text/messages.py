"""Messages through gettext, numbers and dates through Babel.

English sentences are the message keys. A message is a whole sentence with named places, because word order differs
between languages: ``text.say("{city} grew by {growth}", city=..., growth=...)``.
"""

import datetime as dt
import gettext
import io
import math
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Literal

from babel import Locale, dates, lists, numbers
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from text.languages import LANGUAGES

LOCALES = Path(__file__).resolve().parent.parent / "locales"
NO_FIGURE = "–"
Precision = Literal["day", "month", "year"]


def mark(message: str) -> str:
    """Mark a message for extraction where it is defined but not yet said, and return it unchanged."""
    return message


def _read_translations(language: str) -> gettext.NullTranslations:
    """Return the compiled catalogue of a language; English needs none, its messages are the keys."""
    path = LOCALES / language / "LC_MESSAGES" / "messages.po"
    if not path.exists():
        return gettext.NullTranslations()
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


class Text:
    """One language's voice: messages, numbers, dates and lists.

    Parameters
    ----------
    language
        A code of :data:`text.LANGUAGES`; anything else raises ``KeyError``.
    """

    def __init__(self, language: str) -> None:
        self.language = LANGUAGES[language].code
        self.locale = Locale.parse("en_GB" if language == "en" else language)
        self._translations = _read_translations(language)

    def __repr__(self) -> str:
        return f"Text({self.language!r})"

    def say(self, message: str, /, **values: object) -> str:
        """Return the message in this language with its named places filled.

        A message without values is returned as translated, braces and all, so that stored texts need no escaping.
        """
        if not message:
            return ""
        translated = self._translations.gettext(message)
        return translated.format(**values) if values else translated

    def plural(self, one: str, many: str, number: int, /, **values: object) -> str:
        """Return the form of the message that fits ``number``; ``{number}`` is filled with it, grouped."""
        translated = self._translations.ngettext(one, many, number)
        return translated.format(**{"number": self.number(number), **values})

    def number(self, value: float | None, *, decimals: int = 0, sign: bool = False) -> str:
        """Return a number as this language writes it; a missing one is a dash, never a zero."""
        if value is None or not math.isfinite(value):
            return NO_FIGURE
        # Rounding first keeps "-0" from appearing for tiny negative values.
        rounded = round(value, decimals) + 0.0
        digits = "0" if decimals == 0 else "0." + "0" * decimals
        written = numbers.format_decimal(abs(rounded), format=f"#,##{digits}", locale=self.locale)
        return f"{self._sign(rounded, plus=sign)}{written}"

    def compact(self, value: float) -> str:
        """Return a number as short as a narrow axis needs it: from a million on, "7.8M" or what this language says."""
        if not math.isfinite(value) or abs(value) < 1_000_000:
            return self.number(value)
        written = numbers.format_compact_decimal(value, locale=self.locale, fraction_digits=1)
        return str(written).replace("-", "\N{MINUS SIGN}")

    def percent(self, fraction: float | None, *, decimals: int = 1, sign: bool = False) -> str:
        """Return a fraction as a percentage: 0.125 is "12.5 %" with a no-break space before the sign."""
        if fraction is None or not math.isfinite(fraction):
            return NO_FIGURE
        return f"{self.number(fraction * 100, decimals=decimals, sign=sign)}\N{NO-BREAK SPACE}%"

    def date(self, value: dt.date, *, precision: Precision = "day") -> str:
        """Return a date in words, only as precise as it is known."""
        if precision == "year":
            return str(value.year)
        if precision == "month":
            return str(dates.format_skeleton("yMMMM", value, locale=self.locale))
        return str(dates.format_date(value, format="long", locale=self.locale))

    def listing(self, items: Iterable[str], *, style: Literal["standard", "or"] = "standard") -> str:
        """Return "a, b and c" as this language joins a list."""
        return str(lists.format_list(list(items), style=style, locale=self.locale))

    def years(self, first: int, last: int) -> str:
        """Return a span of years with an en dash, or the one year."""
        return str(first) if first == last else f"{first}–{last}"

    @staticmethod
    def _sign(value: float, *, plus: bool) -> str:
        if value < 0:
            return "\N{MINUS SIGN}"
        return "+" if plus and value > 0 else ""


@lru_cache(maxsize=len(LANGUAGES))
def text_for(language: str) -> Text:
    """Return the voice of a language, read once per process."""
    return Text(language)
