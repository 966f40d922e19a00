"""The questions about a file, each with its choices; an answer holds for a whole column of this file."""

from collections.abc import Iterable

import streamlit as st

from data.workbook.codes import CODES, Severity
from data.workbook.findings import Finding
from data.workbook.questions import label
from text import Text, text_for
from ui import markup
from ui.shell import section
from ui.upload.desk import Desk, answer, ask_again
from ui.upload.findings import sign

CELLS_NAMED = 6


def grouped(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Return the findings that ask something, by the key of their answer."""
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.question:
            found.setdefault(finding.question, []).append(finding)
    return found


def show_questions(desk: Desk, findings: Iterable[Finding], text: Text) -> None:
    """Show what has to be decided, and take the answers together."""
    questions = grouped(findings)
    if not questions:
        return
    section(text.say("Questions that only you can answer"))
    keys = {
        question: _show_question(desk, number, asked, text)
        for number, (question, asked) in enumerate(questions.items())
    }
    given = [question for question, key in keys.items() if st.session_state.get(key)]
    st.button(
        text.say("Check again with these answers"),
        key="primary-answer",
        type="primary",
        disabled=not given,
        on_click=_take,
        args=(desk, keys),
    )


def _show_question(desk: Desk, number: int, asked: list[Finding], text: Text) -> str:
    """Show one question and return the key of its widget."""
    spoken = text_for(desk.begun.words)
    first = asked[0]
    key = f"question-{desk.turn}-{first.question}"
    with st.container(border=True, key=f"asked-{number}"):
        markup.show(
            markup.raw_element("h3", sign(Severity.ASK) + markup.element("span", _title(asked, spoken, text)))
            + markup.element("p", _seen(first, spoken, text), css="soft")
        )
        st.radio(
            spoken.say(CODES[first.code].message),
            list(first.choices),
            index=None,
            key=key,
            format_func=lambda choice: label(choice, spoken),
            label_visibility="collapsed",
        )
    return key


def _title(asked: list[Finding], spoken: Text, text: Text) -> str:
    cells = [finding.cell for finding in asked if finding.cell]
    named = ", ".join(cells[:CELLS_NAMED]) + (" …" if len(cells) > CELLS_NAMED else "")
    place = f"{asked[0].sheet} › {named}" if named else asked[0].sheet
    return f"{place or text.say('The file')}: {spoken.say(CODES[asked[0].code].message)}"


def _seen(finding: Finding, spoken: Text, text: Text) -> str:
    seen = text.say("Found: “{value}”.", value=finding.value) if finding.value else ""
    expected = finding.expected.said(spoken) if finding.expected else ""
    return " ".join(part for part in (seen, expected) if part)


def _take(desk: Desk, keys: dict[str, str]) -> None:
    given = {question: st.session_state.get(key) for question, key in keys.items()}
    answer(desk, {question: choice for question, choice in given.items() if choice})


def show_answers(desk: Desk, text: Text) -> None:
    """Show what was answered, and let each answer be taken back."""
    if not desk.begun.answers:
        return
    with st.expander(
        text.plural("{number} answer given", "{number} answers given", len(desk.begun.answers)), key="answers"
    ):
        for number, (question, choice) in enumerate(desk.begun.answers.items()):
            place, _, code = question.partition("|")
            spoken = text_for(desk.begun.words)
            with st.container(horizontal=True, vertical_alignment="center"):
                words = f"{place.replace('!', ' › ')}: {spoken.say(CODES[code].message)} – {label(choice, spoken)}"
                markup.show(markup.element("p", words))
                st.button(text.say("Ask again"), key=f"again-{number}", on_click=ask_again, args=(desk, question))
