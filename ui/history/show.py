"""The history page: the list of submissions, one submission, and everything that happened."""

import streamlit as st

from data.store import StoreError
from data.store.health import versions
from data.store.reading import Event
from data.submissions import Person
from data.submissions.history import Entry, events, history
from data.submissions.proposals import Kind
from exhibits.exhibit import FIVE
from text import Text, mark
from ui import markup, staff, stored
from ui.address import choose_one
from ui.history.entry import show_entry
from ui.reader import Reader
from ui.shell import heading, section, state
from ui.upload.moments import moment
from ui.upload.receipt import cities_said

ALL = "all"
MOST_SHOWN = 200
KINDS = {
    Kind.UPLOAD: mark("Workbook"),
    Kind.EDIT: mark("Edit on a page"),
    Kind.REFRESH: mark("Refresh from Eurostat"),
    Kind.DECK: mark("Deck"),
}
HAPPENED = {
    "accepted": mark("accepted"),
    "undone": mark("undone"),
    "restored": mark("restored"),
    "redacted": mark("redacted"),
}


def show_history(reader: Reader) -> None:
    """Show the page; where the store does not answer, say so."""
    text, person = reader.text, staff.current_person()
    try:
        entries = history(stored.store(), person)
    except StoreError as problem:
        heading(reader, question=_question(text), answer=text.say("Not at the moment"))
        _say_shut(problem, person, text)
        return
    try:
        _show(reader, person, entries)
    except StoreError as problem:  # it failed since, below a heading that stands already
        _say_shut(problem, person, text)


def _say_shut(problem: StoreError, person: Person | None, text: Text) -> None:
    words = problem.said(text) if person else text.say("What was handed in cannot be read now. Try again later.")
    state(text.say("The store does not answer"), words)


def _show(reader: Reader, person: Person | None, entries: list[Entry]) -> None:
    chosen = _chosen(reader, entries)
    if chosen is None:
        _show_list(reader, person, entries)
        return
    show_entry(reader, person, chosen, kind=reader.text.say(KINDS[Kind(chosen.submission.kind)]))
    _show_events(reader, list(reversed(chosen.events)), person)


def _question(text: Text) -> str:
    return text.say("Who handed in what, and when?")


def _chosen(reader: Reader, entries: list[Entry]) -> Entry | None:
    """Return the submission that the address asks for; one that does not exist is named at the page's end."""
    known = {str(entry.submission.number): entry for entry in entries}
    wanted = reader.address.one("submission", ["", *known], "")
    reader.address.write("submission", [wanted], [""])
    return known.get(wanted)


def _show_list(reader: Reader, person: Person | None, entries: list[Entry]) -> None:
    text = reader.text
    now = versions(stored.store())
    note = text.say(
        "Data version {newest}: figures {observations}, plans {plans}.",
        newest=text.number(now.newest),
        observations=text.number(now.observations),
        plans=text.number(now.plans),
    )
    heading(reader, question=_question(text), answer=_answer(entries, text), note=note)
    if not entries:
        link = text.say("The page Upload takes workbooks; what is stored there appears here.")
        state(text.say("Nothing was handed in yet"), link)
    else:
        _show_entries(reader, person, entries)
    _show_events(reader, events(stored.store(), person), person)


def _answer(entries: list[Entry], text: Text) -> str:
    if not entries:
        return text.say("Nobody yet: the pages show what is shipped")
    return text.plural(
        "{number} submission, the newest on {day}",
        "{number} submissions, the newest on {day}",
        len(entries),
        day=text.date(entries[0].submission.received_at.date()),
    )


def _show_entries(reader: Reader, person: Person | None, entries: list[Entry]) -> None:
    text = reader.text
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters"):
        city = choose_one(
            reader.address,
            "city",
            label=text.say("City"),
            options={ALL: text.say("All"), **{key: reader.evidence.catalogue.cities[key].name for key in FIVE}},
            default=ALL,
            widget=st.selectbox,
            width=200,
        )
        kind = choose_one(
            reader.address,
            "kind",
            label=text.say("Kind"),
            options={ALL: text.say("All"), **{key.value: text.say(word) for key, word in KINDS.items()}},
            default=ALL,
        )
    chosen = [
        entry for entry in entries if city in (ALL, *entry.submission.cities) and kind in (ALL, entry.submission.kind)
    ]
    if not chosen:
        state(text.say("No submission of this kind"), text.say("Choose another city or kind above."))
        return
    _show_table(reader, person, chosen)


def _show_table(reader: Reader, person: Person | None, entries: list[Entry]) -> None:
    text = reader.text
    headings = [
        text.say("Number"), text.say("When"), text.say("Kind"), text.say("Cities"), text.say("Who"),
        text.say("Stands"), text.say("SHA-256 of the file"),
    ]  # fmt: skip
    head = "".join(markup.element("th", heading, scope="col") for heading in headings)
    body = "".join(_row(reader, person, entry) for entry in entries[:MOST_SHOWN])
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    markup.show(f'<div class="scroll" tabindex="0">{table}</div>')
    if len(entries) > MOST_SHOWN:
        left = len(entries) - MOST_SHOWN
        more = text.plural("{number} older one is not shown.", "{number} older ones are not shown.", left)
        markup.show(markup.element("p", more, css="small"))


def _row(reader: Reader, person: Person | None, entry: Entry) -> str:
    text, one = reader.text, entry.submission
    address = reader.address.link("history", submission=str(one.number))
    cells = (
        markup.link(text.say("No. {number}", number=text.number(one.number)), address),
        markup.element("span", moment(one.received_at, text)),
        markup.element("span", text.say(KINDS[Kind(one.kind)])),
        markup.element("span", cities_said(one.cities, reader)),
        markup.element("span", who(one.name, one.organisation, person, text)),
        markup.element("span", text.say("in force") if entry.in_force else text.say("undone")),
        markup.element("span", (one.file_sha256 or "")[:12], css="found") if one.file_sha256 else "",
    )
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def who(name: str | None, organisation: str, person: Person | None, text: Text) -> str:
    """Return who acted: the name for signed-in staff, the organisation for everybody."""
    if person is None:
        return organisation
    named = name if name is not None else text.say("name taken out")
    return text.say("{name}, {organisation}", name=named, organisation=organisation) if organisation else named


def _show_events(reader: Reader, happened: list[Event], person: Person | None) -> None:
    """Show what happened, newest first: accepted, undone, restored, redacted."""
    text = reader.text
    if not happened:
        return
    section(text.say("What happened"))
    headings = [
        (text.say("Data version"), True), (text.say("When"), False), (text.say("What"), False),
        (text.say("Who"), False), (text.say("Note"), False),
    ]  # fmt: skip
    rows = [
        (
            text.number(event.number),
            moment(event.at, text),
            _what(event, text),
            who(event.name, event.organisation, person, text),
            event.note,
        )
        for event in happened[:MOST_SHOWN]
    ]
    markup.show(markup.table(headings, rows))


def _what(event: Event, text: Text) -> str:
    if event.submission is None:
        return text.say(HAPPENED[event.kind])
    return text.say("No. {number}: {what}", number=text.number(event.submission), what=text.say(HAPPENED[event.kind]))
