"""The sections of the page Administration."""

import streamlit as st

from data.evidence import data_version
from data.logbook import log_error
from data.store import Store
from data.store.errors import StoreError
from data.store.health import Health
from data.store.verification import verify
from text import Text
from ui import markup
from ui.admin.facts import people_rows, storage_rows
from ui.reader import Reader
from ui.secrets_file import installation

_CHECKED = "store-checked"


def people_panel(reader: Reader) -> None:
    """Show everybody with a role as the secrets file has it now."""
    text, here = reader.text, installation()
    if not here.has_sign_in:
        words = text.say(
            "No sign-in is set up: whoever sits at this machine administers. docs/deployment.md tells how to let "
            "people sign in, and docs/deployment/secrets.example.toml how to give them roles."
        )
        markup.show(markup.element("p", words))
        return
    headings = [
        (text.say("Known to the sign-in as"), False),
        (text.say("Name"), False),
        (text.say("Role"), False),
        (text.say("Cities"), False),
        (text.say("Organisation"), False),
    ]
    rows = people_rows(here.roster, reader.evidence.catalogue.cities, text)
    hours = text.say(
        "As the secrets file has it now; changes hold from the next action. A sign-in ends after {hours} hours at the "
        "latest.",
        hours=text.number(here.roster.session_hours, decimals=0 if here.roster.session_hours.is_integer() else 1),
    )
    markup.show(markup.table(headings, rows, caption=hours))


def storage_panel(reader: Reader, health: Health) -> None:
    """Show what is stored where, and when it was last saved and refreshed."""
    text = reader.text
    rows = storage_rows(health, shipped=data_version(), text=text)
    markup.show(markup.table([(text.say("What"), False), (text.say("State"), False)], rows))


def check_panel(opened: Store, text: Text) -> None:
    """Offer to check the store: hashes, references, versions, protection."""
    st.button(text.say("Check the store now"), key="check-store", on_click=_check, args=(opened, text))
    if said := st.session_state.pop(_CHECKED, None):
        body = "".join(markup.element("p", sentence) for sentence in said)
        markup.show(markup.raw_element("div", body, css="notice", role="status"))


def _check(opened: Store, text: Text) -> None:
    try:
        faults = [fault.said(text) for fault in verify(opened)]
    except StoreError as problem:
        log_error(problem)
        faults = [problem.said(text)]
    st.session_state[_CHECKED] = faults or [
        text.say(
            "The store is whole: hashes, references, versions and protection against changes are as they should be."
        )
    ]
