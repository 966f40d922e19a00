"""What was found in the file: the gravest first, each at its cell, to be filtered and taken home."""

from html import escape

import streamlit as st

from data.workbook.annotate import SEVERITIES, annotate
from data.workbook.codes import CODES, Severity
from data.workbook.findings import Finding
from data.workbook.report import Report
from text import Text, text_for
from ui import markup
from ui.address import choose_one
from ui.reader import Reader
from ui.upload.desk import Desk

SIGNS = {Severity.STOP: "×", Severity.ERROR: "×", Severity.ASK: "?", Severity.WARN: "!", Severity.INFO: "i"}
ALL = "all"
MOST_SHOWN = 200
SHORT = 16  # characters that stay on one line


def counted(report: Report, severity: Severity) -> int:
    """Return how often something of a severity was found, listed or not."""
    return sum(number for code, number in report.counts.items() if CODES[code].severity is severity)


def show_findings(reader: Reader, report: Report, words: str) -> None:
    """Show the findings under their filter, in the language chosen for them."""
    text = reader.text
    if not report.findings:
        markup.show(markup.element("p", text.say("Nothing was found that you should look at.")))
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters"):
        severity = _choose_severity(reader, report)
        sheet = _choose_sheet(reader, report)
    chosen = [
        finding
        for finding in report.findings
        if severity in (ALL, finding.severity) and sheet in (ALL, finding.sheet or ALL)
    ]
    if not chosen:
        markup.show(markup.element("p", text.say("Nothing of this kind was found on this sheet."), css="soft"))
        return
    _show_table(chosen[:MOST_SHOWN], text, words)
    _say_how_many(report, chosen, text)


def _choose_severity(reader: Reader, report: Report) -> str:
    text = reader.text
    wanted = reader.address.values.get("severity", [""])[-1]  # chosen before, and perhaps corrected since
    found = [severity for severity in Severity if counted(report, severity) or severity.value == wanted]
    options = {ALL: text.say("All ({number})", number=text.number(sum(report.counts.values())))}
    for one in found:
        options[one.value] = f"{text.say(SEVERITIES[one])} ({text.number(counted(report, one))})"
    return choose_one(reader.address, "severity", label=text.say("Show"), options=options, default=ALL)


def _choose_sheet(reader: Reader, report: Report) -> str:
    sheets = list(dict.fromkeys(finding.sheet for finding in report.findings if finding.sheet))
    if len(sheets) < 2:
        return ALL
    options = {ALL: reader.text.say("All sheets"), **{sheet: sheet for sheet in sheets}}
    return choose_one(
        reader.address, "sheet", label=reader.text.say("Sheet"), options=options, default=ALL,
        widget=st.selectbox, width=200,
    )  # fmt: skip


def _show_table(findings: list[Finding], text: Text, words: str) -> None:
    """Show the findings as a real table; what is said in the file's language is marked so for screen readers."""
    headings = (
        text.say("Severity"),
        text.say("Sheet › cell"),
        text.say("Found"),
        text.say("What it means"),
        text.say("What to do"),
    )
    head = "".join(markup.element("th", heading, scope="col") for heading in headings)
    body = "".join(_row(finding, text, text_for(words)) for finding in findings)
    table = f'<table class="stack" lang="{escape(words)}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    markup.show(f'<div class="scroll tall" tabindex="0" role="region" aria-label="{escape(headings[3])}">{table}</div>')


def _row(finding: Finding, text: Text, spoken: Text) -> str:
    said = finding.as_dict(spoken)
    grave = finding.severity in (Severity.STOP, Severity.ERROR)
    cells = (
        sign(finding.severity) + escape(spoken.say(SEVERITIES[finding.severity])),
        _place(finding, text),
        _found(finding.value),
        escape(str(said["message"])) + (f"<br>{escape(str(said['expected']))}" if said["expected"] else ""),
        escape(str(said["fix"])),
    )
    styles = ("sev", "at", "", "", "")
    inside = "".join(markup.raw_element("td", cell, css=css) for cell, css in zip(cells, styles, strict=True))
    return markup.raw_element("tr", inside, css="grave" if grave else "")


def sign(severity: Severity) -> str:
    """Return the mark of a severity: shape and sign, never a colour alone."""
    return markup.element("span", SIGNS[severity], css=f"sign {severity.value}", **{"aria-hidden": "true"})


def _found(value: str) -> str:
    return markup.element("span", value, css="found short" if len(value) <= SHORT else "found") if value else ""


def _place(finding: Finding, text: Text) -> str:
    if not finding.sheet:
        return escape(text.say("The file"))
    cell = markup.element("span", finding.cell, css="place") if finding.cell else ""
    return f"{escape(finding.sheet)} › {cell}" if cell else escape(finding.sheet)


def _say_how_many(report: Report, chosen: list[Finding], text: Text) -> None:
    if len(chosen) > MOST_SHOWN:
        markup.show(
            markup.element(
                "p",
                text.say(
                    "The first {shown} of {number} are shown; the marked copy holds them all.",
                    shown=text.number(MOST_SHOWN),
                    number=text.number(len(chosen)),
                ),
                css="small",
            )
        )
    left = sum(report.counts.values()) - len(report.findings)
    if left > 0:
        markup.show(
            markup.element(
                "p",
                text.plural(
                    "{number} more of the same kinds is counted and not listed.",
                    "{number} more of the same kinds are counted and not listed.",
                    left,
                ),
                css="small",
            )
        )


def show_marked_copy(desk: Desk, report: Report, text: Text) -> None:
    """Offer the copy in which every finding is marked at its cell."""
    if report.is_stopped or not report.findings or desk.file is None:
        return
    name = desk.file.name.removesuffix(".xlsx")
    st.download_button(
        text.say("Download the marked copy"),
        data=lambda: annotate(report, language=desk.begun.words),
        file_name=f"{name}-{desk.begun.words}.xlsx",
        on_click="ignore",
        icon=":material/download:",
        key="marked-copy",
    )
