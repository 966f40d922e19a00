"""A finding: what was found, where, what was expected, and what may be answered."""

import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from data.workbook.codes import CODES, Severity
from text import Text

SHOWN_CHARACTERS: Final = 80
ESCAPED: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
PER_COLUMN: Final = 50
"""How many findings of one code are listed for one column; all are counted."""

PER_SEVERITY: Final = 500
"""How many findings of one severity are listed: a thousand remarks must not push out one error."""


@dataclass(frozen=True)
class Phrase:
    """A message with its values, said in a language only when it is shown; marked parts are said too."""

    message: str
    values: Mapping[str, object] = field(default_factory=dict)

    def said(self, text: Text) -> str:
        """Return the phrase in a language."""
        return text.say(self.message, **{name: _said(value, text) for name, value in self.values.items()})


def _said(value: object, text: Text) -> object:
    """Say a marked part, or each of several; what is no message stays as it is."""
    if isinstance(value, tuple):
        return ", ".join(str(_said(part, text)) for part in value)
    return text.say(value) if isinstance(value, str) else value


@dataclass(frozen=True)
class Finding:
    """One thing found in a workbook.

    Attributes
    ----------
    code
        A key of :data:`data.workbook.codes.CODES`, which holds severity, message and fix.
    sheet, cell
        Where: the sheet as named in the file, the cell like "D7"; empty when it is about the whole.
    value
        What was found, at most 80 characters, with invisible characters escaped.
    expected
        What belongs there.
    choices
        What a question may be answered with.
    question
        The key of the answer: ``<sheet>!<column letter>|<code>``; empty unless something is asked.
    """

    code: str
    sheet: str = ""
    cell: str = ""
    value: str = ""
    expected: Phrase | None = None
    choices: tuple[str, ...] = ()
    question: str = ""

    @property
    def severity(self) -> Severity:
        """What the finding means for the file."""
        return CODES[self.code].severity

    def as_dict(self, text: Text) -> dict[str, object]:
        """Return the finding as plain data with its sentences in a language."""
        code = CODES[self.code]
        return {
            "code": self.code,
            "severity": str(code.severity),
            "sheet": self.sheet,
            "cell": self.cell,
            "value": self.value,
            "message": text.say(code.message),
            "expected": self.expected.said(text) if self.expected else "",
            "fix": text.say(code.fix),
            "choices": list(self.choices),
            "question": self.question,
        }


def shown(value: object) -> str:
    r"""Return a value as found, escaped and at most 80 characters long.

    Examples
    --------
    >>> shown("a\u202eb")
    'a\\u202eb'
    """
    text = str(value)[: SHOWN_CHARACTERS + 1]
    escaped = "".join(_escaped(character) for character in text)
    return escaped if len(escaped) <= SHOWN_CHARACTERS else escaped[: SHOWN_CHARACTERS - 1] + "…"


def _escaped(character: str) -> str:
    if unicodedata.category(character) not in ESCAPED:
        return character
    return f"\\u{ord(character):04x}" if ord(character) <= 0xFFFF else f"\\U{ord(character):08x}"


class Findings:
    """Collects findings in order, lists a bounded number of them and counts all."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self._listed: list[Finding] = []
        self._by_column: Counter[tuple[str, str, str]] = Counter()
        self._by_severity: Counter[Severity] = Counter()

    def add(self, finding: Finding) -> None:
        """Add one finding; beyond the caps it is only counted."""
        self.counts[finding.code] += 1
        column = finding.code, finding.sheet, finding.cell.rstrip("0123456789")
        self._by_column[column] += 1
        if self._by_column[column] <= PER_COLUMN and self._by_severity[finding.severity] < PER_SEVERITY:
            self._by_severity[finding.severity] += 1
            self._listed.append(finding)

    def listed(self) -> tuple[Finding, ...]:
        """Return the listed findings, the gravest first, otherwise in the order of the file."""
        order = list(Severity)
        return tuple(sorted(self._listed, key=lambda finding: order.index(finding.severity)))

    def has(self, severity: Severity) -> bool:
        """Return whether anything of this severity was found, listed or not."""
        return any(CODES[code].severity is severity for code in self.counts)
