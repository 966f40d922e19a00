"""Editing a city's milestones on the page: table, check, comparison, explicit storing; draft and undo.

The rights are asked for at every step and once more by the store. The table remembers the state it was filled with,
so that what somebody else changes meanwhile is asked about and not overwritten.
"""

import json
from typing import Final

import streamlit as st

from data.content import MilestoneRow
from data.facts import load_facts
from data.logbook import log_event, new_number
from data.store import Store
from data.store.drafts import Draft
from data.store.errors import StoreError
from data.submissions import Comparison, Person, Reference, accept, compare, shipped_plans
from data.submissions.comparison import Choice
from data.submissions.drafting import drafts, drop_draft, save_draft
from data.submissions.errors import NotAllowedError
from data.submissions.milestone_edits import (
    EditRead,
    EditTable,
    conflicts,
    edit_table,
    proposed_edit,
    read_edit,
    settled,
)
from ui import markup
from ui.clock import today
from ui.plan_comparison import choose_what_stays, show_changes, show_problems
from ui.plan_history import show_history, show_receipt
from ui.plan_sitting import Sitting, begin_anew, filled_with, note_trouble, sitting_of, take_trouble
from ui.plan_table import cells_from, edit_frame, stored_cells, table_frame
from ui.reader import Reader, current_reader
from ui.shell import section, state
from ui.staff import current_person
from ui.stored import store

_PENDING: Final = "plan-pending"


def show_plan_editor(reader: Reader, city: str) -> None:
    """Show the milestones of a city (or of the partnership) as a table to edit, with what happened to them."""
    text, person, sitting = reader.text, current_person(), sitting_of(city)
    try:
        place = store()
        table = edit_table(place, _reference(reader), city, person, version=sitting.version)
        filled_with(sitting, table.version)
        _show_trouble(reader)
        show_receipt(reader, sitting.receipt, sitting.logged)
        _offer_draft(reader, place, sitting, person)
        _edit(reader, place, table, sitting, person)
        section(text.say("What was handed in for these milestones"))
        show_history(reader, place, city, person)
    except NotAllowedError as problem:
        state(text.say("You cannot edit these milestones"), problem.said(text))
    except StoreError as problem:
        state(text.say("Milestones cannot be edited at the moment"), problem.said(text))


def _reference(reader: Reader) -> Reference:
    return Reference(reader.evidence.partners, shipped_plans(load_facts(reader.evidence.folder)))


def _draft_kind(city: str) -> str:
    return f"milestones:{city}"


def _offer_draft(reader: Reader, place: Store, sitting: Sitting, person: Person | None) -> None:
    draft = drafts(place, person).get(_draft_kind(sitting.city)) if person else None
    if draft is None or sitting.is_edited:
        return
    text = reader.text
    kept = text.date(draft.updated_at.date()) if draft.updated_at else ""
    words = text.say("A draft of yours from {date} is kept; nothing of it is stored yet.", date=kept)
    markup.show(markup.element("div", words, css="notice", role="status"))
    with st.container(horizontal=True, key="plan-draft"):
        st.button(text.say("Go on with the draft"), key="plan-draft-on", on_click=_go_on, args=(draft.body,))
        st.button(text.say("Discard the draft"), key="plan-draft-off", on_click=_discard, args=(sitting.city,))


def _go_on(body: str) -> None:
    kept = json.loads(body)
    begin_anew(version=kept["version"], cells=tuple(kept["cells"]))


def _discard(city: str) -> None:
    person = current_person()
    try:
        if person is not None:
            drop_draft(store(), person, _draft_kind(city))
    except StoreError as problem:
        note_trouble(problem)


def _edit(reader: Reader, place: Store, table: EditTable, sitting: Sitting, person: Person | None) -> None:
    """Show the table and, once it was sent, what is wrong in it or what it would change."""
    text = reader.text
    first = sitting.cells if sitting.cells is not None else stored_cells(table)
    with st.form(f"plan-form-{sitting.key}", border=False):
        edited = edit_frame(table_frame(table, first, text), table, text, key=sitting.key)
        with st.container(horizontal=True, vertical_alignment="center"):
            sent = st.form_submit_button(text.say("Check the changes"), key=f"check-{sitting.key}")
            kept = st.form_submit_button(text.say("Keep as a draft"), key=f"keep-{sitting.key}")
    cells = cells_from(edited, table, text)
    read = read_edit(table, cells, today=today())
    if (sent or kept) and person is not None and (read.changed or not read.is_sound):
        body = json.dumps({"version": table.version, "cells": cells})
        save_draft(place, person, Draft(kind=_draft_kind(table.city), body=body))
    if kept:
        _say(text.say("Kept as a draft. Only you see it, also in another window; it is not stored."))
    if not read.is_sound:
        show_problems(reader, table, read)
    elif read.changed:
        _confirm(reader, place, table, read, person)
    elif sent:
        _say(text.say("Nothing was edited, so that there is nothing to store."))


def _say(words: str) -> None:
    markup.show(markup.element("div", words, css="notice", role="status"))


def _confirm(reader: Reader, place: Store, table: EditTable, read: EditRead, person: Person | None) -> None:
    """Show what would change, ask about what somebody else changed meanwhile, and offer to store it."""
    text, reference, catalogue = reader.text, _reference(reader), reader.evidence.catalogue
    seen = compare(place, reference, proposed_edit(table, read.changed, catalogue), person)
    asked = conflicts(table, seen)
    stays, is_answered = choose_what_stays(reader, asked, key=f"{table.city}-{table.version}")
    rows: tuple[MilestoneRow, ...] = settled(read.changed, stays)
    if asked:
        seen = compare(place, reference, proposed_edit(table, rows, catalogue), person)
    if is_answered and not seen.has_changes():
        _say(text.say("Everything stands in the store already, so that there is nothing to store."))
        return
    show_changes(reader, seen, read)
    st.session_state[_PENDING] = seen
    number = sum(item.change in ("new", "changed") for item in seen.plans)
    words = text.plural("Store {number} milestone", "Store {number} milestones", number)
    st.button(words, key="plan-store", disabled=not is_answered, on_click=_store_pending, args=(table.city,))


def _store_pending(city: str) -> None:
    """Store what was compared, once: a second click finds nothing to store."""
    seen: Comparison | None = st.session_state.pop(_PENDING, None)
    if seen is None:
        return
    answers: dict[tuple[str, ...], Choice] = dict.fromkeys(seen.stale_keys(), "file")
    reference = _reference(current_reader())
    try:
        receipt = accept(store(), reference, seen, current_person(), answers=answers, draft=_draft_kind(city))
    except StoreError as problem:
        note_trouble(problem)
        return
    number = new_number()
    log_event("upload", id=number, outcome="accepted", submission=receipt.submission, values=len(seen.plans))
    begin_anew(receipt=receipt, logged=number)


def _show_trouble(reader: Reader) -> None:
    """Say why the last click stored nothing."""
    problem = take_trouble()
    if isinstance(problem, StoreError):
        words = problem.said(reader.text)
        markup.show(markup.element("div", words, css="notice", role="alert"))
