"""The page of all findings, written from the table of codes."""

from data.workbook.codes import TABLE, Severity
from data.workbook.questions import CHOICES, LABELS

MEANINGS = {
    Severity.STOP: "The file is refused.",
    Severity.ERROR: "Nothing is stored until it is corrected.",
    Severity.ASK: "A person decides, once for each column of the file.",
    Severity.WARN: "Stored, and shown.",
    Severity.INFO: "Worth knowing.",
}
HEAD = """# Findings of the workbook check

Written from the table in `data/workbook/codes.py` by `python -m data.workbook codes > docs/findings.md`.

A question is answered for a column of one file: `{"<sheet>!<column letter>|<code>": "<choice>"}`, with the sheet and
the column as found in the file, for instance `{"Indicators!D|NUM_LOCALE_AMBIGUOUS": "decimal-comma"}`. The key stands
with every question as `question`. Choices are the same in every language.
"""


def codes_page() -> str:
    """Return the page as Markdown."""
    parts = [HEAD]
    for severity in Severity:
        rows = [f"| `{code.code}` | {code.message} | {code.fix} |" for code in TABLE if code.severity is severity]
        head = f"## {severity}\n\n{MEANINGS[severity]}\n\n| code | message | what to do |\n| --- | --- | --- |"
        parts.append("\n".join((head, *rows)) + "\n")
    choices = [f"| `{code}` | {' '.join(f'`{choice}`' for choice in offered)} |" for code, offered in CHOICES.items()]
    labels = [f"| `{choice}` | {label} |" for choice, label in LABELS.items()]
    parts.append("\n".join(("## Choices\n", "| question | choices |", "| --- | --- |", *choices)) + "\n")
    parts.append("\n".join(("| choice | meaning |", "| --- | --- |", *labels)) + "\n")
    return "\n".join(parts)
